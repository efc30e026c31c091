/** Locks as other processes leave them, for the tests of the writer lock. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {type Condition, exit, Fault} from '../../src/engine/faults/fault.js';
import {WriterLock} from '../../src/engine/storage/lock/writer-lock.js';
import {runPeer} from './peer.js';

/** Larger than any process id a system gives, and not too large to be one. */
export const deadPid = 2 ** 31 - 1;
export const deadOwner = ownerOf(deadPid, 1_700_000_000_000);
export const longerThanTwoHeartbeatsMs = 2300;

/** The text of an owner.json; without a store, one that does not say which store it is of. */
export function ownerOf(pid: number, createdAtUnixMs: number, store?: string): string {
  const stated = store === undefined ? '' : `,\n  "path": "${store}"`;
  return `{\n  "pid": ${pid},\n  "created_at_unix_ms": ${createdAtUnixMs}${stated}\n}\n`;
}

/** Puts a lock directory beside a store; without an owner, an empty one. */
export function plantLock(store: string, owner?: string | Uint8Array): string {
  const lockPath = `${store}.lock`;
  fs.mkdirSync(lockPath);
  if (owner !== undefined) fs.writeFileSync(path.join(lockPath, 'owner.json'), owner);
  return lockPath;
}

/** Replaces the lock directory of a store by one of another process. */
export function replaceLock(store: string, owner: string): void {
  fs.rmSync(`${store}.lock`, {recursive: true});
  plantLock(store, owner);
}

export function readOwnerText(store: string): string {
  return fs.readFileSync(path.join(`${store}.lock`, 'owner.json'), 'utf8');
}

/** Names, kinds, contents and modification times of all there is below a directory. */
export function snapshot(directory: string): unknown {
  return fs.readdirSync(directory, {recursive: true, withFileTypes: true}).map((entry) => {
    const full = path.join(entry.parentPath, entry.name);
    return [full, fs.lstatSync(full).mtimeMs, entry.isFile() ? fs.readFileSync(full, 'latin1') : undefined];
  });
}

/** What changes when a directory entry, or what is in it, is written. */
export function identity(file: string): unknown {
  const {ino, mode, mtimeMs, ctimeMs} = fs.lstatSync(file);
  return {ino, mode, mtimeMs, ctimeMs};
}

export function raises(condition: unknown, facts: Record<string, unknown> = {}): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof Fault, String(error));
    assert.equal(error.condition.code, (condition as Condition).code, error.message);
    for (const [name, value] of Object.entries(facts)) assert.equal(error.facts[name], value);
    return true;
  };
}

export function alreadyOpen(store: string): string {
  return (
    `liel: database file is already open for writing: ${store} (lock directory: ${store}.lock). liel allows only a ` +
    'single writer per file; close the existing GraphDB handle, wait for the other writer process to exit, or retry ' +
    'after stale lock recovery has completed.'
  );
}

/** What the peer does with each store: `taken`, or the text of its error. */
export function openAsPeer(...stores: string[]): string[] {
  const run = runPeer(
    `
import json, sys, liel
def verdict(store):
    try:
        liel.open(store).close()
        return 'taken'
    except liel.AlreadyOpenError as error:
        return str(error)
print(json.dumps([verdict(store) for store in sys.argv[1:]]))
`,
    stores,
  );
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout);
}

/** Whether we can take the lock of a store; it is given back. */
export async function isTakenByUs(store: string): Promise<boolean> {
  try {
    const lock = await WriterLock.acquire(store);
    await lock.release();
    return true;
  } catch (error) {
    assert.ok(error instanceof Fault && error.condition.exit === exit.busy, String(error));
    return false;
  }
}
