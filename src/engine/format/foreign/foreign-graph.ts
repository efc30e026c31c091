import type {ByteBuffer} from '../values/byte-buffer.js';

/** Graphs as other programs write them: what all formats have in common. */

/** Why a document of another program is not what it should be, and where in it. */
export class ForeignProblem extends Error {
  constructor(
    /** Like `line 7`; empty where it is about the whole document. */
    readonly place: string,
    problem: string,
  ) {
    super(problem);
  }
}

/** What an edge is called whose document does not say. */
export const edgeWithoutType = 'RELATED';

/** Lets timers and signals in now and then: what it returns is awaited. */
export type Breathe = () => Promise<void> | undefined;

/** A record as another program has it. The same object each time; its bytes are valid until the next one. */
export interface ForeignRecord {
  /** Where it stands, like `line 7`. */
  readonly place: string;
  /** Its id as text; no bytes where it has none. */
  readonly id: ByteBuffer;
  /** Encoded list of labels, or encoded label of an edge; no bytes when a node has none. */
  readonly labels: Uint8Array | ByteBuffer;
  /** Encoded map; no bytes when it is empty. */
  readonly properties: ByteBuffer;
  /** Why a store cannot hold it. */
  readonly refusal?: string | undefined;
}

/** An edge between two nodes that are named by their ids. */
export interface ForeignEdge extends ForeignRecord {
  readonly from: ByteBuffer;
  readonly to: ByteBuffer;
}

/** What one column, key or member of the document becomes. */
export interface ColumnUse {
  /** Whether it is one of nodes or of edges. */
  readonly of: 'nodes' | 'edges';
  readonly column: string;
  readonly role: 'id' | 'labels' | 'source' | 'target' | 'type' | 'property' | 'left out';
  /** The property that it becomes; null for none. */
  readonly key: string | null;
  /** Kind of its values. */
  readonly kind: string;
}

/** What a document that can tell says of the whole graph. */
export interface PromisedGraph {
  readonly nodes: number;
  readonly edges: number;
  readonly nextNodeId: number;
  readonly nextEdgeId: number;
  /** SHA-256 of the manifest of the graph; undefined where it is not said. */
  readonly manifestSha256: string | undefined;
}

/** Where the records of a document go, in its order. What they return is not waited for. */
export interface RecordTaker {
  node(node: ForeignRecord): void;
  edge(edge: ForeignEdge): void;
}

/** A document of a graph: a file of nodes, one of edges, or one of both in any order. */
export interface ForeignDocument {
  /** The file. */
  readonly name: string;
  /** Reads it from beginning to end. Raises ForeignProblem and JsonError. */
  read(take: RecordTaker, breathe: Breathe): Promise<void>;
}

/** A graph that is read from documents of another program. */
export interface ForeignGraph {
  readonly columns: readonly ColumnUse[];
  readonly documents: readonly ForeignDocument[];
  /** There where ids are those of a store, ascending, and stay. */
  readonly promised?: PromisedGraph | undefined;
  /** What a reader should know of the documents as far as they were read. */
  notes(): readonly string[];
}
