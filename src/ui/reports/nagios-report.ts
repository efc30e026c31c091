import {printable} from '../printable.js';
import {placeText, tally, type Verdict} from './verdict.js';

/** States of a Nagios or Icinga check, which are its exit codes. */
const states = ['OK', 'WARNING', 'CRITICAL', 'UNKNOWN'] as const;

export interface NagiosReport {
  readonly line: string;
  readonly exit: 0 | 1 | 2 | 3;
}

/** Verdicts as one line for Nagios and Icinga: unknown is what was not decided, a warning what is old, critical what failed. */
export function nagiosReport(verdicts: readonly Verdict[]): NagiosReport {
  const {fail, undecided, trouble} = tally(verdicts);
  const warned = verdicts.filter(({checks}) => checks.some(({verdict}) => verdict === 'warn'));
  const state = fail > 0 ? 2 : undecided + trouble > 0 || verdicts.length === 0 ? 3 : warned.length > 0 ? 1 : 0;
  const telling = verdicts.filter(({verdict}) => verdict !== 'pass');
  const shown = (telling.length > 0 ? telling : warned).slice(0, 3).map(({store, findings, summary}) => {
    const [first] = findings;
    const what = first ? [first.code, placeText(first.place)].filter((part) => part !== '').join(' ') : summary;
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
  const figures = `failed=${fail};0;0;0;${all} undecided=${undecided + trouble};0;;0;${all}`;
  return {line: `LIEL ${states[state]} - ${printable(text).replaceAll('|', '/')} | ${figures}`, exit: state};
}
