import path from 'node:path';
import {isPattern, matchingFiles} from '../engine/storage/files/file-patterns.js';
import {kindOf, listDirectory} from '../engine/storage/files/file-system.js';

/** The files that words and patterns name, each once; a pattern that names none stays, so that it is seen. */
async function filesOf(words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const word of words) {
    const files = isPattern(word) ? await matchingFiles(word) : [word];
    found.push(...(files.length === 0 ? [word] : files));
  }
  return [...new Set(found)];
}

/** As `filesOf`, and of a directory the stores in it. */
export async function storesNamed(words: readonly string[]): Promise<string[]> {
  return filesOf(words.flatMap((word) => (kindOf(word) === 'directory' ? storesIn(word) : [word])));
}

function storesIn(directory: string): string[] {
  const names = listDirectory(directory).filter((name) => name.endsWith('.liel') && !name.startsWith('.'));
  return names.length === 0 ? [directory] : names.map((name) => path.join(directory, name));
}

/** Whether a word names a place where stores may come, and no store. */
export const isPlace = (word: string): boolean => isPattern(word) || kindOf(word) === 'directory';

/** Names what patterns and directories hold at the time; undefined where none of the words is one. */
export function laterStores(words: readonly string[]): (() => Promise<string[]>) | undefined {
  const places = words.filter(isPlace);
  if (places.length === 0) return undefined;
  return async () => (await storesNamed(places)).filter((name) => kindOf(name) === 'file');
}
