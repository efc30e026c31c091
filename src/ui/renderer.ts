import type {ExitCode} from '../engine/faults/fault.js';
import {grouped} from '../engine/faults/words.js';
import type {Note, Progress} from '../engine/passes/operation.js';
import {printable} from './printable.js';

/** How a report looks: two pure functions of it, and what it means for the exit code. */
export interface Renderer<Report> {
  /** For people; undefined when there is nothing to print. */
  readonly text: (report: Report) => string | undefined;
  /** For programs: what `--format json` prints. */
  readonly json: (report: Report) => unknown;
  /** Exit code of the verdict; done when absent. */
  readonly exit?: (report: Report) => ExitCode;
}

/** A note as one line on stderr. */
export function noteLine({text}: Note): string {
  return `liel: note: ${printable(text)}`;
}

/** Progress as one short line. */
export function progressLine({phase, done, total, unit}: Progress): string {
  const percent = total > 0 ? ` ${Math.floor((done / total) * 100)} %` : '';
  return unit === 'bytes' ? `${phase}${percent}` : `${phase}${percent} (${grouped(done)} ${unit})`;
}
