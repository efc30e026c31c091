import {printable} from '../printable.js';
import {type CheckResult, placeText, type Run, type ToldFinding, type Verdict} from './verdict.js';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text of others in XML; characters that XML does not have are escapes already. */
const xml = (text: string): string =>
  printable(text)
    .toWellFormed()
    .replace(/[&<>"']/g, (mark) => entities[mark] as string);

interface Case {
  readonly name: string;
  /** The element in it; none for a case that passed. */
  readonly result: 'failure' | 'error' | 'skipped' | undefined;
  readonly message: string;
  readonly text: string;
}

/** A run as JUnit XML: a suite for each store, a case for each thing that was looked at. */
export function junitReport({command, verdicts, endedAt}: Run): string {
  const suites = verdicts.map((verdict) => ({store: verdict.store, cases: casesOf(verdict)}));
  const all = suites.flatMap(({cases}) => cases);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="liel ${xml(command)}" ${counts(all)}>`,
    ...suites.flatMap(({store, cases}) => [
      `  <testsuite name="${xml(store)}" ${counts(cases)} timestamp="${endedAt.toISOString().slice(0, 19)}">`,
      ...cases.flatMap((one) => caseLines(store, one)),
      '  </testsuite>',
    ]),
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

function counts(cases: readonly Case[]): string {
  const count = (wanted: Case['result']): number => cases.filter(({result}) => result === wanted).length;
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

function casesOf({verdict, summary, checks, findings}: Verdict): Case[] {
  const text = findings.map(findingLine).join('\n');
  const results: Readonly<Record<CheckResult['verdict'], Case['result']>> = {
    pass: undefined,
    warn: undefined,
    fail: verdict === 'fail' ? 'failure' : 'error',
    'not checked': 'skipped',
  };
  const cases = checks.map(({name, verdict: held, reason}) => {
    const result = results[held];
    return {name, result, message: reason, text: held === 'fail' ? text : ''};
  });
  // A verdict that no check explains is a case of its own: a suite without a failure is a pass.
  const isTold = verdict === 'pass' || cases.some(({result}) => result === 'failure' || result === 'error');
  if (isTold && cases.length > 0) return cases;
  const result = verdict === 'pass' ? undefined : verdict === 'fail' ? 'failure' : 'error';
  return [...cases, {name: 'verdict', result, message: summary, text}];
}

function caseLines(store: string, {name, result, message, text}: Case): string[] {
  const head = `    <testcase classname="${xml(store)}" name="${xml(name)}"`;
  if (result === undefined) return [`${head}/>`];
  if (result === 'skipped') return [`${head}>`, `      <skipped message="${xml(message)}"/>`, '    </testcase>'];
  return [
    `${head}>`,
    `      <${result} message="${xml(message)}">${text.split('\n').map(xml).join('\n')}</${result}>`,
    '    </testcase>',
  ];
}

function findingLine({code, message, place}: ToldFinding): string {
  const where = placeText(place);
  return `${code} ${printable(message)}${where === '' ? '' : ` (${where})`}`;
}
