import type {RecordKind} from '../../format/records/geometry.js';
import {decodeEdgeLabel, decodeNodeLabels, tag} from '../../format/values/property-value.js';
import {sha256} from '../../storage/checksum.js';
import type {SchemaTally} from './schema-scan.js';

/**
 * One statement about a schema, as JSON: what is named, then the names, outermost first. Counts are no part of it.
 * `["node label", L]`, `["label combination", [L, …]]`, `["edge label", E]`, `["node property", L or null, key, type]`,
 * `["edge property", E, key, type]`, `["pattern", [L, …] or null, E, [L, …] or null]`.
 */
export type SchemaFact = string;

/** A statement that holds in one of two schemas only. */
export interface Drift {
  readonly change: 'added' | 'removed';
  readonly what: string;
  /** The names, outermost first; null where a node has no label, or is not there. */
  readonly names: readonly (string | readonly string[] | null)[];
}

const typeOfTag: ReadonlyMap<number, string> = new Map(Object.entries(tag).map(([name, number]) => [number, name]));

/** Gives the numbers of a tally their names: every statement, with how many live records make it true. */
export function factCounts({keys, node, edge, ends, patterns}: SchemaTally): Map<SchemaFact, number> {
  const facts = new Map<SchemaFact, number>();
  const add = (count: number, ...fact: readonly unknown[]): void => {
    const text = JSON.stringify(fact);
    facts.set(text, (facts.get(text) ?? 0) + count);
  };
  const nodeLabels = node.labels.all().map((blob) => distinct(decodeNodeLabels(blob)));
  const edgeLabels = edge.labels.all().map((blob) => decodeEdgeLabel(blob));
  const keyNames = keys.map((key) => Buffer.from(key).toString('utf8'));
  const labelsOf = (blob: number): readonly string[] => nodeLabels[blob] ?? [];
  const endLabels = (number: number): readonly string[] | null => (number === 0 ? null : labelsOf(number - 1));
  for (const [blob, , count] of node.records.entries()) {
    add(count, 'label combination', labelsOf(blob));
    for (const label of labelsOf(blob)) add(count, 'node label', label);
  }
  for (const [blob, , count] of edge.records.entries()) add(count, 'edge label', edgeLabels[blob]);
  const holders = (kind: RecordKind, blob: number): readonly (string | null | undefined)[] => {
    const labels = kind === 'edge' ? [edgeLabels[blob]] : labelsOf(blob);
    return labels.length > 0 ? labels : [null];
  };
  for (const [kind, {keys: pairs, types}] of [['node', node] as const, ['edge', edge] as const]) {
    for (const [pair, type, count] of types.entries()) {
      const [blob, key] = pairs.at(pair);
      for (const label of holders(kind, blob))
        add(count, `${kind} property`, label, keyNames[key], typeOfTag.get(type));
    }
  }
  for (const [pair, blob, count] of patterns.entries()) {
    const [from, to] = ends.at(pair);
    add(count, 'pattern', endLabels(from), edgeLabels[blob], endLabels(to));
  }
  return facts;
}

function distinct(labels: readonly string[]): readonly string[] {
  return [...new Set(labels)].sort();
}

/** SHA-256 of all statements, one a line, in the order of their UTF-16 code units. */
export function fingerprintOf(facts: readonly SchemaFact[]): string {
  const digest = sha256();
  for (const fact of facts) digest.update(Buffer.from(`${fact}\n`));
  return digest.hex();
}

/** What holds in the second of two schemas and not in the first, and the other way round. */
export function driftBetween(expected: readonly SchemaFact[], found: readonly SchemaFact[]): Drift[] {
  const before = new Set(expected);
  const now = new Set(found);
  return [
    ...found.filter((fact) => !before.has(fact)).map((fact) => toDrift('added', fact)),
    ...expected.filter((fact) => !now.has(fact)).map((fact) => toDrift('removed', fact)),
  ];
}

function toDrift(change: Drift['change'], fact: SchemaFact): Drift {
  const [what, ...names] = JSON.parse(fact);
  return {change, what, names};
}
