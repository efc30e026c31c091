import {compareCodePoints} from '../format/utf8.js';
import {isPropertyMap, type PropertyValue} from '../format/values/property-value.js';

/** Values that Python cannot order: it ends in a TypeError. */
export class UnorderableError extends Error {}

/** Orders two values as Python's `<` does: numbers and booleans by value, strings by code point, lists member by member. Throws UnorderableError. */
export function comparePython(a: PropertyValue, b: PropertyValue): number {
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b);
  if (isNumeric(a) && isNumeric(b)) {
    const x = typeof a === 'boolean' ? Number(a) : a;
    const y = typeof b === 'boolean' ? Number(b) : b;
    return x < y ? -1 : x > y ? 1 : 0;
  }
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b);
  throw new UnorderableError(`${typeof a} and ${typeof b} have no order`);
}

function compareLists(a: readonly PropertyValue[], b: readonly PropertyValue[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = comparePython(a[i], b[i]);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function isNumeric(value: PropertyValue): value is boolean | bigint | number {
  return typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'number';
}

/** Python's `sorted` of what may stand in place of labels. Throws UnorderableError for what it cannot iterate or order. */
export function sortedPython(value: PropertyValue): PropertyValue[] {
  const items: PropertyValue[] =
    typeof value === 'string'
      ? [...value]
      : Array.isArray(value)
        ? [...value]
        : isPropertyMap(value)
          ? [...value.keys()]
          : unorderable(value);
  return items.sort(comparePython);
}

function unorderable(value: PropertyValue): never {
  throw new UnorderableError(`${String(value)} cannot be sorted`);
}
