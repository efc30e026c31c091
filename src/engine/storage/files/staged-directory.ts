import path from 'node:path';
import {stageName} from './atomic-file.js';
import {type FileDevice, privateMode} from './file-device.js';
import type {FileStamp} from './file-stamp.js';
import {
  clearAway,
  createFile,
  kindOf,
  makeDirectories,
  makeDirectory,
  remove,
  removeEmptyDirectory,
  removeMadeDirectories,
  rename,
  stampOf,
  syncDirectory,
} from './file-system.js';
import {putInPlace, takeBack} from './in-place.js';

/** Staged directories of this process, so that a signal can remove them. */
const staged = new Set<StagedDirectory>();

/** A directory of files that is built beside its place and appears there whole or not at all. */
export class StagedDirectory {
  private readonly files = new Map<string, FileDevice>();
  private isClosed = false;

  private constructor(
    /** Where the directory will be. */
    readonly target: string,
    private readonly stage: string,
    /** Whose owner and mode the files get. */
    private readonly model: FileStamp | undefined,
    /** The first directory that was made for it. */
    private readonly madeDirectory: string | undefined,
  ) {}

  /** Stages an empty directory; missing ones above it are made. Raises L5001 to L5004. */
  static create(target: string, like: string): StagedDirectory {
    const above = path.dirname(target);
    const made = makeDirectories(above);
    const stage = stageName(target);
    try {
      makeDirectory(stage);
    } catch (error) {
      removeMadeDirectories(above, made);
      throw error;
    }
    const directory = new StagedDirectory(target, stage, stampOf(like), made);
    staged.add(directory);
    return directory;
  }

  /** A new file in it, for its owner alone until the directory is finished. Raises L5001 to L5004. */
  file(name: string): FileDevice {
    const device = createFile(path.join(this.stage, name), privateMode, path.join(this.target, name));
    this.files.set(name, device);
    return device;
  }

  /**
   * Puts the directory in its place. What is there goes first, and is removed when the new one is in its place: those of its files
   * that are named, and the directory, if nothing else is in it. Raises L5001 to L5004 with all as it was, L5040, L5041.
   */
  commit(replaced: readonly string[]): void {
    for (const device of this.close()) {
      if (this.model) device.takeOwnerAndMode(this.model);
      device.sync();
      device.close();
    }
    syncDirectory(this.stage);
    const {target, stage} = this;
    const aside = kindOf(target) === undefined ? undefined : stageName(target);
    putInPlace(target, () => {
      if (aside !== undefined) rename(target, aside);
      try {
        rename(stage, target);
      } catch (error) {
        if (aside === undefined) throw error;
        takeBack(target, `it is ${aside} now`, error, () => rename(aside, target));
      }
    });
    staged.delete(this);
    if (aside !== undefined) clearAway(aside, () => removeFiles(aside, replaced));
  }

  /** Leaves the place as it was; what cannot be removed is said. Does nothing after `commit`. */
  discard(): void {
    for (const device of this.close()) clearAway(this.stage, () => device.close());
    if (!staged.delete(this)) return;
    clearAway(this.stage, () => removeFiles(this.stage, [...this.files.keys()]));
    removeMadeDirectories(path.dirname(this.target), this.madeDirectory);
  }

  /** The files that are still open, for the last time. */
  private close(): FileDevice[] {
    const open = this.isClosed ? [] : [...this.files.values()];
    this.isClosed = true;
    return open;
  }
}

function removeFiles(directory: string, names: readonly string[]): void {
  for (const name of names) remove(path.join(directory, name));
  removeEmptyDirectory(directory);
}

/** Removes what this process has staged and not finished; for a process that is about to end. */
export function removeStagedDirectories(): void {
  for (const directory of staged) directory.discard();
}
