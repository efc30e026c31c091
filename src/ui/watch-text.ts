import {counted, humanSize} from '../engine/faults/words.js';
import type {ChangeEvent, StoreState, WatchEvent} from '../engine/operations/watch/store-state.js';
import {ageText, lastHeldAt} from './age.js';
import {jsonLine} from './json.js';
import {alsoNamed} from './names.js';
import {printable} from './printable.js';

/** One line of JSON for one event. */
export function watchJson(event: WatchEvent): string {
  const {newest_backup: newest, ...state} = event.state;
  const named = alsoNamed(state, {nodes: 'node_count', edges: 'edge_count'});
  return jsonLine({...event, state: {...named, newest_backup: newest && alsoNamed(newest, {backup: 'path'})}});
}

/** One line for an event; undefined for what is no news to a reader of a log. */
export function watchLine(event: WatchEvent, isFirst: boolean): string | undefined {
  const {state} = event;
  const head = `${event.at.replace(/\.\d+Z$/, 'Z')} ${printable(state.store)}:`;
  if (event.type === 'change') return `${head} ${changeText(event)}; now ${stateText(state, event.at)}`;
  return isFirst ? `${head} ${stateText(state, event.at)}` : undefined;
}

/** What happened, in a few words. */
export function changeText(event: ChangeEvent): string {
  const {kind, state, subject} = event;
  if (kind === 'commit') return `commit ${deltaText(event)}`;
  if (kind === 'written') return 'written or touched, header unchanged';
  if (kind === 'replaced') return `replaced by another file ${deltaText(event)}`;
  if (kind === 'gone') return 'gone';
  if (kind === 'back') return 'there again';
  if (kind === 'backup') return `backup ${printable(subject)}`;
  if (kind === 'cleared') return 'no trouble any more';
  const trouble = state.troubles.find(({code}) => code === subject);
  return `${subject} ${printable(trouble?.message ?? '')}`;
}

function deltaText({node_delta, edge_delta, size_delta_bytes}: ChangeEvent): string {
  const parts = [countDelta(node_delta, 'node'), countDelta(edge_delta, 'edge')];
  if (size_delta_bytes) parts.push(`${sign(size_delta_bytes)}${humanSize(Math.abs(size_delta_bytes))}`);
  return parts.filter(Boolean).join(', ') || 'same counts';
}

function countDelta(delta: number | null, word: string): string {
  if (!delta) return '';
  return `${sign(delta)}${counted(Math.abs(delta), word)}`;
}

const sign = (value: number): string => (value < 0 ? '-' : '+');

function stateText(state: StoreState, at: string): string {
  const {size_bytes, node_count, edge_count, newest_backup, troubles} = state;
  const parts: string[] = [];
  if (size_bytes !== null) parts.push(humanSize(size_bytes));
  if (node_count !== null) parts.push(counted(node_count, 'node'), counted(edge_count ?? 0, 'edge'));
  if (state.wal_bytes) parts.push(`WAL ${humanSize(state.wal_bytes)}`);
  parts.push(lockText(state, Date.parse(at)));
  parts.push(newest_backup ? `backup ${ageText(lastHeldAt(newest_backup), Date.parse(at))} old` : 'no backup');
  for (const {code, message} of troubles) parts.push(`${code} ${printable(message)}`);
  return parts.join(', ');
}

/** Who holds the writer lock, and since when. */
function lockText({lock}: StoreState, nowMs: number): string {
  const age = lock.since === null ? '' : `, ${ageText(lock.since, nowMs)}`;
  if (lock.state === 'free') return 'no writer';
  if (lock.state === 'held') return `writer ${lock.pid}${age}`;
  if (lock.state === 'stale') return `lock of dead process ${lock.pid}${age}`;
  return 'a lock of unknown holder';
}
