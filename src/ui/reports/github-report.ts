import {counted} from '../../engine/faults/words.js';
import {printable} from '../printable.js';
import {jsonlReport} from './jsonl-report.js';
import {markdownReport} from './markdown-report.js';
import {outcomeOf, pathFromRoot, placeText, type Run, type ToldFinding, type Verdict} from './verdict.js';

/** GitHub shows ten annotations of each level for a step. */
const mostAnnotations = 9;
/** A summary is refused when it has more than a mebibyte. */
const mostSummaryBytes = 900 * 1024;
/** Longer outputs are left out: all of a job together may have a mebibyte. */
const mostOutputBytes = 256 * 1024;

/** What GitHub Actions is told: commands on stderr, and lines behind what is in two files. */
export interface GithubReport {
  readonly annotations: string;
  readonly summary: string;
  readonly outputs: string;
}

/** A run for GitHub Actions. `delimiter` is a line that stands in no output, `sha256` the digest of a text in hex. */
export function githubReport(run: Run, delimiter: string, sha256: (text: string) => string): GithubReport {
  return {annotations: annotations(run), summary: shortSummary(run), outputs: outputs(run, delimiter, sha256)};
}

function annotations(run: Run): string {
  const told = run.verdicts.flatMap((verdict) => levelled(verdict).map((found) => ({verdict, found})));
  const lines: string[] = [];
  for (const level of ['error', 'warning'] as const) {
    const all = told.filter(({found}) => found.level === level);
    for (const {verdict, found} of all.slice(0, mostAnnotations)) lines.push(annotation(run, level, verdict, found));
    const more = all.length - mostAnnotations;
    if (more > 0) lines.push(`::${level} title=liel::${more} more, see the summary`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** What is to be annotated: findings, and a verdict that has none but is no pass. */
function levelled({
  findings,
  verdict,
  summary,
}: Verdict): Pick<ToldFinding, 'code' | 'title' | 'level' | 'message' | 'place'>[] {
  if (findings.length > 0 || verdict === 'pass') return [...findings];
  return [{code: 'liel', title: verdict, level: 'error', message: summary, place: {}}];
}

function annotation(
  run: Run,
  level: string,
  {store}: Verdict,
  {code, title, message, place}: Pick<ToldFinding, 'code' | 'title' | 'message' | 'place'>,
): string {
  const {below, absolute} = pathFromRoot(run, store);
  const file = below ?? absolute;
  const where = placeText(place);
  const text = where === '' ? message : `${message} (${where})`;
  return `::${level} file=${property(file)},title=${property(`${code} ${title}`)}::${data(text)}`;
}

const data = (text: string): string =>
  printable(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function shortSummary(run: Run): string {
  const summary = markdownReport(run);
  const bytes = Buffer.from(summary);
  if (bytes.length <= mostSummaryBytes) return summary;
  const cut = bytes
    .subarray(0, mostSummaryBytes)
    .toString()
    .replace(/\n[^\n]*$/, '');
  return `${cut}\n\n</details>\n\nCut here: the whole report has ${counted(bytes.length, 'byte')}.\n`;
}

function outputs(run: Run, delimiter: string, sha256: (text: string) => string): string {
  const report = jsonlReport(run);
  const values = {
    verdict: outcomeOf(run.exit),
    exit_code: String(run.exit),
    report: Buffer.byteLength(report) <= mostOutputBytes ? report.trimEnd() : '',
    sha256: sha256(report),
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`)
    .join('');
}
