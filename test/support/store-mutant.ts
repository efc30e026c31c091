import {pageSize, walStart} from '../../src/engine/format/records/constants.js';
import type {ExtentKind, RecordKind} from '../../src/engine/format/records/geometry.js';
import {edgeSlot, extentIndexPage, fileHeader, nodeSlot} from '../../src/engine/format/records/layouts.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {readStore} from '../../src/engine/storage/reading/open-store.js';
import {type Corruption, corrupt} from './corrupt.js';
import type {SeededRandom} from './random.js';

/** A store that was damaged where its format means something, and what was done to it. */
export interface StoreMutant {
  readonly bytes: Uint8Array;
  readonly changes: readonly string[];
}

/** What is known of a store that is to be damaged. */
interface Ground {
  readonly random: SeededRandom;
  readonly store: Corruption;
  readonly healthy: Uint8Array;
  readonly nodes: number;
  readonly edges: number;
  readonly usedPages: readonly number[];
}

type Change = (ground: Ground) => string;

/** Damages a store in one place, or in a few. */
export function mutantOf(healthy: Uint8Array, random: SeededRandom): StoreMutant {
  const {header} = readStore(new MemoryDevice('healthy.liel', healthy), 'healthy.liel');
  const usedPages: number[] = [];
  for (let page = 0; page * pageSize < healthy.length; page++) {
    const isUsed = healthy.subarray(page * pageSize, (page + 1) * pageSize).some((byte) => byte !== 0);
    if (isUsed) usedPages.push(page);
  }
  const ground = {
    random,
    store: corrupt(healthy),
    healthy,
    nodes: header.nextNodeId - 1,
    edges: header.nextEdgeId - 1,
    usedPages,
  };
  const times = random.chance(0.6) ? 1 : 2 + random.below(3);
  const changes = Array.from({length: times}, () => random.pick(everyChange)(ground));
  return {bytes: ground.store.bytes(), changes};
}

/** Values that are likely to mean something, whatever the field. */
function telling({random, healthy, nodes, edges}: Ground): bigint {
  const near = BigInt(random.below(5) - 2);
  switch (random.below(6)) {
    case 0:
      return BigInt(random.below(4));
    case 1:
      return BigInt.asUintN(64, (1n << BigInt(random.pick([8, 16, 31, 32, 40, 53, 63, 64]))) + near);
    case 2:
      return BigInt.asUintN(64, BigInt(healthy.length) + near * BigInt(random.pick([1, pageSize])));
    case 3:
      return BigInt(random.below(Math.ceil(healthy.length / pageSize)) * pageSize);
    case 4:
      return BigInt.asUintN(64, BigInt(random.pick([nodes, edges])) + near);
    default:
      return BigInt(1 + random.below(Math.max(nodes, edges, 1)));
  }
}

const kinds: readonly ExtentKind[] = ['node', 'edge', 'prop'];

function recordOf({random, nodes, edges}: Ground): {kind: RecordKind; id: number} | undefined {
  const kind = edges > 0 && (nodes === 0 || random.chance(0.5)) ? 'edge' : 'node';
  const count = kind === 'node' ? nodes : edges;
  return count === 0 ? undefined : {kind, id: 1 + random.below(count)};
}

function slotField(ground: Ground): string {
  const record = recordOf(ground);
  if (record === undefined) return headerField(ground);
  const {random, store} = ground;
  const value = telling(ground);
  if (record.kind === 'node') {
    const name = random.pick(Object.keys(nodeSlot.at) as (keyof typeof nodeSlot.at)[]);
    store.node(record.id, name, value);
    return `node ${record.id} ${name} = ${value}`;
  }
  const name = random.pick(Object.keys(edgeSlot.at) as (keyof typeof edgeSlot.at)[]);
  store.edge(record.id, name, value);
  return `edge ${record.id} ${name} = ${value}`;
}

/** The checksum follows, unless it is the field. */
function headerField(ground: Ground): string {
  const name = ground.random.pick(Object.keys(fileHeader.at) as (keyof typeof fileHeader.at)[]);
  const value = telling(ground);
  ground.store.header(name, value);
  return `header ${name} = ${value}`;
}

function indexField(ground: Ground): string {
  const {random, store} = ground;
  const kind = random.pick(kinds);
  const value = telling(ground);
  if (random.chance(0.5)) {
    store.extent(kind, random.below(3), value);
    return `extent of ${kind} at ${value}`;
  }
  const name = random.pick(Object.keys(extentIndexPage.at) as (keyof typeof extentIndexPage.at)[]);
  store.index(kind, name, value);
  return `index of ${kind}: ${name} = ${value}`;
}

/** A byte of a blob: most of them are tags, counts and lengths. */
function blobByte(ground: Ground): string {
  const record = recordOf(ground);
  const blob = record && ground.store.blobOf(record.kind, record.id);
  if (!record || !blob || blob.length === 0 || blob.offset + blob.length > ground.healthy.length)
    return slotField(ground);
  const at = blob.offset + ground.random.below(Math.min(blob.length, 64));
  const byte = ground.random.pick([0, 1, 0x7f, 0x80, 0xff, ground.random.below(256)]);
  ground.store.write(at, [byte]);
  return `byte ${at} in the blob of ${record.kind} ${record.id} = ${byte}`;
}

/** One record points where another does. */
function sharedBlob(ground: Ground): string {
  const [one, other] = [recordOf(ground), recordOf(ground)];
  if (!one || !other) return headerField(ground);
  const {offset, length} = ground.store.blobOf(other.kind, other.id);
  if (one.kind === 'node') ground.store.node(one.id, 'propOffset', offset).node(one.id, 'propLength', length);
  else ground.store.edge(one.id, 'propOffset', offset).edge(one.id, 'propLength', length);
  return `${one.kind} ${one.id} has the blob of ${other.kind} ${other.id}`;
}

const pageAt = (bytes: Uint8Array, page: number): Uint8Array => bytes.slice(page * pageSize, (page + 1) * pageSize);

function swappedPages({random, store, healthy, usedPages}: Ground): string {
  const [one, other] = [random.pick(usedPages), random.pick(usedPages)];
  store.write(one * pageSize, pageAt(healthy, other));
  if (random.chance(0.5)) store.write(other * pageSize, pageAt(healthy, one));
  return `page ${one} is ${other}`;
}

function lostPage({random, store, usedPages}: Ground): string {
  const page = random.pick(usedPages);
  store.zeroPage(page);
  return `page ${page} is zeros`;
}

function flippedBits({random, store, healthy, usedPages}: Ground): string {
  const at = random.pick(usedPages) * pageSize + random.below(pageSize);
  const bit = random.below(8);
  store.write(at, [healthy[at] ^ (1 << bit)]);
  return `bit ${bit} of byte ${at}`;
}

function otherLength({random, store, healthy}: Ground): string {
  const pages = healthy.length / pageSize;
  const size = random.pick([
    random.below(healthy.length),
    random.below(pages) * pageSize,
    healthy.length - 1 - random.below(pageSize),
    healthy.length + 1 + random.below(3 * pageSize),
    healthy.length + pageSize * (1 + random.below(4)),
  ]);
  store.truncate(size);
  return `length ${size} instead of ${healthy.length}`;
}

/** Bytes of the WAL, and what the header says of it. */
function walBytes(ground: Ground): string {
  const {random, store, healthy} = ground;
  const length = Number(fileHeader.decode(healthy).walLength);
  if (random.chance(0.4)) {
    const value = random.pick([
      telling(ground),
      BigInt(length + random.below(3) - 1),
      BigInt(random.below(3 * pageSize)),
    ]);
    store.header('walLength', value);
    return `header walLength = ${value}`;
  }
  const at = walStart + random.below(Math.max(length, 64));
  const byte = random.below(256);
  store.write(at, [byte]);
  return `byte ${at} in the WAL = ${byte}`;
}

/** Each as likely as it stands here often. */
const everyChange: readonly Change[] = [
  slotField,
  slotField,
  slotField,
  headerField,
  indexField,
  blobByte,
  blobByte,
  sharedBlob,
  swappedPages,
  lostPage,
  flippedBits,
  flippedBits,
  otherLength,
  walBytes,
];
