import {conditions} from '../../faults/conditions.js';
import {Fault, fault, isFinding, toFault} from '../../faults/fault.js';
import {note, type Tell} from '../../passes/operation.js';
import type {Device} from '../../storage/files/device.js';
import {type Receipt, receiptOf} from '../receipt.js';
import {healingSource} from './healing-source.js';
import type {PageDigests} from './page-digests.js';
import {checkSeal, type FoundSeal, findSeal, type SealCheck} from './seal-check.js';

/** A store, and the device that its bytes are read from: the file, or a copy of it. */
export interface SealedStore {
  readonly store: string;
  readonly device: Device;
  /** Its pages, where they are digested already. */
  readonly digests?: PageDigests | undefined;
}

/** What the seal beside a store says of the bytes on a device; undefined without one. */
export async function judgeBySeal({store, device, digests}: SealedStore, tell: Tell): Promise<JudgedSeal | undefined> {
  const found = await findSeal(store);
  return found && {...found, check: await checkSeal(device, found, tell, digests)};
}

/** A seal with its verdict. */
export interface JudgedSeal extends FoundSeal {
  readonly check: SealCheck;
}

/**
 * Why nothing is made of a store: its own seal denies it, or cannot be read. L1034 when it is the seal of another store or
 * state, L1031 when it is none, else L4016; undefined when the seal does not deny it.
 */
export function denialOf(store: string, judged: JudgedSeal | undefined): Fault | undefined {
  if (judged?.check.verdict !== 'fail') return undefined;
  if (judged.seal instanceof Fault) return judged.seal;
  const {findings, findingCount, reason} = judged.check;
  const [first] = findings;
  if (first && isFinding(first, conditions.sealOfAnother)) return toFault(first);
  const from = healingSource(store);
  const facts = {store, pages: findingCount, first: first?.place.page ?? 0, reason, from};
  return fault(conditions.sealBroken, facts, first?.place ?? {});
}

/** The mark of a copy that was made of a damaged store; undefined for all others. */
export function markOfDamage(store: string, receipt: Receipt | string): Fault | undefined {
  if (typeof receipt === 'string' || receipt.finding_count === 0) return undefined;
  const {finding_count: findings, first_finding: first} = receipt;
  return fault(conditions.copyOfDamage, {store, findings, first: first ?? ''});
}

/** What to say of a seal that says nothing of the store as it is now; undefined for one that does. */
export function silenceOf(judged: JudgedSeal | undefined): string | undefined {
  if (!judged) return undefined;
  const {file, seal, check} = judged;
  if (seal instanceof Fault) return `${seal.message}; the store is not checked by it`;
  return check.verdict === 'not checked'
    ? `the seal ${file} says nothing of the store now: ${check.reason}`
    : undefined;
}

/**
 * Why nothing is made of a store, as `denialOf`, or because its receipt marks it as the copy of a damaged one (L4017); tells of
 * a seal that says nothing of it.
 */
export async function denialBySeal(source: SealedStore, tell: Tell): Promise<Fault | undefined> {
  return (await judgeAloud(source, tell)).denial;
}

/**
 * Refuses to make anything of a store that its own seal denies, or its receipt. Returns whether a seal vouches for it. Raises
 * L1031, L1034, L4016 and L4017.
 */
export async function refuseDenied(source: SealedStore, tell: Tell): Promise<boolean> {
  const {denial, isSealed} = await judgeAloud(source, tell);
  if (denial) throw denial;
  return isSealed;
}

async function judgeAloud(source: SealedStore, tell: Tell): Promise<{denial: Fault | undefined; isSealed: boolean}> {
  const judged = await judgeBySeal(source, tell);
  const silence = silenceOf(judged);
  if (silence !== undefined) tell(note(silence));
  const denial = denialOf(source.store, judged) ?? markOfDamage(source.store, await receiptOf(source.store));
  return {denial, isSealed: judged?.check.verdict === 'pass'};
}
