export type DocumentKind = 'manifest' | 'export';

/** Chunks are given on when they have grown this large, in bytes. */
export const chunkSize = 262_144;

/** What a document says ahead of its records. */
export interface DocumentCounts {
  readonly liveNodes: number;
  readonly liveEdges: number;
}

/** What stands around the records of a manifest or export: counts, versions, brackets (cli.md 3.3). */
export interface DocumentFrame {
  readonly aheadOfEdges: string;
  readonly aheadOfNodes: string;
  readonly end: string;
}

/** The frame of a document with so many records. */
export function documentFrame(kind: DocumentKind, {liveNodes, liveEdges}: DocumentCounts): DocumentFrame {
  const versions =
    kind === 'export'
      ? '  "export_version": 1,\n  "liel_format": "1.0",\n'
      : '  "liel_format": "1.0",\n  "manifest_version": 1,\n';
  return {
    aheadOfEdges: `{\n  "edge_count": ${liveEdges},\n  "edges": [`,
    aheadOfNodes: `${liveEdges > 0 ? '\n  ],\n' : '],\n'}${versions}  "node_count": ${liveNodes},\n  "nodes": [`,
    end: liveNodes > 0 ? '\n  ]\n}\n' : ']\n}\n',
  };
}
