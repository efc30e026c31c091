import {replaceUnseen} from '../engine/faults/unseen.js';
import {floatText} from '../engine/format/json/canonical-number.js';
import {compareCodePoints} from '../engine/format/utf8.js';
import type {PropertyValue} from '../engine/format/values/property-value.js';

/**
 * One line of JSON: keys in code point order, `, ` and `: ` between, non-ASCII raw as far as it can be seen. Bigints are integers of any size,
 * numbers beyond 2^53 and non-finite floats strings, undefined members are left out; maps with number keys sort by number.
 */
export function jsonLine(value: unknown): string {
  return text(value);
}

/** Characters of a part of a line, at the least. */
const partLength = 65_536;

/** The line of `jsonLine` in parts: a long one is never in memory as a whole. */
export function* jsonParts(value: unknown): Generator<string, void> {
  let part = '';
  for (const piece of pieces(value)) {
    part += piece;
    if (part.length < partLength) continue;
    yield part;
    part = '';
  }
  yield part;
}

/** Of an object each member, and of its lists each item. */
function* pieces(value: unknown): Generator<string, void> {
  if (!isPlainObject(value)) {
    yield text(value);
    return;
  }
  let before = '{';
  for (const [key, member] of membersOf(value)) {
    yield `${before}${stringText(key)}: `;
    if (member instanceof IdPairs) yield* joined('{', idTexts(member.pairs), '}');
    else if (Array.isArray(member)) yield* joined('[', itemTexts(member), ']');
    else yield text(member);
    before = ', ';
  }
  yield before === '{' ? '{}' : '}';
}

function* itemTexts(items: readonly unknown[]): Generator<string, void> {
  for (const item of items) yield text(item);
}

function* joined(open: string, texts: Iterable<string>, close: string): Generator<string, void> {
  let before = open;
  for (const text of texts) {
    yield before + text;
    before = ', ';
  }
  yield before === open ? open + close : close;
}

/** A float of a store: 1.0 is not 1, and every size is a number. */
class StoredFloat {
  constructor(readonly value: number) {}
}

/** Pairs of ids for `jsonLine`, the first ascending: an object of millions of members, that no map need hold. */
export class IdPairs {
  constructor(readonly pairs: Iterable<readonly [number, number]>) {}
}

/** A property value for `jsonLine`: floats print as the peer prints them, those that JSON cannot say as strings. */
export function storedValue(value: PropertyValue): unknown {
  if (typeof value === 'number') return new StoredFloat(value);
  if (value instanceof Map) return new Map([...value].map(([key, inner]) => [key, storedValue(inner)]));
  return Array.isArray(value) ? value.map(storedValue) : value;
}

function text(value: unknown): string {
  if (value instanceof StoredFloat) return Number.isFinite(value.value) ? floatText(value.value) : text(value.value);
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return stringText(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (Array.isArray(value)) return `[${value.map(text).join(', ')}]`;
  if (value instanceof IdPairs) return `{${[...idTexts(value.pairs)].join(', ')}}`;
  if (value instanceof Map) return object([...value].sort(([a], [b]) => compareKeys(a, b)));
  return object(membersOf(value as object));
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Members of an object that are there, in code point order. */
function membersOf(value: object): [string, unknown][] {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return members.sort(([a], [b]) => compareCodePoints(a, b));
}

function stringText(value: string): string {
  return seenJson(JSON.stringify(value));
}

/** What a CI runner takes for a command, wherever it stands in a line; in JSON it can only stand in a string. */
const commandMark = /#(?=#\w*\[)/g;

/** The same JSON, without characters that cannot be seen and without words that a CI runner obeys; lines and indentation stay. */
export function seenJson(json: string): string {
  const seen = replaceUnseen(json, (_, character) => (character === '\n' ? character : unicodeEscapes(character)));
  return seen.replace(commandMark, unicodeEscapes);
}

function unicodeEscapes(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

function object(entries: [unknown, unknown][]): string {
  const members = entries.filter(([, value]) => value !== undefined);
  return `{${members.map(([key, value]) => `${stringText(String(key))}: ${text(value)}`).join(', ')}}`;
}

/** Members that are made into one text at a time. */
const joinedMembers = 4096;

function* idTexts(pairs: Iterable<readonly [number, number]>): Generator<string, void> {
  let members: string[] = [];
  for (const [key, value] of pairs) {
    members.push(`"${key}": ${numberText(value)}`);
    if (members.length < joinedMembers) continue;
    yield members.join(', ');
    members = [];
  }
  if (members.length > 0) yield members.join(', ');
}

function compareKeys(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b);
  return (a as number | bigint) < (b as number | bigint) ? -1 : 1;
}

/** Whole numbers stand for themselves up to 2^53; everything else that JSON cannot say exactly is a string. */
function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  if (Number.isInteger(value) || !Number.isFinite(value)) return JSON.stringify(String(value));
  return floatText(value);
}
