import {isPattern, matchingFiles} from '../engine/storage/files/file-patterns.js';

/** The files that words and patterns name, each once; a pattern that names none stays, so that it is seen. */
export async function filesOf(words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const word of words) {
    const files = isPattern(word) ? await matchingFiles(word) : [word];
    found.push(...(files.length === 0 ? [word] : files));
  }
  return [...new Set(found)];
}
