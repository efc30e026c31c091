/** A record that is written in another format. It is one object for all records: what is kept of it is copied. */
export interface GraphRecord {
  id: number;
  /** Ends of an edge; 0 for a node. */
  from: number;
  to: number;
  /** As they are stored; of an edge its one. */
  labels: readonly string[];
  /** The property blob, which was checked: the bytes from `start` to `end`. */
  bytes: Uint8Array;
  start: number;
  end: number;
}

/** Takes the bytes of a file, in order; they are valid during the call. */
export type TakeBytes = (bytes: Uint8Array) => void;

/** Takes the records of a graph, all nodes before the first edge, and makes the bytes of a format of them. */
export interface GraphWriter {
  node(record: GraphRecord): void;
  edge(record: GraphRecord): void;
  /** Writes what is still held back. */
  end(): void;
}

/** How many records a file holds. */
export interface RowCounts {
  readonly nodes: number;
  readonly edges: number;
}
