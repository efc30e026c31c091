import {adjacencyFindings} from '../../src/engine/check/adjacency-verdict.js';
import {propertyCheck} from '../../src/engine/check/property-check.js';
import {recordSteps} from '../../src/engine/check/record-check.js';
import type {Steps} from '../../src/engine/check/steps.js';
import {Fault, type Finding, type Place} from '../../src/engine/faults/fault.js';
import {BlobReader} from '../../src/engine/storage/reading/blob-reader.js';
import type {StoreSnapshot} from '../../src/engine/storage/reading/open-store.js';

/** Code and spot of a finding. */
export type Found = readonly [code: string, place: Place];

/** Where a finding is, without what else it names. */
export function spotOf(place: Place): Place {
  const {bytes, pages, nodes, edges, ...spot} = place;
  return spot;
}

/** Everything that the checks of records, properties and lists find in a store, in the order in which it is met. */
export function survey(snapshot: StoreSnapshot): Found[] {
  return findingsOf(snapshot).map(({condition, place}) => [condition.code, spotOf(place)]);
}

/** As `survey`, the findings themselves. */
export function findingsOf(snapshot: StoreSnapshot): Finding[] {
  const found: Finding[] = [...snapshot.notes];
  const report = (finding: Finding): void => void found.push(finding);
  const blobs = new BlobReader(snapshot.bytes);
  const census = finishSteps(recordSteps(snapshot, report, propertyCheck(snapshot.store, blobs, report)));
  found.push(...finishSteps(adjacencyFindings(snapshot, census)).first);
  return found;
}

/** Runs work to its end without a pause. */
export function finishSteps<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The fault that must be raised. */
export function refusalOf(work: () => unknown): Fault | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  return undefined;
}
