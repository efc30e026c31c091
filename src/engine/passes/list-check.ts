import {adjacencyFindings} from '../check/adjacency-verdict.js';
import {liveNodeSteps} from '../check/record-check.js';
import {readStore, type StoreSnapshot} from '../storage/reading/open-store.js';
import {type Begun, begin, type FileJob} from './jobs.js';
import {finishPaced} from './pace.js';

/**
 * Lets another thread check the lists of a store, from a reading of its own, while this one checks the records: where that
 * comes to true, there is nothing to find. Anything else is found here, in its order.
 */
export function beginListCheck({device, store}: StoreSnapshot): Pick<Begun<boolean>, 'elsewhere'> {
  return begin(checkLists, device, store);
}

/** The job of another thread: whether nothing is to be said of the lists. */
export const checkLists: FileJob<string, boolean> = {
  name: 'lists',
  work: async (device, store) => {
    const snapshot = readStore(device, store);
    const nodes = await finishPaced(liveNodeSteps(snapshot));
    return (await finishPaced(adjacencyFindings(snapshot, nodes))).count === 0;
  },
};
