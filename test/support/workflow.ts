import {spawn} from 'node:child_process';
import {closeSync, mkdirSync, openSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {parse} from 'yaml';
import {ended} from './program.js';

/** A step of a workflow or of a composite action of GitHub Actions. */
export interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

/** What expressions know: `inputs.stores`, `secrets.KEY`, by their names in full. What is not there is empty, as it is on GitHub. */
export type Known = Readonly<Record<string, string>>;

/** The steps of a workflow, or of a composite action. */
export function readSteps(yaml: string): Step[] {
  const {jobs, runs}: {jobs?: Readonly<Record<string, {steps: Partial<Step>[]}>>; runs?: {steps: Partial<Step>[]}} =
    parse(yaml);
  const lists = runs ? [runs] : Object.values(jobs ?? {});
  return lists.flatMap(({steps}) => steps).map((step) => ({name: '', ...step}));
}

/** A text with its expressions filled in. Throws for one that is more than names and words, one of which holds. */
export function filled(text: string, known: Known): string {
  return String(text).replace(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => expressionValue(expression, known));
}

/** What an expression gives: names, words in quotes, calls that `known` has by their whole text, `==`, `!=`, `&&`, `||`. */
export function expressionValue(expression: string, known: Known): string {
  const told = expression.trim();
  for (const [operator, ends] of [
    ['||', (value: string) => value !== ''],
    ['&&', (value: string) => value === ''],
  ] as const) {
    const parts = told.split(` ${operator} `);
    if (parts.length > 1) {
      const values = parts.map((part) => expressionValue(part, known));
      return values.find(ends) ?? values.at(-1)!;
    }
  }
  const [, left, operator, right] = /^(.+) ([!=]=) (.+)$/.exec(told) ?? [];
  if (operator !== undefined)
    return (expressionValue(left, known) === expressionValue(right, known)) === (operator === '==') ? 'true' : '';
  const [, word] = /^'([^']*)'$/.exec(told) ?? [];
  if (word !== undefined) return word;
  if (known[told] !== undefined) return known[told];
  if (/^[a-z]+(\.[\w-]+)+$/.test(told)) return '';
  throw new Error(`no test knows the expression ${told}`);
}

/** How a step ended, with what it told the runner. */
export interface StepEnd {
  readonly code: number | null;
  readonly output: string;
  readonly outputs: Known;
  readonly summary: string;
}

/** Runs the `run` block of a step as a runner does: its bytes as a file, by the bash that `shell: bash` means, with nothing filled in. */
export async function runStep(
  step: Step,
  known: Known,
  {cwd, env}: {cwd: string; env: Readonly<Record<string, string | undefined>>},
): Promise<StepEnd> {
  const place = path.join(cwd, '.runner');
  mkdirSync(place, {recursive: true});
  const [script, output, summary] = ['script', 'output', 'summary'].map((name) => path.join(place, name));
  for (const file of [output, summary]) closeSync(openSync(file, 'w'));
  writeFileSync(script, step.run ?? '');
  const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, filled(text, known)]));
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd,
    env: {...process.env, NO_COLOR: '1', GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, ...env, ...own},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const {code, stdout, stderr} = await ended(child);
  const read = (file: string): string => readFileSync(file, 'utf8');
  return {code, output: `${stdout}${stderr}`, outputs: outputsIn(read(output)), summary: read(summary)};
}

function outputsIn(text: string): Known {
  const found = text.matchAll(/^(\w+)(?:=(.*)|<<(\S+)\n([\s\S]*?)\n\3)$/gm);
  return Object.fromEntries([...found].map(([, name, line, , lines]) => [name, line ?? lines]));
}
