import path from 'node:path';
import {quote} from '../../faults/condition.js';
import {conditions} from '../../faults/conditions.js';
import {Fault, fault, isFault, toFault} from '../../faults/fault.js';
import {pageSize} from '../../format/records/constants.js';
import {writeAtomically} from '../files/atomic-file.js';
import {type Device, MemoryDevice} from '../files/device.js';
import {
  canonicalPath,
  clearAway,
  kindOf,
  nearestStore,
  openForWriting,
  remove,
  requireFile,
  stampOf,
  withDirectory,
} from '../files/file-system.js';
import {requireFileName} from '../files/in-place.js';
import {notice} from '../files/notices.js';
import type {WaitOptions} from '../lock/waiting.js';
import {stoppable} from '../lock/waiting.js';
import {WriterLock} from '../lock/writer-lock.js';
import {readStore, type StoreSnapshot} from '../reading/open-store.js';
import {judgeCounters} from '../reading/slot-survey.js';
import {emptyHeader, putHeader, type StoreHeader} from '../reading/store-header.js';
import {ExtentAllocator} from './extent-allocator.js';
import {type RecoveryMode, type RecoveryReport, rollForward} from './recovery.js';
import {type CommitReport, Transaction} from './transaction.js';

export interface LiveStoreOptions extends WaitOptions {
  /** Ends the wait: its reason is raised. */
  readonly signal?: AbortSignal | undefined;
  /** What to do with a WAL tail that belongs to no commit; `auto-truncate` by default, as the peer does. */
  readonly recovery?: RecoveryMode | undefined;
  /** Whether a missing store is made; true by default. */
  readonly create?: boolean | undefined;
}

/** A store that is open for writing: the writer lock, the pages of the running transaction, and where new ones go. */
export class LiveStore {
  readonly transaction: Transaction;
  private allocation: ExtentAllocator;
  private isClosed = false;

  private constructor(
    /** What messages call it. */
    readonly store: string,
    private readonly device: Device,
    private readonly lock: WriterLock | undefined,
    /** What opening rolled forward and cut. */
    readonly recovery: RecoveryReport,
  ) {
    const snapshot = readStore(device, store);
    const wrongCounter = judgeCounters(snapshot);
    if (wrongCounter) throw toFault(wrongCounter);
    this.transaction = new Transaction(device, store, snapshot.header);
    this.allocation = this.allocate(snapshot);
  }

  /**
   * Takes the writer lock of a store, makes the store when it is missing or has 0 bytes, and recovers it. `:memory:` is
   * a new store in memory, without a lock. Leftovers beside the store stay where they are.
   * Raises L2001 and L2002 for a held lock, what `rollForward` raises, L1010, L1011 and L1017 for counters that do not fit
   * the records (the next write would overwrite some; what was rolled forward stays so), L0002 for a missing store that is not to be made,
   * L0005 for what is no file, L5001 to L5004.
   */
  static async open(store: string, options: LiveStoreOptions = {}): Promise<LiveStore> {
    if (store === ':memory:') return LiveStore.over(new MemoryDevice(), options.recovery);
    requireFileName(store);
    const kind = kindOf(store);
    if (kind !== undefined && kind !== 'file') {
      throw fault(conditions.outputNotAFile, {
        path: store,
        kind: kind === 'directory' ? 'a directory' : 'no regular file',
      });
    }
    if (kind === undefined && options.create === false)
      throw fault(conditions.inputMissing, {path: store, nearest: nearestStore(store)});
    const take = (): Promise<WriterLock> => WriterLock.acquire(store, options);
    const lock = await (options.signal ? stoppable(options.signal, take) : take());
    let made: string | undefined;
    try {
      // A crash between creating a file and writing its header leaves 0 bytes (the peer's writer does).
      // The file that is looked at is the one that is written.
      const file = canonicalPath(store);
      if ((stampOf(file)?.sizeBytes ?? 0) === 0 && makeStore(file)) made = file;
      return LiveStore.locked(openForWriting(file), store, lock, options.recovery);
    } catch (error) {
      if (made !== undefined) unmakeStore(made);
      await lock.release();
      throw error;
    }
  }

  /** Opens the store on a device for writing, without a lock; an empty device becomes an empty store. Raises as `open`. */
  static over(device: Device, recovery: RecoveryMode = 'auto-truncate'): LiveStore {
    if (device.size() === 0) {
      device.write(emptyStore(), 0);
      device.sync();
    }
    return new LiveStore(device.name, device, undefined, rollForward(device, device.name, recovery));
  }

  private static locked(
    device: Device,
    store: string,
    lock: WriterLock,
    recovery: RecoveryMode = 'auto-truncate',
  ): LiveStore {
    try {
      return new LiveStore(store, device, lock, rollForward(device, store, recovery));
    } catch (error) {
      device.close();
      throw error;
    }
  }

  /** Counters and heads, the changes of the running transaction included; to be changed along with the pages. */
  get header(): StoreHeader {
    return this.transaction.header;
  }

  /** Where new extents, slots and blobs go. Another one after each rollback. */
  get allocator(): ExtentAllocator {
    return this.allocation;
  }

  /** Bytes of the file. */
  get sizeBytes(): number {
    return this.device.size();
  }

  /** Makes the changes last; returns what was written. Raises L2004 when the lock is gone, and as `Transaction.commit`. */
  commit(): CommitReport {
    this.lock?.assertHeld();
    const report = this.transaction.commit();
    const advice = `\`liel recover ${quote(this.store)}\` settles it, and so does the next writer`;
    if (report.unsettled !== undefined) {
      notice(`${this.store}: committed, and not settled: the commit waits in the WAL (${report.unsettled}); ${advice}`);
    }
    return report;
  }

  /** Goes back to the last commit. Raises L3006 after a commit that did not finish. */
  rollback(): void {
    const snapshot = readStore(this.device, this.store);
    this.transaction.rollback();
    Object.assign(this.transaction.header, snapshot.header);
    this.allocation = this.allocate(snapshot);
  }

  /** Closes the file and gives the lock back; what was not committed is dropped. Again is fine. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    try {
      this.device.close();
    } catch (error) {
      // What counts was synced.
      if (!(error instanceof Fault)) throw error;
    }
    await this.lock?.release();
  }

  private allocate({chains}: StoreSnapshot): ExtentAllocator {
    return new ExtentAllocator(this.transaction, this.transaction.header, chains, this.device.size());
  }
}

/**
 * Recovers an existing store file under its lock and opens it no further; returns what was applied and cut. Raises L0002
 * for a missing file, L2001 and L2002, what `rollForward` raises, L5001 to L5004.
 */
export async function recoverStore(store: string, mode: RecoveryMode, waitMs = 0): Promise<RecoveryReport> {
  requireFile(store);
  const lock = await WriterLock.acquire(store, {waitMs});
  try {
    const device = openForWriting(store);
    try {
      return rollForward(device, store, mode);
    } finally {
      device.close();
    }
  } finally {
    await lock.release();
  }
}

/** Makes a store without records, for good: nothing is committed to a file whose name may be gone. Returns whether the name was free. Raises L5001 to L5004. */
function makeStore(file: string): boolean {
  const isNew = kindOf(file) === undefined;
  try {
    writeAtomically(file, emptyStore(), undefined);
    return isNew;
  } catch (error) {
    if (!isFault(error, conditions.inPlaceUnsettled)) throw error;
    if (isNew) unmakeStore(file);
    throw error.cause;
  }
}

/** Takes back a store that was made for nothing, for good: its name was on the medium. What stays is said. */
function unmakeStore(file: string): void {
  clearAway(file, () =>
    withDirectory(path.dirname(file), (sync) => {
      remove(file);
      sync();
    }),
  );
}

/** The bytes of a store without records. */
function emptyStore(): Uint8Array {
  const page = new Uint8Array(pageSize);
  putHeader(emptyHeader(), page);
  return page;
}
