import {type ExitCode, exit} from '../engine/faults/fault.js';
import {glyphs} from './glyphs.js';
import {bad, good, heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {tally, tallyText, type Verdict} from './reports/verdict.js';
import {table} from './table.js';

/** What several runs came to. */
export interface SummedReport {
  /** Files that were read. */
  readonly files: readonly string[];
  /** The verdicts, by the names of the stores. */
  readonly verdicts: readonly Verdict[];
  /** The worst exit code of the runs. */
  readonly exit: ExitCode;
}

/** Stores that are told one by one; those that are fine are only counted. */
const shownStores = 100;

export const summedRenderer: Renderer<SummedReport> = {
  exit: (report) => report.exit,
  verdicts: ({verdicts}) => verdicts,
  json: ({files, verdicts, exit: code}) => ({
    ok: code === exit.done,
    files,
    summary: tally(verdicts),
    stores: verdicts,
  }),
  text: ({verdicts, exit: code}) => {
    const telling = verdicts.filter(({verdict}) => verdict !== 'pass');
    const rows = telling.slice(0, shownStores).map(({store, verdict, findings, summary}) => {
      const [first] = findings;
      return [printable(store), bad(verdict), printable(first ? `${first.code} ${first.message}` : summary)];
    });
    const more = telling.length - rows.length;
    return [
      ...(rows.length > 0 ? [table(['store', 'verdict', 'first finding'], rows)] : []),
      ...(more > 0 ? [`${glyphs('…')} and ${more} more (all with --format json)`] : []),
      (code === exit.done ? good : heading)(tallyText(verdicts)),
    ].join('\n');
  },
};
