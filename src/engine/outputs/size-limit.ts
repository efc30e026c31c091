import {type NeedingBackup, reasonsOfBases} from './needed-bases.js';

/** A backup in a plan of what stays. */
interface Planned extends NeedingBackup {
  readonly taken_at: string;
  readonly confirmed_at: string | null;
  readonly size_bytes: number;
}

/**
 * A plan in which the oldest of what would stay go, whichever store they are of, until the rest takes no more than so many bytes on the
 * disk. What is needed stays, also where that is too much; a full copy goes only behind the last differential that needs it, and as
 * soon as that is gone. The oldest are those that have not held for the longest.
 */
export function fitInto<P extends Planned>(maxBytes: number, plan: readonly P[], needed: ReadonlySet<string>): P[] {
  const staying = new Map(plan.filter(({kept}) => kept).map((backup) => [backup.path, backup]));
  let total = [...staying.values()].reduce((sum, {size_bytes}) => sum + size_bytes, 0);
  const heldMs = ({taken_at, confirmed_at}: Planned): number => Date.parse(confirmed_at ?? taken_at);
  const inUse = () => reasonsOfBases([...staying.values()]);
  const leave = (backup: Planned): void => {
    if (total <= maxBytes || needed.has(backup.path)) return;
    const before = inUse();
    if (before.has(backup.path) || !staying.delete(backup.path)) return;
    total -= backup.size_bytes;
    const after = inUse();
    const freed = [...staying.values()].filter(({path}) => before.has(path) && !after.has(path));
    for (const base of freed.reverse()) if (heldMs(base) <= heldMs(backup)) leave(base);
  };
  for (const backup of [...staying.values()].sort((a, b) => heldMs(a) - heldMs(b))) leave(backup);
  return plan.map((backup) =>
    !backup.kept || staying.has(backup.path)
      ? backup
      : {...backup, kept: false, outcome: 'goes', reasons: [], over_size: true},
  );
}
