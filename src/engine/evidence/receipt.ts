import {quote} from '../faults/condition.js';
import {Fault} from '../faults/fault.js';
import type {BaseFacts} from './differential/open-differential.js';
import {DocumentProblem, documentText, judgeDocument, type OwnKind} from './document-file.js';
import {findSidecar, receiptEnding, sidecarPath} from './sidecar.js';
import type {StoreIdentity} from './store-identity.js';

/** Whether a copy was restored to a scratch file and held the same records. */
export interface Drill {
  readonly done: boolean;
  /** How long the restore took, with all its checks; 0 when it was not done. */
  readonly ms: number;
  readonly verdict: 'pass' | 'not done';
  /** What came after it: of what lies on the disk now, nobody has opened a byte; absent for all others. */
  readonly before?: 'encryption';
  /** Why it was not done, where that was nobody's wish. */
  readonly reason?: string;
}

/** A copy that does not lie on the disk as the store that it is; all else that is said of it is said of the store in it. */
export interface StoredCopy {
  /** none: the store as it is. zstd: compressed. delta: a differential, compressed as well. */
  readonly codec: 'none' | 'zstd' | 'delta';
  /** How that is encrypted; absent where it is not. */
  readonly encryption?: 'age';
  /** Bytes of the file. */
  readonly size_bytes: number;
  /** SHA-256 of the file; `sha256sum` prints the same. */
  readonly sha256: string;
  /** The full copy without which a differential is nothing; absent for all others. */
  readonly base?: BaseFacts;
  /** Pages of the store that a differential holds; absent for all others. */
  readonly pages?: number;
}

/** A copy that was sent to a bucket, once it was drilled here. */
export interface SentCopy {
  /** By what it is known that its object holds what was sent: the server gave the SHA-256 back that was computed here, or it was read. */
  readonly proved_by: 'checksum of the server' | 'read back';
  /** In how many parts it was sent. */
  readonly parts: number;
  /** Until when the server lets nobody remove it; absent where that was not asked for. ISO 8601, UTC. */
  readonly locked_until?: string;
}

/** What was proved of a backup when it was made. */
export interface BackupFacts {
  /** The store as it was given. */
  readonly source: string;
  /** Which store that is; absent in a receipt of 0.1.0, which does not say. */
  readonly identity?: StoreIdentity;
  /** ISO 8601, UTC. */
  readonly created_at: string;
  /** Copied beside a writer, without its lock. */
  readonly live: boolean;
  /** Bytes of the copy. */
  readonly size_bytes: number;
  /** BLAKE3 of the copy; `b3sum` prints the same. */
  readonly blake3: string;
  /** Version of the format, where it is newer than this program: the copy was not read. Absent for all others. */
  readonly format?: string;
  /** SHA-256 of the manifest, of the source and of the copy as it was read back; null for a copy that was not read. */
  readonly manifest_sha256: string | null;
  readonly node_count: number | null;
  readonly edge_count: number | null;
  /** Pages of a live WAL that were rolled forward in the copy. */
  readonly wal_pages_applied: number;
  /** Bytes of an uncommitted WAL tail that the copy leaves out. */
  readonly wal_bytes_cut: number;
  /** What the store contradicts itself, or its seal, in though all records can be read; the copy has it too. */
  readonly finding_count: number;
  readonly first_finding: string | null;
  /** Root of the page digests of the copy, in hex; its seal holds the same. */
  readonly seal_root: string;
  readonly drill: Drill;
  /** What lies on the disk, where the copy is compressed; absent for all others. */
  readonly stored?: StoredCopy;
  /** How the copy came to where it is, where that is a bucket; absent for all others. */
  readonly sent?: SentCopy;
}

/** What a receipt says that can be found out of the bytes. */
export type ProvenFacts = Pick<BackupFacts, 'manifest_sha256' | 'node_count' | 'edge_count' | 'seal_root'>;

/** The document beside a backup. It is written last: where it is, the rest is whole. */
export interface Receipt extends BackupFacts {
  readonly receipt_version: 1;
  readonly tool: {readonly name: 'liel-ops'; readonly version: string};
}

/** No receipt is longer, in bytes. */
export const longestReceipt = 65_536;

const receiptKind: OwnKind = {
  validator: 'receipt',
  kind: 'liel-receipt',
  olderMark: 'receipt_version',
  longest: longestReceipt,
};

/** The bytes of a receipt. */
export function encodeReceipt(facts: BackupFacts, version: string): Buffer {
  const receipt: Receipt = {receipt_version: 1, tool: {name: 'liel-ops', version}, ...facts};
  return Buffer.from(documentText(receiptKind, receipt));
}

/** What a receipt says of its backup. */
export function factsOfReceipt(receipt: Receipt): BackupFacts {
  const {receipt_version: _, tool: __, ...members} = receipt;
  const {kind: ___, version: ____, ...facts} = members as typeof members & {kind?: unknown; version?: unknown};
  return facts;
}

/** Bytes to have free for a receipt. */
export const receiptSize = 8192;

/** Reads a receipt from a file, or from its bytes; the end of a sentence when it is none. Raises L0002, L5001 and L5002 when it cannot be read. */
export async function readReceipt(source: string | Buffer): Promise<Receipt | string> {
  const found = await judgeDocument<Receipt>(source, receiptKind);
  if (!(found instanceof DocumentProblem)) return found;
  return found.cause === undefined ? `its receipt is no receipt: ${found.text}` : 'its receipt is not JSON';
}

/** The receipt of a backup, beside it; the end of a sentence when it has none that can be read. */
export async function receiptOf(backup: string): Promise<Receipt | string> {
  const found = await findReceipt(backup);
  return found instanceof Fault ? unreadableText(found) : found;
}

/** The receipt of a backup, beside it; the end of a sentence when it has none, and the fault when it cannot be read. */
export async function findReceipt(backup: string): Promise<Receipt | string | Fault> {
  try {
    const file = findSidecar(backup, receiptEnding);
    return file === undefined ? 'it has no receipt' : await readReceipt(file);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

/** What to say before a backup is written to; undefined where no receipt lies beside the store. */
export function backupWritten(store: string): string | undefined {
  const receipt = findSidecar(store, receiptEnding);
  if (receipt === undefined) return undefined;
  return `${store} is a backup, and is not what its receipt says any more; a copy to work on is made by: liel restore ${quote(store)} -o work.liel`;
}

/** The end of a sentence about a backup whose receipt cannot be read. */
export function unreadableText({message}: Fault): string {
  return `its receipt cannot be read: ${message}`;
}

/** Where the receipt of a backup belongs: beside the file itself. */
export function receiptPathOf(backup: string): string {
  return sidecarPath(backup, receiptEnding);
}
