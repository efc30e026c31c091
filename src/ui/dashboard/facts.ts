import path from 'node:path';
import {counted, grouped, humanSize} from '../../engine/faults/words.js';
import {ageText, lastHeldAt, spanText} from '../age.js';
import {printable} from '../printable.js';
import {bar, percentText} from './bar.js';
import {explainable, type Job, type Sample, type StoreView, type Tone} from './dashboard-state.js';
import {momentLine, sparkline} from './history.js';
import {agoText, clockText, isBehind} from './standing.js';

/** One line about the selected store. */
export interface Fact {
  readonly name: string;
  readonly text: string;
  readonly tone: Tone;
}

const fact = (name: string, text: string, tone: Tone = 'plain'): Fact => ({name, text, tone});

/** What the panel of a store says, in the order it says it. */
export function factsOf(view: StoreView, nowMs: number, room: number): Fact[] {
  const {state} = view;
  if (!state) return [fact('', 'looking at it …', 'faint')];
  const isThere = state.size_bytes !== null;
  return [
    ...(isThere ? contentFacts(view, nowMs, room) : []),
    lockFact(view, nowMs),
    ...backupFacts(view, nowMs, room),
    view.job ? jobFact(view.job, nowMs) : verdictFact(view, nowMs),
  ];
}

function contentFacts({state, history}: StoreView, nowMs: number, room: number): Fact[] {
  const spark = (text: string, of: (sample: Sample) => number): string => {
    const line = sparkline(history.map(of), Math.min(history.length, room - text.length - 1));
    return line === '' ? text : `${text} ${line}`;
  };
  if (!state || state.size_bytes === null) return [];
  const {size_bytes, node_count, edge_count, wal_bytes, wal_capacity_bytes, changed_at} = state;
  const facts = [
    fact(
      'size',
      spark(humanSize(size_bytes), ({sizeBytes}) => sizeBytes),
    ),
  ];
  if (node_count !== null)
    facts.push(
      fact(
        'records',
        spark(`${counted(node_count, 'node')}, ${counted(edge_count ?? 0, 'edge')}`, ({nodes}) => nodes),
      ),
    );
  if (wal_bytes !== null) {
    const share = wal_bytes / wal_capacity_bytes;
    const fill = wal_bytes === 0 ? 'empty' : percentText(share);
    const left = wal_bytes > 0 && state.lock.state !== 'held' ? ', left behind' : '';
    const text = `${bar(share, 10)} ${fill} of ${humanSize(wal_capacity_bytes)}${left}`;
    facts.push(
      fact(
        'wal',
        spark(text, ({walBytes}) => walBytes),
        wal_bytes === 0 ? 'plain' : 'warning',
      ),
    );
  }
  const changedMs = Date.parse(changed_at ?? '');
  facts.push(
    fact('changed', `${agoText(changedMs, nowMs)}, ${changed_at?.slice(0, 10)} ${clockText(changed_at ?? '')}`),
  );
  if (history.length > 1) {
    const perMinute = `${grouped(history.at(-2)?.commits ?? 0)} a minute`;
    facts.push(
      fact(
        'commits',
        spark(perMinute, ({commits}) => commits),
      ),
    );
  }
  return facts;
}

function lockFact({state}: StoreView, nowMs: number): Fact {
  const {state: lock, pid, since} = state!.lock;
  const age = since === null ? '' : ` for ${ageText(since, nowMs)}`;
  if (lock === 'held') return fact('writer', `process ${pid}${age}`, 'accent');
  if (lock === 'stale') return fact('writer', `dead process ${pid} left its lock; harmless`, 'warning');
  if (lock === 'unprovable') return fact('writer', 'a lock whose holder is unknown', 'warning');
  return fact('writer', 'none');
}

function backupFacts(view: StoreView, nowMs: number, room: number): Fact[] {
  const {newest_backup: newest, backup_count: count} = view.state!;
  if (!newest) return [fact('backup', 'none known; b makes one', 'warning')];
  const isLate = view.state!.size_bytes !== null && isBehind(view);
  const kept = count === 1 ? '' : `, ${count} kept`;
  const text = `${ageText(lastHeldAt(newest), nowMs)} old${isLate ? ', store changed since' : ', no change since'}`;
  return [
    fact('backup', text, isLate ? 'warning' : 'good'),
    fact('', `${printable(path.basename(newest.path))}${kept}`, 'faint'),
    ...timelineFact(view, nowMs, room),
  ];
}

/** Where there are several backups, when each was taken, from the oldest to now. */
function timelineFact({state}: StoreView, nowMs: number, room: number): Fact[] {
  const moments = (state?.backup_times ?? []).map((at) => Date.parse(at));
  if (moments.length < 2) return [];
  const start = spanText(nowMs - Math.min(...moments));
  const line = momentLine(moments, nowMs, Math.min(48, room - start.length - 5));
  return line === '' ? [] : [fact('', `${start} ${line} now`)];
}

function verdictFact({verdict, state}: StoreView, nowMs: number): Fact {
  if (!verdict) return fact('verdict', state!.size_bytes === null ? 'none' : 'not verified yet; v verifies', 'faint');
  const when = agoText(verdict.atMs, nowMs);
  if (verdict.changedAt !== state!.changed_at) {
    return fact('verdict', `${verdict.isSound ? 'sound' : 'not sound'} ${when}, store changed since`, 'warning');
  }
  return fact('verdict', `${verdict.text}, ${when}`, verdict.isSound ? 'good' : 'bad');
}

function jobFact({kind, startedMs, phase, share}: Job, nowMs: number): Fact {
  const seconds = `${Math.max(0, (nowMs - startedMs) / 1000).toFixed(0)} s`;
  const progress = share === undefined ? '' : ` ${bar(share, 10)} ${percentText(share)}`;
  return fact(kind, `${phase === '' ? 'begun' : phase}${progress}, ${seconds}`, 'accent');
}

/** The worst that can be explained, as one line; undefined when there is nothing. */
export function troubleFact(view: StoreView): Fact | undefined {
  const [worst, ...others] = explainable(view);
  if (!worst) return undefined;
  const isNote = view.state?.notes.includes(worst) ?? false;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return fact(worst.code, `${printable(worst.message)}${more}`, isNote ? 'warning' : 'bad');
}
