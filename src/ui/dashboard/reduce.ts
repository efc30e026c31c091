import type {VerifyReport} from '../../engine/evidence/verdict.js';
import type {Fault, Finding} from '../../engine/faults/fault.js';
import {toTrouble} from '../../engine/faults/trouble.js';
import {counted, humanSize} from '../../engine/faults/words.js';
import type {ChangeEvent, WatchEvent} from '../../engine/operations/watch/store-state.js';
import type {BackupReport} from '../../engine/outputs/publish.js';
import type {Progress} from '../../engine/passes/operation.js';
import {printable} from '../printable.js';
import {changeText} from '../watch-text.js';
import {
  type DashboardState,
  type JobKind,
  newView,
  type StoreVerdict,
  type StoreView,
  type TimelineEntry,
  type Tone,
} from './dashboard-state.js';
import {withSample} from './history.js';

/** What happens to a dashboard, keys apart. */
export type DashboardEvent =
  | WatchEvent
  | {readonly type: 'tick'; readonly nowMs: number}
  | {readonly type: 'resize'; readonly columns: number; readonly rows: number}
  | {readonly type: 'job started'; readonly store: string; readonly kind: JobKind; readonly nowMs: number}
  | {readonly type: 'job progress'; readonly store: string; readonly progress: Progress}
  | {readonly type: 'verified'; readonly store: string; readonly report: VerifyReport; readonly nowMs: number}
  | {readonly type: 'backed up'; readonly store: string; readonly report: BackupReport; readonly nowMs: number}
  | {
      readonly type: 'job failed';
      readonly store: string;
      readonly kind: JobKind;
      readonly fault: Fault;
      readonly nowMs: number;
    };

const keptEntries = 200;
/** How long the outcome of a job stands where the keys are. */
const noticeMs = 8000;

/** The dashboard after an event. */
export function reduce(state: DashboardState, event: DashboardEvent): DashboardState {
  switch (event.type) {
    case 'tick':
      return withMinute({...state, nowMs: event.nowMs, notice: event.nowMs > state.noticeEndsMs ? '' : state.notice});
    case 'resize':
      return {...state, columns: event.columns, rows: event.rows};
    case 'state':
      return withState(state, event);
    case 'change':
      return withEntry(withState(state, event), changeEntry(event));
    case 'job started': {
      const job = {kind: event.kind, startedMs: event.nowMs, phase: '', share: undefined};
      return withView(state, event.store, {job});
    }
    case 'job progress':
      return withProgress(state, event.store, event.progress);
    case 'verified':
      return withVerdict(state, event.store, toVerdict(event.report), event.nowMs);
    case 'backed up': {
      const {backup, size_bytes} = event.report;
      const text = `backed up and drilled: ${printable(backup)}, ${humanSize(size_bytes)}`;
      // The timeline has it from the watch, as any other backup.
      return withView(withNotice(state, text, event.nowMs), event.store, {job: undefined});
    }
    case 'job failed':
      return withFailure(state, event);
  }
}

function withView(state: DashboardState, store: string, change: Partial<StoreView>): DashboardState {
  return {...state, views: state.views.map((view) => (view.store === store ? {...view, ...change} : view))};
}

/** What is known of a store now; of one that came later, that it is there. */
function withState(before: DashboardState, event: WatchEvent): DashboardState {
  const {store} = event.state;
  const known = before.views.find((view) => view.store === store);
  const view = known ?? newView(store);
  const isCommit = event.type === 'change' && event.kind === 'commit';
  const history = withSample(view, event.state, Date.parse(event.at), isCommit);
  const change = {state: event.state, history};
  if (known) return withView(before, store, change);
  const added = {...before, views: [...before.views, {...view, ...change}]};
  return withEntry(added, {at: event.at, store, text: 'a new store', tone: 'good'});
}

/** A sample of each store where a minute has begun. */
function withMinute(state: DashboardState): DashboardState {
  const minute = Math.floor(state.nowMs / 60_000);
  if (state.views.every(({history}) => (history.at(-1)?.minute ?? minute) === minute)) return state;
  const views = state.views.map((view) =>
    view.state ? {...view, history: withSample(view, view.state, state.nowMs, false)} : view,
  );
  return {...state, views};
}

function withNotice(state: DashboardState, notice: string, nowMs: number): DashboardState {
  return {...state, notice, noticeEndsMs: nowMs + noticeMs};
}

type Entry = Omit<TimelineEntry, 'number'>;

function withEntry(state: DashboardState, seen: Entry): DashboardState {
  const added = {number: (state.timeline[0]?.number ?? 0) + 1, ...seen};
  return {...state, timeline: [added, ...state.timeline].slice(0, keptEntries)};
}

function withProgress(state: DashboardState, store: string, {phase, done, total}: Progress): DashboardState {
  const job = state.views.find((view) => view.store === store)?.job;
  if (!job) return state;
  return withView(state, store, {job: {...job, phase, share: total > 0 ? done / total : undefined}});
}

function withVerdict(
  state: DashboardState,
  store: string,
  verdict: Pick<StoreVerdict, 'isSound' | 'text' | 'troubles'>,
  nowMs: number,
): DashboardState {
  const changedAt = state.views.find((view) => view.store === store)?.state?.changed_at ?? null;
  const next = withView(state, store, {job: undefined, verdict: {...verdict, atMs: nowMs, changedAt}});
  const tone = verdict.isSound ? 'good' : 'bad';
  return withEntry({...next, notice: ''}, entry(nowMs, store, `verified: ${verdict.text}`, tone));
}

function toVerdict(report: VerifyReport): Pick<StoreVerdict, 'isSound' | 'text' | 'troubles'> {
  const count = (verdict: string): number => report.layers.filter((layer) => layer.verdict === verdict).length;
  const text = report.ok
    ? `sound, ${count('pass')} of ${counted(report.layers.length, 'layer')} proved`
    : `${counted(report.finding_count, 'finding')}, ${counted(count('fail'), 'layer fails', 'layers fail')}`;
  const troubles = report.findings.slice(0, 20).map((found: Finding) => toTrouble(found));
  return {isSound: report.ok, text, troubles};
}

function withFailure(
  state: DashboardState,
  {store, kind, fault, nowMs}: Extract<DashboardEvent, {type: 'job failed'}>,
): DashboardState {
  const text = `${kind} failed: ${fault.condition.code} ${printable(fault.message)}`;
  if (kind === 'verify') {
    return withVerdict(
      state,
      store,
      {isSound: false, text: `undecided, ${fault.condition.code}`, troubles: [toTrouble(fault)]},
      nowMs,
    );
  }
  const next = withView(withNotice(state, text, nowMs), store, {job: undefined});
  return withEntry(next, entry(nowMs, store, text, 'bad'));
}

const entry = (nowMs: number, store: string, text: string, tone: Tone): Entry => ({
  at: new Date(nowMs).toISOString(),
  store,
  text,
  tone,
});

const toneOf: Readonly<Record<ChangeEvent['kind'], Tone>> = {
  commit: 'plain',
  written: 'warning',
  replaced: 'warning',
  gone: 'bad',
  back: 'good',
  backup: 'good',
  trouble: 'bad',
  cleared: 'good',
};

function changeEntry(event: ChangeEvent): Entry {
  return {at: event.at, store: event.state.store, text: changeText(event), tone: toneOf[event.kind]};
}
