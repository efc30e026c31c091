import type {ChangeCounts} from '../engine/evidence/comparison/count-changes.js';
import {quote} from '../engine/faults/condition.js';
import {exit} from '../engine/faults/fault.js';
import {counted, grouped, humanSize} from '../engine/faults/words.js';
import type {LookReport} from '../engine/operations/backups/look-at-restore.js';
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
      checksTable(report.checks),
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

/** What a restore would take, and what it would do. */
export const lookRenderer: Renderer<LookReport> = {
  schema: 'restore-look',
  exit: ({checks}) => (checks.some(({verdict}) => verdict === 'fail') ? exit.acceptedLoss : exit.done),
  json: (report) => report,
  text: (report) =>
    [
      `${printable(report.backup)}${report.made_at === null ? '' : `, of ${report.made_at}`}`,
      `Size: ${humanSize(report.size_bytes)}, ${counted(report.nodes, 'node')}, ${counted(report.edges, 'edge')}`,
      `Manifest SHA-256: ${report.manifest_sha256}`,
      checksTable(report.checks),
      ...changeLines(report),
      ...(report.next === null
        ? [good('The backup is proved; nothing was written.')]
        : [good('Nothing was written. To restore it:'), printable(report.next)]),
    ].join('\n'),
};

function changeLines({store, replaces, unread}: LookReport): string[] {
  if (store === null) return [];
  if (unread !== null) return [bad(`What is in ${printable(store)} now cannot be compared: ${printable(unread)}`)];
  if (replaces === null) return [];
  const {changes} = replaces;
  const line = (kind: string, {added, removed, changed}: ChangeCounts): string =>
    `${kind}: ${grouped(added)} would come back, ${grouped(removed)} would go, ${grouped(changed)} would change`;
  const now = `${counted(replaces.nodes, 'node')}, ${counted(replaces.edges, 'edge')}`;
  return [
    `${printable(store)} now: ${humanSize(replaces.size_bytes)}, ${now}; it would be kept beside`,
    line('Nodes', changes.nodes),
    line('Edges', changes.edges),
  ];
}

function checksTable(checks: RestoreReport['checks']): string {
  const rows = checks.map(({name, verdict, reason}) => [name, verdict, printable(reason)]);
  return table(['checked', 'verdict', 'reason'], rows);
}

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
