import path from 'node:path';
import {counted} from '../faults/words.js';

/** A backup in a plan of what stays. */
interface Planned {
  readonly path: string;
  /** The full copy without which it is nothing; null for what is whole. */
  readonly base: string | null;
  readonly kept: boolean;
}

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
  return new Map([...dependantsOf(plan)].map(([base, found]) => [base, reason(found)]));
}

/** Of what must stay, all that it needs. */
export function withBases(plan: readonly Planned[], needed: ReadonlySet<string>): ReadonlySet<string> {
  const bases = plan.flatMap((backup) => (needed.has(backup.path) && backup.base !== null ? [backup.base] : []));
  return new Set([...needed, ...bases]);
}
