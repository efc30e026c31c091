import type {Note, Operation, Progress} from '../../src/engine/passes/operation.js';

/** What an operation gave: its report, and what it said on the way. */
export interface Finished<Report> {
  readonly report: Report;
  readonly notes: readonly string[];
}

/** Runs an operation to its end. */
export async function finish<Report>(operation: Operation<Note | Progress, Report>): Promise<Finished<Report>> {
  const notes: string[] = [];
  for (;;) {
    const step = await operation.next();
    if (step.done) return {report: step.value, notes};
    if (step.value.type === 'note') notes.push(step.value.text);
  }
}
