import type {LenientStore} from '../check/lenient-store.js';
import {deletedFlag, maxBlobSize} from '../format/records/constants.js';
import {extentOfId, type RecordKind, slotOffset} from '../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../format/records/integers.js';
import {edgeSlot, nodeSlot} from '../format/records/layouts.js';
import {recordKinds} from '../format/records/record-kind.js';
import {BlobError, decodeLabels, decodeProperties, type PropertyMap} from '../format/values/property-value.js';
import {offsetAt, u32At, u64At, wordsOf} from '../format/words.js';
import {BlobReader} from '../storage/reading/blob-reader.js';
import {isFree, slotPages} from '../storage/reading/slot-scan.js';
import {titleOf} from './record-title.js';

/** What a slot says, believed of nothing. */
export interface SlotFacts {
  readonly kind: RecordKind;
  readonly id: number;
  readonly state: 'live' | 'deleted' | 'never written';
  readonly labelOffset: FileOffset;
  readonly labelLength: number;
  readonly propOffset: FileOffset;
  readonly propLength: number;
  /** The ends of an edge; 0 for a node. */
  readonly from: number;
  readonly to: number;
  /** Of a node the first edges of its lists, of an edge the next ones; 0 ends a list. */
  readonly out: number;
  readonly in: number;
  /** How many edges a node counts in its lists. */
  readonly outDegree: number;
  readonly inDegree: number;
  /** The id that is stored, where it is not that of the place. */
  readonly foreignId: number | undefined;
}

/** A record as far as it can be read. */
export interface MemoryRecord {
  readonly kind: RecordKind;
  readonly id: number;
  /** `out of reach`: the extents that are known do not hold it. */
  readonly state: SlotFacts['state'] | 'out of reach';
  /** In stored order; the label of an edge alone. */
  readonly labels: readonly string[];
  readonly properties: PropertyMap;
  /** What a list calls it. */
  readonly title: string;
  /** What of it cannot be read, or does not fit. */
  readonly problems: readonly string[];
}

/** A blob that was read, or why it cannot be. */
export type Read<T> = {readonly value: T} | {readonly problem: string};

const nothing: PropertyMap = new Map();

/** The records of a store whatever state it is in: nothing fails on content, and what cannot be read is said. */
export class Memory {
  private readonly blobs: BlobReader;

  /** @param blockSize bytes of blobs read at a time; small when records are sought by id */
  constructor(
    readonly store: LenientStore,
    blockSize?: number,
  ) {
    this.blobs = new BlobReader(store.bytes, blockSize);
  }

  /** What keeps parts of the store from being read. */
  problems(): string[] {
    const {headerProblems, wal, chains} = this.store;
    const refusal = wal.refusal ? [wal.refusal.condition.cause(wal.refusal.facts)] : [];
    return [...new Set([...headerProblems, ...refusal, ...Object.values(chains).flatMap(({problems}) => problems)])];
  }

  /** How many records the header counts; undefined where it is not to be believed. */
  count(kind: RecordKind): number | undefined {
    return this.store.headerProblems.length > 0 ? undefined : Number(this.store.header[recordKinds[kind].count]);
  }

  /** The highest id that a record can have: what the header gave out, as far as the extents reach. */
  lastId(kind: RecordKind): number {
    const {geometry, nextId} = recordKinds[kind];
    const reach = this.store.chains[kind].extents.length * geometry.slotsPerExtent;
    return this.store.headerProblems.length > 0 ? reach : Math.min(reach, Number(this.store.header[nextId]) - 1);
  }

  /** Live slots from an id on, in the order of ids; undefined between two pages, for who wants to breathe. */
  *live(kind: RecordKind, from: number): Generator<SlotFacts | undefined> {
    const {geometry} = recordKinds[kind];
    const first = extentOfId(geometry, from);
    const last = this.lastId(kind);
    const {bytes, chains} = this.store;
    for (const page of slotPages(bytes, geometry, chains[kind].extents.slice(first), first)) {
      for (let slot = Math.max(0, from - page.firstId); slot < page.slots; slot++) {
        const id = page.firstId + slot;
        if (id > last) return;
        const at = page.start + slot * geometry.slotSize;
        if (isFree(page.words, at)) continue;
        const facts = factsAt(kind, id, page.words, at);
        if (facts.state === 'live') yield facts;
      }
      yield undefined;
    }
  }

  /** What the slot of an id says; undefined where no extent reaches it. */
  slot(kind: RecordKind, id: number): SlotFacts | undefined {
    const {geometry} = recordKinds[kind];
    const isId = Number.isSafeInteger(id) && id > 0;
    const offset = isId ? slotOffset(geometry, this.store.chains[kind].extents, id) : undefined;
    if (offset === undefined) return undefined;
    const bytes = new Uint8Array(geometry.slotSize);
    this.store.bytes.read(bytes, offset);
    return factsAt(kind, id, wordsOf(bytes), 0);
  }

  /** A record with all that is in it. */
  record(kind: RecordKind, id: number): MemoryRecord {
    const slot = this.slot(kind, id);
    if (slot) return this.recordOf(slot);
    const problems = [`the ${kind} extents that can be reached do not hold id ${id}`];
    return {kind, id, state: 'out of reach', labels: [], properties: nothing, title: `${kind} ${id}`, problems};
  }

  recordOf(slot: SlotFacts): MemoryRecord {
    const {kind, id, state, foreignId} = slot;
    if (state === 'never written') {
      return {kind, id, state, labels: [], properties: nothing, title: `${kind} ${id}`, problems: []};
    }
    const labels = this.labels(slot);
    const properties = this.properties(slot);
    const problems = [
      ...(foreignId === undefined ? [] : [`its slot stores the id ${foreignId}`]),
      ...('problem' in labels ? [labels.problem] : []),
      ...('problem' in properties ? [properties.problem] : []),
    ];
    const names = 'value' in labels ? labels.value : [];
    const values = 'value' in properties ? properties.value : nothing;
    const title = kind === 'node' ? titleOf(id, names, values) : (names[0] ?? `edge ${id}`);
    return {kind, id, state, labels: names, properties: values, title, problems};
  }

  labels({kind, labelOffset, labelLength}: SlotFacts): Read<readonly string[]> {
    return this.read(kind === 'node' ? 'labels' : 'label', labelOffset, labelLength, decodeLabels[kind]);
  }

  properties({propOffset, propLength}: SlotFacts): Read<PropertyMap> {
    return this.read('properties', propOffset, propLength, decodeProperties);
  }

  /** Reads a blob, if it lies where one can. */
  read<T>(
    name: string,
    offset: FileOffset,
    length: number,
    decode: (bytes: Uint8Array, start: number, end: number) => T,
  ): Read<T> {
    const {bytes} = this.store;
    try {
      if (length === 0) return {value: decode(this.blobs.bytes, 0, 0)};
      if (length > maxBlobSize || offset + length > bytes.size) return {problem: `its ${name} lie outside the file`};
      this.blobs.read(offset, length);
      if (bytes.isUnreadable(offset, length)) return {problem: `its ${name} lie on a page that cannot be read`};
      return {value: decode(this.blobs.bytes, this.blobs.start, this.blobs.end)};
    } catch (error) {
      if (!(error instanceof BlobError)) throw error;
      return {problem: `its ${name} are no value: ${error.message}`};
    }
  }
}

function factsAt(kind: RecordKind, id: number, words: Uint32Array, start: number): SlotFacts {
  const {at} = recordKinds[kind];
  const stored = u64At(words, start + at.id);
  const isDeleted = (u32At(words, start + at.flags) & deletedFlag) !== 0;
  const isNode = kind === 'node';
  const {firstOutEdge, firstInEdge, outDegree, inDegree} = nodeSlot.at;
  const {fromNode, toNode, nextOutEdge, nextInEdge} = edgeSlot.at;
  return {
    kind,
    id,
    state: stored === 0 ? 'never written' : isDeleted ? 'deleted' : 'live',
    labelOffset: toFileOffset(offsetAt(words, start + at.labelOffset)),
    labelLength: u32At(words, start + at.labelLength),
    propOffset: toFileOffset(offsetAt(words, start + at.propOffset)),
    propLength: u32At(words, start + at.propLength),
    from: isNode ? 0 : u64At(words, start + fromNode),
    to: isNode ? 0 : u64At(words, start + toNode),
    out: u64At(words, start + (isNode ? firstOutEdge : nextOutEdge)),
    in: u64At(words, start + (isNode ? firstInEdge : nextInEdge)),
    outDegree: isNode ? u32At(words, start + outDegree) : 0,
    inDegree: isNode ? u32At(words, start + inDegree) : 0,
    foreignId: stored === 0 || stored === id ? undefined : stored,
  };
}
