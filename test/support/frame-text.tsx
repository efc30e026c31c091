import {renderToString} from 'ink';
import type {StoreState, WatchEvent} from '../../src/engine/operations/watch/store-state.js';
import {type DashboardState, newDashboard} from '../../src/ui/dashboard/dashboard-state.js';
import {Frame} from '../../src/ui/dashboard/frame.js';
import {reduce} from '../../src/ui/dashboard/reduce.js';

/** Frames of the dashboard as text, and the states they are drawn from. */

/** The clock of these tests. */
export const noon = Date.parse('2026-07-14T12:00:00Z');

/** A healthy store, changed three minutes before noon and backed up an hour before that. */
export function storeState(changes: Partial<StoreState> = {}): StoreState {
  return {
    store: 'project.liel',
    size_bytes: 13_631_488,
    changed_at: '2026-07-14T11:57:00.000Z',
    node_count: 20_000,
    edge_count: 40_000,
    wal_bytes: 0,
    wal_capacity_bytes: 4_194_304,
    node_labels: new Map([
      ['Person', 12_000],
      ['Company', 6000],
      ['City', 2000],
    ]),
    edge_labels: new Map([['KNOWS', 40_000]]),
    labels_current: true,
    lock: {state: 'free', pid: null, since: null},
    newest_backup: {
      path: 'backups/project-20260714-105700.liel',
      size_bytes: 13_631_488,
      taken_at: '2026-07-14T10:57:00Z',
      confirmed_at: null,
    },
    backup_count: 3,
    backup_times: ['2026-07-14T10:57:00Z', '2026-07-13T10:57:00Z', '2026-07-10T10:57:00Z'],
    backup_directory: 'backups',
    troubles: [],
    notes: [],
    ...changes,
  };
}

/** A dashboard of stores in these states, after these events. */
export function dashboardOf(
  states: readonly StoreState[],
  place: Partial<DashboardState> = {},
  events: readonly WatchEvent[] = [],
): DashboardState {
  const stores = states.map(({store}) => store);
  const empty = newDashboard(stores, {nowMs: noon, columns: 80, rows: 24, isColored: false});
  const at = new Date(noon).toISOString();
  const first = states.map((state): WatchEvent => ({type: 'state', at, state}));
  return {...[...first, ...events].reduce(reduce, empty), ...place};
}

/** The frame as its lines. */
export function frameLines(state: DashboardState): string[] {
  return renderToString(<Frame state={state} />, {columns: state.columns}).split('\n');
}

/** The frame as one text. */
export function frameText(state: DashboardState): string {
  return frameLines(state).join('\n');
}
