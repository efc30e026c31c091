/** A backup in a plan of what stays. */
interface Planned {
  readonly path: string;
  readonly taken_at: string;
  readonly confirmed_at: string | null;
  readonly size_bytes: number;
  readonly kept: boolean;
}

/**
 * A plan in which the oldest of what would stay go, whichever store they are of, until the rest takes no more than so many bytes on the
 * disk. What is needed stays, also where that is too much. The oldest are those that have not held for the longest.
 */
export function fitInto<P extends Planned>(maxBytes: number, plan: readonly P[], needed: ReadonlySet<string>): P[] {
  const staying = plan.filter(({kept}) => kept);
  let total = staying.reduce((sum, {size_bytes}) => sum + size_bytes, 0);
  const heldMs = ({taken_at, confirmed_at}: Planned): number => Date.parse(confirmed_at ?? taken_at);
  const tooMuch = new Set<Planned>();
  for (const backup of staying.sort((a, b) => heldMs(a) - heldMs(b))) {
    if (total <= maxBytes) break;
    if (needed.has(backup.path)) continue;
    tooMuch.add(backup);
    total -= backup.size_bytes;
  }
  return plan.map((backup) =>
    tooMuch.has(backup) ? {...backup, kept: false, outcome: 'goes', reasons: [], over_size: true} : backup,
  );
}
