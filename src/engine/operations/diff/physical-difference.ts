import type {Steps} from '../../check/steps.js';
import {deletedFlag} from '../../format/records/constants.js';
import type {RecordKind} from '../../format/records/geometry.js';
import {edgeSlot, nodeSlot} from '../../format/records/layouts.js';
import {recordKinds} from '../../format/records/record-kind.js';
import {u32At, u64At} from '../../format/words.js';
import type {Device} from '../../storage/files/device.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {slotPages} from '../../storage/reading/slot-scan.js';

/** How the files of two stores differ where no record does. */
export interface PhysicalDifference {
  /** Whether the files are equal byte for byte. */
  readonly same_bytes: boolean;
  /** Live records, by id, whose labels or properties lie elsewhere in the file. */
  readonly blob_places: number;
  /** Live records, by id, whose adjacency links are others: the lists run in another order, or the edges differ. */
  readonly list_links: number;
  /** Ids that are live in one store, and deleted or never used in the other, or deleted in one and never used in the other. */
  readonly dead_slots: number;
  /** Sides whose last commit is still in the WAL. */
  readonly live_wal: readonly ('left' | 'right')[];
  readonly left_bytes: number;
  readonly right_bytes: number;
}

const compared = 1_048_576;

/** Compares two stores as files, and slot by slot. */
export function* physicalDifference(left: StoreSnapshot, right: StoreSnapshot): Steps<PhysicalDifference> {
  const tally = {blob_places: 0, list_links: 0, dead_slots: 0};
  const sameBytes = left === right || (yield* haveSameBytes(left.device, right.device));
  if (!sameBytes) for (const kind of ['node', 'edge'] as const) yield* compareSlots(left, right, kind, tally);
  const liveWal: PhysicalDifference['live_wal'] = [
    ...(left.wal.committed ? (['left'] as const) : []),
    ...(right.wal.committed ? (['right'] as const) : []),
  ];
  return {
    same_bytes: sameBytes,
    ...tally,
    live_wal: liveWal,
    left_bytes: left.device.size(),
    right_bytes: right.device.size(),
  };
}

function* haveSameBytes(a: Device, b: Device): Steps<boolean> {
  if (a.size() !== b.size()) return false;
  const x = Buffer.alloc(compared);
  const y = Buffer.alloc(compared);
  for (let at = 0; at < a.size(); at += compared) {
    const count = a.read(x, at);
    if (b.read(y, at) !== count || x.compare(y, 0, count, 0, count) !== 0) return false;
    yield;
  }
  return true;
}

/** A slot that was written; the same object each time. */
interface UsedSlot {
  id: number;
  words: Uint32Array;
  at: number;
  isLive: boolean;
}

function* usedSlots(snapshot: StoreSnapshot, kind: RecordKind): Generator<UsedSlot, void> {
  const {geometry, at: fields} = recordKinds[kind];
  const used: UsedSlot = {id: 0, words: new Uint32Array(0), at: 0, isLive: false};
  for (const {words, start, firstId, slots} of slotPages(snapshot.bytes, geometry, snapshot.chains[kind].extents)) {
    used.words = words;
    for (let slot = 0; slot < slots; slot++) {
      const at = start + slot * geometry.slotSize;
      if (u64At(words, at) === 0) continue;
      used.id = firstId + slot;
      used.at = at;
      used.isLive = (u32At(words, at + fields.flags) & deletedFlag) === 0;
      yield used;
    }
  }
}

const links = {
  node: [nodeSlot.at.firstOutEdge, nodeSlot.at.firstInEdge],
  edge: [edgeSlot.at.nextOutEdge, edgeSlot.at.nextInEdge],
};

/** Whether one of some u64 fields differs. */
function differ(x: UsedSlot, y: UsedSlot, fields: readonly number[]): boolean {
  return fields.some((field) => u64At(x.words, x.at + field) !== u64At(y.words, y.at + field));
}

interface Tally {
  blob_places: number;
  list_links: number;
  dead_slots: number;
}

function* compareSlots(left: StoreSnapshot, right: StoreSnapshot, kind: RecordKind, tally: Tally): Steps<void> {
  const a = usedSlots(left, kind);
  const b = usedSlots(right, kind);
  const {propOffset, labelOffset} = recordKinds[kind].at;
  const places = [propOffset, labelOffset];
  let x = a.next().value;
  let y = b.next().value;
  for (let count = 1; x || y; count++) {
    const isLeft = x && (!y || x.id <= y.id);
    const isRight = y && (!x || y.id <= x.id);
    if (!(x && y && isLeft && isRight) || x.isLive !== y.isLive) tally.dead_slots++;
    else if (x.isLive) {
      if (differ(x, y, places)) tally.blob_places++;
      if (differ(x, y, links[kind])) tally.list_links++;
    }
    if (isLeft) x = a.next().value;
    if (isRight) y = b.next().value;
    if (count % 64 === 0) yield;
  }
}
