import path from 'node:path';
import {guarded} from './file-fault.js';
import {kindOf} from './file-system.js';
import {type Dirent, type SystemCalls, system} from './system-calls.js';

const magic = /[*?[]/;

/** Whether a word is a pattern: it holds `*`, `?` or `[`, and no file has just that name. */
export function isPattern(word: string): boolean {
  return magic.test(word) && kindOf(word) === undefined;
}

/**
 * What a pattern names, sorted, spelled as it begins; also what is no file, so that nothing is left out in silence. `*`
 * stands for any characters in a name, `?` for one, `[ab]` for one of these, `[!ab]` for one of the others, `**` for
 * directories of any depth; none of them for the dot of a hidden name. For patterns that were quoted, and for shells that
 * leave them. Raises L5001 to L5004 for a directory that cannot be listed.
 */
export async function matchingFiles(word: string): Promise<string[]> {
  const {globSync} = await import('tinyglobby');
  const {directory, rest} = apart(path.sep === '\\' ? word.replaceAll('\\', '/') : word);
  if (kindOf(directory || '.') !== 'directory') return [];
  let trouble: unknown;
  // The walk passes over what cannot be listed; a pattern must not.
  const readdirSync = ((place: string, options: {withFileTypes: true}) => {
    try {
      const entries = guarded(place, 'read', () => system().readdirSync(spelled(place), options));
      return entries.map((entry) => visible(entry, place));
    } catch (error) {
      trouble ??= error;
      throw error;
    }
  }) as SystemCalls['readdirSync'];
  const statSync = ((place: string, options: object) =>
    system().statSync(spelled(place), options)) as SystemCalls['statSync'];
  const realpathSync = ((place: string) =>
    matchable(system().realpathSync(spelled(place)))) as SystemCalls['realpathSync'];
  // All other characters stand for themselves, as in a shell without extensions.
  const pattern = rest.replaceAll('[!', '[^').replace(/[\\(){}!+@|]/g, '\\$&');
  const names = globSync(matchable(pattern), {
    cwd: directory || '.',
    braceExpansion: false,
    expandDirectories: false,
    onlyFiles: false,
    extglob: false,
    fs: {...system(), readdirSync, statSync, realpathSync},
  });
  if (trouble !== undefined) throw trouble;
  // Of directories the library says so by a slash.
  return names.map((name) => directory + spelled(name).replace(/\/$/, '')).sort();
}

/** An entry for the library, which passes over links that lead nowhere, pipes and devices: they are shown to it as files. */
function visible(entry: Dirent, place: string): Dirent {
  const isLost = entry.isSymbolicLink() && kindOf(path.join(spelled(place), entry.name)) === undefined;
  const isOther = !entry.isFile() && !entry.isDirectory() && !entry.isSymbolicLink();
  entry.name = matchable(entry.name);
  if (isLost || isOther) Object.assign(entry, {isFile: () => true, isSymbolicLink: () => false});
  return entry;
}

/** A name without the line breaks that the library takes for the end of a name: others, which no name has, stand for them. */
const matchable = (name: string): string => name.replaceAll('\n', '\u{f000a}').replaceAll('\r', '\u{f000d}');
const spelled = (name: string): string => name.replaceAll('\u{f000a}', '\n').replaceAll('\u{f000d}', '\r');

/** What stands before the first part with a pattern, and what follows. */
function apart(pattern: string): {directory: string; rest: string} {
  const parts = pattern.split('/');
  const first = parts.findIndex((part) => magic.test(part));
  return {
    directory: parts
      .slice(0, first)
      .map((part) => `${part}/`)
      .join(''),
    rest: parts.slice(first).join('/'),
  };
}
