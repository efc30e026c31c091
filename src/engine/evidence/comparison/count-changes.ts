import type {Tell} from '../../passes/operation.js';
import {pacedScan} from '../../passes/pace.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {diffById} from './diff-by-id.js';
import {DiffSide, withSoundLists} from './diff-side.js';
import {RecordComparison} from './record-comparison.js';

/** How many records of a kind only the second of two stores has, only the first, or both with other content. */
export interface ChangeCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** What differs between two stores by id, in numbers. */
export interface StoreChanges {
  readonly nodes: ChangeCounts;
  readonly edges: ChangeCounts;
}

/** Counts what differs between two stores, by id, as `diff` does. Raises what checking a store raises. */
export async function countChanges(left: StoreSnapshot, right: StoreSnapshot, tell: Tell): Promise<StoreChanges> {
  const first = await DiffSide.open('left', left, tell);
  const second = await withSoundLists([first], DiffSide.open('right', right, tell), tell);
  const comparison = new RecordComparison(first, second, false);
  const count = async (kind: 'node' | 'edge'): Promise<ChangeCounts> => {
    const {added, removed, changed} = await pacedScan(left, diffById(comparison, kind), 'comparing', tell);
    return {added: added.length, removed: removed.length, changed: changed.length};
  };
  const both = async (): Promise<StoreChanges> => ({nodes: await count('node'), edges: await count('edge')});
  return withSoundLists([first, second], both(), tell);
}
