/** The layout language: a record of fixed size, declared field by field; everything else is derived from it. */

type Kind = 'u8' | 'u16' | 'u32' | 'u64' | 'bytes' | 'zero';

export interface Field<V = unknown> {
  readonly kind: Kind;
  /** First byte, from the start of the record. */
  readonly offset: number;
  /** Length in bytes. */
  readonly size: number;
  readonly meaning: string;
  /** Never read; ties the field to the type it decodes to. */
  readonly type?: V;
}

const field =
  <V>(kind: Kind, size: number) =>
  (offset: number, meaning: string): Field<V> => ({kind, offset, size, meaning});

export const u8 = field<number>('u8', 1);
export const u16 = field<number>('u16', 2);
export const u32 = field<number>('u32', 4);
/** 8 bytes, decoded as a bigint: nothing is lost, whatever the file says. */
export const u64 = field<bigint>('u64', 8);
export const bytes = (offset: number, size: number, meaning: string): Field<Uint8Array> => ({
  kind: 'bytes',
  offset,
  size,
  meaning,
});
/** Reserved: written as zero, ignored on reading. */
export const zero = (offset: number, size: number): Field<never> => ({
  kind: 'zero',
  offset,
  size,
  meaning: 'written as zero, ignored on reading',
});

type Fields = Readonly<Record<string, Field<unknown>>>;
type Value<T> = T extends Field<infer V> ? V : never;
/** What a record decodes to: one member per field, reserved bytes left out. */
export type Decoded<F extends Fields> = {
  -readonly [K in keyof F as [Value<F[K]>] extends [never] ? never : K]: Value<F[K]>;
};

export interface Layout<F extends Fields> {
  readonly name: string;
  readonly size: number;
  readonly fields: F;
  /** Offset of each field in the record, for loops that read single fields. */
  readonly at: {readonly [K in keyof F]: number};
  /** Reads a whole record that begins at `start`; reads past the end give zeros, as the format does past the end of a file. */
  decode(source: Uint8Array, start?: number): Decoded<F>;
  /** Writes a whole record at `start`, reserved bytes as zero. */
  encode(record: Decoded<F>, target: Uint8Array, start?: number): void;
}

/** Declares a record. Throws when the fields do not tile it: that is a programmer's error, met when the module loads. */
export function layout<const F extends Fields>(name: string, size: number, fields: F): Layout<F> {
  let end = 0;
  for (const [key, f] of Object.entries(fields)) {
    if (f.offset !== end) throw new Error(`${name}.${key} begins at ${f.offset}, the field before it ends at ${end}`);
    end += f.size;
  }
  if (end !== size) throw new Error(`${name} has ${end} bytes of fields, declared ${size}`);
  const at = Object.fromEntries(Object.entries(fields).map(([key, f]) => [key, f.offset]));
  return {
    name,
    size,
    fields,
    at: at as Layout<F>['at'],
    decode: (source, start = 0) => decodeRecord(fields, size, source, start) as Decoded<F>,
    encode: (record, target, start = 0) => encodeRecord(fields, record as Record<string, unknown>, target, start),
  };
}

function decodeRecord(fields: Fields, size: number, source: Uint8Array, start: number): Record<string, unknown> {
  let record = source.subarray(start, start + size);
  if (record.length < size) {
    const padded = new Uint8Array(size);
    padded.set(record);
    record = padded;
  }
  const view = new DataView(record.buffer, record.byteOffset, size);
  const decoded: Record<string, unknown> = {};
  for (const [key, f] of Object.entries(fields)) {
    if (f.kind === 'u8') decoded[key] = view.getUint8(f.offset);
    else if (f.kind === 'u16') decoded[key] = view.getUint16(f.offset, true);
    else if (f.kind === 'u32') decoded[key] = view.getUint32(f.offset, true);
    else if (f.kind === 'u64') decoded[key] = view.getBigUint64(f.offset, true);
    else if (f.kind === 'bytes') decoded[key] = record.slice(f.offset, f.offset + f.size);
  }
  return decoded;
}

function encodeRecord(fields: Fields, record: Record<string, unknown>, target: Uint8Array, start: number): void {
  const view = new DataView(target.buffer, target.byteOffset);
  for (const [key, f] of Object.entries(fields)) {
    const at = start + f.offset;
    const value = record[key];
    if (f.kind === 'zero') target.fill(0, at, at + f.size);
    else if (f.kind === 'u8') view.setUint8(at, value as number);
    else if (f.kind === 'u16') view.setUint16(at, value as number, true);
    else if (f.kind === 'u32') view.setUint32(at, value as number, true);
    else if (f.kind === 'u64') view.setBigUint64(at, value as bigint, true);
    else target.set(value as Uint8Array, at);
  }
}
