import {isHarmlessToRead, type RecordCensus} from '../check/record-check.js';
import {type Finding, toFault} from '../faults/fault.js';
import {asLostCommit, type StoreSnapshot} from '../storage/reading/open-store.js';
import {contentSteps} from './content-scan.js';
import type {Progress} from './operation.js';
import {pacedScan} from './pace.js';

/** A store of which every record can be read. */
export interface ReadableStore {
  readonly census: RecordCensus;
  /** Findings that leave every record readable as it is. */
  readonly notes: readonly Finding[];
}

/**
 * Checks slots, labels and properties of all records, for work that must not miss one. Raises the first L1 finding that
 * hides or changes a record, L3003 where it shows a lost commit.
 */
export async function requireReadable(
  snapshot: StoreSnapshot,
  tell: (event: Progress) => void,
): Promise<ReadableStore> {
  const notes: Finding[] = [...snapshot.notes];
  const refuse = (found: Finding): void => {
    if (!isHarmlessToRead(found)) throw toFault(found);
    notes.push(found);
  };
  try {
    const scan = contentSteps(snapshot, refuse, (found) => notes.push(found));
    const {census, nodeLabels, edgeLabels} = await pacedScan(snapshot, scan, 'check', tell);
    for (const found of [...nodeLabels.undecodable(), ...edgeLabels.undecodable()]) refuse(found);
    return {census, notes};
  } catch (error) {
    throw asLostCommit(error, snapshot.wal, snapshot.store);
  }
}
