import {type BrowseRow, markWidth} from './browse-row.js';
import type {BrowsePlace, BrowseState, Seen} from './browse-state.js';
import {bytesRows} from './bytes-rows.js';
import {labelRows, lookRows, recordRows} from './memory-rows.js';

/** Rows between the head and the keys. */
export function bodyRows({rows}: Pick<BrowseState, 'rows'>): number {
  return Math.max(1, rows - 2);
}

type Shown = Pick<BrowseState, 'seen' | 'counts' | 'columns'>;

/** All rows of what is looked at, the page map apart. Made once for many keys: the bytes of a full WAL have 250,000. */
export function rowsOf({seen, counts, columns}: Shown): readonly BrowseRow[] {
  const known = made.get(seen);
  if (known?.columns === columns && known.counts === counts) return known.rows;
  const rows = makeRows(seen, counts, columns - markWidth);
  made.set(seen, {counts, columns, rows});
  return rows;
}

/** The rows of a look that were made last; they go with it. */
const made = new WeakMap<Seen, Pick<Shown, 'counts' | 'columns'> & {readonly rows: readonly BrowseRow[]}>();

function makeRows(seen: Seen, counts: Shown['counts'], width: number): BrowseRow[] {
  switch (seen.topic) {
    case 'bytes':
      return bytesRows(seen.report, width);
    case 'labels':
      return labelRows(seen, counts, width);
    case 'records':
    case 'found':
      return recordRows(seen, moreOf(seen), width);
    case 'record':
      return lookRows(seen, width);
    case 'pages':
      return [];
  }
}

function moreOf(seen: Extract<Seen, {topic: 'records' | 'found'}>): BrowsePlace | undefined {
  const {next} = seen;
  if (!next) return undefined;
  if (seen.topic === 'found') return {topic: 'found', query: seen.query, from: next};
  return {topic: 'records', which: seen.which, from: next};
}

/** The row that is selected, and the first that is shown: the selected one is kept in the middle. */
export function windowOf(
  {cursor, rows}: Pick<BrowseState, 'cursor' | 'rows'>,
  count: number,
): {readonly selected: number; readonly first: number} {
  const room = bodyRows({rows});
  const selected = Math.max(0, Math.min(cursor, count - 1));
  return {selected, first: Math.max(0, Math.min(selected - Math.floor(room / 2), count - room))};
}
