import path from 'node:path';
import {conditions} from '../../faults/conditions.js';
import {type Fault, fault} from '../../faults/fault.js';
import {sameBytes} from '../../format/bytes.js';
import {headerSize} from '../../format/records/constants.js';
import {decodeSeal, encodeSeal, newerVersion, type Seal, sealHead, sealMagic} from '../../format/seal.js';
import type {Tell} from '../../passes/operation.js';
import {blake3Pages, type PageHash} from '../../storage/checksum.js';
import {writeAtomically} from '../../storage/files/atomic-file.js';
import type {Device} from '../../storage/files/device.js';
import {makeDirectories, openForReading, readWholeFile} from '../../storage/files/file-system.js';
import {requireFreeBytes} from '../../storage/files/free-space.js';
import {sealEnding, sidecarPath} from '../sidecar.js';
import {beginPageDigests, type PageDigests, pageHash, treeRoot} from './page-digests.js';

/** The file that was sealed, and when: kept for people, since a copy of a store keeps its seal. */
export interface SealIdentity {
  readonly device: bigint;
  readonly inode: bigint;
  readonly modifiedNs: bigint;
  readonly sealedAtMs: number;
}

/** Where the seal of a store belongs: beside the file itself. */
export function sealPathOf(store: string): string {
  return sidecarPath(store, sealEnding);
}

/**
 * The seal of a device as it is now; nobody may write to it meanwhile. Its pages are digested unless that was begun already.
 * Tells its progress in bytes.
 */
export async function makeSeal(
  device: Device,
  identity: SealIdentity,
  tell?: Tell,
  digests: PageDigests = beginPageDigests(device),
): Promise<Seal> {
  const hash = await pageHash();
  const storeHeader = new Uint8Array(headerSize);
  device.read(storeHeader, 0);
  const pageDigests = await digests(tell);
  const seal = {
    storeSize: device.size(),
    device: BigInt.asUintN(64, identity.device),
    inode: BigInt.asUintN(64, identity.inode),
    modifiedNs: BigInt.asUintN(64, identity.modifiedNs),
    sealedAtMs: identity.sealedAtMs,
    storeHeader,
    root: treeRoot(pageDigests, hash),
    digest: new Uint8Array(0),
    pageDigests,
  };
  return {...seal, digest: headDigest(encodeSeal({...seal, pageDigests: new Uint8Array(0)}), hash)};
}

/** A seal of page digests that were made already: of a store without one, so that it names no file of this machine. */
export function sealOfDigests(device: Device, pageDigests: Uint8Array, sealedAt: Date): Promise<Seal> {
  const nobody = {device: 0n, inode: 0n, modifiedNs: 0n, sealedAtMs: sealedAt.getTime()};
  return makeSeal(device, nobody, undefined, async () => pageDigests);
}

/** Reads a seal and proves that it is whole. Raises L0002 when it is not there, L1031 when it is damaged, or no seal, L1035 for a newer version. */
export async function readSeal(file: string): Promise<Seal> {
  // The head says how long the file must be: a large file that is no seal is not read.
  const problem = headProblem(file);
  if (problem !== undefined) throw problem;
  return sealIn(readWholeFile(file), file);
}

/** The seal in bytes that messages call `file`, proved to be whole. Raises L1031 when it is damaged, or no seal, L1035 for a newer version. */
export async function sealIn(content: Uint8Array, file: string): Promise<Seal> {
  const version = newerVersion(content);
  if (version !== undefined) throw fault(conditions.sealNewer, {seal: file, version});
  const seal = decodeSeal(content);
  if (typeof seal === 'string') throw fault(conditions.sealDamaged, {seal: file, problem: seal});
  const hash = await blake3Pages();
  if (!sameBytes(headDigest(content, hash), seal.digest)) {
    throw fault(conditions.sealDamaged, {seal: file, problem: 'its head does not fit its digest'});
  }
  if (!sameBytes(treeRoot(seal.pageDigests, hash), seal.root)) {
    throw fault(conditions.sealDamaged, {seal: file, problem: 'its page digests do not fit their root'});
  }
  return seal;
}

/** Why a file cannot be read as a seal, by its head and length. Raises L0002 when it is not there. */
function headProblem(file: string): Fault | undefined {
  const device = openForReading(file);
  try {
    const head = new Uint8Array(sealHead.size);
    const start = head.subarray(0, device.read(head, 0));
    const version = newerVersion(start);
    if (version !== undefined) return fault(conditions.sealNewer, {seal: file, version});
    const seal = decodeSeal(start, device.size());
    return typeof seal === 'string' ? fault(conditions.sealDamaged, {seal: file, problem: seal}) : undefined;
  } finally {
    device.close();
  }
}

/** Whether a device begins as a seal does. */
export function startsLikeSeal(device: Device): boolean {
  const start = new Uint8Array(sealMagic.length);
  return device.read(start, 0) === start.length && sameBytes(start, sealMagic);
}

/**
 * Writes a seal whole or not at all, replacing what is there; a new file has the mode of `like`, the store. Raises L5003
 * ahead when there is no room, and L5001 to L5004.
 */
export function writeSeal(seal: Seal, target: string, like: string): void {
  const content = encodeSeal(seal);
  const directory = path.dirname(target);
  makeDirectories(directory);
  requireFreeBytes(directory, target, content.length);
  writeAtomically(target, content, like);
}

function headDigest(encoded: Uint8Array, hash: PageHash): Uint8Array {
  return hash(encoded.subarray(0, sealHead.at.digest));
}
