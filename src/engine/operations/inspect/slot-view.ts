import {writeValue} from '../../format/canonical-json.js';
import {deletedFlag, maxBlobSize} from '../../format/constants.js';
import {edgeGeometry, nodeGeometry, type SlotGeometry, slotOffset} from '../../format/geometry.js';
import {JsonBytes} from '../../format/json-bytes.js';
import {decodeValue} from '../../format/property-value.js';
import {edgeSlot, nodeSlot} from '../../format/records.js';
import type {LenientStore} from './lenient-store.js';
import {type RecordView, viewRecord} from './record-view.js';

/** Edges shown of an adjacency list. */
const shownEdges = 20;

/** The slot of a node, its blobs and the beginning of its lists. */
export function viewNode(store: LenientStore, id: number, hex: boolean): RecordView {
  const place = findSlot(store, nodeGeometry, id);
  if (typeof place === 'string') return missing(`node ${id}`, place);
  const bytes = readSlot(store, nodeGeometry, place);
  const slot = nodeSlot.decode(bytes);
  const lines = [
    slotState(slot.nodeId, slot.flags),
    blobLine(store, 'labels', slot.labelOffset, slot.labelLength),
    blobLine(store, 'properties', slot.propOffset, slot.propLength),
    listLine(store, 'outgoing', slot.firstOutEdge, 'nextOutEdge'),
    listLine(store, 'incoming', slot.firstInEdge, 'nextInEdge'),
  ];
  return viewRecord(nodeSlot, `node ${id}`, place, bytes, {problems: identityProblems(slot.nodeId, id), lines, hex});
}

/** The slot of an edge and its blobs. */
export function viewEdge(store: LenientStore, id: number, hex: boolean): RecordView {
  const place = findSlot(store, edgeGeometry, id);
  if (typeof place === 'string') return missing(`edge ${id}`, place);
  const bytes = readSlot(store, edgeGeometry, place);
  const slot = edgeSlot.decode(bytes);
  const lines = [
    slotState(slot.edgeId, slot.flags),
    blobLine(store, 'label', slot.labelOffset, slot.labelLength),
    blobLine(store, 'properties', slot.propOffset, slot.propLength),
  ];
  return viewRecord(edgeSlot, `edge ${id}`, place, bytes, {problems: identityProblems(slot.edgeId, id), lines, hex});
}

function missing(title: string, problem: string): RecordView {
  return {title, offset: 0, fields: [], problems: [problem], lines: []};
}

/** File offset of a slot, or why there is none. */
function findSlot(store: LenientStore, geometry: SlotGeometry, id: number): number | string {
  if (id < 1) return 'ids begin at 1';
  const offset = slotOffset(geometry, store.chains[geometry.kind].extents, id);
  return offset ?? `the ${geometry.kind} extents do not reach id ${id}`;
}

function readSlot(store: LenientStore, geometry: SlotGeometry, offset: number): Uint8Array {
  const bytes = new Uint8Array(geometry.slotSize);
  store.bytes.read(bytes, offset);
  return bytes;
}

function slotState(id: bigint, flags: number): string {
  if (id === 0n) return 'state: never written';
  return (flags & deletedFlag) === 0 ? 'state: live' : 'state: deleted';
}

function identityProblems(stored: bigint, id: number): string[] {
  return stored === 0n || stored === BigInt(id) ? [] : [`stores the id ${stored}, its place is that of id ${id}`];
}

function blobLine(store: LenientStore, name: string, offset: bigint, length: number): string {
  if (length === 0) return `${name}: none`;
  const place = `${name} (${length} bytes at ${offset})`;
  if (length > maxBlobSize || offset + BigInt(length) > BigInt(store.bytes.size))
    return `${place}: not inside the file`;
  const blob = new Uint8Array(length);
  store.bytes.read(blob, Number(offset));
  try {
    return `${place}: ${oneLine(blob)}`;
  } catch (error) {
    return `${place}: ${(error as Error).message}`;
  }
}

function oneLine(blob: Uint8Array): string {
  const out = new JsonBytes(blob.length * 2);
  writeValue(out, decodeValue(blob), 0, 'text');
  return Buffer.from(out.text()).toString().replace(/\n */g, ' ');
}

function listLine(store: LenientStore, name: string, head: bigint, next: 'nextOutEdge' | 'nextInEdge'): string {
  const ids: string[] = [];
  for (let edge = head; edge !== 0n; ) {
    if (ids.length === shownEdges) return `${name}: ${ids.join(', ')}, …`;
    ids.push(String(edge));
    const offset =
      edge > BigInt(Number.MAX_SAFE_INTEGER) ? 'beyond any store' : findSlot(store, edgeGeometry, Number(edge));
    if (typeof offset === 'string') return `${name}: ${ids.join(', ')} (${offset})`;
    edge = edgeSlot.decode(readSlot(store, edgeGeometry, offset))[next];
  }
  return `${name}: ${ids.join(', ') || 'none'}`;
}
