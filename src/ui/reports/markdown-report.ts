import {printable} from '../printable.js';
import {type CheckResult, placeText, type Run, type ToldFinding, tallyText, type Verdict} from './verdict.js';

const marks = {pass: '✅', fail: '❌', undecided: '❓', trouble: '⚠️'} as const;
const checkMarks: Readonly<Record<CheckResult['verdict'], string>> = {
  pass: '✅',
  warn: '⚠️',
  fail: '❌',
  'not checked': '➖',
};

/** Findings of a store that a person reads; the JSON report has more. */
const shownFindings = 20;
/** Stores that are told check by check: those of which something is to be said come first. */
const shownStores = 50;

/** Text of others as Markdown shows it, and nothing else: no link, no tag, no new line, no cell. */
function inMarkdown(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~@$]/g, (mark) => `\\${mark}`)
    .replaceAll('://', ':&#8203;//');
}

/** A report as Markdown: a line for all stores, then those that are not fine, with their checks and findings. */
export function markdownReport(run: Run): string {
  const {command, version, verdicts, exit} = run;
  const ordered = [
    ...verdicts.filter(({verdict}) => verdict !== 'pass'),
    ...verdicts.filter(({verdict}) => verdict === 'pass'),
  ];
  const told = ordered.slice(0, shownStores);
  const lines = [
    `## liel ${inMarkdown(command)}: ${tallyText(verdicts)}`,
    '',
    '| store | verdict | what |',
    '|---|---|---|',
    ...told.map(
      ({store, verdict, summary}) => `| ${inMarkdown(store)} | ${marks[verdict]} ${verdict} | ${inMarkdown(summary)} |`,
    ),
    ...(ordered.length > told.length ? ['', `… and ${ordered.length - told.length} more.`] : []),
    ...told.flatMap(storeSection),
    '',
    `liel-ops ${version}, exit code ${exit}`,
  ];
  return `${lines.join('\n')}\n`;
}

function storeSection({store, verdict, checks, findings, finding_count}: Verdict): string[] {
  if (checks.length === 0 && findings.length === 0) return [];
  const lines = ['', `<details${verdict === 'pass' ? '' : ' open'}><summary>${inMarkdown(store)}</summary>`, ''];
  if (checks.length > 0) {
    lines.push('| check | verdict | what |', '|---|---|---|');
    lines.push(
      ...checks.map(
        ({name, verdict: held, reason}) =>
          `| ${inMarkdown(name)} | ${checkMarks[held]} ${held} | ${inMarkdown(reason)} |`,
      ),
      '',
    );
  }
  const shown = findings.slice(0, shownFindings);
  lines.push(...shown.map(findingLine));
  if (finding_count > shown.length) lines.push(`- … and ${finding_count - shown.length} more`);
  return [...lines, '', '</details>'];
}

function findingLine({code, message, place, next}: ToldFinding): string {
  const where = placeText(place);
  const way = next.length > 0 ? `; next: ${inMarkdown(next[0] as string)}` : '';
  return `- **${code}** ${inMarkdown(message)}${where === '' ? '' : ` (${where})`}${way}`;
}
