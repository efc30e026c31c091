import {kindOf} from '../engine/storage/files/file-system.js';
import {pause} from '../engine/storage/lock/waiting.js';
import {isPlace, storesNamed} from './store-patterns.js';
import {say} from './streams.js';

/** How often it is looked whether there is a store. */
const waitMs = 500;

/**
 * The stores with which a watch begins: a place where none is yet is none itself. Where it `waits`, it says so once
 * and comes back when there is one at least.
 */
export async function storesToWatch(words: readonly string[], waits: boolean): Promise<string[]> {
  for (let isToldOf = false; ; isToldOf = true) {
    const found = (await storesNamed(words)).filter((name) => kindOf(name) === 'file' || !isPlace(name));
    if (found.length > 0 || !waits) return found;
    if (!isToldOf) say('no store is there yet: the screen opens when one is');
    await pause(waitMs);
  }
}
