import {isHarmlessToRead, type RecordCensus, recordSteps} from '../check/record-check.js';
import {conditions} from '../faults/conditions.js';
import {type Finding, fault, toFault} from '../faults/fault.js';
import {extentSize, pageSize} from '../format/constants.js';
import {blake3, sha256} from '../storage/checksum.js';
import type {Device} from '../storage/device.js';
import {freeBytes} from '../storage/file-system.js';
import {asLostCommit, type StoreSnapshot} from '../storage/open-store.js';
import {putHeader} from '../storage/store-header.js';
import {GraphDocument} from './document/graph-document.js';
import {Breather, type Progress, progress} from './operation.js';
import {finishPaced} from './paced-steps.js';

const zeros = Buffer.alloc(65_536);

/**
 * Copies a store as its readers see it into an empty device: a committed WAL is rolled forward, an uncommitted tail
 * left out, and the header says that the WAL is empty. Holes stay holes. Yields progress in bytes.
 */
export async function* copyStore(snapshot: StoreSnapshot, target: Device): AsyncGenerator<Progress, void, void> {
  yield* copyBytes(snapshot.bytes.size, (part, at) => readAsCopied(snapshot, part, at), target);
}

/** Copies bytes that `read` fills in, an extent at a time, into an empty device. Holes stay holes. Yields progress in bytes. */
export async function* copyBytes(
  size: number,
  read: (part: Uint8Array, at: number) => void,
  target: Device,
): AsyncGenerator<Progress, void, void> {
  const breather = new Breather();
  const buffer = Buffer.alloc(extentSize);
  for (let at = 0; at < size; at += buffer.length) {
    const part = buffer.subarray(0, Math.min(buffer.length, size - at));
    read(part, at);
    writeNonZero(part, at, target);
    const pause = breather.pause();
    if (!pause) continue;
    yield progress('copy', at, size, 'bytes');
    await pause;
  }
  if (target.size() < size) target.truncate(size);
}

/** Fills `part` with what a copy of the store has from a file offset on. */
export function readAsCopied({bytes, header, wal}: StoreSnapshot, part: Uint8Array, at: number): void {
  bytes.read(part, at);
  if (at > 0 || wal.tailBytes + wal.committedBytes === 0) return;
  putHeader({...header, walLength: 0}, part.subarray(0, pageSize));
}

function writeNonZero(part: Buffer, at: number, target: Device): void {
  for (let from = 0; from < part.length; from += zeros.length) {
    const block = part.subarray(from, from + zeros.length);
    if (!block.equals(zeros.subarray(0, block.length))) target.write(block, at + from);
  }
}

/** Raises L5003 when a directory's file system has not the room for a file of so many bytes. */
export function requireFreeBytes(directory: string, path: string, neededBytes: number): void {
  if (freeBytes(directory) < neededBytes) throw fault(conditions.diskFull, {path, neededBytes});
}

/** What a store holds, whatever its adjacency lists say. */
export interface LogicalDigest {
  readonly census: RecordCensus;
  /** SHA-256 of the manifest; non-finite floats, which a manifest refuses, count as strings. */
  readonly manifestSha256: string;
  /** Findings that leave every record readable as it is. */
  readonly oddities: readonly Finding[];
}

/**
 * Digest of the records of a store. Raises what checking slots and blobs raises, L3003 where that shows a lost commit;
 * findings of the conditions in `passedOver` are left to the caller.
 */
export async function logicalDigest(
  snapshot: StoreSnapshot,
  passedOver: readonly {readonly code: string}[] = [],
): Promise<LogicalDigest> {
  try {
    const oddities: Finding[] = [];
    const report = (found: Finding): void => {
      if (isHarmlessToRead(found)) oddities.push(found);
      else if (!passedOver.some(({code}) => code === found.condition.code)) throw toFault(found);
    };
    const census = await finishPaced(recordSteps(snapshot, report, () => {}));
    const digest = sha256();
    const breather = new Breather();
    const document = new GraphDocument(snapshot, census, 'manifest', 'text');
    for (const chunk of document.chunks()) {
      digest.update(chunk);
      const pause = breather.pause();
      if (pause) await pause;
    }
    return {census, manifestSha256: digest.hex(), oddities: [...oddities, ...document.notes]};
  } catch (error) {
    throw asLostCommit(error, snapshot.wal, snapshot.store);
  }
}

/** BLAKE3 of all bytes of a device, as `b3sum` prints it. */
export async function fileDigest(device: Device): Promise<string> {
  const digest = await blake3();
  const breather = new Breather();
  const buffer = new Uint8Array(extentSize);
  for (let at = 0; ; ) {
    const count = device.read(buffer, at);
    digest.update(buffer.subarray(0, count));
    at += count;
    if (count < buffer.length) return digest.hex();
    const pause = breather.pause();
    if (pause) await pause;
  }
}
