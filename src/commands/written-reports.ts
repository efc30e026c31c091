import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import {appendText, checkDocument, writeDocumentTo} from '../engine/outputs/output.js';
import {randomHex, sha256} from '../engine/storage/checksum.js';
import {githubReport} from '../ui/reports/github-report.js';
import {jsonlReport} from '../ui/reports/jsonl-report.js';
import {junitReport} from '../ui/reports/junit-report.js';
import {markdownReport} from '../ui/reports/markdown-report.js';
import {prometheusReport} from '../ui/reports/prometheus-report.js';
import {sarifReport} from '../ui/reports/sarif-report.js';
import type {Run} from '../ui/reports/verdict.js';
import {command, pourDocument, say} from './streams.js';

/** Reports that go to a file, by their kind. */
const texts = {
  sarif: sarifReport,
  junit: junitReport,
  prometheus: prometheusReport,
  markdown: markdownReport,
  jsonl: jsonlReport,
} as const satisfies Readonly<Record<string, (run: Run) => string>>;

export type ReportKind = keyof typeof texts | 'github';

export const reportKinds: readonly ReportKind[] = ['github', ...(Object.keys(texts) as (keyof typeof texts)[])];

/** A report that is wanted, and the file that it goes to. */
export interface WantedReport {
  readonly kind: ReportKind;
  readonly file: string | undefined;
}

/** Whether one of the reports goes to standard output, where nothing else may go then. Raises L0001 for two of them, or two in one file. */
export function reportsTakeStdout(wanted: readonly WantedReport[], commandName: string): boolean {
  const files = wanted.flatMap(({file}) => file ?? []);
  const twice = files.find((file, i) => files.indexOf(file) !== i);
  if (twice === undefined) return files.includes('-');
  throw fault(conditions.usage, {problem: `two reports cannot both go to ${twice}`, command: commandName});
}

/** Refuses, before anything is done, a report in the place of a store that is looked at, or where no file can be. Raises L0003 to L0005. */
export function checkReports(wanted: readonly WantedReport[], inputs: readonly string[]): void {
  for (const {file} of wanted) if (file !== undefined) checkDocument(file, inputs, true);
}

/** Writes the reports of a run, each whole or not at all; a report of before is replaced. Raises L5001 to L5004. */
export async function writeReports(wanted: readonly WantedReport[], run: Run): Promise<void> {
  for (const {kind, file} of wanted) {
    if (kind === 'github') await tellGithub(run);
    else if (file !== undefined) {
      const like = run.verdicts[0]?.store ?? file;
      await writeDocumentTo(file, texts[kind](run), {like, stream: pourDocument});
    }
  }
}

function digestOf(text: string): string {
  const digest = sha256();
  digest.update(Buffer.from(text));
  return digest.hex();
}

async function tellGithub(run: Run): Promise<void> {
  const {annotations, summary, outputs} = githubReport(run, `liel-${randomHex(16)}`, digestOf);
  command(annotations);
  for (const [name, text] of [
    ['GITHUB_STEP_SUMMARY', summary],
    ['GITHUB_OUTPUT', outputs],
  ] as const) {
    const file = process.env[name];
    if (file) appendText(file, text);
    else say(`liel: note: ${name} is not set, as it is in a step of GitHub Actions: nothing is written there`);
  }
}
