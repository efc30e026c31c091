import {ForeignProblem, type ForeignRecord, type PromisedGraph} from '../../format/foreign/foreign-graph.js';
import type {ByteBuffer} from '../../format/values/byte-buffer.js';
import {ByteTable, larger} from '../../format/values/byte-table.js';

/** New ids of nodes by their ids in the documents, which edges may name before the node comes. */
export class ForeignIds {
  private readonly table = new ByteTable();
  /** New ids by the number of the text; undefined as long as each is its own number, and none is left out. */
  private ids: Float64Array<ArrayBufferLike> | undefined;
  /** How many nodes there are. */
  count = 0;

  /** Adds a node that is not there yet; false when it is. */
  add(text: ByteBuffer, keptId: number | undefined): boolean {
    const number = this.numberOf(text);
    if (this.idOf(number) !== 0) return false;
    const before = this.count++;
    const id = keptId ?? this.count;
    if (number !== id || id !== this.count)
      this.ids ??= Float64Array.from({length: number + 1}, (_, i) => (i <= before ? i : 0));
    if (!this.ids) return true;
    if (number >= this.ids.length) this.ids = larger(this.ids, number + 1);
    this.ids[number] = id;
    return true;
  }

  /** A number for the id of a document. */
  numberOf({bytes, length}: ByteBuffer): number {
    return this.table.number(bytes, 0, length);
  }

  /** The new id of the node whose id in the documents has a number; 0 for none. */
  idOf(number: number): number {
    if (this.ids) return this.ids[number] ?? 0;
    return number <= this.count ? number : 0;
  }

  /** The id in the documents. */
  textOf(number: number): string {
    return Buffer.from(this.table.bytesOf(number)).toString();
  }
}

/** Ids of a document that keeps them: those of a store, ascending. */
export class KeptIds {
  private last = 0;

  constructor(
    private readonly promised: PromisedGraph | undefined,
    private readonly of: 'nodes' | 'edges',
  ) {}

  /** The id that a record keeps; undefined where ids are new. Raises ForeignProblem. */
  next({id, place}: ForeignRecord): number | undefined {
    const {promised} = this;
    if (promised === undefined) return undefined;
    const text = textOf(id);
    const value = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : Number.NaN;
    if (!Number.isSafeInteger(value)) throw new ForeignProblem(place, `${text || 'no id'} is no id of a store`);
    if (value <= this.last) throw new ForeignProblem(place, `the id ${text} does not ascend from ${this.last}`);
    if (value >= (this.of === 'nodes' ? promised.nextNodeId : promised.nextEdgeId)) {
      throw new ForeignProblem(place, `the id ${text} is beyond those that the first line says were given out`);
    }
    this.last = value;
    return value;
  }
}

/** An id as text. */
export function textOf({bytes, length}: ByteBuffer): string {
  return bytes.toString('utf8', 0, length);
}
