import path from 'node:path';
import {counted} from '../faults/words.js';
import {deltaEnding, encryptedEnding} from './backup-name.js';
import type {BackupVerdict} from './backup-shelf.js';

/** A backup in a plan of what stays. */
interface Planned {
  readonly path: string;
  /** The full copy without which it is nothing; null for what is whole. */
  readonly base: string | null;
  readonly stem: string;
  readonly verdict: BackupVerdict;
  readonly kept: boolean;
}

/** An encrypted differential of which no receipt says what it was made against, and nobody without a key can. */
const isSilent = ({path: file, base, verdict}: Planned): boolean =>
  base === null && /^(no receipt|unreadable)$/.test(verdict) && file.endsWith(`${deltaEnding}${encryptedEnding}`);

/** The differentials that stay, by the full copy that each needs. */
function dependantsOf<P extends Planned>(plan: readonly P[]): Map<string, P[]> {
  const needs = new Map<string, P[]>();
  for (const backup of plan) {
    if (backup.kept && backup.base !== null) needs.set(backup.base, [...(needs.get(backup.base) ?? []), backup]);
  }
  return needs;
}

/** Why full copies stay that no rule keeps: by their paths. */
export function reasonsOfBases(plan: readonly Planned[]): ReadonlyMap<string, string> {
  const reason = (found: readonly Planned[]): string =>
    found.length === 1
      ? `base of ${path.basename((found[0] as Planned).path)}, which stays`
      : `base of ${counted(found.length, 'differential')} that stay`;
  const needed = new Map([...dependantsOf(plan)].map(([base, found]) => [base, reason(found)]));
  for (const silent of plan.filter((backup) => backup.kept && isSilent(backup))) {
    const why = `perhaps the base of ${path.basename(silent.path)}, of which no receipt tells it`;
    const full = plan.filter(
      ({stem, base, path: file}) => stem === silent.stem && base === null && !file.includes(deltaEnding),
    );
    for (const {path: file} of full) if (!needed.has(file)) needed.set(file, why);
  }
  return needed;
}

/** Of what must stay, all that it needs. */
export function withBases(plan: readonly Planned[], needed: ReadonlySet<string>): ReadonlySet<string> {
  const asNeeded = plan.map((backup) => ({...backup, kept: needed.has(backup.path)}));
  return new Set([...needed, ...reasonsOfBases(asNeeded).keys()]);
}
