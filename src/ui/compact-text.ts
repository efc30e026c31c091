import {exit} from '../engine/faults/fault.js';
import {counted, grouped, humanSize} from '../engine/faults/words.js';
import type {CompactReport} from '../engine/operations/compact/compact.js';
import {alsoNamed} from './names.js';
import {good} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

export const compactRenderer: Renderer<CompactReport> = {
  exit: () => exit.done,
  json: (report) => alsoNamed(report, {store: 'source'}),
  text: (report) => {
    const {size_bytes, pages, dead, dry_run} = report;
    return [
      title(report),
      `Size: ${humanSize(size_bytes.before)}, ${dry_run ? 'would become' : 'now'} ${humanSize(size_bytes.after)} (${counted(pages.before, 'page')}, ${grouped(pages.after)} after)`,
      `Kept: ${counted(report.nodes, 'node')}, ${counted(report.edges, 'edge')}, their ids, lists and ${humanSize(report.blob_bytes)} of blobs; the next ids are ${report.next_node_id} and ${report.next_edge_id}`,
      `Left out: ${counted(report.deleted_nodes, 'deleted node')} and ${counted(report.deleted_edges, 'deleted edge')} (${humanSize(dead.slot_bytes)}), ${humanSize(dead.blob_bytes)} of dead blobs, ${humanSize(dead.wal_bytes)} of old WAL, ${humanSize(dead.trailing_bytes)} behind the last extent`,
      ...walLines(report),
      `Manifest SHA-256: ${report.manifest_sha256}`,
      ...(dry_run ? [] : [good('The compacted store was read back: same records, sound lists, same next ids.')]),
      ...sealLines(report),
    ].join('\n');
  },
};

function title({source, output, in_place, dry_run}: CompactReport): string {
  if (dry_run) return `Compacting ${printable(source)} would change:`;
  return in_place ? `Compacted ${printable(source)}` : `Compacted ${printable(source)} into ${printable(output ?? '')}`;
}

function walLines({wal_pages_applied, wal_bytes_cut}: CompactReport): string[] {
  const lines: string[] = [];
  if (wal_pages_applied > 0)
    lines.push(
      `WAL: ${counted(wal_pages_applied, 'committed page is', 'committed pages are')} part of the compacted store`,
    );
  if (wal_bytes_cut > 0) lines.push(`WAL: ${counted(wal_bytes_cut, 'byte')} of no complete commit left out`);
  return lines;
}

function sealLines({seal}: CompactReport): string[] {
  return seal === null ? [] : [`Sealed anew: ${printable(seal)}`];
}
