import {type DocumentHead, headOf} from '../../evidence/document-file.js';
import {conditions} from '../../faults/conditions.js';
import {type Finding, fault, findingText} from '../../faults/fault.js';
import {explained, refusing} from '../../passes/checked-pass.js';
import type {Tell} from '../../passes/operation.js';
import {type Note, type Operation, type Progress, whileWorking} from '../../passes/operation.js';
import {pacedScan} from '../../passes/pace.js';
import {mostNames, TooManyNames} from '../../passes/schema/names.js';
import {type Drift, driftBetween, factCounts, fingerprintOf} from '../../passes/schema/schema-facts.js';
import {type SchemaLists, toLists} from '../../passes/schema/schema-lists.js';
import {schemaSteps} from '../../passes/schema/schema-scan.js';
import {normalisedPath} from '../../peer/path-text.js';
import {requireFile} from '../../storage/files/file-system.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {type StoreSnapshot, withStableStore} from '../../storage/reading/open-store.js';
import {catalogKind, type Expectation, readExpectation} from './expectation.js';

export interface CatalogOptions extends WaitOptions {
  readonly store: string;
  /** A saved catalog or fingerprint to compare with. */
  readonly expect?: string | undefined;
  /** Most names of a kind that a catalog is made of; more are no schema. */
  readonly nameLimit?: number;
}

/** Names and types in a store, and how often they stand there; no values. */
export interface CatalogReport extends DocumentHead, SchemaLists {
  readonly catalog_version: 1;
  readonly store: string;
  readonly node_count: number;
  readonly edge_count: number;
  /** Whether the lists hold everything; else each holds its first ten thousand entries. */
  readonly complete: boolean;
  /** SHA-256 of labels, keys, types and patterns, counts left out. */
  readonly fingerprint: string;
  /** How the schema differs from the one that was expected; absent when none was. */
  readonly expected?: ExpectationReport;
}

export interface ExpectationReport {
  readonly file: string;
  readonly fingerprint: string;
  readonly matches: boolean;
  /** Null when a fingerprint or an incomplete catalog cannot say what differs. */
  readonly drift: readonly Drift[] | null;
}

/**
 * Collects labels, property keys with the types of their values, and the patterns of edges. Every record is checked on
 * the way. Raises L0002, L0045 for an expectation that is none, L0046 for a store without a schema, and what opening and
 * checking a store raise.
 */
export async function* catalog(options: CatalogOptions): Operation<Note | Progress, CatalogReport> {
  const {store, expect, waitMs} = options;
  requireFile(store);
  const expected = expect === undefined ? undefined : await readExpectation(expect);
  const {report, notes} = yield* whileWorking((tell) =>
    withStableStore(store, (snapshot) => collect(snapshot, options, expected, tell), waitMs),
  );
  for (const found of notes) yield {type: 'note', text: findingText(found)};
  return report;
}

const mostListed = 10_000;

async function collect(
  snapshot: StoreSnapshot,
  {store, expect, nameLimit = mostNames}: CatalogOptions,
  expected: Expectation | undefined,
  tell: Tell,
): Promise<{report: CatalogReport; notes: readonly Finding[]}> {
  const notes: Finding[] = [...snapshot.notes];
  try {
    const steps = explained(snapshot, schemaSteps(snapshot, refusing(notes), nameLimit));
    const tally = await pacedScan(snapshot, steps, 'records', tell);
    const counts = factCounts(tally);
    const facts = [...counts.keys()].sort();
    const fingerprint = fingerprintOf(facts);
    const {lists, complete} = toLists(facts, counts, mostListed);
    const report = {
      ...headOf(catalogKind),
      catalog_version: 1 as const,
      store: normalisedPath(store),
      node_count: tally.census.liveNodes,
      edge_count: tally.census.liveEdges,
      ...lists,
      complete,
      fingerprint,
      ...(expected && {
        expected: {
          file: expect as string,
          fingerprint: expected.fingerprint,
          matches: expected.fingerprint === fingerprint,
          drift: expected.facts
            ? driftBetween(expected.facts, facts)
            : expected.fingerprint === fingerprint
              ? []
              : null,
        },
      }),
    };
    return {report, notes};
  } catch (error) {
    if (error instanceof TooManyNames) throw fault(conditions.catalogTooLarge, {store, limit: nameLimit});
    throw error;
  }
}
