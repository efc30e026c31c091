import {beginPageDigests} from '../evidence/seal/page-digests.js';
import {denialOf, judgeBySeal, silenceOf} from '../evidence/seal/seal-denial.js';
import {makeSeal, sealPathOf, startsLikeSeal, writeSeal} from '../evidence/seal/seal-file.js';
import {surveyStore} from '../evidence/survey.js';
import {conditions} from '../faults/conditions.js';
import {type ExitCode, exit, type Finding, isFault} from '../faults/fault.js';
import {pagesOf, sealSizeOf} from '../format/seal.js';
import {checkDocument, underLockOfStoreAt} from '../outputs/output.js';
import type {Tell} from '../passes/operation.js';
import {type Note, note, type Operation, type Progress, whileWorking} from '../passes/operation.js';
import {normalisedPath} from '../peer/path-text.js';
import type {FileDevice} from '../storage/files/file-device.js';
import {kindOf, openForReading, requireFile} from '../storage/files/file-system.js';
import type {WaitOptions} from '../storage/lock/waiting.js';
import {readStore, withStableFile} from '../storage/reading/open-store.js';

export interface SealOptions extends WaitOptions {
  readonly store: string;
  /** Where the seal goes; beside the store without it. */
  readonly output?: string | undefined;
  /** Replace a seal of a newer version or of another store, and a file that is no seal. */
  readonly force?: boolean | undefined;
  /** Seal a store with findings as well. */
  readonly acceptDamage?: boolean | undefined;
  /** The moment in the seal. */
  readonly now?: Date | undefined;
}

export interface SealReport {
  readonly store: string;
  /** Path of the seal. */
  readonly seal: string;
  /** Whether it was written: a store with findings is not sealed, unless that is accepted. */
  readonly sealed: boolean;
  /** Bytes of the store, its pages, and bytes of the seal. */
  readonly size_bytes: number;
  readonly pages: number;
  readonly seal_bytes: number;
  /** Root of the hash tree, in hex. */
  readonly root: string;
  readonly sealed_at: string;
  readonly finding_count: number;
  /** The first hundred. */
  readonly findings: readonly Finding[];
  readonly exit: ExitCode;
}

/**
 * Writes the seal of a store, after checking the store: a seal of a damaged store would bless the damage, and so would one
 * in the place of a seal that denies the store. Takes no lock and proves that the store did not change meanwhile. Raises
 * L0002 to L0005, L4016 for a store that its seal denies, with or without `force`, L1031, L1034 and L1035 for a seal that is
 * only replaced with it, L2003, and L5001 to L5004.
 */
export async function* seal(options: SealOptions): Operation<Note | Progress, SealReport> {
  const {store, acceptDamage = false, force = false, waitMs, now = new Date()} = options;
  requireFile(store);
  const target = options.output ?? sealPathOf(store);
  checkDocument(target, [store], force || isSeal(target));
  const work = async (file: FileDevice, tell: Tell) => {
    // Other threads are at them while the store is checked.
    const digests = beginPageDigests(file);
    return {
      before: await sealBefore(store, file, force, tell),
      survey: await surveyStore(() => readStore(file), 'real', undefined, tell),
      made: await makeSeal(file, {...file.stamp(), sealedAtMs: now.getTime()}, tell, digests),
    };
  };
  const {before, survey, made} = yield* whileWorking((tell) =>
    withStableFile(store, (file) => work(file, tell), waitMs),
  );
  // What nobody can read to its end is not vouched for, whatever is accepted.
  const sealed = survey.fatal === undefined && (acceptDamage || survey.findings.count === 0);
  if (sealed) {
    if (before !== undefined && target === sealPathOf(store)) yield note(`${before}; it is replaced`);
    await underLockOfStoreAt(target, () => writeSeal(made, target, store));
  }
  return {
    store: normalisedPath(store),
    seal: target,
    sealed,
    size_bytes: made.storeSize,
    pages: pagesOf(made.storeSize),
    seal_bytes: sealSizeOf(made.storeSize),
    root: Buffer.from(made.root).toString('hex'),
    sealed_at: now.toISOString(),
    finding_count: survey.findings.count,
    findings: survey.findings.kept,
    exit: sealed ? exit.done : survey.fatal ? exit.undecidable : exit.no,
  };
}

/**
 * What to say of the seal that a store has when it gets a new one; nothing of one that fits. Raises L4016 where it denies
 * the store, and L1034 and L1035 for another's seal and a newer one without `force`.
 */
async function sealBefore(store: string, device: FileDevice, force: boolean, tell: Tell): Promise<string | undefined> {
  const judged = await judgeBySeal({store, device}, tell);
  const denial = denialOf(store, judged);
  if (denial && !(force && isFault(denial, conditions.sealOfAnother, conditions.sealDamaged))) throw denial;
  if (judged && isFault(judged.seal, conditions.sealNewer) && !force) throw judged.seal;
  return denial?.message ?? silenceOf(judged);
}

/** Whether a file is one that we may replace without being told to: a seal, whole or not. */
function isSeal(file: string): boolean {
  if (kindOf(file) !== 'file') return false;
  const device = openForReading(file);
  try {
    return startsLikeSeal(device);
  } finally {
    device.close();
  }
}
