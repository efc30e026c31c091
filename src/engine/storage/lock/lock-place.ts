import path from 'node:path';
import {isFaultOf} from '../../faults/fault.js';
import {kindOf, remove} from '../files/file-system.js';
import {isSameOwner, type LockOwner, readShort, writeInside} from './lock-owner.js';
import type {ProcessPlace} from './process-facts.js';

/**
 * Where the holder of a lock runs, in a second file inside the lock: a process id alone says nothing in another container,
 * on another machine or after a restart. owner.json keeps the bytes of both implementations. The peer writes no such file,
 * does not read it, and removes it with the directory.
 */
export const placeFile = 'holder.json';

interface PlaceDocument {
  readonly pid: number;
  readonly created_at_unix_ms: number;
  readonly boot_id?: unknown;
  readonly pid_namespace?: unknown;
  readonly started_ticks?: unknown;
  readonly host?: unknown;
}

/**
 * Says where the owner of a lock runs, before owner.json says who it is: so no lock names a process and not its place.
 * Nothing is written where the system tells nothing. Raises L5001 to L5004.
 */
export function writePlace(lockPath: string, owner: LockOwner, place: ProcessPlace): void {
  if (place.bootId === undefined && place.pidNamespace === undefined) return;
  const {bootId: boot_id, pidNamespace: pid_namespace, startedTicks: started_ticks, host} = place;
  const document = {
    pid: owner.pid,
    created_at_unix_ms: owner.createdAtUnixMs,
    boot_id,
    pid_namespace,
    started_ticks,
    host,
  };
  writeInside(lockPath, placeFile, `${JSON.stringify(document, undefined, 2)}\n`);
}

/** Where the owner of a lock runs: undefined when no such file is about this owner. Raises what is no such document. */
export function readPlace(lockPath: string, owner: LockOwner): ProcessPlace | undefined {
  const file = path.join(lockPath, placeFile);
  if (kindOf(file) === undefined) return undefined;
  const found: PlaceDocument = JSON.parse(Buffer.from(readShort(file)).toString());
  if (!isSameOwner({pid: found.pid, createdAtUnixMs: found.created_at_unix_ms}, owner)) return undefined;
  const {boot_id: bootId, pid_namespace: pidNamespace, started_ticks: startedTicks, host} = found;
  return {
    ...(typeof bootId === 'string' ? {bootId} : {}),
    ...(typeof pidNamespace === 'string' ? {pidNamespace} : {}),
    ...(typeof startedTicks === 'number' ? {startedTicks} : {}),
    ...(typeof host === 'string' ? {host} : {}),
  };
}

/** Removes what says where this owner runs; that of another stays. Raises L5001 to L5004. */
export function removePlaceOf(owner: LockOwner, lockPath: string): void {
  let place: ProcessPlace | undefined;
  try {
    place = readPlace(lockPath, owner);
  } catch (error) {
    if (isFaultOf(error, 'environment')) throw error;
    // What is no such file is not this owner's.
  }
  if (place !== undefined) remove(path.join(lockPath, placeFile));
}
