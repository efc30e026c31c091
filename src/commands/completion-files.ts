import path from 'node:path';
import {kindOf, listDirectory} from '../engine/storage/files/file-system.js';

/** What an argument or a value names on the disk. */
export type FileKindWanted = 'stores' | 'files' | 'directories';

/** A store, or a copy of one that is compressed. */
const storeName = /\.liel(\.zst|\.delta\.tar)?(\.age)?$/;

/** More entries than anybody chooses from; each is looked at. */
const mostEntries = 1000;

/**
 * Paths that begin with what was typed, directories with a `/` behind them. Where there are stores among those for a store, what
 * lies beside them, like seals and receipts, is left out. Nothing where the directory cannot be read.
 */
export function filesBeginning(typed: string, wanted: FileKindWanted): string[] {
  const cut = typed.lastIndexOf('/') + 1;
  const [before, start] = [typed.slice(0, cut), typed.slice(cut)];
  const directory = atHome(before === '' ? '.' : before);
  const names = namesIn(directory).filter((name) => name.startsWith(start) && (start !== '' || !name.startsWith('.')));
  const entries = names
    .slice(0, mostEntries)
    .map((name) => ({name, isDirectory: isDirectory(path.join(directory, name))}));
  const hasStores = wanted === 'stores' && entries.some(isStore);
  const chosen = entries.filter(
    (entry) => entry.isDirectory || (wanted !== 'directories' && (!hasStores || isStore(entry))),
  );
  return chosen.map((entry) => `${before}${entry.name}${entry.isDirectory ? '/' : ''}`);
}

/** A path as the shell would hand it over, which spells `~` out. */
export function atHome(file: string): string {
  const home = process.env['HOME'];
  return home && (file === '~' || file.startsWith('~/')) ? home + file.slice(1) : file;
}

const isStore = ({name, isDirectory: is}: {readonly name: string; readonly isDirectory: boolean}): boolean =>
  !is && storeName.test(name);

function namesIn(directory: string): string[] {
  try {
    return listDirectory(directory);
  } catch {
    return [];
  }
}

function isDirectory(file: string): boolean {
  try {
    return kindOf(file) === 'directory';
  } catch {
    return false;
  }
}
