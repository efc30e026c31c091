import type {PropertyMap, PropertyValue} from '../format/values/property-value.js';

type Scalar = null | boolean | bigint | number | string;
type ScalarEquality = (a: Scalar, b: Scalar) => boolean;

/** Whether two values are equal in Python: 1, 1.0 and True are, 0.0 and -0.0 are, NaN is not equal to itself. Ints and floats are compared exactly. */
export function equalInPython(a: PropertyValue, b: PropertyValue): boolean {
  return areEqual(a, b, pythonScalars);
}

/** Whether two values are stored as the same: ints, floats and booleans apart, 0.0 and -0.0 apart, NaN equal to NaN; maps in any order. */
export function equalAsStored(a: PropertyValue, b: PropertyValue): boolean {
  return areEqual(a, b, Object.is);
}

function pythonScalars(a: Scalar, b: Scalar): boolean {
  if (!isNumeric(a) || !isNumeric(b)) return a === b;
  const x = numeric(a);
  const y = numeric(b);
  // Comparing a bigint with a number is exact; NaN is neither below nor above.
  return x <= y && x >= y;
}

function numeric(value: boolean | bigint | number): bigint | number {
  return typeof value === 'boolean' ? Number(value) : value;
}

function isNumeric(value: Scalar): value is boolean | bigint | number {
  return typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'number';
}

function areEqual(a: PropertyValue, b: PropertyValue, scalars: ScalarEquality): boolean {
  if (isScalar(a) || isScalar(b)) return isScalar(a) && isScalar(b) && scalars(a, b);
  if (a instanceof Map || b instanceof Map) return a instanceof Map && b instanceof Map && areEqualMaps(a, b, scalars);
  const [x, y] = [a, b] as readonly (readonly PropertyValue[])[];
  return x.length === y.length && x.every((item, i) => areEqual(item, y[i], scalars));
}

function areEqualMaps(a: PropertyMap, b: PropertyMap, scalars: ScalarEquality): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined || !areEqual(value, other, scalars)) return false;
  }
  return true;
}

function isScalar(value: PropertyValue): value is Scalar {
  return value === null || typeof value !== 'object';
}
