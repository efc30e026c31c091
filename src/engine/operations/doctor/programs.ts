import path from 'node:path';
import {canonicalPath, isSameFile, kindOf, openForReading} from '../../storage/files/file-system.js';

/** What the command knows of its own process. */
export interface OwnProcess {
  /** Directories of PATH, in order. */
  readonly searchPath: readonly string[];
  /** The running program: the executable, or Node's script. */
  readonly program: string;
  readonly version: string;
  readonly node: string;
  readonly platform: string;
  /** Packages compiled in, with their versions. */
  readonly packages: Readonly<Record<string, string>>;
}

/** A program called liel on PATH. */
export interface FoundProgram {
  readonly path: string;
  readonly kind: 'liel-ops' | 'python package' | 'unknown';
  /** Whether typing `liel` starts this one. */
  readonly first: boolean;
  /** Whether it is the program that is running. */
  readonly running: boolean;
}

/** Every program called liel on PATH, in its order. */
export function findPrograms({searchPath, program}: OwnProcess): FoundProgram[] {
  const names = path.sep === '\\' ? ['liel.exe', 'liel.cmd'] : ['liel'];
  const files = searchPath.flatMap((directory) => names.map((name) => path.join(directory || '.', name)));
  const present = [...new Set(files)].filter(isFile);
  return present.map((file, i) => ({
    path: file,
    kind: kindOfProgram(file),
    first: i === 0,
    running: isSameFile(file, program),
  }));
}

/** Whether a file is there. What is in a directory that this user may not search, a shell does not find either. */
function isFile(file: string): boolean {
  try {
    return kindOf(file) === 'file';
  } catch {
    return false;
  }
}

/** Bytes looked at from either end: an executable carries its program at the end. */
const lookedAt = 3 * 1024 * 1024;

function kindOfProgram(file: string): FoundProgram['kind'] {
  try {
    const device = openForReading(canonicalPath(file));
    try {
      const size = device.size();
      const head = Buffer.alloc(Math.min(size, 4096));
      device.read(head, 0);
      if (/^#!.*python/.test(head.toString('latin1'))) return 'python package';
      const tail = Buffer.alloc(Math.min(size, lookedAt));
      device.read(tail, size - tail.length);
      return head.includes('liel-ops') || tail.includes('liel-ops') ? 'liel-ops' : 'unknown';
    } finally {
      device.close();
    }
  } catch {
    return 'unknown';
  }
}

/** What an operator should mend about them. */
export function advise(found: readonly FoundProgram[]): string[] {
  const [first] = found;
  if (!first) return ['no program called liel is on PATH'];
  if (first.kind === 'python package') {
    return [
      `typing liel starts the Python package at ${first.path}: it has no backup, verify layers or repair, and its reads write; put this program before it on PATH`,
    ];
  }
  if (!found.some(({running}) => running))
    return [`typing liel starts ${first.path}, not the program that is running now`];
  return [];
}
