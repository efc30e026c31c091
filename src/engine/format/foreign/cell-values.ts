import {emptyLabel, tag, ValueWriter} from '../values/property-value.js';
import type {ValueBytes} from '../values/value-bytes.js';

/** Values that are written as text: what kind they are, and their bytes in a store. */

/** What the text of a cell can be. */
export type CellKind = 'string' | 'int' | 'float' | 'boolean';

/** Kinds that may still be those of a column, as bits. */
export const mayBe = {int: 1, float: 2, boolean: 4, any: 7} as const;

const minus = 0x2d;
/** Integers of so many digits are exact as a float, and fit in 64 bits. */
const exactDigits = 15;

const shortWholeNumber = /^(?:0|-?[1-9]\d{0,14})$/;
const wholeNumber = /^[+-]?\d+$/;
const anyNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const printedInteger = /^(?:0|-?[1-9]\d*)$/;
const constants: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['infinity', Number.POSITIVE_INFINITY],
]);

/** The whole number of at most 15 digits that the bytes print; NaN for all other text. */
export function shortInteger(bytes: Uint8Array, start: number, end: number): number {
  const isNegative = bytes[start] === minus;
  const first = isNegative ? start + 1 : start;
  const digits = end - first;
  if (digits < 1 || digits > exactDigits || (bytes[first] === 0x30 && (digits > 1 || isNegative))) return Number.NaN;
  let value = 0;
  for (let i = first; i < end; i++) {
    const digit = bytes[i] - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return isNegative ? -value : value;
}

/**
 * The kinds that bytes may be of, beside text. Integers are those that print as they are written: 007 is text. Integers that a
 * float would round are none.
 */
export function kindsOf(bytes: Buffer, start: number, end: number): number {
  if (!Number.isNaN(shortInteger(bytes, start, end))) return mayBe.int | mayBe.float;
  // The longest that counts is a number; text is told by its first bytes.
  const first = bytes[start];
  if (end - start > 40 || (first > 0x39 && !/[a-z]/i.test(String.fromCharCode(first)))) return 0;
  const text = bytes.toString('latin1', start, end);
  if (printedInteger.test(text)) return fits(BigInt(text)) ? mayBe.int : 0;
  if (/^(?:true|false)$/i.test(text)) return mayBe.boolean;
  const isFloat = anyNumber.test(text) ? /^-?(?:0[.eE]|[1-9.]|0$)/.test(text) : floatConstant(text) !== undefined;
  return isFloat ? mayBe.float : 0;
}

/** The kind of a column whose cells may all be of these; text where there is nothing to go by. */
export function columnKind(kinds: number): CellKind {
  if (kinds === mayBe.any) return 'string';
  if ((kinds & mayBe.int) !== 0) return 'int';
  if ((kinds & mayBe.float) !== 0) return 'float';
  return (kinds & mayBe.boolean) !== 0 ? 'boolean' : 'string';
}

function fits(value: bigint): boolean {
  return value === BigInt.asIntN(64, value);
}

function floatConstant(text: string): number | undefined {
  const value = constants.get(text.replace(/^[+-]/, '').toLowerCase());
  return value !== undefined && text.startsWith('-') ? -value : value;
}

/** Appends a value of a kind that is written as text; what is wrong with it, if something is. */
export function putCell(
  kind: CellKind,
  bytes: Buffer,
  start: number,
  end: number,
  out: ValueBytes,
): string | undefined {
  if (kind === 'string') {
    out.byte(tag.string);
    out.u32(end - start);
    out.raw(bytes, start, end);
    return undefined;
  }
  const short = kind === 'boolean' ? Number.NaN : shortInteger(bytes, start, end);
  if (Number.isNaN(short)) return putText(kind, bytes.toString('utf8', start, end), out);
  out.byte(kind === 'int' ? tag.int : tag.float);
  if (kind === 'int') out.integer(short);
  else out.f64(short);
  return undefined;
}

/** Appends a value of a kind that is written as text and is a string already; what is wrong with it, if something is. */
export function putText(kind: CellKind, raw: string, out: ValueBytes): string | undefined {
  if (kind === 'string') {
    out.byte(tag.string);
    out.text(raw);
    return undefined;
  }
  const text = raw.trim();
  if (kind === 'boolean') {
    if (!/^(?:true|false)$/i.test(text)) return `${JSON.stringify(inMessage(raw))} is no boolean`;
    out.byte(tag.bool);
    out.byte(text.toLowerCase() === 'true' ? 1 : 0);
    return undefined;
  }
  if (kind === 'int') {
    if (shortWholeNumber.test(text)) {
      out.byte(tag.int);
      out.integer(Number(text));
      return undefined;
    }
    if (!wholeNumber.test(text)) return `${JSON.stringify(inMessage(raw))} is no integer`;
    if (text.length > 40 || !fits(BigInt(text.replace(/^\+/, '')))) return `${inMessage(text)} does not fit in 64 bits`;
    out.byte(tag.int);
    out.i64(BigInt(text.replace(/^\+/, '')));
    return undefined;
  }
  const value = anyNumber.test(text) ? Number(text) : floatConstant(text);
  if (value === undefined) return `${JSON.stringify(inMessage(raw))} is no number`;
  out.byte(tag.float);
  out.f64(value);
  return undefined;
}

/** A text that is short enough for a message. */
function inMessage(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Appends a list of values that are written one behind the other with a semicolon between them. */
export function putList(
  kind: CellKind,
  bytes: Buffer,
  start: number,
  end: number,
  out: ValueBytes,
): string | undefined {
  out.byte(tag.list);
  const countAt = out.length;
  out.u32(0);
  let count = 0;
  for (let from = start; from <= end && start < end; count++) {
    const found = bytes.indexOf(0x3b, from);
    const to = found < 0 || found > end ? end : found;
    const problem = putCell(kind, bytes, from, to, out);
    if (problem !== undefined) return problem;
    from = to + 1;
  }
  out.setU32(countAt, count);
  return undefined;
}

/** The labels that a text names: a JSON list, names with semicolons between them, or names with a colon before each. */
function labelNames(text: string): string[] {
  if (text.startsWith('[')) {
    const list = jsonList(text);
    if (list !== undefined) return list;
  }
  const names = text.startsWith(':') ? text.split(':') : text.split(';');
  return names.filter((name) => name !== '');
}

function jsonList(text: string): string[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}

const noBytes = new Uint8Array(0);

/** Makes blobs of texts that name labels; the same text, which is met again and again, is encoded once. */
export class LabelBlobs {
  private readonly known = new Map<string, Uint8Array>();
  private readonly writer = new ValueWriter();

  /** The blob of node labels. */
  ofNode(text: string): Uint8Array {
    return this.blob(text, (names) => {
      const labels = labelNames(names);
      return labels.length === 0 ? noBytes : this.writer.encode(labels);
    });
  }

  /** The blob of the label of an edge. */
  ofEdge(text: string): Uint8Array {
    return this.blob(text, (name) => (name === '' ? emptyLabel : this.writer.encode(name)));
  }

  private blob(text: string, encode: (text: string) => Uint8Array): Uint8Array {
    let blob = this.known.get(text);
    if (blob === undefined) {
      blob = Uint8Array.from(encode(text));
      // Where every record has labels of its own, remembering them only takes room.
      if (this.known.size < 65_536) this.known.set(text, blob);
    }
    return blob;
  }
}
