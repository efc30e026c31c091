import path from 'node:path';
import {isFaultOf} from '../../faults/fault.js';
import {randomHex} from '../checksum.js';
import {usualMode} from '../files/file-device.js';
import {errorCode} from '../files/file-fault.js';
import {createFile, kindOf, listDirectory, openForReading, remove, rename} from '../files/file-system.js';

/** Who made a lock directory, as its owner.json says (lock.md 2.1). */
export interface LockOwner {
  readonly pid: number;
  /** Absent when the text does not say it; the peer never reads it. */
  readonly createdAtUnixMs: number | undefined;
  /** The store as its maker names it; absent when the text is no JSON that says it. The peer never reads it. */
  readonly store?: string | undefined;
}

/** The file in a lock that both implementations read. */
export const ownerName = 'owner.json';

/** What is said of a lock without an owner.json. */
export const nameless = 'it has no owner.json';

/** Twice what the longest path needs with every character escaped. */
const longestOwnerBytes = 1 << 16;

/** The bytes both implementations write, the peer's escapes included. */
export function ownerText(pid: number, createdAtUnixMs: number, canonicalStore: string): string {
  return `{\n  "pid": ${pid},\n  "created_at_unix_ms": ${createdAtUnixMs},\n  "path": "${escaped(canonicalStore)}"\n}\n`;
}

const shortEscapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function escaped(text: string): string {
  return text.replace(
    /[\\"\p{Cc}]/gu,
    (character) => shortEscapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The owner in an owner.json, found by text search as the peer does it; undefined when the peer finds none either. */
function parseOwner(bytes: Uint8Array): LockOwner | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    return undefined;
  }
  const pid = numberAfter(text, '"pid"');
  if (pid === undefined || pid >= 2 ** 32) return undefined;
  const created = numberAfter(text, '"created_at_unix_ms"');
  return {pid, createdAtUnixMs: Number.isSafeInteger(created) ? created : undefined, store: statedStore(text)};
}

function statedStore(text: string): string | undefined {
  try {
    const {path: stated} = JSON.parse(text);
    return typeof stated === 'string' ? stated : undefined;
  } catch {
    return undefined;
  }
}

/** The digits behind the first colon behind the first such key. */
function numberAfter(text: string, key: string): number | undefined {
  const at = text.indexOf(key);
  const colon = at < 0 ? -1 : text.indexOf(':', at + key.length);
  const digits = colon < 0 ? undefined : /^\p{White_Space}*([0-9]+)/u.exec(text.slice(colon + 1))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The owner of a lock directory, or why there is none to be found, as the end of a sentence. Never throws. */
export function readOwner(lockPath: string, name = ownerName): LockOwner | string {
  try {
    return ownerIn(lockPath, name);
  } catch {
    return 'its owner.json cannot be read';
  }
}

/** As `readOwner`; raises L5001 to L5004 for an owner.json that cannot be read. */
function ownerIn(lockPath: string, name: string): LockOwner | string {
  const file = path.join(lockPath, name);
  if (kindOf(file) === undefined) return nameless;
  return parseOwner(readShort(file)) ?? 'its owner.json names no process';
}

/** Names that our own files have while a lock is made or given back; the number is that of whoever does it. */
const unfinishedName = /^(?:owner|holder)\.json(?:\.(?:reap\.)?(\d+)\.[0-9a-f]{8})?$/;

/**
 * Everybody who had a hand in a lock without an owner.json, by the files that a kill leaves while one is made or given back:
 * who the files name, and whose numbers their names bear. Empty where there are none, or others. Never throws.
 */
export function handsIn(lockPath: string): LockOwner[] {
  try {
    const names = listDirectory(lockPath);
    if (names.includes(ownerName) || !names.every((name) => unfinishedName.test(name))) return [];
    return names.flatMap((name) => {
      const number = unfinishedName.exec(name)?.[1];
      const doer = number === undefined ? [] : [{pid: Number(number), createdAtUnixMs: undefined}];
      return [ownerIn(lockPath, name), ...doer].filter((hand) => typeof hand !== 'string');
    });
  } catch {
    return [];
  }
}

/** All bytes of a file, or none of a file too long to be in a lock. */
export function readShort(file: string): Uint8Array {
  const device = openForReading(file);
  try {
    const size = device.size();
    const bytes = new Uint8Array(size > longestOwnerBytes ? 0 : size);
    return bytes.subarray(0, device.read(bytes, 0));
  } finally {
    device.close();
  }
}

/** Puts an owner.json into a lock directory: whole or not at all, and on the medium. Raises L5001 to L5004. */
export function writeOwner(lockPath: string, text: string): void {
  writeInside(lockPath, ownerName, text);
}

/** Puts a small file into a lock directory: whole or not at all, and on the medium. Raises L5001 to L5004. */
export function writeInside(lockPath: string, name: string, text: string): void {
  const stage = path.join(lockPath, `${name}.${process.pid}.${randomHex(4)}`);
  // Whoever meets the lock may read who holds it.
  const device = createFile(stage, usualMode);
  try {
    device.write(Buffer.from(text), 0);
    // First the name, then the sync: a kill in between must not leave a lock that names nobody.
    rename(stage, path.join(lockPath, name));
    device.sync();
  } catch (error) {
    remove(stage);
    throw error;
  } finally {
    device.close();
  }
}

function ownerIfThere(lockPath: string): LockOwner | string {
  try {
    return ownerIn(lockPath, ownerName);
  } catch (error) {
    // No file, or one that was taken away between two looks.
    if (!isFaultOf(error, 'environment') || kindOf(path.join(lockPath, ownerName)) === undefined) return nameless;
    throw error;
  }
}

/** Whether both were made by one process at one time. */
export function isSameOwner(a: LockOwner | string | undefined, b: LockOwner | string | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  return a.pid === b.pid && a.createdAtUnixMs === b.createdAtUnixMs;
}

/**
 * Whether a lock directory is this owner's; raises L5001 to L5004 when it cannot be read, which is no answer. One without an owner.json is looked at again: another process, late for the
 * lock of a dead holder, may have the new one's in hand for a moment.
 */
export function isOwnedBy(owner: LockOwner, lockPath: string): boolean {
  for (let looks = 1; ; looks++) {
    const found = ownerIfThere(lockPath);
    if (found !== nameless || looks === 3) return isSameOwner(found, owner);
    restSync(2);
  }
}

/** Does nothing for a moment, in milliseconds; nothing else of this process runs meanwhile. */
export function restSync(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Whether a number can be one of a process at all (lock.md 2.2). */
export function isProcessNumber(pid: number): boolean {
  return pid > 0 && pid <= 2 ** 31 - 1;
}

/** Whether a process id is taken, by the peer's test: unclear answers count as alive (lock.md 2.2). */
export function isAlive(pid: number): boolean {
  if (!isProcessNumber(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}
