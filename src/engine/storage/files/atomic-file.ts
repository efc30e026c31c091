import path from 'node:path';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {randomHex} from '../checksum.js';
import {accessListOf, setAccessList} from './access-list.js';
import {type FileDevice, privateMode} from './file-device.js';
import type {FileStamp} from './file-stamp.js';
import {
  canonicalPath,
  clearAway,
  createFile,
  kindOfEntry,
  linkFile,
  makeDirectories,
  remove,
  removeMadeDirectories,
  rename,
  stampOf,
} from './file-system.js';
import {putInPlace, requireOwnName, takeBack} from './in-place.js';
import {notice} from './notices.js';

/** What a new file is like. */
interface Model {
  readonly path: string;
  readonly stamp: FileStamp;
  readonly accessList: string | undefined;
}

function modelOf(file: string): Model | undefined {
  const stamp = stampOf(file);
  if (!stamp) return undefined;
  return {path: file, stamp, accessList: (stamp.mode & 0o070) === 0 ? undefined : accessListOf(file)};
}

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
    /** The first directory that was made for it. */
    private readonly madeDirectory: string | undefined,
    /** Whose owner, mode and access list it gets with its name; `nobody` else may ever read it where that is said. */
    private readonly model: Model | 'nobody' | undefined,
  ) {}

  /**
   * Stages a file for a target; missing directories are made. Nobody else may read or write it before it is finished; then it
   * gets owner, mode and access list of the file it will replace, else of `like`. The name of the stage is one that nobody
   * else chooses, and what has it already is left alone. A secret stays what only its owner may read. Raises environment faults (L5001 to L5004).
   */
  static create(target: string, like: string | undefined, isSecret = false): AtomicFile {
    const directory = path.dirname(target);
    const made = makeDirectories(directory);
    // A link as the target stays a link: what it points to is replaced.
    const real = kindOfEntry(target) === 'link' ? canonicalPath(target) : target;
    const modelPath = stampOf(real) ? real : like;
    const model = isSecret ? 'nobody' : modelPath === undefined ? undefined : modelOf(modelPath);
    // Process numbers are not enough: two containers on one volume both count from 1.
    const stage = stageName(real);
    const device = createStage(stage, target, made);
    staged.add(stage);
    return new AtomicFile(real, stage, device, made, model);
  }

  /** Opens what is finished to those who may have it. */
  private widen(): void {
    const {model, device} = this;
    if (model === 'nobody') return;
    if (model === undefined) {
      device.openAsUsual();
      return;
    }
    const {accessList, stamp} = model;
    // The bits of the group would be the mask of the list, and are the group's own as long as there is none.
    device.takeOwnerAndMode(accessList === undefined ? stamp : {...stamp, mode: stamp.mode & ~0o070});
    if (accessList === undefined || setAccessList(this.stagePath, accessList)) return;
    notice(
      `${this.target} cannot have the access list of ${model.path}; only its owner, and strangers as before, may use it`,
    );
  }

  /** Writes the whole content of a small file and reads it back. Raises L5011 when that is something else. */
  write(content: Uint8Array): void {
    this.device.truncate(0);
    this.device.write(content, 0);
    this.device.sync();
    const found = Buffer.alloc(content.length);
    const isSame = this.device.read(found, 0) === content.length && found.equals(content);
    if (isSame && this.device.size() === content.length) return;
    throw fault(conditions.copyUnreadable, {path: this.target, problem: 'it is not what was written'});
  }

  /**
   * Puts the finished file in its place. Raises L5001 to L5004 when it is not there and what was there before is; L5040 when it
   * is there, and perhaps not for good.
   */
  commit(): void {
    this.commitAs(this.target);
  }

  /** As `commit`, under another name in the same directory. */
  commitAs(name: string): void {
    this.finish();
    putInPlace(name, () => this.renameTo(name));
  }

  /** As `commit`, under a name in the same directory that must be free; false, and still staged, when it is taken. */
  commitNew(name: string): boolean {
    this.finish();
    return putInPlace(name, () => {
      const linked = linkFile(this.stagePath, name);
      if (linked === 'taken' || (linked === 'unsupported' && kindOfEntry(name) !== undefined)) return false;
      if (linked === 'unsupported') this.renameTo(name);
      else {
        staged.delete(this.stagePath);
        clearAway(this.stagePath);
      }
      return true;
    });
  }

  /**
   * As `commit`, and what was in its place stays under the name `previous`, which must be free; false, and nothing
   * changed, when that is taken. At no moment is there no file in the place, but where a file has one name only.
   */
  commitKeeping(previous: string): boolean {
    this.finish();
    return replaceKeeping(this.target, previous, () => this.renameTo(this.target));
  }

  private renameTo(name: string): void {
    rename(this.stagePath, name);
    staged.delete(this.stagePath);
  }

  private finish(): void {
    if (this.isClosed) return;
    this.widen();
    this.device.sync();
    this.isClosed = true;
    this.device.close();
  }

  /** Leaves the target as it was; what cannot be removed is said. Does nothing after `commit`. */
  discard(): void {
    if (!this.isClosed) clearAway(this.stagePath, () => this.device.close());
    this.isClosed = true;
    if (!staged.delete(this.stagePath)) return;
    clearAway(this.stagePath);
    removeMadeDirectories(path.dirname(this.target), this.madeDirectory);
  }
}

/**
 * Lets `replace` put another file in the place of one that stays under the name `previous`, in the same directory; false, and
 * nothing changed, when that is taken. At no moment is there no file in the place, but where a file has one name only. Raises
 * L5001 to L5004 with all as it was, L5041 where that could not be brought about, and L5040 as `commit`.
 */
export function replaceKeeping(target: string, previous: string, replace: () => void): boolean {
  // A second name that nobody here may take away again is not given.
  requireOwnName(target);
  return putInPlace(target, (sync) => {
    const linked = linkFile(target, previous);
    if (linked === 'taken' || (linked === 'unsupported' && kindOfEntry(previous) !== undefined)) return false;
    if (linked === 'unsupported') rename(target, previous);
    try {
      // The old file is safe under its second name before it loses the first.
      sync();
      replace();
    } catch (error) {
      if (linked === 'linked')
        takeBack(target, `${previous} stays as a second name of it`, error, () => remove(previous));
      takeBack(target, `it is ${previous} now`, error, () => rename(previous, target));
    }
    return true;
  });
}

function createStage(stage: string, target: string, made: string | undefined): FileDevice {
  try {
    return createFile(stage, privateMode, target);
  } catch (error) {
    removeMadeDirectories(path.dirname(target), made);
    throw error;
  }
}

/** Bytes that a name can have on all file systems in use. */
const longestName = 255;

/** A name beside a file that nobody else chooses, and that is recognised as that of a stage; of a name that is long, its end is missing. */
export function stageName(file: string): string {
  const {dir, base} = path.parse(file);
  const ending = `.${process.pid}.${randomHex(4)}.partial`;
  const room = longestName - ending.length;
  const bytes = Buffer.from(base);
  // A character that was cut in half is left out.
  const stem = bytes.length <= room ? base : new TextDecoder().decode(bytes.subarray(0, room), {stream: true});
  return path.join(dir, `${stem}${ending}`);
}

/**
 * Writes a small document whole, or not at all, with owner and mode of the file it replaces, else of `like`. Raises L5001
 * to L5004, and L5011 when it reads back otherwise.
 */
export function writeAtomically(target: string, content: Uint8Array, like: string | undefined): void {
  const file = AtomicFile.create(target, like);
  try {
    file.write(content);
    file.commit();
  } finally {
    file.discard();
  }
}

/**
 * Writes a secret whole, or not at all, for its owner alone to read. False, and nothing written, where there is something in its
 * place that may not be replaced. Raises L5001 to L5004, and L5011 when it reads back otherwise.
 */
export function writeSecret(target: string, content: Uint8Array, mayReplace: boolean): boolean {
  const file = AtomicFile.create(target, undefined, true);
  try {
    file.write(content);
    if (!mayReplace) return file.commitNew(file.target);
    file.commit();
    return true;
  } finally {
    file.discard();
  }
}

/** Removes what this process has staged and not finished; for a process that is about to end. */
export function removeStagedFiles(): void {
  for (const stage of staged) clearAway(stage);
  staged.clear();
}
