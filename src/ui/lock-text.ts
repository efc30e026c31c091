import {exit} from '../engine/faults/fault.js';
import type {LockReport} from '../engine/operations/lock.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

export const lockRenderer: Renderer<LockReport> = {
  exit: () => exit.done,
  json: (report) => report,
  text: (report) => {
    const lines = [`${printable(report.store)}: ${stateText(report)}`];
    if (report.released) lines.push(`Removed ${printable(report.lock)}`);
    else if (report.state === 'stale') lines.push('The next writer takes it over; liel lock --release removes it now.');
    return lines.join('\n');
  },
};

function stateText({state, pid, since, problem, lock}: LockReport): string {
  const when = since === null ? '' : ` since ${since}`;
  if (state === 'free') return 'no writer';
  if (state === 'held') return `open for writing in process ${pid}${when}`;
  if (state === 'stale') return `stale lock of process ${pid}, which is dead${when}`;
  return `${printable(lock)} exists, and ${printable(problem ?? 'its holder is unknown')}`;
}
