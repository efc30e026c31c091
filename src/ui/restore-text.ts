import {quote} from '../engine/faults/condition.js';
import {exit} from '../engine/faults/fault.js';
import {counted, humanSize} from '../engine/faults/words.js';
import type {RestoreReport} from '../engine/operations/backups/restore.js';
import type {UndoRestoreReport} from '../engine/operations/backups/undo-restore.js';
import {alsoNamed} from './names.js';
import {bad, good} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

const isFailed = ({checks}: RestoreReport): boolean => checks.some(({verdict}) => verdict === 'fail');

export const restoreRenderer: Renderer<RestoreReport> = {
  exit: (report) => (isFailed(report) ? exit.acceptedLoss : exit.done),
  json: (report) => alsoNamed(report, {nodes: 'node_count', edges: 'edge_count'}),
  text: (report) =>
    [
      `Restored ${printable(report.backup)} to ${printable(report.store)}`,
      `Size: ${humanSize(report.size_bytes)}, ${counted(report.node_count, 'node')}, ${counted(report.edge_count, 'edge')}`,
      `Manifest SHA-256: ${report.manifest_sha256}`,
      table(
        ['checked', 'verdict', 'reason'],
        report.checks.map(({name, verdict, reason}) => [name, verdict, printable(reason)]),
      ),
      ...walLines(report),
      isFailed(report)
        ? bad('Damage was accepted: the store is what could be read of the backup.')
        : good('The store was read back: same records as the backup.'),
      report.previous === null
        ? 'There was no store before.'
        : `The store that was there: ${printable(report.previous)}`,
      ...(report.undo === null ? [] : [`Undo: ${printable(report.undo)}`]),
    ].join('\n'),
};

export const undoRestoreRenderer: Renderer<UndoRestoreReport> = {
  schema: 'restore-undo',
  json: (report) => report,
  text: ({store, undone_from, previous}) =>
    [
      `${printable(store)} is again what it was before the restore (${printable(undone_from)})`,
      ...(previous === null
        ? []
        : [
            `The store that was there: ${printable(previous)}`,
            `Undo: ${printable(`liel restore --undo ${quote(store)}`)}`,
          ]),
    ].join('\n'),
};

function walLines({wal_pages_applied, wal_bytes_cut}: RestoreReport): string[] {
  const lines: string[] = [];
  if (wal_pages_applied > 0) lines.push(`WAL: ${counted(wal_pages_applied, 'committed page')} rolled forward`);
  if (wal_bytes_cut > 0) lines.push(`WAL: ${counted(wal_bytes_cut, 'byte')} of no complete commit cut`);
  return lines;
}
