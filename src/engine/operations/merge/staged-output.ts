import path from 'node:path';
import {AtomicFile} from '../../storage/files/atomic-file.js';
import type {Device} from '../../storage/files/device.js';
import {makeDirectories} from '../../storage/files/file-system.js';
import {requireFreeBytes} from '../../storage/files/free-space.js';
import {WriterLock} from '../../storage/lock/writer-lock.js';

/** A store that is written beside its place, under the writer lock of its name, and gone unless it is published. */
export class StagedOutput {
  private lock: WriterLock | undefined;
  private file: AtomicFile | undefined;

  /**
   * @param output the name it gets; directories are made
   * @param like the file whose mode it has, unless it replaces another
   */
  constructor(
    private readonly output: string,
    private readonly like: string,
    private readonly waitMs: number,
  ) {}

  /** An empty device to write to; again after a try that did not hold. Raises L2001, L2002, L5001 to L5004. */
  async begin(neededBytes: number): Promise<Device> {
    makeDirectories(path.dirname(this.output));
    this.lock ??= await WriterLock.acquire(this.output, {waitMs: this.waitMs});
    this.file ??= AtomicFile.create(this.output, this.like);
    this.file.device.truncate(0);
    requireFreeBytes(path.dirname(this.output), this.output, neededBytes);
    return this.file.device;
  }

  /** Gives the store its name; nothing happens when nothing was begun. Raises L2004, L5001 to L5004. */
  publish(): void {
    this.lock?.assertHeld();
    this.file?.commit();
  }

  /** Removes what was not published, and gives the lock back. */
  async discard(): Promise<void> {
    this.file?.discard();
    await this.lock?.release();
  }
}
