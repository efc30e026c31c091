import path from 'node:path';
import {exit} from '../engine/faults/fault.js';
import {grouped, humanSize} from '../engine/faults/words.js';
import type {PruneReport} from '../engine/operations/backups/prune.js';
import {otherLines, verdictText} from './backups-text.js';
import {alsoNamed} from './names.js';
import {ownerWords} from './owner-column.js';
import {bad, faint} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

export const pruneRenderer: Renderer<PruneReport> = {
  exit: ({failed_count}) => (failed_count > 0 ? exit.environment : exit.done),
  json: ({backups, ...report}) => ({...report, backups: backups.map((each) => alsoNamed(each, {backup: 'path'}))}),
  text: (report) => {
    const {directory, dry_run, backups, kept_count, removed_count, failed_count, freed_bytes, others} = report;
    const goes = dry_run ? 'would go' : 'removed';
    const owners = ownerWords(backups);
    const rows = backups.map(({path: file, size_bytes, verdict, outcome, reasons, ...owner}) => [
      printable(path.basename(file)),
      ...owners.cell(owner),
      humanSize(size_bytes),
      verdictText(verdict),
      outcome === 'kept' ? 'kept' : outcome === 'failed' ? bad('failed') : faint(goes),
      printable(reasons.join('; ')),
    ]);
    return [
      ...(rows.length > 0 ? [table(['backup', ...owners.title, 'size', 'verdict', '', 'because'], rows)] : []),
      ...owners.lines,
      `${printable(directory)}: ${grouped(kept_count)} kept, ${grouped(removed_count)} ${goes}, ${failed_count > 0 ? `${grouped(failed_count)} failed, ` : ''}${humanSize(freed_bytes)} ${dry_run ? 'would be ' : ''}freed`,
      ...otherLines(others),
    ].join('\n');
  },
};
