import type {PropertyMap, PropertyValue} from '../format/values/property-value.js';
import {pythonRepr} from './python-repr.js';

/**
 * A value that two values share when the peer's merge calls them equal, and only then: types apart, 0.0 equal to -0.0.
 * Undefined for a value with a NaN in it, which is not equal even to itself.
 */
export function equalityForm<Value extends PropertyValue>(value: Value): Value | undefined {
  if (hasNaN(value)) return undefined;
  return withoutNegativeZero(value) as Value;
}

/** As `equalityForm`, a text. */
export function equalityText(value: PropertyValue): string | undefined {
  const form = equalityForm(value);
  return form === undefined ? undefined : pythonRepr(form);
}

function hasNaN(value: PropertyValue): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  if (value === null || typeof value !== 'object') return false;
  return value instanceof Map ? [...value.values()].some(hasNaN) : (value as readonly PropertyValue[]).some(hasNaN);
}

function withoutNegativeZero(value: PropertyValue): PropertyValue {
  if (Object.is(value, -0)) return 0;
  if (value === null || typeof value !== 'object') return value;
  if (!(value instanceof Map)) return (value as readonly PropertyValue[]).map(withoutNegativeZero);
  return new Map([...(value as PropertyMap)].map(([key, inner]) => [key, withoutNegativeZero(inner)]));
}
