import {isHarmlessToRead, type RecordCensus, recordSteps} from '../check/record-check.js';
import type {Steps} from '../check/steps.js';
import {type Finding, toFault} from '../faults/fault.js';
import {asLostCommit, type StoreSnapshot} from '../storage/reading/open-store.js';
import {type ContentScan, contentSteps} from './content-scan.js';
import type {Tell} from './operation.js';
import {pacedScan} from './pace.js';

/** Decides what becomes of a finding: it returns and the pass goes on, or it throws and the pass is refused. */
export type Judge = (found: Finding) => void;

/** Refuses what hides or changes a record, or whatever is not `isFine`; the rest is collected. */
export function refusing(collected: Finding[], isFine: (found: Finding) => boolean = isHarmlessToRead): Judge {
  return (found) => {
    if (!isFine(found)) throw toFault(found);
    collected.push(found);
  };
}

/** The steps of a pass; damage that a lost commit explains is raised as that (L3003). */
export function* explained<Result>({wal, store}: StoreSnapshot, steps: Steps<Result>): Steps<Result> {
  try {
    return yield* steps;
  } catch (error) {
    throw asLostCommit(error, wal, store);
  }
}

/** The steps of a pass over all slots and blobs, those of labels too. Raises what `judge` throws, and L3003. */
export function contentPass(snapshot: StoreSnapshot, judge: Judge): Steps<ContentScan> {
  return explained(snapshot, withLabels(snapshot, judge));
}

function* withLabels(snapshot: StoreSnapshot, judge: Judge): Steps<ContentScan> {
  const scan = yield* contentSteps(snapshot, judge);
  for (const found of [...scan.nodeLabels.undecodable(), ...scan.edgeLabels.undecodable()]) judge(found);
  return scan;
}

/** The steps of a pass over all slots, which leaves the blobs to what follows. Raises what `judge` throws, and L3003. */
export function recordPass(snapshot: StoreSnapshot, judge: Judge): Steps<RecordCensus> {
  return explained(
    snapshot,
    recordSteps(snapshot, judge, () => {}),
  );
}

/** A store of which every record can be read. */
export interface ReadableStore extends ContentScan {
  /** Findings that leave every record readable as it is. */
  readonly notes: readonly Finding[];
}

/**
 * Checks slots, labels and properties of all records, for work that must not miss one. Raises the first finding that is
 * not `isFine` (L1, what hides or changes a record), L3003 where it shows a lost commit.
 */
export async function requireReadable(
  snapshot: StoreSnapshot,
  tell: Tell,
  isFine?: (found: Finding) => boolean,
): Promise<ReadableStore> {
  const notes: Finding[] = [...snapshot.notes];
  const scan = await pacedScan(snapshot, contentPass(snapshot, refusing(notes, isFine)), 'check', tell);
  return {...scan, notes};
}
