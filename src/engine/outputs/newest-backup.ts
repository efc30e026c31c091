import path from 'node:path';
import {Fault} from '../faults/fault.js';
import {type FileStamp, isSameStamp, isSettled} from '../storage/files/file-stamp.js';
import {kindOf, listDirectory, stampOf} from '../storage/files/file-system.js';
import {parseBackupName, stemOf} from './backup-name.js';

export interface NewestBackup {
  readonly path: string;
  readonly size_bytes: number;
  /** The moment in its name. */
  readonly taken_at: string;
}

export interface BackupCount {
  readonly newest: NewestBackup | null;
  readonly count: number;
  /** Where the next one belongs. */
  readonly directory: string;
}

interface Listing {
  readonly stamp: FileStamp | undefined;
  readonly names: readonly string[];
}

/**
 * The backups of a store: `<stem>-YYYYMMDD-HHMMSS.liel` beside it and in `backups/` beside it. A directory is listed
 * again when its stamp moved.
 */
export class BackupShelf {
  private readonly directories: readonly [beside: string, below: string];
  private readonly stem: string;
  private readonly shelves = new Map<string, Listing>();
  private found: BackupCount | undefined;

  constructor(store: string) {
    const {dir} = path.parse(store);
    this.stem = stemOf(store);
    this.directories = [dir === '' ? '.' : dir, path.join(dir, 'backups')];
  }

  /** What is there now. A directory that cannot be read has none. */
  look(): BackupCount {
    const moved = this.directories.filter((directory) => this.relist(directory)).length > 0;
    if (moved || !this.found) this.found = this.count();
    return this.found;
  }

  private relist(directory: string): boolean {
    const known = this.shelves.get(directory);
    try {
      const stamp = kindOf(directory) === 'directory' ? stampOf(directory) : undefined;
      if (known && isSameStamp(known.stamp, stamp)) return false;
      const names = stamp === undefined ? [] : this.namesIn(directory);
      // A listing as young as the last change of its directory may have missed a later one.
      this.shelves.set(directory, {stamp: stamp && !isSettled(stamp) ? {...stamp, modifiedNs: -1n} : stamp, names});
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.shelves.set(directory, {stamp: undefined, names: []});
    }
    return true;
  }

  private namesIn(directory: string): string[] {
    return listDirectory(directory).filter((name) => parseBackupName(name)?.stem === this.stem);
  }

  private count(): BackupCount {
    const files = [...this.shelves].flatMap(([directory, {names}]) =>
      names.map((name) => ({path: path.join(directory, name), taken_at: parseBackupName(name)?.takenAt ?? ''})),
    );
    files.sort((a, b) => (a.taken_at < b.taken_at ? 1 : -1));
    const newest = files[0] && {...files[0], size_bytes: stampOf(files[0].path)?.sizeBytes ?? 0};
    const [beside, below] = this.directories;
    const directory = this.shelves.get(below)?.stamp ? below : beside;
    return {newest: newest ?? null, count: files.length, directory};
  }
}
