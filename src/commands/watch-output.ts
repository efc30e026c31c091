import type {WatchEvent} from '../engine/operations/watch/store-state.js';
import type {WatchReport} from '../engine/operations/watch/watch.js';
import type {Operation} from '../engine/passes/operation.js';
import {watchJson, watchLine} from '../ui/watch-text.js';
import {print, writeText} from './streams.js';

/** What a watch tells. */
export type Watching = Operation<WatchEvent, WatchReport>;

/** Whether a dashboard can be drawn and asked: both ends are a terminal that can move its cursor. */
export function isDashboardPlace(): boolean {
  return process.stdout.isTTY && process.stdin.isTTY && process.env['TERM'] !== 'dumb';
}

/** Writes the events as lines, of JSON or of text; returns the exit code. */
export async function writeLines(events: Watching, isJson: boolean): Promise<number> {
  const told = new Set<string>();
  for (;;) {
    const step = await events.next();
    if (step.done) return step.value.exit;
    const isFirst = !told.has(step.value.state.store);
    told.add(step.value.state.store);
    const line = isJson ? watchJson(step.value) : watchLine(step.value, isFirst);
    if (line !== undefined) await (isJson ? writeText : print)(line);
  }
}
