import {quote} from '../engine/faults/condition.js';
import {type ExitCode, exit} from '../engine/faults/fault.js';
import {counted, durationText, humanSize} from '../engine/faults/words.js';
import type {BackupReport, Unchanged} from '../engine/outputs/publish.js';
import {renamed} from './names.js';
import {bad, good} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {oneOfStores, storesRenderer} from './stores-text.js';

export const backupRenderer: Renderer<BackupReport> = {
  exit: exitOfBackup,
  json: (report) => oneOfStores(backupDocument(report), report),
  text: (report) => (report.unchanged ? unchangedText(report, report.unchanged) : madeText(report)),
};

function madeText(report: BackupReport): string {
  return [
    `Backed up ${printable(report.source)} to ${printable(report.backup)}`,
    ...contentLines(report),
    `File BLAKE3: ${report.blake3}`,
    ...storedLines(report),
    ...walLines(report),
    ...(report.live ? ['Copied beside a writer, in a moment in which it rested.'] : []),
    drillLine(report),
    ...sentLines(report),
    `Seal: ${printable(report.seal)}`,
    `Receipt: ${printable(report.receipt)}`,
    ...(report.signatures.length === 0 ? [] : [`Signatures: ${report.signatures.map(printable).join(', ')}`]),
    ...findingLines(report),
  ].join('\n');
}

function unchangedText(report: BackupReport, {same, confirmed_at, confirmation}: Unchanged): string {
  const what = same === 'bytes' ? 'the same bytes' : 'other bytes, and the same records';
  return [
    good(`Unchanged: ${printable(report.source)} has ${what} as ${printable(report.backup)}; no copy was made.`),
    ...contentLines(report),
    `The copy was read again: its bytes are those that were ${report.drill.done ? 'drilled' : 'copied'} at ${report.created_at}.`,
    `Noted, as of ${confirmed_at}: ${printable(confirmation)}`,
  ].join('\n');
}

/** Several stores: a row for each, one document for all. */
export const backupStoresRenderer = storesRenderer<BackupReport>({
  schema: 'backup-stores',
  document: backupDocument,
  exit: exitOfBackup,
  titles: ['verdict', 'backup'],
  row: ({drill, finding_count, backup, unchanged}) => {
    const verdict = unchanged
      ? good('unchanged')
      : finding_count > 0
        ? bad('damaged')
        : drill.done
          ? good('drilled')
          : 'not drilled';
    return [verdict, printable(backup)];
  },
  said: ['backed up', 'not backed up'],
});

/** What a backup ends with: damage that was accepted is in the copy too. */
export function exitOfBackup({finding_count}: BackupReport): ExitCode {
  return finding_count > 0 ? exit.acceptedLoss : exit.done;
}

function backupDocument(report: BackupReport): object {
  return {ok: true, ...renamed(report, {store: 'source', nodes: 'node_count', edges: 'edge_count'})};
}

function contentLines({size_bytes, node_count, edge_count, manifest_sha256, format}: BackupReport): string[] {
  const size = `Size: ${humanSize(size_bytes)}`;
  if (manifest_sha256 === null) return [`${size}, format ${format}: copied byte for byte, not read`];
  const counts = `${counted(node_count ?? 0, 'node')}, ${counted(edge_count ?? 0, 'edge')}`;
  return [`${size}, ${counts}`, `Manifest SHA-256: ${manifest_sha256}`];
}

function drillLine({drill, backup, format, stored}: BackupReport): string {
  if (format !== undefined) return `Not drilled: a liel that reads format ${format} can restore it.`;
  if (drill.done && stored?.base)
    return good(`Drilled: put together with its base in ${durationText(drill.ms)}, same records.`);
  if (drill.reason !== undefined) return `Not checked by a restore: ${printable(drill.reason)}.`;
  if (drill.done) return good(`Drilled: restored to a scratch file in ${durationText(drill.ms)}, same records.`);
  return `The copy was read back: same records. Not drilled; a drill: liel restore ${printable(quote(backup))} -o scratch.liel`;
}

function sentLines({sent}: BackupReport): string[] {
  if (sent === undefined) return [];
  const {proved_by, parts, locked_until} = sent;
  const how = parts === 1 ? 'Sent' : `Sent in ${parts} parts`;
  const proof =
    proved_by === 'read back'
      ? 'read back from there, it has the same SHA-256; the server itself says none'
      : 'the server gives back the SHA-256 that was computed here';
  return [
    good(`${how}: ${proof}.`),
    ...(locked_until === undefined ? [] : [`Locked: nobody can remove it before ${locked_until}`]),
  ];
}

function storedLines({stored, size_bytes, backup}: BackupReport): string[] {
  if (stored === undefined) return [];
  const {base, pages = 0, codec, sha256} = stored;
  const share = ((100 * stored.size_bytes) / size_bytes).toFixed(1);
  const size = `${humanSize(stored.size_bytes)} (${codec === 'none' ? 'age' : codec}, ${share} %), SHA-256 ${sha256}`;
  const secret =
    stored.encryption === undefined
      ? []
      : [
          'Encrypted after that. What lies on the disk was compared with what was written, and not opened: no identity here.',
          `Where it is: ${printable(`liel drill ${quote(backup)} --identity key.txt`)}`,
        ];
  const kind = codec === 'none' ? 'On the disk' : 'Compressed';
  if (base === undefined) return [`${kind}: ${size}`, ...secret];
  return [
    ...secret,
    `Differential: ${size}`,
    `${counted(pages, 'page')} that ${pages === 1 ? 'is' : 'are'} not in ${printable(base.name)}, without which it is nothing`,
  ];
}

function walLines({wal_pages_applied, wal_bytes_cut}: BackupReport): string[] {
  const lines: string[] = [];
  if (wal_pages_applied > 0)
    lines.push(`WAL: ${counted(wal_pages_applied, 'committed page')} rolled forward in the copy`);
  if (wal_bytes_cut > 0)
    lines.push(`WAL: ${counted(wal_bytes_cut, 'byte')} of no complete commit left out of the copy`);
  return lines;
}

function findingLines({finding_count, first_finding, source}: BackupReport): string[] {
  if (first_finding === null) return [];
  const next = `See: liel verify ${quote(source)}; then: liel repair ${quote(source)} -o repaired.liel`;
  return [
    bad(
      `Marked as damaged: the store, and so the copy, has ${counted(finding_count, 'finding')}: ${printable(first_finding)}`,
    ),
    printable(next),
  ];
}
