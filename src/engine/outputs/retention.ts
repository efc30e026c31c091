import {heldAt, type ShelvedBackup} from './backup-shelf.js';

/** How many copies of each kind to keep; 0 keeps none for that reason. */
export interface KeepRules {
  readonly last: number;
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
  /** The moment from which on every state is kept, ISO 8601, UTC; undefined where no age is asked for. */
  readonly since?: string | undefined;
  /** Whether all is kept that can be relied on, for a size to decide. */
  readonly all?: boolean | undefined;
}

/** Why what no rule names stays, where all together take no more than they may. */
export const withinSize = 'within the size';

/** Why each backup that stays does so; one without a reason goes. */
export type KeepReasons = ReadonlyMap<ShelvedBackup, readonly string[]>;

/**
 * Decides what stays of the backups of one store, newest first. Every rule keeps the newest copy of each of the last so
 * many days, weeks or months (UTC, weeks from Monday) that have one. Drilled copies have the places of a rule first; what
 * they leave open goes to undrilled copies of other periods: a copy that nobody restored never pushes out one that was.
 * A moment keeps every copy that held what the store held from then on. Damaged copies have no place.
 */
export function retain(backups: readonly ShelvedBackup[], rules: KeepRules, proven?: ShelvedBackup): KeepReasons {
  const reasons = new Map<ShelvedBackup, string[]>();
  const keep = (backup: ShelvedBackup, reason: string): void => {
    reasons.set(backup, [...(reasons.get(backup) ?? []), reason]);
  };
  const ours = backups.filter(({sequence}) => sequence > 0);
  const drilled = ours.filter(({verdict}) => verdict === 'drilled');
  const undrilled = ours.filter(isUndrilled);
  for (const [backup, always] of keptAlways(backups, proven)) for (const reason of always) keep(backup, reason);
  for (const backup of [...drilled, ...undrilled]) {
    if (rules.since !== undefined && Date.parse(heldAt(backup)) >= Date.parse(rules.since)) {
      keep(backup, `since ${rules.since.slice(0, 10)}`);
    }
    if (rules.all) keep(backup, withinSize);
  }
  for (const [name, count, periodOf] of periods(rules)) {
    const drilledPeriods = new Set(drilled.map(periodOf));
    const candidates = [...drilled, ...undrilled.filter((backup) => !drilledPeriods.has(periodOf(backup)))];
    const taken = new Set<string>();
    for (const backup of candidates) {
      if (taken.size === count) break;
      if (taken.has(periodOf(backup))) continue;
      taken.add(periodOf(backup));
      keep(backup, `${name} ${taken.size} of ${count}`);
    }
  }
  return reasons;
}

/**
 * What stays of the backups of one store, newest first, whatever rules and sizes say, and why.
 * @param proven the newest that was found to be sound; it stays also where a newer one of unknown worth does
 */
export function keptAlways(all: readonly ShelvedBackup[], proven?: ShelvedBackup): KeepReasons {
  const reasons = new Map<ShelvedBackup, readonly string[]>();
  const keep = (backup: ShelvedBackup, reason: string): void => {
    reasons.set(backup, [...(reasons.get(backup) ?? []), reason]);
  };
  const ours = all.filter(({sequence}) => sequence > 0);
  const newestDrilled = ours.find(({verdict}) => verdict === 'drilled');
  const newestUndrilled = ours.find(isUndrilled);
  const isNewer = (backup: ShelvedBackup): boolean =>
    newestDrilled === undefined || all.indexOf(backup) < all.indexOf(newestDrilled);
  if (newestDrilled) keep(newestDrilled, 'newest drilled copy');
  if (newestUndrilled && isNewer(newestUndrilled)) keep(newestUndrilled, 'newest copy');
  if (proven && !reasons.has(proven)) keep(proven, 'newest copy that proves sound');
  for (const backup of all) {
    if (backup.sequence === 0) keep(backup, 'named by hand');
    else if (backup.verdict === 'doubtful') keep(backup, 'of a time that is still to come: it cannot be placed');
    else if (backup.verdict === 'changed') keep(backup, 'not what its receipt says: look at it first');
    else if (backup.verdict === 'unreadable') keep(backup, `${backup.reason}: look at it first`);
    else if (backup.verdict === 'damaged' && isNewer(backup)) keep(backup, 'damaged, and no drilled copy is newer');
  }
  return reasons;
}

/** Whether a copy may be whole though nobody has restored it here. */
function isUndrilled({verdict}: ShelvedBackup): boolean {
  return verdict === 'not drilled' || verdict === 'no receipt' || verdict === 'no base';
}

type Period = readonly [name: string, count: number, periodOf: (backup: ShelvedBackup) => string];

function periods({last, daily, weekly, monthly}: KeepRules): readonly Period[] {
  return [
    ['last', last, (backup) => backup.path],
    ['daily', daily, ({taken_at}) => taken_at.slice(0, 10)],
    ['weekly', weekly, ({taken_at}) => mondayOf(taken_at)],
    ['monthly', monthly, ({taken_at}) => taken_at.slice(0, 7)],
  ];
}

/** The day on which the week of a moment began. */
function mondayOf(moment: string): string {
  const day = new Date(moment);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}
