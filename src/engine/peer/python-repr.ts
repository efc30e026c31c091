import {floatText} from '../format/json/canonical-number.js';
import {compareCodePoints} from '../format/utf8.js';
import type {PropertyMap, PropertyValue} from '../format/values/property-value.js';
import {isPrintable} from './python-printable.js';

/** A value as Python's repr spells it, the entries of maps sorted by key at every level (merge-diff.md 4.1). */
export function pythonRepr(value: PropertyValue): string {
  switch (typeof value) {
    case 'string':
      return textRepr(value);
    case 'bigint':
      return String(value);
    case 'number':
      return Number.isFinite(value) ? floatText(value) : nonFiniteRepr(value);
    case 'boolean':
      return value ? 'True' : 'False';
    default:
      return value === null ? 'None' : containerRepr(value);
  }
}

function containerRepr(value: readonly PropertyValue[] | PropertyMap): string {
  if (!(value instanceof Map)) return `[${(value as readonly PropertyValue[]).map(pythonRepr).join(', ')}]`;
  const keys = [...value.keys()].sort(compareCodePoints);
  return `{${keys.map((key) => `${textRepr(key)}: ${pythonRepr(value.get(key))}`).join(', ')}}`;
}

function nonFiniteRepr(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}

/** Text that stands in single quotes as it is. */
const plain = /^[ -&(-[\]-~]*$/;

/** Whether the repr of a text in UTF-8 is its bytes as they are, in single quotes. */
export function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte < 0x20 || byte > 0x7e || byte === 0x27 || byte === 0x5c) return false;
  }
  return true;
}

function textRepr(text: string): string {
  if (plain.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let inside = '';
  for (const character of text) inside += character === quote ? `\\${quote}` : spelled(character);
  return quote + inside + quote;
}

const shortEscapes = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function spelled(character: string): string {
  const short = shortEscapes.get(character);
  if (short !== undefined) return short;
  const code = character.codePointAt(0) as number;
  if (isPrintable(code)) return character;
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
