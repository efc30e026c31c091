import path from 'node:path';
import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {counted} from '../faults/words.js';
import {kindOf} from '../storage/files/file-system.js';
import {deltaEnding, encryptedEnding} from './backup-name.js';
import {type BackupVerdict, readShelf, type ShelvedBackup, withDigest} from './backup-shelf.js';

/** A backup in a plan of what stays. */
export interface NeedingBackup {
  readonly path: string;
  /** The full copy without which it is nothing; null for what is whole. */
  readonly base: string | null;
  readonly stem: string;
  readonly verdict: BackupVerdict;
  readonly kept: boolean;
}

/** An encrypted differential of which no receipt says what it was made against, and nobody without a key can. */
const isSilent = ({path: file, base, verdict}: NeedingBackup): boolean =>
  base === null && /^(no receipt|unreadable)$/.test(verdict) && file.endsWith(`${deltaEnding}${encryptedEnding}`);

/** Whether a copy is nothing without another one: by its base, or by its name where nothing tells the base. */
export const needsBase = ({base, path: file}: Pick<NeedingBackup, 'base' | 'path'>): boolean =>
  base !== null || file.includes(deltaEnding);

/** The differentials that stay, by the full copy that each needs. */
function dependantsOf<P extends NeedingBackup>(plan: readonly P[]): Map<string, P[]> {
  const needs = new Map<string, P[]>();
  for (const backup of plan) {
    if (backup.kept && backup.base !== null) needs.set(backup.base, [...(needs.get(backup.base) ?? []), backup]);
  }
  return needs;
}

/** Why full copies stay that no rule keeps: by their paths. */
export function reasonsOfBases(plan: readonly NeedingBackup[]): ReadonlyMap<string, string> {
  const reason = (found: readonly NeedingBackup[]): string =>
    found.length === 1
      ? `base of ${path.basename((found[0] as NeedingBackup).path)}, which stays`
      : `base of ${counted(found.length, 'differential')} that stay`;
  const needed = new Map([...dependantsOf(plan)].map(([base, found]) => [base, reason(found)]));
  for (const silent of plan.filter((backup) => backup.kept && isSilent(backup))) {
    const why = `perhaps the base of ${path.basename(silent.path)}, of which no receipt tells it`;
    const full = plan.filter((backup) => backup.stem === silent.stem && !needsBase(backup));
    for (const {path: file} of full) if (!needed.has(file)) needed.set(file, why);
  }
  return needed;
}

/** Of what must stay, all that it needs. */
export function withBases(plan: readonly NeedingBackup[], needed: ReadonlySet<string>): ReadonlySet<string> {
  const asNeeded = plan.map((backup) => ({...backup, kept: needed.has(backup.path)}));
  return new Set([...needed, ...reasonsOfBases(asNeeded).keys()]);
}

/**
 * Backups of which each differential has a base that was hashed, where several equal copies could be that: the one with its name may
 * have rotted, and another one is then not to go.
 */
export async function withHashedBases(backups: readonly ShelvedBackup[]): Promise<ShelvedBackup[]> {
  const hashed = new Map<string, ShelvedBackup>();
  const sound = new Map<string, string>();
  for (const file of new Set(backups.map(({base}) => base))) {
    const base = backups.find((backup) => backup.path === file);
    const isEqual = ({blake3, base: own, codec}: ShelvedBackup): boolean =>
      base?.blake3 !== undefined && blake3 === base.blake3 && own === null && codec !== 'delta';
    const others = backups.filter((backup) => backup !== base && isEqual(backup));
    if (base === undefined || others.length === 0) continue;
    for (const backup of [base, ...others]) {
      const found = await withDigest(backup);
      hashed.set(backup.path, found);
      if (/^(changed|unreadable)$/.test(found.verdict)) continue;
      sound.set(base.path, backup.path);
      break;
    }
  }
  return backups.map((backup) => {
    const found = hashed.get(backup.path) ?? backup;
    return found.base === null ? found : {...found, base: sound.get(found.base) ?? found.base};
  });
}

/** Raises L0143 for an output that is the base of differentials beside it: replaced, it would take them along. */
export async function requireNoBase(output: string): Promise<void> {
  if (kindOf(output) !== 'file') return;
  const {backups} = await readShelf(path.dirname(output), {now: new Date()});
  const own = path.join(path.dirname(output), path.basename(output));
  const [first, ...others] = backups.filter(({base}) => base === own);
  if (first) throw fault(conditions.baseNeeded, {base: output, backup: first.path, more: others.length});
}
