import path from 'node:path';
import {sealPathOf} from '../evidence/seal/seal-file.js';
import {kindOfEntry, listDirectory} from '../storage/files/file-system.js';
import {freeNames, stampText} from './backup-name.js';

const ending = '.pre-restore-';

/** The name under which a store is kept when another takes its place: free, and so is that of its seal. */
export function nameForPrevious(store: string, now: Date): string {
  const isFree = (name: string): boolean => [name, sealPathOf(name)].every((file) => kindOfEntry(file) === undefined);
  return freeNames(`${store}${ending}${stampText(now)}`, '', isFree).next().value;
}

/** The store that was kept last; undefined when there is none. Of several kept in one second the one with the highest number. */
export function newestPrevious(store: string): string | undefined {
  const {dir, base} = path.parse(store);
  const form = /^(\d{8}-\d{6})(?:-(\d+))?$/;
  const kept = listDirectory(dir === '' ? '.' : dir).flatMap((name) => {
    if (!name.startsWith(base + ending)) return [];
    const [, stamp, number = '1'] = form.exec(name.slice(base.length + ending.length)) ?? [];
    return stamp === undefined ? [] : [{name, stamp, number: Number(number)}];
  });
  kept.sort((a, b) => (a.stamp === b.stamp ? a.number - b.number : a.stamp < b.stamp ? -1 : 1));
  const newest = kept.at(-1);
  return newest && path.join(dir, newest.name);
}
