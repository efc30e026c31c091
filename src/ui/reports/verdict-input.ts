import {conditions} from '../../engine/faults/conditions.js';
import {type ExitCode, exit, fault} from '../../engine/faults/fault.js';
import {counted} from '../../engine/faults/words.js';
import {lineSchema, summarySchema} from './jsonl-report.js';
import type {Verdict} from './verdict.js';

/** The verdicts of one run, as it printed them. */
export interface VerdictFile {
  readonly path: string;
  readonly command: string;
  readonly shard: {readonly number: number; readonly of: number} | undefined;
  readonly verdicts: readonly Verdict[];
  readonly exit: ExitCode;
}

type Members = Readonly<Record<string, unknown>>;

const exits: readonly unknown[] = Object.values(exit);
const outcomes: readonly unknown[] = ['pass', 'fail', 'undecided', 'trouble'] satisfies Verdict['verdict'][];

/**
 * Reads lines of verdicts back. Raises L0066 for a line that is none, for one that is cut, and where the last line does not
 * count the others.
 */
export function readVerdicts(path: string, text: string): VerdictFile {
  const refuse = (problem: string) => fault(conditions.verdictsUnreadable, {path, problem});
  if (!text.endsWith('\n')) throw refuse(text === '' ? 'it is empty' : 'its last line is cut');
  const lines = text
    .slice(0, -1)
    .split('\n')
    .map((line, i): Members => {
      try {
        const value: unknown = JSON.parse(line);
        if (typeof value === 'object' && value !== null) return value as Members;
      } catch {
        // Said below.
      }
      throw refuse(`line ${i + 1} is no JSON object`);
    });
  const last = lines.pop() as Members;
  if (last['schema'] !== summarySchema) throw refuse('the last line, which counts the others, is missing');
  const verdicts = lines.map((line, i) => {
    if (!isVerdict(line)) throw refuse(`line ${i + 1} is no verdict of this version`);
    const {schema: _, command: __, ...verdict} = line;
    return verdict as unknown as Verdict;
  });
  if (last['stores'] !== verdicts.length) {
    throw refuse(
      `its last line counts ${String(last['stores'])}, and before it stand ${counted(verdicts.length, 'verdict')}`,
    );
  }
  if (!exits.includes(last['exit'])) throw refuse('its last line has no exit code');
  return {
    path,
    command: String(last['command']),
    shard: shardOf(last, refuse),
    verdicts,
    exit: last['exit'] as ExitCode,
  };
}

function isVerdict({schema, store, verdict, exit: code, summary, checks, findings, figures}: Members): boolean {
  const isTold = typeof store === 'string' && typeof summary === 'string';
  const isKnown = outcomes.includes(verdict) && exits.includes(code);
  const isWhole = Array.isArray(checks) && Array.isArray(findings) && typeof figures === 'object' && figures !== null;
  return schema === lineSchema && isTold && isKnown && isWhole;
}

function shardOf({shard}: Members, refuse: (problem: string) => Error): VerdictFile['shard'] {
  if (shard === null) return undefined;
  const [, number, of] = /^(\d+)\/(\d+)$/.exec(String(shard)) ?? [];
  if (number === undefined || of === undefined) throw refuse('its last line names no shard');
  return {number: Number(number), of: Number(of)};
}

/**
 * All verdicts of several runs, by the names of their stores. Raises L0066 for shards that are missing, there twice or of
 * different runs, and for a store that two of them judged.
 */
export function sumVerdicts(files: readonly VerdictFile[]): Verdict[] {
  const [first] = files as [VerdictFile];
  const refuse = ({path}: VerdictFile, problem: string) => fault(conditions.verdictsUnreadable, {path, problem});
  const seen = new Map<number, string>();
  for (const file of files) {
    const {shard} = file;
    if ((shard?.of ?? 0) !== (first.shard?.of ?? 0) || file.command !== first.command)
      throw refuse(file, `it is of another run than ${first.path}`);
    if (!shard) continue;
    const other = seen.get(shard.number);
    if (other !== undefined) throw refuse(file, `it is shard ${shard.number} of ${shard.of}, as ${other} is`);
    seen.set(shard.number, file.path);
  }
  const missing = Array.from({length: first.shard?.of ?? 0}, (_, i) => i + 1).filter((number) => !seen.has(number));
  if (missing.length > 0)
    throw refuse(first, `shards are missing: ${missing.slice(0, 10).join(', ')} of ${first.shard?.of}`);
  const judged = new Map<string, string>();
  for (const {path, verdicts} of files) {
    for (const {store} of verdicts) {
      const other = judged.get(store);
      const problem = `it has a verdict on ${store}, as ${other === path ? 'a line before' : other} has`;
      if (other !== undefined) throw fault(conditions.verdictsUnreadable, {path, problem});
      judged.set(store, path);
    }
  }
  return files.flatMap(({verdicts}) => verdicts).sort((a, b) => (a.store < b.store ? -1 : 1));
}
