import path from 'node:path';
import {collectAdjacency} from '../check/adjacency-verdict.js';
import {conditions} from '../faults/conditions.js';
import {Fault, fault, findingText} from '../faults/fault.js';
import {AtomicFile} from '../storage/atomic-file.js';
import {kindOf, makeDirectories, requireFile} from '../storage/file-system.js';
import {readStore, type StoreSnapshot, withStableStore} from '../storage/open-store.js';
import {checkOutput} from '../storage/output.js';
import {WriterLock} from '../storage/writer-lock.js';
import {type Note, type Operation, type Progress, progress, whileWorking} from './operation.js';
import {copyStore, fileDigest, logicalDigest, requireFreeBytes} from './store-copy.js';

export interface BackupOptions {
  readonly store: string;
  /** A file, or a directory for a timestamped name; without it, the directory of the store. */
  readonly output: string | undefined;
  readonly force: boolean;
  readonly waitMs: number;
  /** The moment in the name. */
  readonly now: Date;
}

/** A copy that was read back and holds the same records. */
export interface BackupReport {
  readonly source: string;
  readonly backup: string;
  /** Bytes of the copy. */
  readonly size_bytes: number;
  /** SHA-256 of the manifest, of the source and of the copy as it was read back. */
  readonly manifest_sha256: string;
  /** BLAKE3 of the copy; `b3sum` prints the same. */
  readonly blake3: string;
  readonly node_count: number;
  readonly edge_count: number;
  /** Pages of a live WAL that were rolled forward in the copy. */
  readonly wal_pages_applied: number;
  /** Bytes of an uncommitted WAL tail that the copy leaves out. */
  readonly wal_bytes_cut: number;
  /** What the store contradicts itself in though all records can be read; the copy has it too. */
  readonly finding_count: number;
  readonly first_finding: string | null;
}

/**
 * Copies a closed store under its writer lock, reads the copy back and compares the records before it gives the copy
 * its name. Raises L0002 to L0005, L2001 for a live writer, L5003 ahead of a full disk, L5005 for a copy that reads
 * back otherwise, and what checking a store raises.
 */
export async function* backup(options: BackupOptions): Operation<Note | Progress, BackupReport> {
  const {store, force, waitMs} = options;
  requireFile(store);
  const target = backupPath(options);
  checkOutput(target, [store], force);
  const lock = await lockIfWritable(store, waitMs);
  if (!lock) yield {type: 'note', text: `${store} lies where nobody can write; copied without a lock`};
  try {
    const file = AtomicFile.create(target, store);
    try {
      const report = yield* copyAndProve(options, target, file);
      lock?.assertHeld();
      file.commit();
      return report;
    } finally {
      file.discard();
    }
  } finally {
    await lock?.release();
  }
}

async function* copyAndProve(
  {store, waitMs}: BackupOptions,
  target: string,
  file: AtomicFile,
): AsyncGenerator<Progress, BackupReport, void> {
  return yield* whileWorking((tell) => {
    const work = async (snapshot: StoreSnapshot): Promise<BackupReport> => {
      requireFreeBytes(path.dirname(target), target, snapshot.bytes.size);
      file.device.truncate(0);
      for await (const event of copyStore(snapshot, file.device)) tell(event);
      tell(progress('read back', 0, 0, 'bytes'));
      file.device.sync();
      return prove(snapshot, store, target, file);
    };
    return withStableStore(store, work, waitMs);
  });
}

async function prove(snapshot: StoreSnapshot, store: string, target: string, file: AtomicFile): Promise<BackupReport> {
  const source = await logicalDigest(snapshot);
  const copy = await logicalDigest(readStore(file.device, target));
  if (source.manifestSha256 !== copy.manifestSha256) {
    throw fault(conditions.copyDiffers, {path: target, expected: source.manifestSha256, found: copy.manifestSha256});
  }
  const adjacency = collectAdjacency(snapshot, source.census);
  const [first] = [...adjacency.first, ...source.oddities];
  return {
    source: store,
    backup: target,
    size_bytes: file.device.size(),
    manifest_sha256: copy.manifestSha256,
    blake3: await fileDigest(file.device),
    node_count: copy.census.liveNodes,
    edge_count: copy.census.liveEdges,
    wal_pages_applied: snapshot.wal.images.size,
    wal_bytes_cut: snapshot.wal.tailBytes,
    finding_count: adjacency.count + source.oddities.length,
    first_finding: first === undefined ? null : findingText(first),
  };
}

/** Nobody can hold a lock where nobody can write: a read-only directory or medium. */
async function lockIfWritable(store: string, waitMs: number): Promise<WriterLock | undefined> {
  try {
    return await WriterLock.acquire(store, {waitMs});
  } catch (error) {
    const codes = [conditions.permission.code, conditions.readOnlyPlace.code];
    if (error instanceof Fault && codes.includes(error.condition.code)) return undefined;
    throw error;
  }
}

/** Where a backup goes: the named file, or `<stem>-YYYYMMDD-HHMMSS.liel` (UTC) in the named directory. */
function backupPath({store, output, now}: BackupOptions): string {
  const isDirectory = output !== undefined && (/[\\/]$/.test(output) || kindOf(output) === 'directory');
  if (output !== undefined && !isDirectory) return output;
  const directory = output ?? path.dirname(store);
  makeDirectories(directory);
  const {name, ext} = path.parse(store);
  const stem = ext === '.liel' ? name : name + ext;
  const stamp = now
    .toISOString()
    .replace(/[-:]|\.\d+Z$/g, '')
    .replace('T', '-');
  return path.join(directory, `${stem}-${stamp}.liel`);
}
