import path from 'node:path';
import {randomHex} from '../checksum.js';
import {forceRelease, inspectLock, WriterLock} from '../lock/writer-lock.js';
import {
  canonicalPath,
  clearAway,
  kindOfEntry,
  listDirectory,
  makePrivateDirectory,
  remove,
  removeEmptyDirectory,
} from './file-system.js';
import {notice} from './notices.js';
import {temporaryPlace} from './system-calls.js';

/** Those of this process, so that a signal can remove them. */
const open = new Set<ScratchDirectory>();

/**
 * A directory of files that nobody else may look into, and that is gone when the work is done. A lock beside it tells the next run
 * whether whoever made it is dead.
 */
export class ScratchDirectory {
  private constructor(
    readonly path: string,
    private readonly lock: WriterLock,
  ) {}

  /** Makes one, with a name that begins like others of its kind, and removes those whose makers are provably dead. Raises L5001 to L5004. */
  static async create(kind: string, place = canonicalPath(temporaryPlace())): Promise<ScratchDirectory> {
    await removeLeft(place, kind);
    const name = path.join(place, `${kind}.${randomHex(8)}`);
    const lock = await WriterLock.acquire(name, {});
    try {
      makePrivateDirectory(name);
    } catch (error) {
      await lock.release();
      throw error;
    }
    const directory = new ScratchDirectory(name, lock);
    open.add(directory);
    return directory;
  }

  /** Removes all of it but the files that are named, and it itself where none is. */
  async discard(kept: ReadonlySet<string> = new Set()): Promise<void> {
    this.clear(kept);
    await this.lock.release();
  }

  /** As `discard`, for a process that is about to end. */
  clear(kept: ReadonlySet<string> = new Set()): void {
    if (open.delete(this)) empty(this.path, kept);
  }
}

function empty(directory: string, kept: ReadonlySet<string> = new Set()): void {
  clearAway(directory, () => {
    for (const name of listDirectory(directory)) {
      const file = path.join(directory, name);
      if (kindOfEntry(file) === 'directory') empty(file);
      else if (!kept.has(file)) remove(file);
    }
    removeEmptyDirectory(directory);
  });
}

/** Removes what was left by processes that were killed. What cannot be told is left alone. */
async function removeLeft(place: string, kind: string): Promise<void> {
  for (const name of listDirectory(place)) {
    const directory = path.join(place, name);
    if (!new RegExp(`^${kind}\\.[0-9a-f]{16}$`).test(name) || kindOfEntry(directory) !== 'directory') continue;
    if (inspectLock(directory).state !== 'stale') continue;
    empty(directory);
    await forceRelease(directory);
    notice(`${directory}, left by a run that was killed, is removed`);
  }
}

/** Removes the directories of this process; for a process that is about to end. */
export function removeScratchDirectories(): void {
  for (const directory of open) directory.clear();
}
