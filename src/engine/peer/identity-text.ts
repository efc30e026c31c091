import {compareCodePoints} from '../format/utf8.js';
import type {PropertyMap, PropertyValue} from '../format/values/property-value.js';
import {pythonRepr} from './python-repr.js';

/** The properties an identity is made of; undefined is no property. */
export interface PropertySource {
  get(key: string): PropertyValue | undefined;
}

/** `k1=<repr>,k2=<repr>…` in the order of the keys. Nothing is escaped but inside the values, as in the peer. */
export function keyIdentity(properties: PropertySource, keys: readonly string[]): string {
  return keys.map((key) => `${key}=${pythonRepr(properties.get(key) as PropertyValue)}`).join(',');
}

/** What stands between the ends of an edge identity: its label and all its properties, keys sorted. */
export function edgeText(label: string, properties: PropertyMap): string {
  if (properties.size === 0) return label;
  return `${label} ${keyIdentity(properties, [...properties.keys()].sort(compareCodePoints))}`;
}

/** `<from> -[<label and properties>]-> <to>`, from the identities of the ends. */
export function edgeIdentity(from: string, text: string, to: string): string {
  return `${from} -[${text}]-> ${to}`;
}
