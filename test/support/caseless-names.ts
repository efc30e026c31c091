import fs from 'node:fs';
import path from 'node:path';
import type {SystemCalls} from '../../src/engine/storage/files/system-calls.js';

/** The name that a place has on the medium, where a spelling in other letters means the same; else as it is spelled. */
function stored(place: string): string {
  const {root, dir, base} = path.parse(path.resolve(place));
  if (base === '') return root;
  const directory = stored(dir);
  const names = fs.existsSync(directory) && fs.statSync(directory).isDirectory() ? fs.readdirSync(directory) : [];
  const name = names.find((other) => other === base) ?? names.find((other) => isSpelling(other, base)) ?? base;
  return path.join(directory, name);
}

const isSpelling = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Calls of a file system on which names in other letters are the same name, as those of macOS and Windows are. */
export function caselessNames(): SystemCalls {
  const calls: Record<string, unknown> = {...fs};
  for (const [name, call] of Object.entries(fs)) {
    if (!name.endsWith('Sync') || typeof call !== 'function') continue;
    const names = name === 'renameSync' || name === 'linkSync' ? 2 : 1;
    calls[name] = (...args: unknown[]) =>
      Reflect.apply(
        call,
        fs,
        args.map((arg, i) => (i < names && typeof arg === 'string' ? stored(arg) : arg)),
      );
  }
  calls['realpathSync'] = Object.assign((place: string) => fs.realpathSync(stored(place)), {
    native: (place: string) => fs.realpathSync.native(stored(place)),
  });
  return calls as unknown as SystemCalls;
}
