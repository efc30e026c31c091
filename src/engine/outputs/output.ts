import type {ChunkSink} from '../evidence/document/pour.js';
import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {sameBytes} from '../format/bytes.js';
import {magic} from '../format/records/constants.js';
import {AtomicFile} from '../storage/files/atomic-file.js';
import {isSameFile, kindOf, openForReading, openForWriting, stampOf} from '../storage/files/file-system.js';
import {requireFileName} from '../storage/files/in-place.js';
import {notice} from '../storage/files/notices.js';
import {inspectLock, WriterLock} from '../storage/lock/writer-lock.js';

/**
 * Refuses outputs that would destroy something: an existing file without `force` (L0003), a directory or device, a link to
 * nothing and `:memory:` (L0005), an input by any of its names (L0004). Whoever makes a store there takes its lock.
 */
export function checkOutput(output: string, inputs: readonly string[], force: boolean): void {
  if (checkPlace(output, inputs) && !force) throw fault(conditions.outputExists, {path: output});
}

/** The name of the stream among the places of a document. */
const streamName = '-';

/** Where a small document goes besides a file. */
interface DocumentPlace {
  /** The file whose owner and mode it has, unless it replaces another. */
  readonly like: string;
  /** Takes what goes to `-`. */
  readonly stream?: ChunkSink | undefined;
}

/**
 * Writes a small document: to a file, whole or not at all, or to the stream that `-` stands for. Raises L5001 to L5004, L5040,
 * and L2001 and L2002 for a store in its place.
 */
export async function writeDocumentTo(target: string, text: string, {like, stream}: DocumentPlace): Promise<void> {
  if (target === streamName && stream) return stream(Buffer.from(text));
  const document = await StagedDocument.begin(target, like);
  try {
    document.file.write(Buffer.from(text));
    document.file.commit();
  } finally {
    await document.discard();
  }
}

/** Writes text behind what is in a file that somebody else made and reads. Raises L5001 to L5004. */
export function appendText(file: string, text: string): void {
  const device = openForWriting(file);
  try {
    device.write(Buffer.from(text), device.size());
  } finally {
    device.close();
  }
}

/** A file that is no store, written beside its place; a store that it will replace is locked until it is gone. */
export class StagedDocument {
  private constructor(
    readonly file: AtomicFile,
    private readonly lock: WriterLock | undefined,
  ) {}

  /** Takes the lock, if there is a store, and stages an empty file, with the mode of `like`. Raises L2001, L2002, L5001 to L5004. */
  static async begin(target: string, like: string): Promise<StagedDocument> {
    const lock = await lockStoreAt(target);
    try {
      return new StagedDocument(AtomicFile.create(target, like), lock);
    } catch (error) {
      await lock?.release();
      throw error;
    }
  }

  /** Removes what has not got its name, and gives the lock back. */
  async discard(): Promise<void> {
    this.file.discard();
    await this.lock?.release();
  }
}

/** Runs work that puts a document where a store may be, which is locked until that is done. Raises L2001, L2002, L5001 to L5004. */
export async function underLockOfStoreAt(target: string, work: () => void): Promise<void> {
  const lock = await lockStoreAt(target);
  try {
    work();
  } finally {
    await lock?.release();
  }
}

async function lockStoreAt(target: string): Promise<WriterLock | undefined> {
  return isStore(target) ? WriterLock.acquire(target) : undefined;
}

/** Whether a writer may open what is in a place: a store, or what a writer would make one of. */
function isStore(file: string): boolean {
  if (kindOf(file) !== 'file') return false;
  const device = openForReading(file);
  try {
    const start = new Uint8Array(magic.length);
    return device.read(start, 0) === 0 || sameBytes(start, magic);
  } finally {
    device.close();
  }
}

/**
 * Puts documents in their places, then a store. Where one fails, those that are there already stay, and are named; so is one that
 * was written before, and is given by its name.
 */
export function putInTurn(documents: readonly (StagedDocument | string | undefined)[], publish: () => void): void {
  const there: string[] = [];
  try {
    for (const document of documents) {
      if (document instanceof StagedDocument) document.file.commit();
      if (document !== undefined) there.push(typeof document === 'string' ? document : document.file.target);
    }
    publish();
  } catch (error) {
    if (there.length > 0) notice(`written before that, and left: ${there.join(', ')}`);
    throw error;
  }
}

/** As `checkOutput`, for a file that is no store, or the stream; raises L2001 or L2002 for a store that a writer has open, or may have. */
export function checkDocument(output: string, inputs: readonly string[], force: boolean): void {
  if (output === streamName) return;
  checkOutput(output, inputs, force);
  if (kindOf(output) !== undefined) refuseLocked(output);
}

/**
 * Whether a regular file is in the place of an output, which may be replaced. Raises L0004 when it is an input by any of
 * its names, L0005 for a directory or device, a link to nothing and `:memory:`.
 */
export function checkPlace(output: string, inputs: readonly string[]): boolean {
  if (output === ':memory:') {
    throw fault(conditions.outputNotAFile, {path: output, kind: 'a store in memory, which would be lost'});
  }
  requireFileName(output);
  const kind = kindOf(output);
  if (kind === undefined) return false;
  const input = inputs.find((name) => isSameFile(name, output));
  if (input !== undefined) throw fault(conditions.outputIsInput, {output, input});
  if (kind !== 'file') {
    const what = kind === 'directory' ? 'a directory' : 'no regular file';
    throw fault(conditions.outputNotAFile, {path: output, kind: what});
  }
  return true;
}

/** Raises L2001 or L2002 when a writer has the store open, or may have. */
function refuseLocked(store: string): void {
  const {state, lockPath, pid, problem} = inspectLock(store);
  if (state === 'held') throw fault(conditions.storeLocked, {store, holder: `process ${pid}`});
  if (state === 'unprovable') {
    throw fault(conditions.lockUnprovable, {store, lock: lockPath, problem: problem ?? 'its holder is unknown'});
  }
}

/** Of several inputs, the one that fewest others may read or write: what is made of all of them is as private as that. */
export function mostPrivate(inputs: readonly [string, ...string[]]): string {
  const openness = (file: string): number => (stampOf(file)?.mode ?? 0) & 0o077;
  return inputs.reduce((best, file) => (openness(file) < openness(best) ? file : best));
}
