import {decodeUtf8, longestText, type NamedKind, type OwnKind, readDocument} from '../../evidence/document-file.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {fingerprintOf, type SchemaFact} from '../../passes/schema/schema-facts.js';
import {factsIn, type SchemaLists} from '../../passes/schema/schema-lists.js';

/** The schema that a store should have. */
export interface Expectation {
  readonly fingerprint: string;
  /** What the saved catalog says; undefined when only the fingerprint is known. */
  readonly facts: readonly SchemaFact[] | undefined;
}

/** What is read of a saved catalog; a complete one has its lists. */
type SavedCatalog = {readonly fingerprint: string} & (
  | ({readonly complete: true} & SchemaLists)
  | {readonly complete?: false}
);

/** How a catalog is known; the report of the command begins with it. */
export const catalogKind: OwnKind & NamedKind = {
  validator: 'catalogExpectation',
  kind: 'liel-catalog',
  // A report of the fingerprint alone has no head to this day.
  olderMark: 'fingerprint',
  longest: longestText,
  parse: (bytes) => {
    const text = decodeUtf8(bytes).trim();
    return /^[0-9a-f]{64}$/.test(text) ? {fingerprint: text} : JSON.parse(text);
  },
  unreadable: (path, _problem, cause) =>
    fault(conditions.expectationUnreadable, {path, problem: 'it is neither a catalog nor a fingerprint'}, {}, cause),
  invalid: (path, problem) => fault(conditions.expectationUnreadable, {path, problem}),
};

/** Reads a saved catalog or a fingerprint. Raises L0002 for a missing file, L0045 for anything else, L5001 and L5002. */
export async function readExpectation(file: string): Promise<Expectation> {
  const catalog = await readDocument<SavedCatalog>(file, catalogKind);
  const {fingerprint} = catalog;
  if (catalog.complete !== true) return {fingerprint, facts: undefined};
  const facts = factsIn(catalog);
  if (fingerprintOf(facts) !== fingerprint) {
    throw catalogKind.invalid(file, '/fingerprint: is not that of the lists: they were changed');
  }
  return {fingerprint, facts};
}
