import path from 'node:path';
import {type ExitCode, exit, type Fault, type Finding, findingText, type Place} from '../../engine/faults/fault.js';
import {counted} from '../../engine/faults/words.js';
import {wayOut} from '../way-out.js';

/** What is known in the end: proved, disproved, not to be decided, or not looked at. */
export type Outcome = 'pass' | 'fail' | 'undecided' | 'trouble';

/** One thing that was looked at. */
export interface CheckResult {
  readonly name: string;
  readonly verdict: 'pass' | 'warn' | 'fail' | 'not checked';
  readonly reason: string;
}

/** What was found, in words that need no other document. */
export interface ToldFinding {
  readonly code: string;
  readonly title: string;
  readonly level: 'error' | 'warning';
  readonly message: string;
  readonly background: string;
  readonly next: readonly string[];
  readonly place: Place;
}

/** The verdict on one store, whichever command gives it: what all kinds of reports are made of, and a line of JSON as it is. */
export interface Verdict {
  /** The store; for a command about backups their directory, or the store that they are of. */
  readonly store: string;
  readonly verdict: Outcome;
  readonly exit: ExitCode;
  /** One sentence. */
  readonly summary: string;
  readonly checks: readonly CheckResult[];
  readonly finding_count: number;
  readonly findings: readonly ToldFinding[];
  /** Numbers by the name of their metric, without the prefix of ours: sizes in bytes, moments in seconds since 1970. */
  readonly figures: Readonly<Record<string, number>>;
}

/** A run of the program that gave verdicts. */
export interface Run {
  readonly command: string;
  readonly version: string;
  readonly exit: ExitCode;
  readonly endedAt: Date;
  /** The directory from which stores are named. */
  readonly cwd: string;
  /** The directory, of a repository say, from which they are told where they lie in it. */
  readonly root: string;
  readonly verdicts: readonly Verdict[];
}

/** What an exit code says of what was looked at. */
export function outcomeOf(code: ExitCode): Outcome {
  if (code === exit.done || code === exit.acceptedLoss) return 'pass';
  if (code === exit.no) return 'fail';
  return code === exit.undecidable ? 'undecided' : 'trouble';
}

/** A finding as reports tell it, among the others of its store. */
export function toldFinding(found: Finding, all: readonly Finding[] = []): ToldFinding {
  const {condition, place} = found;
  const {code, title, background} = condition;
  return {code, title, level: 'error', message: findingText(found), background, next: wayOut(found, all), place};
}

/** The verdict on a store that could not be judged. */
export function verdictOfFault(store: string, trouble: Fault): Verdict {
  const code = trouble.condition.exit;
  const summary = `${trouble.condition.code} ${trouble.message}`;
  return {
    store,
    verdict: outcomeOf(code),
    exit: code,
    summary,
    checks: [],
    finding_count: 1,
    findings: [toldFinding(trouble)],
    figures: {},
  };
}

/** How many verdicts there are of each outcome. */
export function tally(verdicts: readonly Verdict[]): Readonly<Record<Outcome, number>> {
  const count = (wanted: Outcome): number => verdicts.filter(({verdict}) => verdict === wanted).length;
  return {pass: count('pass'), fail: count('fail'), undecided: count('undecided'), trouble: count('trouble')};
}

/** How many verdicts there are of each outcome, in words. */
export function tallyText(verdicts: readonly Verdict[]): string {
  const {pass, fail, undecided, trouble} = tally(verdicts);
  const parts = [
    [pass, 'passed'],
    [fail, 'failed'],
    [undecided, 'undecided'],
    [trouble, 'not judged'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return `${counted(verdicts.length, 'store')}: ${told.length > 0 ? told.join(', ') : 'none was named'}`;
}

/** Where a finding lies, in a few words; empty where it has no place. */
export function placeText({page, node, edge, offset}: Place): string {
  const parts = [
    [page, 'page'],
    [node, 'node'],
    [edge, 'edge'],
  ] as const;
  const told = parts.filter(([number]) => number !== undefined).map(([number, word]) => `${word} ${number}`);
  if (told.length === 0 && offset !== undefined) told.push(`offset ${offset}`);
  return told.join(', ');
}

/** Where a store lies: below the root, with slashes, or else as an absolute path. */
export function pathFromRoot(
  {cwd, root}: Pick<Run, 'cwd' | 'root'>,
  store: string,
): {below?: string; absolute: string} {
  const absolute = path.resolve(cwd, store);
  const relative = path.relative(root, absolute);
  const isOutside = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return isOutside ? {absolute} : {below: relative.split(path.sep).join('/'), absolute};
}
