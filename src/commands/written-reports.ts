import path from 'node:path';
import {appendText, checkDocument, writeDocumentTo} from '../engine/outputs/output.js';
import {randomHex, sha256} from '../engine/storage/checksum.js';
import {firstBytes, isSameFile, kindOf} from '../engine/storage/files/file-system.js';
import {githubReport} from '../ui/reports/github-report.js';
import {jsonlReport} from '../ui/reports/jsonl-report.js';
import {junitReport} from '../ui/reports/junit-report.js';
import {markdownReport} from '../ui/reports/markdown-report.js';
import {prometheusReport} from '../ui/reports/prometheus-report.js';
import {sarifReport} from '../ui/reports/sarif-report.js';
import type {Run} from '../ui/reports/verdict.js';
import {obeyed, pourDocument, say} from './streams.js';

/** A kind of report that goes to a file: its text, and how that begins, by which one of before is known. */
interface FileKind {
  readonly text: (run: Run) => string;
  readonly begins: RegExp;
}

const fileKinds: Readonly<Record<string, FileKind>> = {
  sarif: {text: sarifReport, begins: /^\{"\$schema": "https:\/\/json\.schemastore\.org\/sarif/},
  junit: {text: junitReport, begins: /^<\?xml [^>]*>\n<testsuites name="liel /},
  prometheus: {text: prometheusReport, begins: /^# HELP liel_/},
  markdown: {text: markdownReport, begins: /^## liel /},
  jsonl: {text: jsonlReport, begins: /^\{"(checks|command)": /},
};

/** The kinds of reports that --report knows; that for GitHub takes no file. */
export const reportKinds: readonly string[] = ['github', ...Object.keys(fileKinds)];

/** A report that is wanted; the file is undefined for GitHub, which names the files itself. */
export interface WantedReport {
  readonly kind: string;
  readonly file: string | undefined;
}

/** The report that a word like `junit=FILE` wants; the end of a sentence when it wants none. */
export function wantedReport(word: string): WantedReport | string {
  const [kind = '', file] = word.split(/=(.*)/s);
  if (kind === 'github')
    return file === undefined ? {kind, file} : '--report github takes no file: GitHub names the files itself';
  if (!Object.hasOwn(fileKinds, kind)) return `--report knows no kind ${kind}: ${reportKinds.join(', ')}`;
  return file ? {kind, file} : `--report ${kind} needs a file: --report ${kind}=FILE`;
}

/** The files that the words of a command name. */
interface NamedFiles {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/**
 * Why a report cannot be put in its place: something else is to be written there, or lies there that is no report of its kind. Raises
 * L0004 for an input by any of its names, L0005 for what is no regular file, L2001 and L2002 for a store that a writer has open.
 */
export function placeProblem(wanted: readonly WantedReport[], {inputs, outputs}: NamedFiles): string | undefined {
  const taken = [...outputs];
  for (const {kind, file} of wanted) {
    if (file === undefined) continue;
    if (taken.some((other) => isOnePlace(other, file))) return `two things cannot both go to ${file}`;
    taken.push(file);
    checkDocument(file, inputs, true);
    if (!isReplaceable(kind, file))
      return `--report ${kind} replaces a report of its kind alone, and ${file} is something else: name another file`;
  }
  return undefined;
}

function isOnePlace(a: string, b: string): boolean {
  return path.resolve(a) === path.resolve(b) || isSameFile(a, b);
}

function isReplaceable(kind: string, file: string): boolean {
  if (file === '-' || kindOf(file) !== 'file') return true;
  const start = firstBytes(file, 256);
  return start.length === 0 || fileKinds[kind]?.begins.test(start.toString('latin1')) === true;
}

/** Writes the reports of a run, each whole or not at all; a report of before is replaced. Raises L5001 to L5004. */
export async function writeReports(wanted: readonly WantedReport[], run: Run): Promise<void> {
  for (const {kind, file} of wanted) {
    if (file === undefined) {
      await tellGithub(run);
      continue;
    }
    const like = run.verdicts[0]?.store ?? file;
    await writeDocumentTo(file, fileKinds[kind]?.text(run) ?? '', {like, stream: pourDocument});
  }
}

function digestOf(text: string): string {
  const digest = sha256();
  digest.update(Buffer.from(text));
  return digest.hex();
}

async function tellGithub(run: Run): Promise<void> {
  const {annotations, summary, outputs} = githubReport(run, `liel-${randomHex(16)}`, digestOf);
  obeyed(annotations);
  for (const [name, text] of [
    ['GITHUB_STEP_SUMMARY', summary],
    ['GITHUB_OUTPUT', outputs],
  ] as const) {
    const file = process.env[name];
    if (file) appendText(file, text);
    else say(`liel: note: ${name} is not set, as it is in a step of GitHub Actions: nothing is written there`);
  }
}
