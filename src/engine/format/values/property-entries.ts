import {u32From} from '../bytes.js';
import {tag} from './property-value.js';

/** Told of one property: where its key stands, and the tag of its value. */
export type PropertyVisitor = (keyStart: number, keyEnd: number, valueTag: number) => void;

/**
 * Visits the properties of a blob in the order in which they are stored; those inside other values are passed. The bytes
 * must have been checked to be a readable map (`ValueChecker`).
 */
export function forEachProperty(source: Uint8Array, start: number, visit: PropertyVisitor): void {
  const count = u32From(source, start + 1);
  let at = start + 5;
  for (let i = 0; i < count; i++) {
    const keyStart = at + 4;
    const keyEnd = keyStart + u32From(source, at);
    visit(keyStart, keyEnd, source[keyEnd]);
    at = endOfValue(source, keyEnd);
  }
}

/** Visits the items of a list that begins at `start`, with the tag of each and where it stands; the bytes must have been checked. */
export function forEachItem(source: Uint8Array, start: number, visit: (at: number, valueTag: number) => void): void {
  let at = start + 5;
  for (let left = u32From(source, start + 1); left > 0; left--) {
    visit(at, source[at]);
    at = endOfValue(source, at);
  }
}

/** Where the value that begins at `start` ends; the bytes must have been checked. */
export function endOfValue(source: Uint8Array, start: number): number {
  switch (source[start]) {
    case tag.null:
      return start + 1;
    case tag.bool:
      return start + 2;
    case tag.int:
    case tag.float:
      return start + 9;
    case tag.string:
      return start + 5 + u32From(source, start + 1);
    default:
      return endOfContainer(source, start);
  }
}

function endOfContainer(source: Uint8Array, start: number): number {
  const isMap = source[start] === tag.map;
  let at = start + 5;
  for (let left = u32From(source, start + 1); left > 0; left--) {
    if (isMap) at += 4 + u32From(source, at);
    at = endOfValue(source, at);
  }
  return at;
}
