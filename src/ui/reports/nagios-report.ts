import {printable} from '../printable.js';
import {placeText, tally, type Verdict} from './verdict.js';

/** States of a Nagios or Icinga check, which are its exit codes. */
const states = ['OK', 'WARNING', 'CRITICAL', 'UNKNOWN'] as const;

export interface NagiosReport {
  readonly line: string;
  readonly exit: 0 | 1 | 2 | 3;
}

/** An age that was judged, in seconds; null where there is none, which is unknown to plugins. */
export interface JudgedAge {
  readonly seconds: number | null;
  readonly warn?: number | undefined;
  readonly critical?: number | undefined;
}

/** Verdicts as one line for Nagios and Icinga: unknown is what was not decided, a warning what is old, critical what failed. */
export function nagiosReport(verdicts: readonly Verdict[], age?: JudgedAge): NagiosReport {
  const {fail, undecided, trouble} = tally(verdicts);
  const warned = verdicts.filter(({checks}) => checks.some(({verdict}) => verdict === 'warn'));
  const state = fail > 0 ? 2 : undecided + trouble > 0 || verdicts.length === 0 ? 3 : warned.length > 0 ? 1 : 0;
  const telling = verdicts.filter(({verdict}) => verdict !== 'pass');
  const shown = (telling.length > 0 ? telling : warned).slice(0, 3).map(({store, findings, summary, checks}) => {
    const [first] = findings;
    const what = first
      ? [first.code, placeText(first.place)].filter((part) => part !== '').join(' ')
      : (old(checks) ?? summary);
    return `${store} (${what})`;
  });
  const of = `${telling.length} of ${verdicts.length}`;
  const text =
    telling.length > 0
      ? `${of} not fine: ${shown.join(', ')}`
      : warned.length > 0
        ? `see ${shown.join(', ')}`
        : `${verdicts.length} fine`;
  const all = verdicts.length;
  const figures = `failed=${fail};0;0;0;${all} undecided=${undecided + trouble};0;;0;${all}${age ? ` ${ageFigure(age)}` : ''}`;
  return {line: `LIEL ${states[state]} - ${printable(text).replaceAll('|', '/')} | ${figures}`, exit: state};
}

/** What is said of an age that is too high. */
function old(checks: Verdict['checks']): string | undefined {
  const check = checks.find(({name, verdict}) => name.startsWith('age ') && verdict !== 'pass');
  return check && `${check.name}: ${check.reason}`;
}

/** As plugins tell a figure: 'label'=value[unit];warn;critical;least, where U is a value that is not known. */
function ageFigure({seconds, warn, critical}: JudgedAge): string {
  return `age=${seconds === null ? 'U' : `${seconds}s`};${warn ?? ''};${critical ?? ''};0`;
}
