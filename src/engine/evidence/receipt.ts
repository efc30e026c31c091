import {Fault} from '../faults/fault.js';
import {openForReading} from '../storage/files/file-system.js';

/** Whether a copy was restored to a scratch file and held the same records. */
export interface Drill {
  readonly done: boolean;
  /** How long the restore took, with all its checks; 0 when it was not done. */
  readonly ms: number;
  readonly verdict: 'pass' | 'not done';
}

/** What was proved of a backup when it was made. It names no host and no place but that of the source. */
export interface BackupFacts {
  /** The store as it was given. */
  readonly source: string;
  /** ISO 8601, UTC. */
  readonly created_at: string;
  /** Copied beside a writer, without its lock. */
  readonly live: boolean;
  /** Bytes of the copy. */
  readonly size_bytes: number;
  /** BLAKE3 of the copy; `b3sum` prints the same. */
  readonly blake3: string;
  /** SHA-256 of the manifest, of the source and of the copy as it was read back. */
  readonly manifest_sha256: string;
  readonly node_count: number;
  readonly edge_count: number;
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
}

/** The document beside a backup. It is written last: where it is, the rest is whole. */
export interface Receipt extends BackupFacts {
  readonly receipt_version: 1;
  readonly tool: {readonly name: 'liel-ops'; readonly version: string};
}

/** The bytes of a receipt. */
export function encodeReceipt(facts: BackupFacts, version: string): Buffer {
  const receipt: Receipt = {receipt_version: 1, tool: {name: 'liel-ops', version}, ...facts};
  return Buffer.from(`${JSON.stringify(receipt, undefined, 2)}\n`);
}

/** Bytes to have free for a receipt. */
export const receiptSize = 4096;

/** What is much larger than a receipt is none. */
const largestReceipt = 65_536;

/** Reads a receipt; the end of a sentence when there is none that can be read. */
export function readReceipt(file: string): Receipt | string {
  try {
    const device = openForReading(file);
    try {
      if (device.size() > largestReceipt) return 'its receipt is no receipt: it is too large';
      const bytes = Buffer.alloc(device.size());
      device.read(bytes, 0);
      const document: unknown = JSON.parse(bytes.toString());
      return isReceipt(document) ? document : 'its receipt lacks what a receipt of version 1 has';
    } finally {
      device.close();
    }
  } catch (error) {
    if (error instanceof SyntaxError) return 'its receipt is not JSON';
    if (error instanceof Fault) return `its receipt cannot be read: ${error.message}`;
    throw error;
  }
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isHash = (value: unknown): boolean => isText(value) && /^[0-9a-f]{64}$/.test(value as string);

/** What each member of a receipt must be for those who read it. */
const members: Readonly<Record<keyof BackupFacts, (value: unknown) => boolean>> = {
  source: isText,
  created_at: (value) => isText(value) && !Number.isNaN(Date.parse(value as string)),
  live: isFlag,
  size_bytes: isCount,
  blake3: isHash,
  manifest_sha256: isHash,
  node_count: isCount,
  edge_count: isCount,
  wal_pages_applied: isCount,
  wal_bytes_cut: isCount,
  finding_count: isCount,
  first_finding: (value) => value === null || isText(value),
  seal_root: isHash,
  drill: (value) => isRecord(value) && isFlag(value['done']) && isCount(value['ms']) && isText(value['verdict']),
};

function isReceipt(document: unknown): document is Receipt {
  if (!isRecord(document) || document['receipt_version'] !== 1) return false;
  return Object.entries(members).every(([name, fits]) => fits(document[name]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where the receipt of a backup lies. */
export function receiptPathOf(backup: string): string {
  return `${backup}.receipt.json`;
}
