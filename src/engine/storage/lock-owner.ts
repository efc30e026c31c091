import path from 'node:path';
import {createFile, errorCode, kindOf, openForReading, remove, rename} from './file-system.js';

/** Who made a lock directory, as its owner.json says (lock.md 2.1). */
export interface LockOwner {
  readonly pid: number;
  /** Absent when the text does not say it; the peer never reads it. */
  readonly createdAtUnixMs: number | undefined;
}

/** An owner.json this long was made by no writer. */
const ownerLimitBytes = 1 << 16;

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
export function parseOwner(bytes: Uint8Array): LockOwner | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch {
    return undefined;
  }
  const pid = numberAfter(text, '"pid"');
  if (pid === undefined || pid >= 2 ** 32) return undefined;
  const created = numberAfter(text, '"created_at_unix_ms"');
  return {pid, createdAtUnixMs: Number.isSafeInteger(created) ? created : undefined};
}

/** The digits behind the first colon behind the first such key. */
function numberAfter(text: string, key: string): number | undefined {
  const at = text.indexOf(key);
  const colon = at < 0 ? -1 : text.indexOf(':', at + key.length);
  const digits = colon < 0 ? undefined : /^\p{White_Space}*([0-9]+)/u.exec(text.slice(colon + 1))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The owner of a lock directory, or why there is none to be found. Never throws. */
export function readOwner(lockPath: string): LockOwner | string {
  const file = path.join(lockPath, 'owner.json');
  try {
    const kind = kindOf(file);
    if (kind === undefined) return 'it has no owner.json';
    if (kind !== 'file') return 'its owner.json is no regular file';
    return parseOwner(readStart(file)) ?? 'its owner.json names no process';
  } catch {
    return 'its owner.json cannot be read';
  }
}

/** As many bytes of a file as an owner.json can have. */
function readStart(file: string): Uint8Array {
  const device = openForReading(file);
  try {
    const bytes = new Uint8Array(ownerLimitBytes);
    const count = device.read(bytes, 0);
    return bytes.subarray(0, count === ownerLimitBytes ? 0 : count);
  } finally {
    device.close();
  }
}

/** Puts an owner.json into a lock directory: whole or not at all, and on the medium. Raises L5001 to L5004. */
export function writeOwner(lockPath: string, text: string): void {
  const stage = path.join(lockPath, `owner.json.${process.pid}`);
  const device = createFile(stage);
  try {
    device.write(Buffer.from(text), 0);
    // First the name, then the sync: a kill in between must not leave a lock that names nobody.
    rename(stage, path.join(lockPath, 'owner.json'));
    device.sync();
  } finally {
    device.close();
  }
}

export function isSameOwner(a: LockOwner | string, b: LockOwner | string): boolean {
  if (typeof a === 'string' || typeof b === 'string') return false;
  return a.pid === b.pid && a.createdAtUnixMs === b.createdAtUnixMs;
}

/** Whether a process id is taken, by the peer's test: unclear answers count as alive (lock.md 2.2). */
export function isAlive(pid: number): boolean {
  if (pid === 0 || pid > 2 ** 31 - 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

/**
 * Removes a lock directory if it is this owner's, which is asked again once it is out of the way: another process may
 * have put its own in the place between. True when that owner's lock is gone. Raises L5001 to L5004.
 */
export function removeLockOf(owner: LockOwner, lockPath: string): boolean {
  const away = `${lockPath}.reap.${process.pid}.${Date.now()}`;
  try {
    rename(lockPath, away);
  } catch (error) {
    if (error instanceof Error && errorCode(error.cause) === 'ENOENT') return true;
    throw error;
  }
  if (isSameOwner(readOwner(away), owner)) {
    remove(away);
    return true;
  }
  try {
    rename(away, lockPath);
  } catch {
    // A third process has a lock there already. What we moved is not ours to delete: it stays under the other name.
  }
  return false;
}
