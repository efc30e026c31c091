import type {ExitCode} from '../engine/faults/fault.js';
import type {Note} from '../engine/passes/operation.js';
import {printable} from './printable.js';
import type {JudgedAge} from './reports/nagios-report.js';
import type {Verdict} from './reports/verdict.js';

/** How a report looks: two pure functions of it, and what it means for the exit code. */
export interface Renderer<Report> {
  /** For people; undefined when there is nothing to print. */
  readonly text: (report: Report) => string | undefined;
  /** For programs: what `--format json` prints. */
  readonly json: (report: Report) => unknown;
  /** Name of the schema of the JSON where the command has several; null for a document of a format that others made, which has no member of ours. */
  readonly schema?: string | null;
  /** Exit code of the verdict; done when absent. */
  readonly exit?: (report: Report) => ExitCode;
  /** Whether it says nothing but that all is well, or what is not: with --quiet, the exit code alone tells the former. */
  readonly isVerdict?: true;
  /** Whether it is something to read: on a terminal that it is too long for, in a pager. */
  readonly isPage?: true;
  /** What it says of each store, where reports for other programs can be made of it. */
  readonly verdicts?: (report: Report) => readonly Verdict[];
  /** The age that it judged, where that was asked for by a warning or critical age. */
  readonly age?: (report: Report) => JudgedAge | undefined;
}

/** A note as one line on stderr. */
export function noteLine({text}: Note): string {
  return `liel: note: ${printable(text)}`;
}
