import type {Note, Operation, Progress} from '../../src/engine/passes/operation.js';
import {run} from '../../src/engine/passes/run.js';

/** What an operation gave: its report, and what it said on the way. */
export interface Finished<Report> {
  readonly report: Report;
  readonly notes: readonly string[];
}

/** Runs an operation to its end. */
export async function finish<Report>(
  operation: Operation<Note | Progress, Report> | Promise<Report>,
): Promise<Finished<Report>> {
  const notes: string[] = [];
  const onEvent = (event: Note | Progress): void => {
    if (event.type === 'note') notes.push(event.text);
  };
  return {report: await run(operation, {onEvent}), notes};
}
