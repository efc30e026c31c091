import type {Steps} from '../../check/steps.js';
import {sameBytes} from '../../format/bytes.js';
import {larger} from '../../format/values/byte-table.js';
import {HashTable, hashOf} from '../../format/values/hash-table.js';
import {EdgeKey} from '../../passes/edge-key.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {RecordReader} from '../../storage/reading/record-reader.js';
import type {RecordMapping} from './record-mapping.js';

const stride = 256;

/** Equal edges lie anywhere: little is read around them. */
const blockSize = 4096;

/**
 * Finds the newest edge with equal ends, label and properties, those made by this merge included. Only hashes are kept:
 * edges of one hash are read again and compared. Memory: some 30 bytes an edge that could be found.
 */
export class EdgeIndex {
  private readonly table = new HashTable();
  /** By number in the table: an edge of the destination by its id, or an incoming one by its id and what is not below `incoming`. */
  private edges = new Float64Array(1024);
  private readonly incoming: number;
  private readonly key = new EdgeKey();
  private readonly otherKey = new EdgeKey();
  private readonly readers: {readonly left: RecordReader; readonly right: RecordReader};
  /** Whether the edge sought last can equal another. */
  private hasKey = false;

  /**
   * @param nodes what incoming nodes become
   * @param made what incoming edges become, so far
   */
  constructor(
    private readonly left: StoreSnapshot,
    right: StoreSnapshot,
    private readonly nodes: RecordMapping,
    private readonly made: RecordMapping,
  ) {
    this.incoming = left.header.nextEdgeId;
    this.readers = {
      left: new RecordReader(left, 'edge', blockSize),
      right: new RecordReader(right, 'edge', blockSize),
    };
  }

  /** Adds the edges of the destination between nodes that incoming ones become; yields now and then. */
  *addDestination(): Steps<void> {
    const isMet = new Uint8Array(this.left.header.nextNodeId);
    for (const [, target] of this.nodes.entries()) if (target < isMet.length) isMet[target] = 1;
    const reader = new RecordReader(this.left, 'edge');
    for (let done = 1; reader.next(); done++) {
      const {id, fromNode, toNode} = reader;
      if (isMet[fromNode] && isMet[toNode]) {
        const number = this.seek(reader, fromNode, toNode);
        if (number > 0) this.edges[number] = id;
        else this.add(id);
      }
      if (done % stride === 0) yield;
    }
  }

  /** The id, in the merged store, of the edge that an incoming one with these ends there equals; 0 for none. */
  find(edge: RecordReader, from: number, to: number): number {
    const found = this.edges[this.seek(edge, from, to)] ?? 0;
    return found < this.incoming ? found : this.made.targetOf(found - this.incoming);
  }

  /** Adds the incoming edge that `find` has not found. */
  addIncoming(id: number): void {
    this.add(this.incoming + id);
  }

  private add(edge: number): void {
    if (!this.hasKey) return;
    const number = this.table.add();
    if (number === this.edges.length) this.edges = larger(this.edges, number + 1);
    this.edges[number] = edge;
  }

  /** The number of an edge with the same key; 0 for none. */
  private seek(edge: RecordReader, from: number, to: number): number {
    const {table, key} = this;
    this.hasKey = key.write(edge, from, to);
    if (!this.hasKey) return 0;
    let number = table.first(hashOf(key.out.bytes, 0, key.out.length));
    while (number > 0 && !this.hasSameKey(this.edges[number] ?? 0)) number = table.next();
    return number;
  }

  private hasSameKey(edge: number): boolean {
    const {incoming, readers, nodes, key, otherKey} = this;
    if (edge < incoming) {
      readers.left.seek(edge);
      otherKey.write(readers.left, readers.left.fromNode, readers.left.toNode);
    } else {
      readers.right.seek(edge - incoming);
      otherKey.write(readers.right, nodes.targetOf(readers.right.fromNode), nodes.targetOf(readers.right.toNode));
    }
    return sameBytes(key.out.content(), otherKey.out.content());
  }
}
