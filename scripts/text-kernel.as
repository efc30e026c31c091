// The text of records as a document shows them, for AssemblyScript: scripts/make-text-kernel.ts compiles it.
//
// What is usual is written here. Of anything else, be it damaged, unordered, deep or long, nothing is written and its record
// is left to the program that runs this, which writes it or says what is wrong with it. Its tables are filled by that program, so
// that words, fields and tags are named once, there.

// Reads a block of the store to its place among the blocks that are kept.
@external("host", "readBlock") declare function readBlock(place: i32, block: f64): void;
// Writes the shortest text of a float; returns its length.
@external("host", "floatText") declare function floatText(value: f64, at: i32): i32;

// Where things are in memory, each with a table of its own; scripts/make-text-kernel.ts repeats these for the program.
export const fixedTexts: i32 = 1024; // 32 bytes each
export const fixedLengths: i32 = 2048; // a byte each
export const lineStarts: i32 = 2112; // 32 bytes: a line end and spaces
export const pairs: i32 = 2176; // two digits each
export const escapes: i32 = 2400; // eight bytes each: the length, then the text
const labelPlaces: i32 = 2688; // where each label of a node begins and ends, 4 bytes each
const mostLabels: u32 = 64;
export const metaKeys: i32 = 4096; // 16 bytes each: the length, then the key; of nodes first, 8 of each kind
export const blockNumbers: i32 = 4352; // 8 bytes each
export const blocks: i32 = 8192;
export const blockBytes: i32 = 65536 + 4096;
export const blockCount: i32 = 16;
export const slots: i32 = blocks + blockCount * blockBytes;
export const slotBytes: i32 = 262144;
export const text: i32 = slots + slotBytes;
// A record begins where this much is written at the most ...
export const textBytes: i32 = 1048576;
// ... and then takes at the most this: blobs of `longBlob` bytes, each of which becomes 36 letters where levels are few.
export const longestRecord: i32 = 2 * 65536 * 40;

const longBlob: u32 = 65536;
const mostLevels: i32 = 14;
const unsafeInteger: u64 = 1 << 53;

// Tags of values (property-value.ts).
const tagNull: u8 = 0, tagBool: u8 = 1, tagInt: u8 = 2, tagFloat: u8 = 3, tagString: u8 = 4, tagList: u8 = 5, tagMap: u8 = 6;

// Fixed texts by their numbers.
const edgeFrom = 0, edgeId = 1, edgeLabel = 2, properties = 3, edgeTo = 4, nodeId = 5, nodeLabels = 6, recordEnd = 7;

// Where the text goes on.
export let out: i32 = text;
// How deeply values lay so far; those of a property set are at 1.
export let deepest: i32 = 0;
// The blob that is read: the next byte of it, and its end.
let at: i32 = 0;
let end: i32 = 0;

// Whether `page` came back for a record that is left to the program, rather than for want of room.
export let isUnusual: bool = false;

// Fields of a slot, from its first byte (layouts.ts).
export let flagsAt: i32 = 0, labelAt: i32 = 0, labelLengthAt: i32 = 0, propAt: i32 = 0, propLengthAt: i32 = 0, fromAt: i32 = 0, toAt: i32 = 0;
export let deletedFlag: u32 = 0;

// Writes the records of a page from slot `from` on; returns the slot at which it came back, or their count.
export function page(isEdge: bool, slot: i32, slotSize: i32, count: i32, firstId: f64, from: i32): i32 {
  for (let i = from; i < count; i++) {
    const record = slot + i * slotSize;
    if (load64(record) == 0 || (<u32>load32(record + flagsAt) & deletedFlag) != 0) continue;
    if (out - text > textBytes) {
      isUnusual = false;
      return i;
    }
    const start = out;
    const id = <u64>firstId + <u64>i;
    const isWritten = isEdge ? edge(record, id) : node(record, id);
    if (isWritten) continue;
    out = start;
    isUnusual = true;
    return i;
  }
  return count;
}

function node(record: i32, id: u64): bool {
  fixed(nodeId);
  integer(id);
  fixed(nodeLabels);
  if (!open(record, labelAt, labelLengthAt) || !labels()) return false;
  fixed(properties);
  if (!open(record, propAt, propLengthAt) || !propertySet(metaKeys)) return false;
  fixed(recordEnd);
  return true;
}

function edge(record: i32, id: u64): bool {
  const source = load64(record + fromAt);
  const target = load64(record + toAt);
  if (source >= unsafeInteger || target >= unsafeInteger) return false;
  fixed(edgeFrom);
  integer(source);
  fixed(edgeId);
  integer(id);
  fixed(edgeLabel);
  if (!open(record, labelAt, labelLengthAt) || !label()) return false;
  fixed(properties);
  if (!open(record, propAt, propLengthAt) || !propertySet(metaKeys + 8 * 16)) return false;
  fixed(edgeTo);
  integer(target);
  fixed(recordEnd);
  return true;
}

// Goes to the blob of which offset and length stand in a slot.
function open(record: i32, field: i32, lengthField: i32): bool {
  const offset = load64(record + field);
  const length = load32(record + lengthField);
  if (length == 0) {
    at = end = 0;
    return true;
  }
  const block = offset >> 16;
  const within = <u32>(offset & 0xffff);
  if (length > longBlob || within + length > <u32>blockBytes || offset >= unsafeInteger) return false;
  const place = <i32>(block & (blockCount - 1));
  const number = blockNumbers + place * 8;
  if (load64(number) != block) {
    readBlock(place, <f64>block);
    store<u64>(number, block);
  }
  at = blocks + place * blockBytes + within;
  end = at + length;
  return true;
}

function labels(): bool {
  if (at == end) {
    byte(0x5b);
    byte(0x5d);
    return true;
  }
  if (end - at < 5 || load8(at) != tagList) return false;
  const count = load32(at + 1);
  if (count > mostLabels) return false;
  at += 5;
  // They are stored as they were given, and shown in order.
  let sorted = labelPlaces;
  for (let i: u32 = 0; i < count; i++) {
    if (at >= end || load8(at) != tagString) return false;
    at++;
    const stop = textEnd();
    if (stop < 0) return false;
    let to = sorted;
    for (; to > labelPlaces && compare(load32(to - 8), load32(to - 4), at, stop) > 0; to -= 8) store<u64>(to, load64(to - 8));
    store<u32>(to, at);
    store<u32>(to + 4, stop);
    sorted += 8;
    at = stop;
  }
  if (at != end) return false;
  byte(0x5b);
  for (let place = labelPlaces; place < sorted; place += 8) {
    if (place > labelPlaces) byte(0x2c);
    newline(4);
    if (!string(load32(place), load32(place + 4))) return false;
  }
  if (count > 0) newline(3);
  byte(0x5d);
  return true;
}

function label(): bool {
  if (at == end) {
    byte(0x22);
    byte(0x22);
    return true;
  }
  if (load8(at) != tagString) return false;
  at++;
  const stop = textEnd();
  return stop == end && string(at, stop);
}

function propertySet(keys: i32): bool {
  if (at == end) {
    byte(0x7b);
    byte(0x7d);
    return true;
  }
  if (load8(at) != tagMap) return false;
  at++;
  return map(3, 0, keys) && at == end;
}

// The end of the text that begins here with its length, behind which `at` is then; negative where it is cut.
function textEnd(): i32 {
  if (end - at < 4) return -1;
  const length = load32(at);
  at += 4;
  return length > <u32>(end - at) ? -1 : at + <i32>length;
}

function value(level: i32, depth: i32): bool {
  if (depth > deepest) deepest = depth;
  if (depth > mostLevels - 4 || at >= end) return false;
  const tag = load8(at++);
  if (tag == tagString) {
    const stop = textEnd();
    if (stop < 0 || !string(at, stop)) return false;
    at = stop;
    return true;
  }
  if (tag == tagInt) {
    if (end - at < 8) return false;
    const number = <i64>load64(at);
    at += 8;
    if (number < 0) byte(0x2d);
    integer(number < 0 ? 0 - <u64>number : <u64>number);
    return true;
  }
  if (tag == tagFloat) {
    if (end - at < 8) return false;
    at += 8;
    return float(reinterpret<f64>(load64(at - 8)));
  }
  if (tag == tagMap) return map(level, depth, 0);
  if (tag == tagList) return list(level, depth);
  if (tag == tagNull) {
    store<u32>(out, 0x6c6c756e);
    out += 4;
    return true;
  }
  if (tag != tagBool || at >= end) return false;
  const isTrue = load8(at++) != 0;
  store<u64>(out, isTrue ? 0x65757274 : 0x65736c6166);
  out += isTrue ? 4 : 5;
  return true;
}

function list(level: i32, depth: i32): bool {
  if (end - at < 4) return false;
  const count = load32(at);
  at += 4;
  byte(0x5b);
  for (let i: u32 = 0; i < count; i++) {
    if (i > 0) byte(0x2c);
    newline(level + 1);
    if (!value(level + 1, depth + 1)) return false;
  }
  if (count > 0) newline(level);
  byte(0x5d);
  return true;
}

// Keys must ascend; none may be one of `keys`, where there are any.
function map(level: i32, depth: i32, keys: i32): bool {
  if (end - at < 4) return false;
  const count = load32(at);
  at += 4;
  byte(0x7b);
  let last = 0, lastEnd = 0;
  for (let i: u32 = 0; i < count; i++) {
    if (i > 0) byte(0x2c);
    newline(level + 1);
    const stop = textEnd();
    if (stop < 0 || (i > 0 && compare(last, lastEnd, at, stop) >= 0)) return false;
    if (keys != 0 && isAmong(keys, at, stop)) return false;
    last = at;
    lastEnd = stop;
    if (!string(at, stop)) return false;
    store<u16>(out, 0x203a);
    out += 2;
    at = stop;
    if (!value(level + 1, depth + 1)) return false;
  }
  if (count > 0) newline(level);
  byte(0x7d);
  return true;
}

function isAmong(keys: i32, start: i32, stop: i32): bool {
  for (let key = keys; load8(key) != 0; key += 16) {
    if (stop - start == <i32>load8(key) && compare(start, stop, key + 1, key + 1 + (stop - start)) == 0) return true;
  }
  return false;
}

// Orders two runs of bytes.
function compare(a: i32, aEnd: i32, b: i32, bEnd: i32): i32 {
  const stop = a + min(aEnd - a, bEnd - b);
  const difference = (aEnd - a) - (bEnd - b);
  for (; a < stop; a++, b++) {
    const order = <i32>load8(a) - <i32>load8(b);
    if (order != 0) return order;
  }
  return difference;
}

// A JSON string of the bytes from `from` to `stop`; false where they are not UTF-8. Sixteen are looked at at a time, and copied
// as they are up to the first that is escaped or begins more than one byte. What is read behind the end does not count.
function string(from: i32, stop: i32): bool {
  let to = out;
  store<u8>(to++, 0x22);
  while (from < stop) {
    const bytes = v128.load(from);
    v128.store(to, bytes);
    // As signed bytes those from 0x80 on are below 0x20, too.
    const others = v128.or(
      i8x16.lt_s(bytes, i8x16.splat(0x20)),
      v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))),
    );
    const usual = min(ctz(i8x16.bitmask(others) | 0x10000), stop - from);
    from += usual;
    to += usual;
    if (usual == 16 || from == stop) continue;
    const first = load8(from);
    if (first < 0x80) {
      const escape = escapes + <i32>first * 8;
      // Backslash and quote have their places behind those of the control characters.
      const entry = first < 0x20 ? escape : escapes + (first == 0x22 ? 32 : 33) * 8;
      store<u64>(to, load64(entry) >> 8);
      to += load8(entry);
      from++;
    } else {
      const next = sequenceEnd(from, stop);
      if (next < 0) return false;
      store<u32>(to, load32(from));
      to += next - from;
      from = next;
    }
  }
  store<u8>(to, 0x22);
  out = to + 1;
  return true;
}

// Where the sequence of UTF-8 ends that begins here; negative where there is none (utf8.ts).
function sequenceEnd(from: i32, stop: i32): i32 {
  const lead = load8(from);
  if (lead < 0xc2 || lead > 0xf4) return -1;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (from + length > stop) return -1;
  const second = load8(from + 1);
  if (!isTail(second)) return -1;
  if (length > 2 && !isTail(load8(from + 2))) return -1;
  if (length > 3 && !isTail(load8(from + 3))) return -1;
  if (lead == 0xe0 && second < 0xa0) return -1;
  if (lead == 0xed && second > 0x9f) return -1;
  if (lead == 0xf0 && second < 0x90) return -1;
  if (lead == 0xf4 && second > 0x8f) return -1;
  return from + length;
}

function isTail(value: u32): bool {
  return (value & 0xc0) == 0x80;
}

function integer(number: u64): void {
  let digits = 1;
  for (let limit: u64 = 10; digits < 20 && number >= limit; limit *= 10) digits++;
  let to = out + digits;
  out = to;
  let rest = number;
  while (rest > 0xffffffff) {
    const high = rest / 100;
    to -= 2;
    store<u16>(to, load<u16>(pairs + <i32>(rest - high * 100) * 2));
    rest = high;
  }
  let small = <u32>rest;
  while (small >= 100) {
    const high = small / 100;
    to -= 2;
    store<u16>(to, load<u16>(pairs + <i32>(small - high * 100) * 2));
    small = high;
  }
  if (small >= 10) store<u16>(to - 2, load<u16>(pairs + <i32>small * 2));
  else store<u8>(to - 1, 0x30 + small);
}

// As `JsonBytes.float`: of the decimals with at most 15 digits a double has one at the most, and that is its shortest text.
function float(number: f64): bool {
  const size = abs(number);
  if (!(size < Infinity)) return false;
  const millionths = size * 1e6;
  if (!(millionths >= 100 && millionths < 1e15 && floor(millionths) == millionths && millionths / 1e6 == size)) {
    out += floatText(number, out);
    return true;
  }
  if (number < 0) byte(0x2d);
  const whole = floor(millionths / 1e6);
  integer(<u64>whole);
  let rest = <u32>(millionths - whole * 1e6);
  let digits = 6;
  while (digits > 1 && rest % 10 == 0) {
    rest /= 10;
    digits--;
  }
  store<u8>(out, 0x2e);
  out += digits + 1;
  for (let to = out; digits > 0; digits--) {
    const high = rest / 10;
    store<u8>(--to, 0x30 + (rest - high * 10));
    rest = high;
  }
  return true;
}

function newline(level: i32): void {
  v128.store(out, v128.load(lineStarts));
  v128.store(out + 16, v128.load(lineStarts + 16));
  out += 1 + 2 * level;
}

function fixed(number: i32): void {
  const from = fixedTexts + number * 32;
  v128.store(out, v128.load(from));
  v128.store(out + 16, v128.load(from + 16));
  out += load8(fixedLengths + number);
}

function byte(sign: u32): void {
  store<u8>(out++, sign);
}

function load8(place: i32): u32 {
  return load<u8>(place);
}

function load32(place: i32): u32 {
  return load<u32>(place);
}

function load64(place: i32): u64 {
  return load<u64>(place);
}
