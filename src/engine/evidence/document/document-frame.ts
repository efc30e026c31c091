import type {JsonBytes} from '../../format/json/json-bytes.js';
import type {RecordKind} from '../../format/records/geometry.js';

export type DocumentKind = 'manifest' | 'export';

/** Chunks are given on when they have grown this large, in bytes. */
export const chunkSize = 262_144;

/** What a document says ahead of its records. */
export interface DocumentCounts {
  readonly liveNodes: number;
  readonly liveEdges: number;
}

/** What stands around the records of a manifest or export: counts, versions, brackets (cli.md 3.3). */
export function* documentFrame(
  out: JsonBytes,
  kind: DocumentKind,
  census: DocumentCounts,
  records: (kind: RecordKind) => Generator<Uint8Array, void>,
): Generator<Uint8Array, void> {
  out.length = 0;
  out.ascii(`{\n  "edge_count": ${census.liveEdges},\n  "edges": [`);
  yield* records('edge');
  out.ascii(census.liveEdges > 0 ? '\n  ],\n' : '],\n');
  if (kind === 'export') out.ascii('  "export_version": 1,\n  "liel_format": "1.0",\n');
  else out.ascii('  "liel_format": "1.0",\n  "manifest_version": 1,\n');
  out.ascii(`  "node_count": ${census.liveNodes},\n  "nodes": [`);
  yield* records('node');
  out.ascii(census.liveNodes > 0 ? '\n  ]\n}\n' : ']\n}\n');
  yield out.content();
}
