import path from 'node:path';
import {conditions} from '../faults/conditions.js';
import {isFault} from '../faults/fault.js';
import type {Seal} from '../format/seal.js';
import type {Tell} from '../passes/operation.js';
import {type Note, type Progress, whileWorking} from '../passes/operation.js';
import {breathe} from '../passes/pace.js';
import {AtomicFile} from '../storage/files/atomic-file.js';
import type {FileDevice} from '../storage/files/file-device.js';
import {kindOf, makeDirectories, removeMadeDirectories} from '../storage/files/file-system.js';
import {requireFreeBytes} from '../storage/files/free-space.js';
import type {WaitOptions} from '../storage/lock/waiting.js';
import {WriterLock} from '../storage/lock/writer-lock.js';
import {requireNoBase} from './needed-bases.js';
import {requireOneName} from './previous-store.js';
import {replaceStore} from './sidecars.js';

/** Where a new store comes to be. */
export interface StorePlace extends WaitOptions {
  /** The name it gets; directories above it are made. */
  readonly output: string;
  /** Other names that will do, for when a writer holds the lock of the one before. */
  readonly others?: Iterator<string> | undefined;
  /** The file whose owner and mode it has, unless it replaces another. */
  readonly like: string | undefined;
}

/** The content of a new store: how much room it takes, how it is written, and what proves that it was. */
export interface StoreContent<Written, Proof> {
  /** Bytes of the file, and of what is written with it. */
  readonly neededBytes: number;
  /** Writes into the empty device. */
  readonly write: (device: FileDevice) => Written | Promise<Written>;
  /** Reads the finished file back, and raises unless it is what was to be written. */
  readonly prove: (copy: FileDevice, written: Written) => Proof | Promise<Proof>;
}

/**
 * A store that is written beside its place, under the writer lock of its name, and gone unless it is published. Nothing
 * is published that was not read back.
 */
export class StagedStore {
  private isProved = false;

  private constructor(
    private readonly place: StorePlace,
    private readonly lock: WriterLock,
    private readonly file: AtomicFile,
    /** The first directory that was made for it. */
    private readonly madeDirectory: string | undefined,
  ) {}

  /** Takes the lock and stages an empty file. Raises L0071 for one of several names, L0143 for the base of differentials, L2001, L2002, L5001 to L5004. */
  static async begin(wanted: StorePlace): Promise<StagedStore> {
    if (kindOf(wanted.output) === 'file') {
      requireOneName(wanted.output);
      await requireNoBase(wanted.output);
    }
    const directory = path.dirname(wanted.output);
    const made = makeDirectories(directory);
    let lock: WriterLock | undefined;
    try {
      const locked = await lockOf(wanted);
      lock = locked.lock;
      const {place} = locked;
      return new StagedStore(place, lock, AtomicFile.create(place.output, place.like), made);
    } catch (error) {
      await lock?.release();
      removeMadeDirectories(directory, made);
      throw error;
    }
  }

  /** Where the store will be: what a link points to, not the link. */
  get target(): string {
    return this.file.target;
  }

  /**
   * Gives the store its content, and proves it; again, from the beginning, when the source did not keep still. Raises
   * L5003 ahead of a full disk, and what `write` and `prove` raise.
   */
  async fill<Written, Proof>({neededBytes, write, prove}: StoreContent<Written, Proof>): Promise<Proof> {
    const {device} = this.file;
    this.isProved = false;
    requireFreeBytes(path.dirname(this.target), this.place.output, neededBytes);
    device.truncate(0);
    const written = await write(device);
    device.sync();
    const proof = await prove(device, written);
    this.isProved = true;
    return proof;
  }

  /** Lets `give` put the finished file in its place. Raises L2004 when the lock was taken away, L5001 to L5004. */
  publish<Report>(give: (file: AtomicFile) => Report): Report {
    if (!this.isProved) throw new Error(`${this.place.output} was not read back`);
    this.lock.assertHeld();
    return give(this.file);
  }

  /** Removes what was not published, and gives the lock back. */
  async discard(): Promise<void> {
    this.file.discard();
    await this.lock.release();
    removeMadeDirectories(path.dirname(this.place.output), this.madeDirectory);
  }
}

/** Takes the lock of the first name that nobody has. */
async function lockOf(wanted: StorePlace): Promise<{place: StorePlace; lock: WriterLock}> {
  for (let place = wanted; ; ) {
    try {
      return {place, lock: await WriterLock.acquire(place.output, place)};
    } catch (error) {
      const next = isFault(error, conditions.storeLocked, conditions.lockUnprovable) && place.others?.next();
      if (!next || next.done) throw error;
      place = {...place, output: next.value};
    }
  }
}

/**
 * The way by which a new store comes to be: under the lock of its name, beside its place, with owner and mode of what it
 * replaces, in a file that is read back before it gets its name; left early or in trouble, nothing of it stays. `derive`
 * fills the stage, `publish` puts it in its place. Yields the progress that `derive` tells.
 */
export async function* deriveStore<Work, Report>(
  place: StorePlace,
  derive: (stage: StagedStore, tell: Tell) => Promise<Work>,
  publish: (file: AtomicFile, work: Work) => Report,
): AsyncGenerator<Note | Progress, Report, void> {
  const stage = await StagedStore.begin(place);
  try {
    const work = yield* whileWorking((tell) => derive(stage, tell));
    // Who said stop before anything is in its place is heard.
    await breathe();
    return stage.publish((file) => publish(file, work));
  } finally {
    await stage.discard();
  }
}

/** Puts a store in its place, with its seal if it has one; the report stays what the work returned. */
export function commitStore<Work>(file: AtomicFile, work: Work, seal?: Seal): Work {
  replaceStore(file, seal);
  return work;
}
