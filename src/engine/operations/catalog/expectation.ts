import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {readWholeFile} from '../../storage/files/file-system.js';
import {fingerprintOf, type SchemaFact} from './schema-facts.js';
import {factsIn, type SchemaLists} from './schema-lists.js';

/** The schema that a store should have. */
export interface Expectation {
  readonly fingerprint: string;
  /** What the saved catalog says; undefined when only the fingerprint is known. */
  readonly facts: readonly SchemaFact[] | undefined;
}

const fingerprintPattern = /^[0-9a-f]{64}$/;

/** Reads a saved catalog or a fingerprint. Raises L0002 for a missing file, L0045 for anything else. */
export function readExpectation(file: string): Expectation {
  const text = readWholeFile(file).toString('utf8').trim();
  if (fingerprintPattern.test(text)) return {fingerprint: text, facts: undefined};
  const refuse = (problem: string): never => {
    throw fault(conditions.expectationUnreadable, {path: file, problem});
  };
  const document = parsed(text) ?? refuse('it is neither a catalog nor a fingerprint');
  const {fingerprint, complete} = document;
  if (typeof fingerprint !== 'string' || !fingerprintPattern.test(fingerprint)) return refuse('it has no fingerprint');
  if (complete !== true) return {fingerprint, facts: undefined};
  const facts = statedFacts(document) ?? refuse('its lists are not those of a catalog');
  if (fingerprintOf(facts) !== fingerprint) refuse('its lists do not fit its fingerprint: it was changed');
  return {fingerprint, facts};
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const document: unknown = JSON.parse(text);
    return typeof document === 'object' && document !== null ? (document as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Lists of a wrong shape end in statements that no fingerprint fits; only what is no list of objects is told apart. */
function statedFacts(document: Record<string, unknown>): SchemaFact[] | undefined {
  const lists = ['node_labels', 'label_combinations', 'edge_labels', 'properties', 'patterns'].map(
    (name) => document[name],
  );
  const isListOfObjects = (list: unknown): boolean =>
    Array.isArray(list) && list.every((entry) => typeof entry === 'object' && entry !== null);
  return lists.every(isListOfObjects) ? factsIn(document as unknown as SchemaLists) : undefined;
}
