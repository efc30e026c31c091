import type {JsonReader} from '../json/json-reader.js';
import {knownKey, MemberWalk, objectEnd} from '../json/member-walk.js';
import {maxBlobSize, maxWriteDepth} from '../records/constants.js';
import {compareBytes} from '../utf8.js';
import type {ByteBuffer} from './byte-buffer.js';
import {JsonLosses} from './json-losses.js';
import {blobTooLarge, tag, tooDeep} from './property-value.js';
import {ValueBytes} from './value-bytes.js';

/** Blobs are kept up to this size while they are made: equal keys may still shrink them to what a store can hold. */
const keptBytes = 64 * maxBlobSize;

/** Something a store cannot hold, at an offset of the blob. It counts no more when a later equal key replaces it. */
interface Refusal {
  readonly at: number;
  readonly problem: string;
}

/** A key met before in its place: its length and its bytes, and whether it and those before it ascend. */
interface KnownKey {
  readonly bytes: Uint8Array;
  readonly ascending: boolean;
}

/** Members of one map that have the same key: the first gives the place among refusals, the last the value. */
interface Member {
  first: number;
  last: number;
}

/**
 * Transcodes JSON text straight into property blobs, without making objects. Maps come out in code point order; a map
 * whose keys do not arrive that way is put in order when it is complete. What a store cannot hold is reported, not
 * thrown, with the words of the peer: the whole value is passed in any case.
 */
export class BlobEncoder {
  private readonly out = new ValueBytes(1024, keptBytes);
  private readonly spare = new ValueBytes(1024, keptBytes);
  /** Where the members of the open maps begin; as many as `open` says. */
  private readonly starts: number[] = [];
  private open = 0;
  /** Walks over the members of maps, by depth. */
  private readonly walks: MemberWalk<KnownKey>[] = [];
  private refusals: Refusal[] = [];

  constructor(
    private readonly reader: JsonReader,
    private readonly losses = new JsonLosses(),
  ) {}

  /** The blob made last; valid until the next one is begun. */
  get blob(): ByteBuffer {
    return this.out;
  }

  /** The same as a view. */
  bytes(): Uint8Array {
    return this.out.content();
  }

  /** Why a store cannot hold a value in the blob made last. */
  get refusal(): string | undefined {
    return this.refusals[0]?.problem;
  }

  /** Why a store cannot hold the blob made last as a whole. */
  get sizeProblem(): string | undefined {
    return this.out.length > maxBlobSize ? blobTooLarge(this.out.length) : undefined;
  }

  /** Makes the blob of a property set from the object at the reader: one map, no bytes when it is empty. */
  properties(): void {
    this.begin();
    if (this.map(0) === 0) this.out.length = 0;
  }

  /** Makes the blob of node labels from the array at the reader: a list, no bytes when it is empty. False when an item is no string. */
  labels(): boolean {
    this.begin();
    this.out.byte(tag.list);
    this.out.u32(0);
    let count = 0;
    let allStrings = true;
    for (let more = this.reader.firstItem(); more; more = this.reader.nextItem()) {
      count++;
      if (this.reader.kind() === 'string') {
        this.out.byte(tag.string);
        this.key();
      } else {
        this.reader.skipValue();
        allStrings = false;
      }
    }
    this.out.setU32(1, count);
    if (count === 0) this.out.length = 0;
    return allStrings;
  }

  /** Makes the blob of an edge label from the string at the reader. */
  label(): void {
    this.begin();
    this.out.byte(tag.string);
    this.key();
  }

  private begin(): void {
    this.out.length = 0;
    this.open = 0;
    if (this.refusals.length > 0) this.refusals = [];
  }

  private value(depth: number): void {
    const {reader, out} = this;
    const kind = reader.kind();
    if (depth > maxWriteDepth) {
      this.refuse(tooDeep);
      reader.skipValue();
      return;
    }
    switch (kind) {
      case 'string':
        out.byte(tag.string);
        this.text();
        break;
      case 'object':
        this.map(depth + 1);
        break;
      case 'array':
        this.list(depth + 1);
        break;
      case 'number':
        this.number();
        break;
      case 'null':
        reader.literal();
        out.byte(tag.null);
        break;
      default:
        out.byte(tag.bool);
        out.byte(reader.literal() === true ? 1 : 0);
    }
  }

  private list(depth: number): void {
    const {reader, out} = this;
    out.byte(tag.list);
    const countAt = out.length;
    out.u32(0);
    let count = 0;
    for (let more = reader.firstItem(); more; more = reader.nextItem()) {
      this.value(depth);
      count++;
    }
    out.setU32(countAt, count);
  }

  /** Values in the map have the given depth. Returns how many members it keeps. */
  private map(depth: number): number {
    const {out, starts} = this;
    const outer = this.open;
    out.byte(tag.map);
    const countAt = out.length;
    out.u32(0);
    let ascending = true;
    let previous = -1;
    let previousEnd = 0;
    const members = this.walkAt(depth);
    for (let step = members.first(); step !== objectEnd; step = members.next()) {
      const start = out.length;
      starts[this.open++] = start;
      const {meaning} = members;
      if (step === knownKey && meaning !== undefined) {
        out.raw(meaning.bytes);
        ascending = meaning.ascending;
      } else {
        this.key();
        const end = out.length;
        ascending &&= previous < 0 || compareBytes(out.bytes, start + 4, end, out.bytes, previous, previousEnd) > 0;
        this.learnKey(members, start, ascending);
      }
      previous = start + 4;
      previousEnd = out.length;
      this.value(depth);
    }
    const count = ascending || out.overflowed ? this.open - outer : this.arrange(countAt, outer);
    out.setU32(countAt, count);
    this.open = outer;
    return count;
  }

  private walkAt(depth: number): MemberWalk<KnownKey> {
    const known = this.walks[depth];
    if (known !== undefined) return known;
    const walk = new MemberWalk<KnownKey>(this.reader);
    this.walks[depth] = walk;
    return walk;
  }

  /** Passes the colon behind a new key that was written from `start` on, and remembers the key if a store can hold it. */
  private learnKey(members: MemberWalk<KnownKey>, start: number, ascending: boolean): void {
    const {reader, out} = this;
    const isWhole = reader.surrogates === 0 && !out.overflowed;
    reader.colon();
    if (isWhole) members.learn({bytes: Uint8Array.prototype.slice.call(out.bytes, start, out.length), ascending});
    else members.forget();
  }

  private number(): void {
    const {reader, out} = this;
    const value = reader.readNumber();
    if (!reader.isInteger) {
      out.byte(tag.float);
      out.f64(value);
      if ((value === 0 || !Number.isFinite(value)) && isLost(reader.numberText())) this.losses.floats++;
    } else if (Number.isSafeInteger(value)) {
      out.byte(tag.int);
      out.integer(value);
    } else this.largeInteger(value);
  }

  /** Ints that do not fit in 64 bits become floats, as in the peer; those that no float can be near are refused. */
  private largeInteger(nearest: number): void {
    const exact = Math.abs(nearest) <= 2 ** 63 ? BigInt(this.reader.numberText()) : undefined;
    if (exact !== undefined && exact === BigInt.asIntN(64, exact)) {
      this.out.byte(tag.int);
      this.out.i64(exact);
      return;
    }
    if (!Number.isFinite(nearest)) this.refuse(unstorable('int'));
    this.losses.integers++;
    this.out.byte(tag.float);
    this.out.f64(nearest);
  }

  /** Appends the length and the bytes of a string value. */
  private text(): void {
    this.rawText();
    if (this.reader.surrogates > 0) this.refuse(unstorable('str'));
  }

  /** Appends the length and the bytes of a key or a label. */
  private key(): void {
    const start = this.out.length + 4;
    this.rawText();
    if (this.reader.surrogates > 0) this.refuse(surrogateProblem(this.out.bytes, start, this.out.length));
  }

  private rawText(): void {
    const lengthAt = this.out.length;
    this.out.u32(0);
    this.reader.readString(this.out);
    this.out.setU32(lengthAt, this.out.length - lengthAt - 4);
  }

  private refuse(problem: string): void {
    this.refusals.push({at: this.out.length - 1, problem});
  }

  /**
   * Puts the members of the map just read into ascending order and keeps the last of equal keys.
   * @returns how many are left
   */
  private arrange(countAt: number, outer: number): number {
    const {out, spare} = this;
    const starts = [...this.starts.slice(outer, this.open), out.length];
    const kept = this.distinctMembers(starts);
    this.losses.members += starts.length - 1 - kept.length;
    spare.length = 0;
    spare.reserve(out.length - countAt);
    for (const {last} of kept) {
      spare.raw(out.bytes, starts[last], starts[last + 1]);
    }
    out.length = starts[0] + spare.length;
    spare.bytes.copy(out.bytes, starts[0], 0, spare.length);
    if (this.refusals.length > 0) this.arrangeRefusals(starts, kept);
    return kept.length;
  }

  /** The members by ascending key, equal keys taken together. */
  private distinctMembers(starts: readonly number[]): Member[] {
    const {bytes} = this.out;
    const keyEnd = (start: number) => start + 4 + bytes.readUInt32LE(start);
    const compare = (a: number, b: number) =>
      compareBytes(bytes, starts[a] + 4, keyEnd(starts[a]), bytes, starts[b] + 4, keyEnd(starts[b]));
    const order = Array.from({length: starts.length - 1}, (_, i) => i).sort((a, b) => compare(a, b) || a - b);
    const members: Member[] = [];
    for (const i of order) {
      const same = members.at(-1);
      if (same !== undefined && compare(same.last, i) === 0) same.last = i;
      else members.push({first: i, last: i});
    }
    return members;
  }

  /** Drops refusals of replaced values; the others get the order in which Python keeps the members. */
  private arrangeRefusals(starts: readonly number[], kept: readonly Member[]): void {
    const inside: Refusal[][] = starts.map(() => []);
    const before: Refusal[] = [];
    let member = 0;
    for (const refusal of this.refusals) {
      if (refusal.at < starts[0]) {
        before.push(refusal);
        continue;
      }
      while (member + 2 < starts.length && refusal.at >= starts[member + 1]) member++;
      inside[member].push({at: starts[0], problem: refusal.problem});
    }
    const byFirst = [...kept].sort((a, b) => a.first - b.first);
    this.refusals = [...before, ...byFirst.flatMap(({last}) => inside[last])];
  }
}

/** Wording of the peer for a value it cannot convert. */
function unstorable(type: string): string {
  return `Property values must be None, bool, int, float, str, list, or dict (nested values follow the same rules). Got type \`${type}\`.`;
}

/** Wording of Python for the first lone surrogates in a text, which lies there as three bytes each. */
function surrogateProblem(bytes: Uint8Array, start: number, end: number): string {
  const isSurrogate = (i: number) => i < end && bytes[i] === 0xed && bytes[i + 1] >= 0xa0;
  let at = start;
  let position = 0;
  for (; at < end && !isSurrogate(at); at++) if ((bytes[at] & 0xc0) !== 0x80) position++;
  let count = 1;
  while (isSurrogate(at + 3 * count)) count++;
  const unit = 0xd000 | ((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f);
  const characters =
    count === 1
      ? `character '\\u${unit.toString(16)}' in position ${position}`
      : `characters in position ${position}-${position + count - 1}`;
  return `'utf-8' codec can't encode ${characters}: surrogates not allowed`;
}

/** Whether digits that say something stand before the exponent of a number that became infinite or zero. */
function isLost(text: string): boolean {
  return /^-?[\d.]*[1-9]/.test(text);
}
