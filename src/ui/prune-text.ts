import path from 'node:path';
import {grouped, humanSize} from '../engine/faults/words.js';
import type {PruneReport} from '../engine/operations/backups/prune.js';
import {otherLines, verdictText} from './backups-text.js';
import {faint} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

export const pruneRenderer: Renderer<PruneReport> = {
  json: (report) => report,
  text: (report) => {
    const {directory, dry_run, backups, kept_count, removed_count, freed_bytes, others} = report;
    const goes = dry_run ? 'would go' : 'removed';
    const rows = backups.map(({path: file, size_bytes, verdict, kept, reasons}) => [
      printable(path.basename(file)),
      humanSize(size_bytes),
      verdictText(verdict),
      kept ? 'kept' : faint(goes),
      reasons.join('; '),
    ]);
    return [
      ...(rows.length > 0 ? [table(['backup', 'size', 'verdict', '', 'because'], rows)] : []),
      `${printable(directory)}: ${grouped(kept_count)} kept, ${grouped(removed_count)} ${goes}, ${humanSize(freed_bytes)} ${dry_run ? 'would be ' : ''}freed`,
      ...otherLines(others),
    ].join('\n');
  },
};
