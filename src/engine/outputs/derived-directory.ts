import path from 'node:path';
import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {isSameFile, kindOf, kindOfEntry, listDirectory, readWholeFile, stampOf} from '../storage/files/file-system.js';
import {requireFileName} from '../storage/files/in-place.js';

/** What lies in a directory of ours and lists its files: what it does not list is not ours to remove. */
export const listName = 'export.json';

/** A list is no longer than this. */
const longestList = 67_108_864;

/**
 * The files that go when a directory is written in this place: none where there is none, or an empty one. Raises L0003 for one of
 * ours without `force`, L0004 where an input lies in it, and L0111 for anything else.
 */
export function checkDirectory(output: string, force: boolean, inputs: readonly string[] = []): readonly string[] {
  requireFileName(output);
  const kind = kindOf(output);
  if (kind === undefined) return [];
  if (kind !== 'directory' || kindOfEntry(output) !== 'directory') throw refusal(output, 'it is no directory');
  const names = listDirectory(output);
  if (names.length === 0) return [];
  const listed = new Set([listName, ...listedFiles(path.join(output, listName))]);
  const stranger = names.find((name) => !listed.has(name));
  if (stranger !== undefined) throw refusal(output, `it holds ${stranger}, which no export has written there`);
  if (!force) throw fault(conditions.outputExists, {path: output});
  const input = inputs.find((file) => names.some((name) => isSameFile(file, path.join(output, name))));
  if (input !== undefined) throw fault(conditions.outputIsInput, {output, input});
  return names;
}

function refusal(output: string, problem: string): Error {
  return fault(conditions.directoryTaken, {path: output, problem});
}

/** The names in a list of files; none where it is no such list. */
function listedFiles(file: string): string[] {
  if (kindOf(file) !== 'file' || (stampOf(file)?.sizeBytes ?? 0) > longestList) return [];
  try {
    const {files} = JSON.parse(readWholeFile(file).toString());
    return Array.isArray(files) ? files.flatMap(({name}) => (typeof name === 'string' ? [name] : [])) : [];
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return [];
    throw error;
  }
}
