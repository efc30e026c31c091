import path from 'node:path';
import {guarded, kindOf} from './file-system.js';
import {type SystemCalls, system} from './system-calls.js';

const magic = /[*?[]/;

/** Whether a word is a pattern: it holds `*`, `?` or `[`, and no file has just that name. */
export function isPattern(word: string): boolean {
  return magic.test(word) && kindOf(word) === undefined;
}

/**
 * The regular files that a pattern names, sorted, spelled as it begins: `*` stands for any characters in a name, `?` for
 * one, `[ab]` for one of these, `**` for directories of any depth; none of them for the dot of a hidden name. For patterns
 * that were quoted, and for shells that leave them. Raises L5001 to L5004 for a directory that cannot be listed.
 */
export async function matchingFiles(pattern: string): Promise<string[]> {
  const {globSync} = await import('tinyglobby');
  const {directory, rest} = apart(path.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern);
  if (kindOf(directory || '.') !== 'directory') return [];
  let trouble: unknown;
  // The walk passes over what cannot be listed; a pattern must not.
  const readdirSync = ((place: string, options: {withFileTypes: true}) => {
    try {
      return guarded(place, 'read', () => system().readdirSync(place, options));
    } catch (error) {
      trouble ??= error;
      throw error;
    }
  }) as SystemCalls['readdirSync'];
  // All other characters stand for themselves, as in a shell without extensions.
  const names = globSync(rest.replace(/[\\(){}!+@|]/g, '\\$&'), {
    cwd: directory || '.',
    braceExpansion: false,
    expandDirectories: false,
    extglob: false,
    fs: {...system(), readdirSync},
  });
  if (trouble !== undefined) throw trouble;
  return names.map((name) => directory + name).sort();
}

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
