/** How a key moves on a screen: by rows, by pages of the screen, or to one of the ends. */
export interface Movement {
  readonly rows: number;
  readonly pages: number;
}

const by = (rows: number, pages = 0): Movement => ({rows, pages});

/** Keys that move, the same on all screens. */
const movements = new Map<string, Movement>([
  ['up', by(-1)],
  ['k', by(-1)],
  ['down', by(1)],
  ['j', by(1)],
  ['wheelup', by(-3)],
  ['wheeldown', by(3)],
  ['pageup', by(0, -1)],
  ['pagedown', by(0, 1)],
  [' ', by(0, 1)],
  ['g', by(Number.NEGATIVE_INFINITY)],
  ['home', by(Number.NEGATIVE_INFINITY)],
  ['G', by(Number.POSITIVE_INFINITY)],
  ['end', by(Number.POSITIVE_INFINITY)],
]);

/** Where a key moves to from a place among `count`, with so many on a page; undefined for a key that does not move. */
export function movedBy(key: string, at: number, count: number, page: number): number | undefined {
  const movement = movements.get(key);
  if (!movement) return undefined;
  const wanted = at + movement.rows + movement.pages * Math.max(1, page - 1);
  return Math.max(0, Math.min(wanted, count - 1));
}
