import {jsonLine} from '../json.js';
import {type Run, tally, type Verdict} from './verdict.js';

/** What the lines are, for who reads them later. */
export const lineSchema = 'liel.verdict-line/1';
export const summarySchema = 'liel.verdict-summary/1';

/** A verdict as one line of JSON. */
export function verdictLine(command: string, verdict: Verdict): string {
  return jsonLine({schema: lineSchema, command, ...verdict});
}

/** The last line, which says that nothing is missing. `shard` is which share of the stores this was, like 3/16. */
export function summaryLine(
  {command, version, exit, verdicts, endedAt}: Omit<Run, 'cwd' | 'root'>,
  shard?: string,
): string {
  return jsonLine({
    schema: summarySchema,
    command,
    version,
    ended_at: endedAt.toISOString(),
    shard: shard ?? null,
    stores: verdicts.length,
    summary: tally(verdicts),
    exit,
  });
}

/** A run as lines of JSON: each store, then all. */
export function jsonlReport(run: Run): string {
  const lines = [...run.verdicts.map((verdict) => verdictLine(run.command, verdict)), summaryLine(run)];
  return lines.map((line) => `${line}\n`).join('');
}
