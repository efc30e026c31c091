import {renderToString} from 'ink';
import {PickFrame} from '../../src/ui/dashboard/pick/pick-frame.js';
import {press} from '../../src/ui/dashboard/pick/pick-keys.js';
import type {PickState} from '../../src/ui/dashboard/pick/pick-state.js';

/** A picker over so many backups, a day apart, the newest taken a day ago. */
export function pickerOf(count: number, screen: Partial<PickState> = {}): PickState {
  const nowMs = Date.UTC(2026, 5, 30);
  const copies = Array.from({length: count}, (_, i) => {
    const takenAt = new Date(nowMs - (i + 1) * 86_400_000).toISOString().replace('.000Z', 'Z');
    return {
      path: `backups/it's-${i}\u001b.liel`,
      size_bytes: 7_356_416,
      taken_at: takenAt,
      confirmed_at: null,
      aged_from: takenAt,
    };
  });
  const place = {columns: 80, rows: 24, isColored: false};
  return {store: 'a\nb.liel', copies, uncounted: 0, cursor: 0, mode: 'choose', nowMs, ...place, ...screen};
}

/** The state after some keys. */
export function pressPicker(state: PickState, ...keys: readonly string[]): PickState {
  return keys.reduce((now, key) => press(now, key).state, state);
}

/** The frame as its lines. */
export function pickLines(state: PickState): string[] {
  return renderToString(<PickFrame state={state} />, {columns: state.columns}).split('\n');
}
