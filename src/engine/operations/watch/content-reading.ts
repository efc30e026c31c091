import {isHarmlessToRead, recordSteps} from '../../check/record-check.js';
import {conditions} from '../../faults/conditions.js';
import {Fault, type Finding, isFault} from '../../faults/fault.js';
import {type Trouble, toTrouble} from '../../faults/trouble.js';
import {LabelCount} from '../../passes/label-count.js';
import {Pace} from '../../passes/pace.js';
import {BlobReader} from '../../storage/reading/blob-reader.js';
import {asLostCommit, type StoreSnapshot, withStableStore} from '../../storage/reading/open-store.js';

/** What one pass over the records tells: labels, and what is wrong with slots, blobs and counters. */
export interface ContentReading {
  readonly node_labels: ReadonlyMap<string, number> | null;
  readonly edge_labels: ReadonlyMap<string, number> | null;
  readonly troubles: readonly Trouble[];
  readonly notes: readonly Trouble[];
}

/** Reads the records of a store once; damage is in the reading. Undefined: a writer was faster, try again. */
export async function readContent(store: string): Promise<ContentReading | undefined> {
  try {
    return await withStableStore(store, readRecords);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (isFault(error, conditions.unstableRead)) return undefined;
    return {node_labels: null, edge_labels: null, troubles: [toTrouble(error)], notes: []};
  }
}

const keptTroubles = 9;

async function readRecords(snapshot: StoreSnapshot): Promise<ContentReading> {
  const {store} = snapshot;
  const blobs = new BlobReader(snapshot.bytes);
  const nodeLabels = new LabelCount(store, 'node', blobs);
  const edgeLabels = new LabelCount(store, 'edge', blobs);
  const troubles: Trouble[] = [];
  const notes = snapshot.notes.map(toTrouble);
  const report = (found: Finding): void => {
    const list = isHarmlessToRead(found) ? notes : troubles;
    if (list.length < keptTroubles) list.push(toTrouble(found));
  };
  try {
    const steps = recordSteps(snapshot, report, ({kind, id, labelOffset, labelLength}) => {
      const labels = kind === 'node' ? nodeLabels : edgeLabels;
      labels.add(id, labelOffset, labelLength);
    });
    const pace = new Pace();
    while (!steps.next().done) {
      const pause = pace.pause();
      if (pause) await pause;
    }
  } catch (error) {
    throw asLostCommit(error, snapshot.wal, store);
  }
  const undecodable = [...nodeLabels.undecodable(), ...edgeLabels.undecodable()];
  for (const found of undecodable) report(found);
  if (undecodable.length > 0) return {node_labels: null, edge_labels: null, troubles, notes};
  return {node_labels: nodeLabels.byLabel(), edge_labels: edgeLabels.byLabel(), troubles, notes};
}
