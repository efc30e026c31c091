import path from 'node:path';
import {conditions} from '../../faults/conditions.js';
import {Fault, fault} from '../../faults/fault.js';
import {startsLikeDifferential} from '../../format/differential.js';
import {tarBlock} from '../../format/tar.js';
import {canonicalPath, firstBytes, kindOf, listDirectory} from '../../storage/files/file-system.js';
import {findReceipt, type Receipt} from '../receipt.js';
import {findSeal} from '../seal/seal-check.js';
import {receiptEnding, sealEnding} from '../sidecar.js';
import type {BaseFacts} from './open-differential.js';

/** Where bases are looked for besides the directory of their differential: files, and directories. */
export type BasePlaces = readonly string[];

/**
 * What may be the base of a differential: a file that is given, else those beside the differential, or in a directory that is given, by
 * its name and then by the root of its seal, as receipts there tell it, and seals of what has none. Last comes what has its name and the
 * receipt of another copy: that may be what is wrong. What each holds is still to be proved. Raises L0138 where there is none, L5001
 * and L5002.
 */
export async function* basesOf(backup: string, base: BaseFacts, places: BasePlaces = []): AsyncGenerator<string> {
  const [given] = places.filter((place) => kindOf(place) === 'file');
  if (given !== undefined) return yield given;
  const beside = new Set([path.dirname(backup), path.dirname(canonicalPath(backup))]);
  const told = new Set<string>();
  const others: string[] = [];
  for (const directory of [...places, ...beside]) {
    if (kindOf(directory) !== 'directory') continue;
    const named = path.join(directory, base.name);
    if (kindOf(named) === 'file') {
      told.add(named);
      const root = rootOf(await findReceipt(named));
      // Without a receipt, its bytes have to tell.
      if (root === undefined || root === base.seal_root) yield named;
      else others.push(named);
    }
    for await (const file of byRoot(directory, base)) {
      if (!told.has(file)) yield file;
      told.add(file);
    }
  }
  if (told.size === 0) throw fault(conditions.baseMissing, {backup, base: base.name});
  yield* others;
}

/** The first of them. Raises as `basesOf`. */
export async function findBase(backup: string, base: BaseFacts): Promise<string> {
  const {value} = await basesOf(backup, base).next();
  return value as string;
}

/** The full copies in a directory whose receipts, or else their seals, tell the root of that. */
async function* byRoot(directory: string, base: BaseFacts): AsyncGenerator<string> {
  const names = listDirectory(directory);
  const filesWith = (ending: string): string[] => {
    const owners = names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
    return owners.map((name) => path.join(directory, name)).filter((file) => kindOf(file) === 'file');
  };
  for (const file of filesWith(receiptEnding)) if (isBase(await findReceipt(file), base)) yield file;
  for (const file of filesWith(sealEnding)) if (await isBaseBySeal(file, base)) yield file;
}

/** Whether a full copy without a receipt has the bytes of a base by its seal. That of a differential without one page has the same root. */
async function isBaseBySeal(file: string, {seal_root, size_bytes}: BaseFacts): Promise<boolean> {
  if (rootOf(await findReceipt(file)) !== undefined) return false;
  if (/\.delta\.tar\.age$/.test(file) || startsLikeDifferential(firstBytes(file, tarBlock))) return false;
  const seal = (await findSeal(file))?.seal;
  if (seal === undefined || seal instanceof Fault) return false;
  return seal.storeSize === size_bytes && Buffer.from(seal.root).toString('hex') === seal_root;
}

function rootOf(receipt: Receipt | string | Fault): string | undefined {
  return typeof receipt === 'string' || receipt instanceof Fault ? undefined : receipt.seal_root;
}

/** Whether a receipt is that of a full copy with the bytes of a base. */
export function isBase(receipt: Receipt | string | Fault, {seal_root, size_bytes}: BaseFacts): boolean {
  if (typeof receipt === 'string' || receipt instanceof Fault) return false;
  return receipt.seal_root === seal_root && receipt.size_bytes === size_bytes && receipt.stored?.base === undefined;
}
