import {compareCodePoints} from '../../format/utf8.js';
import type {PropertyValue} from '../../format/values/property-value.js';
import {equalAsStored} from '../../peer/value-equality.js';
import type {RecordReader} from '../../storage/reading/record-reader.js';

/** A field of a record and its value. */
export interface NamedValue {
  readonly field: 'labels' | 'label' | 'from_node' | 'to_node' | 'property';
  /** Name of the property. */
  readonly property?: string;
  readonly value: PropertyValue;
}

/** The fields of a record by a key of their own. */
export type Fields = ReadonlyMap<string, NamedValue>;

/** The fields of the record that a reader stands on, properties by name. Raises L1015 and L1016. */
export function fieldsOf(reader: RecordReader): Fields {
  const fields = new Map<string, NamedValue>();
  if (reader.kind === 'edge') {
    fields.set('label', {field: 'label', value: reader.label()});
    fields.set('from_node', {field: 'from_node', value: BigInt(reader.fromNode)});
    fields.set('to_node', {field: 'to_node', value: BigInt(reader.toNode)});
  } else fields.set('labels', {field: 'labels', value: reader.labels()});
  const properties = [...reader.properties()].sort(([a], [b]) => compareCodePoints(a, b));
  for (const [property, value] of properties) fields.set(`property ${property}`, {field: 'property', property, value});
  return fields;
}

/** Whether two records have the same fields, each stored as the same. */
export function areSameFields(a: Fields, b: Fields): boolean {
  return a.size === b.size && [...a].every(([key, {value}]) => isStoredAs(b.get(key), value));
}

/** Whether there is such a field, and it is stored as the same value. */
export function isStoredAs(other: NamedValue | undefined, value: PropertyValue): boolean {
  return other !== undefined && equalAsStored(other.value, value);
}
