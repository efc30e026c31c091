import {type EdgeId, type NodeId, toEdgeId} from '../../format/records/integers.js';
import {edgeSlot} from '../../format/records/layouts.js';
import {larger} from '../../format/values/byte-table.js';
import {u64At} from '../../format/words.js';

/** Words of a node: two heads of 64 bits, two degrees. Side by side, since edges lead anywhere: each place costs a cache line. */
const nodeWords = 6;
const outHead = 0;
const inHead = 2;
const outDegree = 4;
const inDegree = 5;

const wordRange = 2 ** 32;

/**
 * Heads and degrees of the adjacency lists of nodes, by id, until they are written into their slots; 0 where nothing was
 * put. 24 bytes a node.
 */
export class NodeLists {
  private words: Uint32Array;

  /** @param capacity ids below this have room */
  constructor(capacity = 1024) {
    this.words = new Uint32Array(capacity * nodeWords);
  }

  /** Makes room for an id. */
  reserve(id: NodeId): void {
    const needed = (id + 1) * nodeWords;
    if (needed > this.words.length) this.words = larger(this.words, needed);
  }

  /** The edge that an edge put next at the head of the outgoing list of a node comes before; 0 is none. */
  headOut(node: NodeId): EdgeId {
    return this.headAt(node * nodeWords + outHead);
  }

  /** The same of the incoming list. */
  headIn(node: NodeId): EdgeId {
    return this.headAt(node * nodeWords + inHead);
  }

  /** How many edges the outgoing list of a node has. */
  degreeOut(node: NodeId): number {
    return this.words[node * nodeWords + outDegree] ?? 0;
  }

  /** The same of the incoming list. */
  degreeIn(node: NodeId): number {
    return this.words[node * nodeWords + inDegree] ?? 0;
  }

  /** Puts an edge at the head of the lists of its two ends. There must be room for both. */
  putAtHead(edge: EdgeId, from: NodeId, to: NodeId): void {
    this.put(edge, from * nodeWords + outHead, from * nodeWords + outDegree);
    this.put(edge, to * nodeWords + inHead, to * nodeWords + inDegree);
  }

  /** Sets the outgoing list of a node: its head, 0 for none, and how many edges it has. There must be room for it. */
  setOut(node: NodeId, head: EdgeId, degree: number): void {
    this.set(node * nodeWords + outHead, head, node * nodeWords + outDegree, degree);
  }

  /** The same of the incoming list. */
  setIn(node: NodeId, head: EdgeId, degree: number): void {
    this.set(node * nodeWords + inHead, head, node * nodeWords + inDegree, degree);
  }

  /**
   * Puts the edges of neighbouring slots, which have no links yet, at the heads of the lists of their ends, one after the
   * other, and their links into the slots. Nothing else happens in this loop, and whole words are moved: the ends are
   * anywhere in memory, and a processor can wait for many of them at a time.
   */
  linkSlots(slots: Uint32Array, at: number, count: number): void {
    const {words} = this;
    const {fromNode, toNode, nextOutEdge, nextInEdge} = edgeSlot.at;
    for (let i = 0, slot = at; i < count; i++, slot += edgeSlot.size) {
      const from = u64At(slots, slot + fromNode) * nodeWords;
      const to = u64At(slots, slot + toNode) * nodeWords;
      exchange(slots, slot >> 2, (slot + nextOutEdge) >> 2, words, from + outHead);
      exchange(slots, slot >> 2, (slot + nextInEdge) >> 2, words, to + inHead);
      words[from + outDegree] = (words[from + outDegree] ?? 0) + 1;
      words[to + inDegree] = (words[to + inDegree] ?? 0) + 1;
    }
  }

  private headAt(at: number): EdgeId {
    return toEdgeId((this.words[at] ?? 0) + (this.words[at + 1] ?? 0) * wordRange);
  }

  private put(edge: EdgeId, headAt: number, degreeAt: number): void {
    this.set(headAt, edge, degreeAt, (this.words[degreeAt] ?? 0) + 1);
  }

  private set(headAt: number, head: EdgeId, degreeAt: number, degree: number): void {
    const {words} = this;
    words[headAt] = head;
    words[headAt + 1] = Math.floor(head / wordRange);
    words[degreeAt] = degree;
  }
}

/** Makes an edge the head of a list, and the old head its link. */
function exchange(slots: Uint32Array, edge: number, link: number, words: Uint32Array, head: number): void {
  slots[link] = words[head] ?? 0;
  slots[link + 1] = words[head + 1] ?? 0;
  words[head] = slots[edge] ?? 0;
  words[head + 1] = slots[edge + 1] ?? 0;
}
