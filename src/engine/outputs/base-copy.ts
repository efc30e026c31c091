import path from 'node:path';
import type {BaseFacts} from '../evidence/differential/open-differential.js';
import {isDifferentialAt, isEncryptedAt, requireBase, withBase} from '../evidence/packed-copy.js';
import {findReceipt} from '../evidence/receipt.js';
import {findSeal} from '../evidence/seal/seal-check.js';
import {identityAt, kinshipOf} from '../evidence/store-identity.js';
import {conditions} from '../faults/conditions.js';
import {Fault, fault} from '../faults/fault.js';
import {stemOf} from '../format/backup-name.js';
import type {Seal} from '../format/seal.js';
import type {Tell} from '../passes/operation.js';
import {isSameFile, kindOf} from '../storage/files/file-system.js';
import {deltaEnding} from './backup-name.js';
import {newestFirst, readShelf, type ShelvedBackup, withDigest} from './backup-shelf.js';

/** A full copy against which a differential can be made. */
export interface Base {
  readonly facts: BaseFacts;
  readonly seal: Seal;
  /** Where the copy lies, as it was sealed; why it does not, as the end of a sentence. */
  readonly file: {readonly path: string} | {readonly missing: string};
}

/** A store of which a differential is wanted. */
interface Wish {
  readonly store: string;
  /** A full copy, or the name of one whose seal alone is there; undefined for the newest in the directory. */
  readonly since: string | undefined;
  readonly directory: string;
  readonly now: Date;
}

/** What is looked for where no base was named. */
export const autoBase = 'auto';

/**
 * The base that was named, or the newest full copy of the store that was drilled and still is what it was; why there is none, as the end
 * of a sentence. Raises L0137 for a named copy that is no base, L0139 for one that is not as it was sealed, L5001 and L5002.
 */
export function wantedBase(wish: Wish, tell: Tell): Promise<Base | string> {
  return wish.since === undefined ? newestBase(wish, tell) : namedBase(wish.since, wish.store, tell);
}

async function namedBase(base: string, store: string, tell: Tell): Promise<Base> {
  const refuse = (problem: string): Fault => fault(conditions.baseUnusable, {base, problem, store});
  const kind = kindOf(base);
  if (kind !== undefined && kind !== 'file') throw refuse('it is no regular file');
  if (kind === 'file' && isSameFile(base, store)) throw refuse('it is the store itself, and will not stay what it is');
  const receipt = await findReceipt(base);
  const isKnown = typeof receipt !== 'string' && !(receipt instanceof Fault);
  const isDelta = isKnown ? receipt.stored?.base !== undefined : base.replace(/\.age$/, '').endsWith(deltaEnding);
  if (isDelta || (kind === 'file' && isDifferentialAt(base))) throw refuse('it is a differential itself');
  const found = await findSeal(base);
  if (found === undefined) throw refuse('it has no seal');
  if (found.seal instanceof Fault) throw refuse(found.seal.message);
  const {seal} = found;
  const facts = factsOf(base, seal);
  if (kind === undefined) return {facts, seal, file: {missing: `${base} is not there, only its seal`}};
  if (isEncryptedAt(base)) return {facts, seal, file: {missing: encrypted(base)}};
  await withBase(base, {backup: store, facts, tell}, (plain) => requireBase(plain, base, facts, store));
  return {facts, seal, file: {path: base}};
}

function factsOf(base: string, {storeSize, root}: Seal): BaseFacts {
  return {name: path.basename(base), size_bytes: storeSize, seal_root: Buffer.from(root).toString('hex')};
}

async function newestBase({store, directory, now}: Wish, tell: Tell): Promise<Base | string> {
  const newest = await newestFull(store, directory, now);
  if (newest === undefined) return `${directory} has no full copy of it`;
  const checked = newest.verdict === 'drilled' ? await withDigest(newest, tell) : newest;
  if (checked.verdict !== 'drilled') return `${newest.path}, its newest full copy, is no base: ${checked.reason}`;
  const seal = (await findSeal(newest.path))?.seal;
  if (seal === undefined || seal instanceof Fault) return `${newest.path} has no seal that can be read`;
  const facts = factsOf(newest.path, seal);
  return {facts, seal, file: isEncryptedAt(newest.path) ? {missing: encrypted(newest.path)} : {path: newest.path}};
}

const encrypted = (base: string): string => `${base} is encrypted, and there is no identity here`;

async function newestFull(store: string, directory: string, now: Date): Promise<ShelvedBackup | undefined> {
  if (kindOf(directory) !== 'directory') return undefined;
  const own = identityAt(store);
  const {backups} = await readShelf(directory, {now, stem: stemOf(path.basename(own.path))});
  const full = backups.filter(({identity, codec}) => identity && codec !== 'delta');
  const ours = full.filter(({identity}) => identity && kinshipOf(own, identity).verdict === 'same');
  return ours.sort(newestFirst)[0];
}
