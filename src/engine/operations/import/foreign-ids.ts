import {countUpTo} from '../../format/ascending.js';
import {shortInteger} from '../../format/foreign/cell-values.js';
import {ForeignProblem, type ForeignRecord, type PromisedGraph} from '../../format/foreign/foreign-graph.js';
import type {ByteBuffer} from '../../format/values/byte-buffer.js';
import {ByteTable, larger} from '../../format/values/byte-table.js';

/** Ids of the nodes of documents, which edges may name before the node comes. */
export interface NodeIds {
  /** How many nodes there are. */
  readonly count: number;
  /** Adds a node with the id that it keeps, if it keeps one; false when it is there already. */
  add(text: ByteBuffer, keptId: number | undefined): boolean;
  /** A number for the id of a document. */
  numberOf(text: ByteBuffer): number;
  /** The id in the store of the node whose id in the documents has a number; 0 for none. */
  idOf(number: number): number;
  /** The id in the documents. */
  textOf(number: number): string;
}

/** Those of a document that keeps them are numbers already. */
export function nodeIds(promised: PromisedGraph | undefined): NodeIds {
  return promised ? new StoreIds() : new ForeignIds();
}

class ForeignIds implements NodeIds {
  private readonly table = new ByteTable();
  /** New ids by the number of the text; undefined as long as each is its own number, and none is left out. */
  private ids: Float64Array<ArrayBufferLike> | undefined;
  count = 0;

  add(text: ByteBuffer): boolean {
    const number = this.numberOf(text);
    if (this.idOf(number) !== 0) return false;
    const before = this.count++;
    if (number !== this.count) this.ids ??= Float64Array.from({length: number + 1}, (_, i) => (i <= before ? i : 0));
    if (!this.ids) return true;
    if (number >= this.ids.length) this.ids = larger(this.ids, number + 1);
    this.ids[number] = this.count;
    return true;
  }

  numberOf({bytes, length}: ByteBuffer): number {
    return this.table.number(bytes, 0, length);
  }

  idOf(number: number): number {
    if (this.ids) return this.ids[number] ?? 0;
    return number <= this.count ? number : 0;
  }

  textOf(number: number): string {
    return Buffer.from(this.table.bytesOf(number)).toString();
  }
}

/** Ids of a store, which ascend: the first and the last of each run of them. */
class StoreIds implements NodeIds {
  private readonly firsts: number[] = [];
  private readonly lasts: number[] = [];
  /** What edges name that can be none; their numbers are below 0. */
  private readonly others = new ByteTable();
  count = 0;

  add(_text: ByteBuffer, keptId = 0): boolean {
    const run = this.lasts.length - 1;
    if (this.lasts[run] === keptId - 1) this.lasts[run] = keptId;
    else {
      this.firsts.push(keptId);
      this.lasts.push(keptId);
    }
    this.count++;
    return true;
  }

  numberOf({bytes, length}: ByteBuffer): number {
    const id = shortInteger(bytes, 0, length);
    return id >= 1 ? id : -this.others.number(bytes, 0, length);
  }

  idOf(number: number): number {
    const last = this.lasts[countUpTo(this.firsts, number) - 1];
    return last !== undefined && number <= last ? number : 0;
  }

  textOf(number: number): string {
    return number > 0 ? String(number) : Buffer.from(this.others.bytesOf(-number)).toString();
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
  next(record: ForeignRecord): number | undefined {
    const {promised} = this;
    if (promised === undefined) return undefined;
    const id = shortInteger(record.id.bytes, 0, record.id.length);
    const isBeyond = id >= (this.of === 'nodes' ? promised.nextNodeId : promised.nextEdgeId);
    if (!(id > this.last) || isBeyond) throw new ForeignProblem(record.place, this.problemOf(id, textOf(record.id)));
    this.last = id;
    return id;
  }

  private problemOf(id: number, text: string): string {
    if (!(id >= 1)) return `${text || 'no id'} is no id of a store`;
    if (id <= this.last) return `the id ${text} does not ascend from ${this.last}`;
    return `the id ${text} is beyond those that the first line says were given out`;
  }
}

/** An id as text. */
export function textOf({bytes, length}: ByteBuffer): string {
  return bytes.toString('utf8', 0, length);
}
