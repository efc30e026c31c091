import path from 'node:path';
import {conditions} from '../faults/conditions.js';
import {Fault, fault, isFault} from '../faults/fault.js';
import {counted} from '../faults/words.js';
import {ageStart, startsLikeAge} from '../format/age.js';
import {startsLikeDifferential} from '../format/differential.js';
import {extentSize} from '../format/records/constants.js';
import {behind} from '../format/records/geometry.js';
import {toFileOffset} from '../format/records/integers.js';
import {tarBlock} from '../format/tar.js';
import {startsLikeFrame} from '../format/zstd/frame.js';
import {note, progress, type Tell} from '../passes/operation.js';
import {Pace} from '../passes/pace.js';
import {decryptAll} from '../storage/age/age.js';
import {sha256} from '../storage/checksum.js';
import type {Device} from '../storage/files/device.js';
import {withItsBytes} from '../storage/files/elsewhere.js';
import type {FileDevice} from '../storage/files/file-device.js';
import {firstBytes, openForReading} from '../storage/files/file-system.js';
import {requireFreeBytes} from '../storage/files/free-space.js';
import {writeWithHoles} from '../storage/files/holes.js';
import {LenientDevice} from '../storage/files/lenient-device.js';
import {openScratch, scratchPlace} from '../storage/files/scratch.js';
import {readStore, type StableWork, type StoreSnapshot, withStableFile} from '../storage/reading/open-store.js';
import {type BasePlaces, basesOf} from './differential/find-base.js';
import {applyDifferential, type BaseFacts, isDifferential, openDifferential} from './differential/open-differential.js';
import {fileDigest, pourDevice} from './file-digest.js';
import {readIdentities} from './identities.js';
import {packedRefused, sizeUnpacked, unpack} from './packed-frames.js';
import {findReceipt, type Receipt} from './receipt.js';
import {beginPageDigests, pageHash, treeRoot} from './seal/page-digests.js';

/** Copies that do not lie on the disk as the stores that they hold: how they are opened, and read as those. */

/** Whether a file holds a store that is compressed: told by its first bytes. One whose first page cannot be read is taken as it is. */
function isPacked(file: FileDevice): boolean {
  const start = new Uint8Array(4);
  return startsLikeFrame(start.subarray(0, new LenientDevice(file).read(start, 0)));
}

/** Whether a file that is there begins as a differential does. Raises L5001 and L5002. */
export function isDifferentialAt(file: string): boolean {
  return startsLikeDifferential(firstBytes(file, tarBlock));
}

/** How a copy is opened that is no store as it lies there. */
export interface Unpacking {
  readonly tell?: Tell | undefined;
  /** Where the scratch file is made. */
  readonly directory?: string | undefined;
  /** Where the base of a differential is looked for besides the directory that it lies in. */
  readonly bases?: BasePlaces | undefined;
  /** What opens encrypted copies, and bases: the files of identities, as `age-keygen` writes them. */
  readonly identities?: readonly string[] | undefined;
}

/** How what a copy holds is opened: its receipt speaks of the file as it lies there, and not of what was inside. */
type Opening = Unpacking & {readonly isInside?: boolean};

/**
 * The store in a file: the file itself, or a scratch file with what a compressed copy, or a differential and its base, make, for the
 * caller to close. No more is unpacked than its receipt says, or than there is room for. Raises L0132, L0138 to L0140, L5003 ahead of a
 * full disk, L0141 and L0142 for an encrypted one, L5001 to L5004.
 */
export async function openPlain(backup: string, file: FileDevice, how: Unpacking = {}): Promise<FileDevice> {
  if (encryptionOf(file) === undefined) return openReadable(backup, file, how);
  const decrypted = await decrypt(backup, file, how);
  try {
    const plain = await openReadable(backup, decrypted, {...how, isInside: true});
    if (plain !== decrypted) decrypted.close();
    return plain;
  } catch (error) {
    decrypted.close();
    throw error;
  }
}

async function openReadable(backup: string, file: FileDevice, how: Opening): Promise<FileDevice> {
  if (isDifferential(file)) return rebuild(backup, file, how);
  return isPacked(file) ? unpackPlain(backup, file, how) : file;
}

/** Whether a file is encrypted: told by its first bytes. */
function encryptionOf(file: Device): ReturnType<typeof startsLikeAge> {
  const start = new Uint8Array(ageStart);
  return startsLikeAge(start.subarray(0, new LenientDevice(file).read(start, 0)));
}

/** Whether a file that is there is encrypted. Raises L5001 and L5002. */
export function isEncryptedAt(file: string): boolean {
  return startsLikeAge(firstBytes(file, ageStart)) !== undefined;
}

/** What an encrypted file holds, in a scratch file. Raises L0141 without an identity that opens it, L0142. */
async function decrypt(backup: string, file: FileDevice, how: Unpacking): Promise<FileDevice> {
  const {tell} = how;
  const refuse = (problem: string): Fault => fault(conditions.encryptedUnreadable, {path: backup, problem});
  const receipt = await knownReceipt(backup);
  if (receipt?.stored && receipt.stored.sha256 !== (await storedDigest(file, tell))) {
    throw refuse('its SHA-256 is not the one of its receipt');
  }
  if (encryptionOf(file) === 'armored') throw refuse('it is written as text, which age -d reads');
  const identities = await readIdentities(how.identities ?? [], backup);
  const pace = new Pace(tell);
  const size = file.size();
  return withScratch(backup, {...how, size, what: 'encrypted, and is decrypted'}, async (scratch) => {
    let end = 0;
    const take = (bytes: Uint8Array): void => {
      scratch.write(bytes, end);
      end += bytes.length;
    };
    const why = await decryptAll(file, identities, take, (at) =>
      pace.pause(() => progress('decrypt', at, size, 'bytes')),
    );
    if (why === 'not whole') throw refuse('bytes of it are others than were written, or it was cut');
    if (why !== undefined) {
      throw fault(conditions.identityNeeded, {
        path: backup,
        locked: backup,
        problem: 'none of the identities is one that it was encrypted to',
      });
    }
  });
}

async function knownReceipt(backup: string): Promise<Receipt | undefined> {
  const found = await findReceipt(backup);
  return typeof found === 'string' || found instanceof Fault ? undefined : found;
}

async function unpackPlain(backup: string, file: FileDevice, how: Opening): Promise<FileDevice> {
  const {tell} = how;
  const receipt = await knownReceipt(backup);
  const size = await sizeUnpacked(file, backup, tell);
  if (receipt && receipt.size_bytes !== size) {
    throw packedRefused(backup, `it holds ${size} bytes, and its receipt says ${receipt.size_bytes}`);
  }
  return withScratch(backup, {...how, size, what: 'compressed, and is unpacked'}, async (scratch) => {
    const found = await unpack(file, backup, (block, at) => writeWithHoles(block, at, scratch), tell);
    if (scratch.size() < size) scratch.truncate(size);
    if (receipt?.stored && !how.isInside && receipt.stored.sha256 !== found.sha256) {
      throw packedRefused(backup, 'its SHA-256 is not the one of its receipt');
    }
  });
}

/** A scratch file for a copy, which is filled, or closed again. */
async function withScratch(
  backup: string,
  {tell, directory = scratchPlace(), size, what}: Unpacking & {readonly size: number; readonly what: string},
  fill: (scratch: FileDevice) => Promise<void>,
): Promise<FileDevice> {
  requireFreeBytes(directory, path.join(directory, 'liel-scratch'), size);
  tell?.(note(`${backup} is ${what} to a scratch file in ${directory}`));
  const scratch = openScratch(backup, directory);
  try {
    await fill(scratch);
    return scratch;
  } catch (error) {
    scratch.close();
    throw error;
  }
}

/** The store of a differential: a copy of its base, with its pages. Raises L0138 to L0140. */
async function rebuild(backup: string, file: FileDevice, how: Opening): Promise<FileDevice> {
  const {tell, isInside, ...opening} = how;
  const refuse = (problem: string): Fault => fault(conditions.differentialUnreadable, {path: backup, problem});
  const receipt = await knownReceipt(backup);
  if (receipt?.stored && !isInside && receipt.stored.sha256 !== (await storedDigest(file, tell))) {
    throw refuse('its SHA-256 is not the one of its receipt');
  }
  const differential = await openDifferential(file, backup, tell);
  const {facts} = differential;
  if (receipt && receipt.blake3 !== facts.blake3) throw refuse('it is of another store than its receipt says');
  const size = Math.max(facts.size_bytes, facts.base.size_bytes);
  const withOne = (base: string): Promise<FileDevice> => {
    const what = `a differential, and is put together with ${base}`;
    return withScratch(backup, {...how, size, what}, async (scratch) => {
      await withBase(base, {...opening, tell, backup, facts: facts.base}, (plain) => copyAll(plain, scratch, tell));
      await applyDifferential(differential, scratch, tell);
      if ((await fileDigest(scratch, tell)) === facts.blake3) return;
      await withBase(base, {...opening, tell, backup, facts: facts.base}, (plain) =>
        requireBase(plain, base, facts.base, backup),
      );
      throw refuse('with its base it makes another store than it says');
    });
  };
  return withFirstSound(basesOf(backup, facts.base, how.bases), withOne, tell);
}

/**
 * Works with the first of the copies that may be a base with which that goes. Where it goes with none, raises what the first of them
 * raised, but L0141 where one of them only waits for an identity.
 */
export async function withFirstSound<T>(
  bases: AsyncIterable<string>,
  work: (base: string) => Promise<T>,
  tell?: Tell,
): Promise<T> {
  let first: Fault | undefined;
  for await (const base of bases) {
    try {
      return await work(base);
    } catch (error) {
      if (!(error instanceof Fault) || !isOf(error, base)) throw error;
      tell?.(note(`${error.message}: another copy is looked for`));
      if (first === undefined || isFault(error, conditions.identityNeeded)) first = error;
    }
  }
  throw first;
}

/** Whether a fault speaks of a base, and not of the differential. */
function isOf({facts}: Fault, base: string): boolean {
  const {path: file, base: changed, locked} = facts as {path?: unknown; base?: unknown; locked?: unknown};
  return locked === undefined ? file === base || changed === base : locked === base;
}

/** SHA-256 of a file as it lies there. */
export async function storedDigest(file: Device, tell?: Tell): Promise<string> {
  const digest = sha256();
  await pourDevice(file, digest, tell);
  return digest.hex();
}

/**
 * Opens a base, which is no differential itself and has the size that it had. Raises L0139, and as
 * `openPlain`: L0141 names the copy that cannot be opened without it.
 */
export async function withBase<T>(
  base: string,
  {backup, facts, ...how}: Unpacking & {readonly backup: string; readonly facts: BaseFacts},
  work: (plain: FileDevice) => T | Promise<T>,
): Promise<T> {
  const other = (problem: string): Fault => fault(conditions.baseChanged, {backup, base, problem});
  const asBase = async (file: FileDevice): Promise<T> => {
    if (isDifferential(file)) throw other('it is a differential itself');
    return onPlain(
      base,
      file,
      (plain) => {
        if (isDifferential(plain)) throw other('it is a differential itself');
        if (plain.size() !== facts.size_bytes) {
          throw other(`it holds ${counted(plain.size(), 'byte')}, and the base had ${facts.size_bytes}`);
        }
        return work(plain);
      },
      how,
    );
  };
  try {
    return await withFile(base, asBase);
  } catch (error) {
    if (!isFault(error, conditions.identityNeeded)) throw error;
    const {problem} = (error as Fault).facts as {problem: string};
    throw fault(conditions.identityNeeded, {path: backup, locked: base, problem}, {}, error);
  }
}

/** Raises L0139 unless the pages of a copy are those of a base. */
export async function requireBase(plain: Device, base: string, facts: BaseFacts, backup: string): Promise<void> {
  const root = Buffer.from(treeRoot(await beginPageDigests(plain)(), await pageHash())).toString('hex');
  if (root === facts.seal_root) return;
  throw fault(conditions.baseChanged, {backup, base, problem: 'the digests of its pages have another root'});
}

async function copyAll(source: Device, target: Device, tell: Tell | undefined): Promise<void> {
  const size = source.size();
  const pace = new Pace(tell);
  const buffer = Buffer.alloc(extentSize);
  for (let at = toFileOffset(0); at < size; at = behind(at, buffer.length)) {
    writeWithHoles(buffer.subarray(0, source.read(buffer, at)), at, target);
    const pause = pace.pause(() => progress('unpack', at, size, 'bytes'));
    if (pause) await pause;
  }
  if (target.size() < size) target.truncate(size);
}

/** Works on the store in a file that is opened for that. Raises as `openPlain`. */
export async function withPlain<T>(
  backup: string,
  work: (plain: FileDevice) => Promise<T>,
  how?: Unpacking,
): Promise<T> {
  return withFile(backup, (file) => onPlain(backup, file, work, how));
}

async function withFile<T>(name: string, work: (file: FileDevice) => Promise<T>): Promise<T> {
  return withItsBytes(name, async () => {
    const file = openForReading(name);
    try {
      return await work(file);
    } finally {
      file.close();
    }
  });
}

/** The same of a file that is open. */
async function onPlain<T>(
  backup: string,
  file: FileDevice,
  work: (plain: FileDevice) => T | Promise<T>,
  how?: Unpacking,
): Promise<T> {
  const plain = await openPlain(backup, file, how);
  try {
    return await work(plain);
  } finally {
    if (plain !== file) plain.close();
  }
}

/** As `withStableFile`, of a store that may be compressed. Raises as `openPlain`, too. */
export async function withStableCopy<T>(
  store: string,
  work: StableWork<T, FileDevice>,
  waitMs?: number,
  how?: Unpacking,
): Promise<T> {
  const unpacked: StableWork<T, FileDevice> = (file, unchanged) =>
    onPlain(store, file, (plain) => work(plain, unchanged), how);
  return withItsBytes(store, () => withStableFile(store, unpacked, waitMs));
}

/** As `withStableStore`, of a store that may be compressed. Raises as `openPlain`, too. */
export function withStableSnapshot<T>(
  store: string,
  work: StableWork<T, StoreSnapshot>,
  waitMs?: number,
  how?: Unpacking,
): Promise<T> {
  return withStableCopy(store, (file, unchanged) => work(readStore(file, store), unchanged), waitMs, how);
}
