import {exit} from '../engine/faults/fault.js';
import type {LockReport} from '../engine/operations/lock.js';
import {ageText} from './age.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

export const lockRenderer: Renderer<LockReport> = {
  exit: () => exit.done,
  json: (report) => report,
  text: (report) => {
    const lines = [`${printable(report.store)}: ${stateText(report)}`];
    if (report.released) lines.push(`Removed ${printable(report.lock)}`);
    else if (report.state === 'stale' && report.problem === null) {
      lines.push('The next writer takes it over; liel lock --release removes it now.');
    } else if (report.state === 'stale') lines.push('No writer takes it over unasked; liel lock --release removes it.');
    else if (report.state === 'unprovable') {
      lines.push('Where nobody writes, liel lock --release --force removes it.');
    }
    return lines.join('\n');
  },
};

function stateText({state, pid, program, taken_at, problem, lock}: LockReport): string {
  if (state === 'free') return 'no writer';
  const name = program === null ? '' : ` (${printable(program)})`;
  const when = taken_at === null ? '' : ` ${ageText(taken_at, Date.now())} ago (${taken_at})`;
  const taken = `taken${when} by process ${pid}${name}`;
  if (state === 'held') return `open for writing, ${taken}`;
  if (state === 'stale')
    return `stale lock, ${taken}, which is dead${problem === null ? '' : `: ${printable(problem)}`}`;
  return `${printable(lock)} exists${pid === null ? '' : `, ${taken}`}, and ${printable(problem ?? 'its holder is unknown')}`;
}
