import {BlobTranscoder, writeValue} from '../../src/engine/format/json/canonical-json.js';
import {JsonBytes} from '../../src/engine/format/json/json-bytes.js';
import {JsonReader} from '../../src/engine/format/json/json-reader.js';
import {compareCodePoints} from '../../src/engine/format/utf8.js';
import {BlobEncoder} from '../../src/engine/format/values/blob-encoder.js';
import {NormalBlob} from '../../src/engine/format/values/normal-blob.js';
import {
  BlobError,
  decodeEdgeLabel,
  decodeNodeLabels,
  decodeProperties,
  type PropertyValue,
  ValueWriter,
} from '../../src/engine/format/values/property-value.js';
import {ValueChecker} from '../../src/engine/format/values/value-check.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import type {SeededRandom} from './random.js';
import {randomMap} from './random-value.js';

/** The three kinds of blob that a record has. */
export type BlobKind = 'properties' | 'node labels' | 'edge label';

export const blobKinds: readonly BlobKind[] = ['properties', 'node labels', 'edge label'];

/** What a reader says of a blob: its value as JSON, or why it refuses. */
function verdict(read: () => string): string {
  try {
    return read();
  } catch (error) {
    if (error instanceof BlobError) return `refused: ${error.message}`;
    throw error;
  }
}

function json(value: PropertyValue): string {
  const out = new JsonBytes(64);
  writeValue(out, value, 0, 'token');
  return Buffer.from(out.content()).toString();
}

const decoders: Readonly<Record<BlobKind, (blob: Uint8Array) => PropertyValue>> = {
  properties: decodeProperties,
  'node labels': (blob) => decodeNodeLabels(blob).sort(compareCodePoints),
  'edge label': decodeEdgeLabel,
};

const checkers: Readonly<Record<BlobKind, (checker: ValueChecker, blob: Uint8Array) => void>> = {
  properties: (checker, blob) => checker.properties(blob, 0, blob.length),
  'node labels': (checker, blob) => checker.nodeLabels(blob, 0, blob.length),
  'edge label': (checker, blob) => checker.edgeLabel(blob, 0, blob.length),
};

const transcoders: Readonly<Record<BlobKind, (transcoder: BlobTranscoder, blob: Uint8Array) => void>> = {
  properties: (transcoder, blob) => transcoder.properties(blob, 0, blob.length, 0, []),
  'node labels': (transcoder, blob) => transcoder.nodeLabels(blob, 0, blob.length, 0),
  'edge label': (transcoder, blob) => transcoder.edgeLabel(blob, 0, blob.length),
};

const encoders: Readonly<Record<BlobKind, (encoder: BlobEncoder) => unknown>> = {
  properties: (encoder) => encoder.properties(),
  'node labels': (encoder) => encoder.labels(),
  'edge label': (encoder) => encoder.label(),
};

const normal = new NormalBlob();
const writer = new ValueWriter();

/** What the readers of a blob tell differently; undefined when all of them agree. */
export function disagreement(kind: BlobKind, blob: Uint8Array): string | undefined {
  let value: PropertyValue = null;
  const decoded = verdict(() => {
    value = decoders[kind](blob);
    return json(value);
  });
  const isRefused = decoded.startsWith('refused: ');
  const transcoded = verdict(() => {
    const out = new JsonBytes(64);
    transcoders[kind](new BlobTranscoder(out, 'token'), blob);
    return Buffer.from(out.content()).toString();
  });
  if (transcoded !== decoded) return `decoded as ${decoded}, transcoded as ${transcoded}`;
  for (const checker of [new ValueChecker(), new ValueChecker([Buffer.from('a')])]) {
    const checked = verdict(() => {
      checkers[kind](checker, blob);
      return 'accepted';
    });
    // Of several reasons why it refuses labels it may give another one.
    const isSame = kind === 'properties' && isRefused ? checked === decoded : (checked !== 'accepted') === isRefused;
    if (!isSame) return `decoded as ${decoded}, checked as ${checked}`;
  }
  const isNormal = kind === 'properties' && normal.isNormal(blob, 0, blob.length, []);
  if (isRefused) return isNormal && !decoded.includes('UTF-8') ? `${decoded}, and copied` : undefined;
  return disagreementOfWriters(kind, blob, value, decoded, isNormal);
}

/** Of a blob that is read: whether what is copied, written anew or imported is the same value. */
function disagreementOfWriters(
  kind: BlobKind,
  blob: Uint8Array,
  value: PropertyValue,
  decoded: string,
  isNormal: boolean,
): string | undefined {
  let written: Uint8Array;
  try {
    const isNothing = kind !== 'edge label' && (value instanceof Map ? value.size : (value as string[]).length) === 0;
    written = isNothing ? new Uint8Array(0) : Uint8Array.from(writer.encode(value));
  } catch {
    // Deeper than a writer may write: it can be read, and copied, but not made.
    return undefined;
  }
  const again = verdict(() => json(decoders[kind](written)));
  if (again !== decoded) return `decoded as ${decoded}, written again as ${again}`;
  if (isNormal && Buffer.compare(written, blob) !== 0) return `copied as it is, though it would be written otherwise`;
  if (/\b(NaN|Infinity)\b/.test(decoded)) return undefined;
  const reader = new JsonReader(new MemoryDevice('value', Buffer.from(decoded)), 4096);
  const encoder = new BlobEncoder(reader);
  reader.begin();
  reader.next();
  encoders[kind](encoder);
  if (encoder.refusal !== undefined) return `${decoded} is not imported: ${encoder.refusal}`;
  const imported = encoder.bytes();
  return Buffer.compare(imported, written) === 0 ? undefined : `${decoded} is imported as other bytes`;
}

const labels = ['', 'Task', 'Person', 'zażółć', '\u{1f600}', 'a\0', '\uffff'];

/** The blob of a random value of a kind, as a writer makes it. */
export function randomBlob(kind: BlobKind, random: SeededRandom): Uint8Array {
  if (kind === 'properties') return Uint8Array.from(writer.encode(randomMap(random, 3)));
  if (kind === 'edge label') return Uint8Array.from(writer.encode(random.pick(labels)));
  return Uint8Array.from(writer.encode(Array.from({length: 1 + random.below(4)}, () => random.pick(labels))));
}

/** Damages a blob in one of the ways in which media and programs do: bits, bytes, a shorter or longer length, another end. */
export function damagedBlob(blob: Uint8Array, random: SeededRandom): Uint8Array {
  const bytes = Uint8Array.from(blob);
  const place = (): number => random.below(bytes.length);
  switch (random.below(6)) {
    case 0:
    case 1:
      bytes[place()] ^= 1 << random.below(8);
      return bytes;
    case 2:
      for (let hits = 1 + random.below(4); hits > 0; hits--) bytes[place()] = random.below(256);
      return bytes;
    case 3:
      return bytes.subarray(0, place());
    case 4:
      return Uint8Array.from([...bytes, ...Array.from({length: 1 + random.below(20)}, () => random.below(8))]);
    default:
      // Counts, lengths and tags are small numbers: one more or one less somewhere.
      bytes[place()] += random.pick([1, 255]);
      return bytes;
  }
}
