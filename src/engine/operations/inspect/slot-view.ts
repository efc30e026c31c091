import type {LenientStore} from '../../check/lenient-store.js';
import {writeValue} from '../../format/json/canonical-json.js';
import {JsonBytes} from '../../format/json/json-bytes.js';
import {deletedFlag, maxBlobSize} from '../../format/records/constants.js';
import {edgeGeometry, nodeGeometry, type SlotGeometry, slotOffset} from '../../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../../format/records/integers.js';
import {edgeSlot, nodeSlot} from '../../format/records/layouts.js';
import {decodeValue} from '../../format/values/property-value.js';
import {type Link, linkToOffset, linkToRecord, type RecordView, viewRecord} from './record-view.js';

/** Edges shown of an adjacency list. */
const shownEdges = 20;

/** The slot of a node, its blobs and the beginning of its lists. */
export function viewNode(store: LenientStore, id: number, hex: boolean): RecordView {
  const place = findSlot(store, nodeGeometry, id);
  if (typeof place === 'string') return missing(`node ${id}`, place);
  const bytes = readSlot(store, nodeGeometry, place);
  const slot = nodeSlot.decode(bytes);
  const outgoing = readList(store, slot.firstOutEdge, 'nextOutEdge');
  const incoming = readList(store, slot.firstInEdge, 'nextInEdge');
  const lines = [
    `state: ${slotState(slot.nodeId, slot.flags)}`,
    blobLine(store, 'labels', slot.labelOffset, slot.labelLength),
    blobLine(store, 'properties', slot.propOffset, slot.propLength),
    listLine('outgoing', outgoing),
    listLine('incoming', incoming),
  ];
  const links = [
    ...outgoing.ids.flatMap((edge) => linkToRecord('outgoing', 'edge', edge)),
    ...incoming.ids.flatMap((edge) => linkToRecord('incoming', 'edge', edge)),
    ...blobLinks(store, 'labels', slot),
    ...linkToOffset('slot', store.bytes, BigInt(place)),
  ];
  const problems = identityProblems(slot.nodeId, id);
  return viewRecord(nodeSlot, `node ${id}`, place, bytes, {problems, lines, links, hex});
}

/** The slot of an edge and its blobs. */
export function viewEdge(store: LenientStore, id: number, hex: boolean): RecordView {
  const place = findSlot(store, edgeGeometry, id);
  if (typeof place === 'string') return missing(`edge ${id}`, place);
  const bytes = readSlot(store, edgeGeometry, place);
  const slot = edgeSlot.decode(bytes);
  const lines = [
    `state: ${slotState(slot.edgeId, slot.flags)}`,
    blobLine(store, 'label', slot.labelOffset, slot.labelLength),
    blobLine(store, 'properties', slot.propOffset, slot.propLength),
  ];
  const links = [
    ...linkToRecord('from', 'node', slot.fromNode),
    ...linkToRecord('to', 'node', slot.toNode),
    ...linkToRecord('next outgoing', 'edge', slot.nextOutEdge),
    ...linkToRecord('next incoming', 'edge', slot.nextInEdge),
    ...blobLinks(store, 'label', slot),
    ...linkToOffset('slot', store.bytes, BigInt(place)),
  ];
  const problems = identityProblems(slot.edgeId, id);
  return viewRecord(edgeSlot, `edge ${id}`, place, bytes, {problems, lines, links, hex});
}

function missing(title: string, problem: string): RecordView {
  return {title, offset: 0, fields: [], problems: [problem], lines: [], links: []};
}

/** File offset of a slot, or why there is none. */
function findSlot(store: LenientStore, geometry: SlotGeometry, id: number): FileOffset | string {
  if (id < 1) return 'ids begin at 1';
  const offset = slotOffset(geometry, store.chains[geometry.kind].extents, id);
  return offset ?? `the ${geometry.kind} extents do not reach id ${id}`;
}

function readSlot(store: LenientStore, geometry: SlotGeometry, offset: FileOffset): Uint8Array {
  const bytes = new Uint8Array(geometry.slotSize);
  store.bytes.read(bytes, offset);
  return bytes;
}

/** Whether a slot is live, deleted or never written. */
export function slotState(id: bigint, flags: number): string {
  if (id === 0n) return 'never written';
  return (flags & deletedFlag) === 0 ? 'live' : 'deleted';
}

/** What is wrong with the id that a slot stores, if anything. */
export function identityProblems(stored: bigint, id: number): string[] {
  return stored === 0n || stored === BigInt(id) ? [] : [`stores the id ${stored}, its place is that of id ${id}`];
}

function blobLine(store: LenientStore, name: string, offset: bigint, length: number): string {
  if (length === 0) return `${name}: none`;
  const place = `${name} (${length} bytes at ${offset})`;
  if (length > maxBlobSize || offset + BigInt(length) > BigInt(store.bytes.size))
    return `${place}: not inside the file`;
  const blob = new Uint8Array(length);
  store.bytes.read(blob, toFileOffset(Number(offset)));
  if (store.bytes.isUnreadable(toFileOffset(Number(offset)), length)) return `${place}: cannot be read`;
  try {
    return `${place}: ${oneLine(blob)}`;
  } catch (error) {
    return `${place}: ${(error as Error).message}`;
  }
}

function oneLine(blob: Uint8Array): string {
  const out = new JsonBytes(blob.length * 2);
  writeValue(out, decodeValue(blob), 0, 'text');
  return Buffer.from(out.content()).toString().replace(/\n */g, ' ');
}

interface BlobPlaces {
  readonly labelOffset: bigint;
  readonly labelLength: number;
  readonly propOffset: bigint;
  readonly propLength: number;
}

function blobLinks(store: LenientStore, labels: 'label' | 'labels', places: BlobPlaces): Link[] {
  return [
    ...(places.labelLength > 0 ? linkToOffset(labels, store.bytes, places.labelOffset) : []),
    ...(places.propLength > 0 ? linkToOffset('properties', store.bytes, places.propOffset) : []),
  ];
}

/** The first edges of an adjacency list, and how it goes on or breaks off. */
interface EdgeList {
  readonly ids: readonly bigint[];
  readonly rest: string;
}

function readList(store: LenientStore, head: bigint, next: 'nextOutEdge' | 'nextInEdge'): EdgeList {
  const ids: bigint[] = [];
  for (let edge = head; edge !== 0n; ) {
    if (ids.length === shownEdges) return {ids, rest: ', ...'};
    ids.push(edge);
    const offset =
      edge > BigInt(Number.MAX_SAFE_INTEGER) ? 'beyond any store' : findSlot(store, edgeGeometry, Number(edge));
    if (typeof offset === 'string') return {ids, rest: ` (${offset})`};
    edge = edgeSlot.decode(readSlot(store, edgeGeometry, offset))[next];
  }
  return {ids, rest: ''};
}

function listLine(name: string, {ids, rest}: EdgeList): string {
  return `${name}: ${ids.join(', ') || 'none'}${rest}`;
}
