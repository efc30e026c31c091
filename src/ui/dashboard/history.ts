import type {StoreState} from '../../engine/operations/watch/store-state.js';
import type {Sample, StoreView} from './dashboard-state.js';

/** Minutes that are kept. */
const keptMinutes = 60;

/** The history of a store with what is known of it in the minute of a moment. */
export function withSample(
  {history}: StoreView,
  state: StoreState,
  atMs: number,
  isCommit: boolean,
): readonly Sample[] {
  const {node_count, size_bytes, wal_bytes} = state;
  if (size_bytes === null || node_count === null) return history;
  const minute = Math.floor(atMs / 60_000);
  const last = history.at(-1);
  const isSame = last?.minute === minute;
  const sample: Sample = {
    minute,
    nodes: node_count,
    sizeBytes: size_bytes,
    walBytes: Math.max(wal_bytes ?? 0, isSame ? last.walBytes : 0),
    commits: (isSame ? last.commits : 0) + (isCommit ? 1 : 0),
  };
  return [...(isSame ? history.slice(0, -1) : history), sample].slice(-keptMinutes);
}

const heights = '▁▂▃▄▅▆▇█';

/** Values as a line of blocks, the lowest as the lowest block; empty for fewer than two. */
export function sparkline(values: readonly number[], room: number): string {
  if (room < 2 || values.length < 2) return '';
  const shown = values.slice(-room);
  const low = Math.min(...shown);
  const span = Math.max(...shown) - low;
  return shown.map((value) => heights[span === 0 ? 0 : Math.round(((value - low) / span) * 7)]).join('');
}

/** Moments on a line from the oldest to now, each a stroke in its place; empty for none. */
export function momentLine(momentsMs: readonly number[], nowMs: number, room: number): string {
  if (momentsMs.length === 0 || room < 4) return '';
  const oldest = Math.min(...momentsMs);
  const cells = Array.from({length: room}, () => '·');
  for (const moment of momentsMs) {
    const share = nowMs > oldest ? (moment - oldest) / (nowMs - oldest) : 0;
    cells[Math.max(0, Math.min(room - 1, Math.floor(share * room)))] = '│';
  }
  return cells.join('');
}
