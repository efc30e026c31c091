import path from 'node:path';
import {
  canonicalPath,
  createFile,
  type FileDevice,
  kindOfEntry,
  linkFile,
  makeDirectories,
  remove,
  rename,
  stampOf,
  syncDirectory,
} from './file-system.js';

/** Staged files of this process, so that a signal can remove them. */
const staged = new Set<string>();

/**
 * A file that is built beside its target and appears there whole or not at all: written under another name, synced,
 * renamed, directory synced. What had the name before keeps its place until then, and hands on its mode.
 */
export class AtomicFile {
  private isClosed = false;

  private constructor(
    /** Where the file will be. */
    readonly target: string,
    private readonly stagePath: string,
    /** Where to write its content. */
    readonly device: FileDevice,
  ) {}

  /**
   * Stages a file for a target; missing directories are made. It has the mode of the file it will replace, else that of
   * `like`: the copy of a private store is private from its first byte. Raises environment faults (L5001 to L5004).
   */
  static create(target: string, like?: string): AtomicFile {
    const directory = path.dirname(target);
    makeDirectories(directory);
    // A link as the target stays a link: what it points to is replaced.
    const real = kindOfEntry(target) === 'link' ? canonicalPath(target) : target;
    const stage = `${real}.${process.pid}.partial`;
    remove(stage);
    staged.add(stage);
    const device = createFile(stage, target);
    const model = stampOf(real) ?? (like === undefined ? undefined : stampOf(like));
    if (model) device.takeMode(model);
    return new AtomicFile(real, stage, device);
  }

  /** Puts the finished file in its place. */
  commit(): void {
    this.commitAs(this.target);
  }

  /** As `commit`, under another name in the same directory. */
  commitAs(name: string): void {
    this.finish();
    rename(this.stagePath, name);
    this.settle();
  }

  /** As `commit`, under a name in the same directory that must be free; false, and still staged, when it is taken. */
  commitNew(name: string): boolean {
    this.finish();
    const linked = linkFile(this.stagePath, name);
    if (linked === 'taken' || (linked === 'unsupported' && kindOfEntry(name) !== undefined)) return false;
    if (linked === 'linked') remove(this.stagePath);
    else rename(this.stagePath, name);
    this.settle();
    return true;
  }

  /**
   * As `commit`, and what was in its place stays under the name `previous`, which must be free; false, and nothing
   * changed, when that is taken. At no moment is there no file in the place, but where a file has one name only.
   */
  commitKeeping(previous: string): boolean {
    this.finish();
    const linked = linkFile(this.target, previous);
    if (linked === 'taken' || (linked === 'unsupported' && kindOfEntry(previous) !== undefined)) return false;
    if (linked === 'unsupported') rename(this.target, previous);
    try {
      // The old file is safe under its second name before it loses the first.
      syncDirectory(path.dirname(previous));
      rename(this.stagePath, this.target);
    } catch (error) {
      if (linked === 'linked') remove(previous);
      else rename(previous, this.target);
      throw error;
    }
    this.settle();
    return true;
  }

  private finish(): void {
    if (this.isClosed) return;
    this.device.sync();
    this.device.close();
    this.isClosed = true;
  }

  private settle(): void {
    staged.delete(this.stagePath);
    syncDirectory(path.dirname(this.target));
  }

  /** Leaves the target as it was. Does nothing after `commit`. */
  discard(): void {
    if (!this.isClosed) this.device.close();
    this.isClosed = true;
    if (!staged.delete(this.stagePath)) return;
    remove(this.stagePath);
  }
}

/** Writes a small document whole, or not at all. */
export function writeAtomically(target: string, content: Uint8Array): void {
  const file = AtomicFile.create(target);
  try {
    file.device.write(content, 0);
    file.commit();
  } finally {
    file.discard();
  }
}

/** Removes what this process has staged and not finished; for a process that is about to end. */
export function removeStagedFiles(): void {
  for (const stage of staged) remove(stage);
  staged.clear();
}
