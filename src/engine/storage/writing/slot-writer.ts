import type {EdgeId, FileOffset, NodeId} from '../../format/records/integers.js';
import {edgeSlot, nodeSlot} from '../../format/records/layouts.js';
import {recordKinds, type SlotFields} from '../../format/records/record-kind.js';
import {edgeIdAt, setU64, u32At} from '../../format/words.js';
import type {NodeLists} from './node-lists.js';

/** Sets the fields of slots in place: `words` hold the page or the extent, `at` is the byte offset of the slot in them. */

/** A new record: its id, and its blobs by file offset and length in bytes; both 0 is none. */
export interface NewRecord<Id = NodeId> {
  readonly id: Id;
  readonly labelOffset: FileOffset;
  readonly labelLength: number;
  readonly propOffset: FileOffset;
  readonly propLength: number;
}

/** A new edge: the nodes at its ends, and the edges behind it in the lists of both; 0 ends a list. */
export interface NewEdge extends NewRecord<EdgeId> {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly nextOut: EdgeId;
  readonly nextIn: EdgeId;
}

/** Makes a slot that of a new node with no edges, whatever was in it. */
export function putNode(words: Uint32Array, at: number, node: NewRecord): void {
  clear(words, at, nodeSlot.size);
  setU64(words, at + nodeSlot.at.nodeId, node.id);
  setLabels(words, at, recordKinds.node.at, node.labelOffset, node.labelLength);
  setProperties(words, at, recordKinds.node.at, node.propOffset, node.propLength);
}

/** Makes a slot that of a new edge, whatever was in it. */
export function putEdge(words: Uint32Array, at: number, edge: NewEdge): void {
  clear(words, at, edgeSlot.size);
  setU64(words, at + edgeSlot.at.edgeId, edge.id);
  setU64(words, at + edgeSlot.at.fromNode, edge.from);
  setU64(words, at + edgeSlot.at.toNode, edge.to);
  setLinks(words, at, edge.nextOut, edge.nextIn);
  setLabels(words, at, recordKinds.edge.at, edge.labelOffset, edge.labelLength);
  setProperties(words, at, recordKinds.edge.at, edge.propOffset, edge.propLength);
}

/** Sets where the labels of a record are: file offset and length in bytes. */
export function setLabels(
  words: Uint32Array,
  at: number,
  fields: SlotFields,
  offset: FileOffset,
  length: number,
): void {
  setU64(words, at + fields.labelOffset, offset);
  words[(at + fields.labelLength) >> 2] = length;
}

/** Sets where the properties of a record are: file offset and length in bytes. */
export function setProperties(
  words: Uint32Array,
  at: number,
  fields: SlotFields,
  offset: FileOffset,
  length: number,
): void {
  setU64(words, at + fields.propOffset, offset);
  words[(at + fields.propLength) >> 2] = length;
}

/** Sets both lists of a node. */
export function setLists(words: Uint32Array, at: number, lists: NodeLists, id: NodeId): void {
  setU64(words, at + nodeSlot.at.firstOutEdge, lists.headOut(id));
  setU64(words, at + nodeSlot.at.firstInEdge, lists.headIn(id));
  words[(at + nodeSlot.at.outDegree) >> 2] = lists.degreeOut(id);
  words[(at + nodeSlot.at.inDegree) >> 2] = lists.degreeIn(id);
}

/** Fills in both lists of a node from its slot. There must be room for it. */
export function getLists(words: Uint32Array, at: number, lists: NodeLists, id: NodeId): void {
  const {firstOutEdge, firstInEdge, outDegree, inDegree} = nodeSlot.at;
  lists.setOut(id, edgeIdAt(words, at + firstOutEdge), u32At(words, at + outDegree));
  lists.setIn(id, edgeIdAt(words, at + firstInEdge), u32At(words, at + inDegree));
}

/** Whether the slot of a node has the degrees of its lists. */
export function haveDegrees(words: Uint32Array, at: number, lists: NodeLists, id: NodeId): boolean {
  const isOut = u32At(words, at + nodeSlot.at.outDegree) === lists.degreeOut(id);
  return isOut && u32At(words, at + nodeSlot.at.inDegree) === lists.degreeIn(id);
}

/** Sets the edges that follow an edge in the lists of its ends. */
export function setLinks(words: Uint32Array, at: number, nextOut: EdgeId, nextIn: EdgeId): void {
  setU64(words, at + edgeSlot.at.nextOutEdge, nextOut);
  setU64(words, at + edgeSlot.at.nextInEdge, nextIn);
}

function clear(words: Uint32Array, at: number, size: number): void {
  for (let i = at >> 2; i < (at + size) >> 2; i++) words[i] = 0;
}
