import type {ReactNode} from 'react';
import {Fault} from '../../../engine/faults/fault.js';
import type {
  Counted,
  DamageReport,
  LabelsReport,
  MemoryPlace,
  MemoryView,
} from '../../../engine/operations/browse/browse.js';
import type {InspectPlace, InspectReport} from '../../../engine/operations/inspect/inspect.js';
import type {Note, Operation, Progress} from '../../../engine/passes/operation.js';
import type {TerminalSize} from '../terminal-screen.js';
import {BrowseFrame} from './browse-frame.js';
import {type Look, press} from './browse-keys.js';
import {rowsOf} from './browse-rows.js';
import {type BrowsePlace, type BrowseState, newBrowser, type Seen, type Working} from './browse-state.js';

type Work<Report> = Operation<Note | Progress | Counted, Report>;

/** The looks that keys ask for, at one store. */
export interface BrowseJobs {
  readonly memory: (place: MemoryPlace) => Work<MemoryView>;
  readonly bytes: (place: InspectPlace) => Promise<InspectReport>;
  readonly count: () => Work<LabelsReport>;
  readonly damage: () => Work<DamageReport>;
}

/** Where a browser is drawn, and what hears of its end. */
export interface BrowseHost {
  readonly show: (frame: ReactNode) => void;
  readonly ended: (how: 'quit' | 'interrupt') => void;
  /** Something went wrong that nobody foresaw. */
  readonly failed: (error: unknown) => void;
}

/** A browser on a screen that is another's. */
export class Browser {
  private lastKey: Promise<void> = Promise.resolve();
  /** The look that keys wait for. */
  private awaited: Work<Seen> | undefined;
  /** Work beside the screen. */
  private beside: Work<unknown> | undefined;
  private isClosed = false;

  private constructor(
    private state: BrowseState,
    private readonly jobs: BrowseJobs,
    private readonly host: BrowseHost,
  ) {}

  /** Takes the first look. Raises what that raises. */
  static async open(
    store: string,
    place: BrowsePlace,
    jobs: BrowseJobs,
    host: BrowseHost,
    screen: Pick<BrowseState, 'columns' | 'rows' | 'isColored'>,
  ): Promise<Browser> {
    const look = lookAt(jobs, place);
    let step = await look.next();
    while (!step.done) step = await look.next();
    return new Browser(newBrowser(store, place, step.value, screen), jobs, host);
  }

  frame(): ReactNode {
    return <BrowseFrame state={this.state} />;
  }

  /** Shows the first frame, and begins what goes on beside it. */
  begin(): void {
    this.show(this.state);
    this.workBeside();
  }

  resized(size: TerminalSize): void {
    this.show({...this.state, ...size});
  }

  /** A key that is pressed during a look is meant for what it shows, unless it ends it. */
  pressed(key: string): void {
    if (key === 'ctrl-c') this.host.ended('interrupt');
    else if (this.awaited && key === 'escape') this.giveUp();
    else if (this.awaited && key === 'q') this.host.ended('quit');
    else this.lastKey = this.lastKey.then(() => this.answer(key)).catch((error: unknown) => this.host.failed(error));
  }

  close(): void {
    this.isClosed = true;
    this.giveUp();
    void this.beside?.return(undefined as never).catch(() => {});
  }

  private giveUp(): void {
    void this.awaited?.return(undefined as never).catch(() => {});
    this.awaited = undefined;
  }

  private show(state: BrowseState): void {
    this.state = state;
    if (!this.isClosed) this.host.show(this.frame());
  }

  private async answer(key: string): Promise<void> {
    if (this.isClosed) return;
    const {state, effect, look} = press(this.state, key);
    this.show(state);
    if (effect) this.host.ended(effect);
    else if (look) await this.go(look);
  }

  private async go({place, cursor, trail, ahead}: Look): Promise<void> {
    const work = lookAt(this.jobs, place);
    this.awaited = work;
    const seen = await this.finish(work, 'awaited').catch((error) => ({notice: noticeOf(error)}));
    this.awaited = undefined;
    if (this.isClosed) return;
    const next = {...this.state, awaited: undefined};
    if (seen === undefined) this.show({...next, notice: 'given up'});
    else if ('notice' in seen) this.show({...next, notice: seen.notice});
    else this.show({...next, place, cursor, trail, ahead, seen});
    this.workBeside();
  }

  /** Runs work to its end and shows how far it is; undefined where it was given up. */
  private async finish<T>(work: Work<T>, as: 'awaited' | 'beside'): Promise<T | undefined> {
    for (;;) {
      const step = await work.next();
      if (step.done) return step.value;
      if (this.isClosed) continue;
      if (step.value.type === 'progress') this.show({...this.state, [as]: workingOf(step.value)});
      if (step.value.type === 'counted') this.show(withSameRow(this.state, {...this.state, counts: step.value.labels}));
    }
  }

  /** Counts labels where they are shown, and looks for damage where pages are; one of them at a time. */
  private workBeside(): void {
    const {seen, counts, damage} = this.state;
    if (this.beside || this.isClosed) return;
    if (seen.topic === 'labels' && !counts?.isWhole)
      void this.runBeside(this.jobs.count(), (found) => ({counts: found}));
    else if (seen.topic === 'pages' && !damage) void this.runBeside(this.jobs.damage(), (found) => ({damage: found}));
  }

  private async runBeside<T>(work: Work<T>, toState: (found: T) => Partial<BrowseState>): Promise<void> {
    this.beside = work;
    const {seen} = this.state;
    let more: Partial<BrowseState> = {};
    try {
      const found = await this.finish(work, 'beside');
      if (found !== undefined) more = toState(found);
    } catch (error) {
      if (!(error instanceof Fault)) return this.host.failed(error);
      more = {notice: noticeOf(error)};
    }
    this.beside = undefined;
    if (this.isClosed) return;
    this.show(withSameRow(this.state, {...this.state, beside: undefined, ...more}));
    // What was asked for meanwhile; what failed is not tried again before somebody asks.
    if (this.state.seen !== seen) this.workBeside();
  }
}

/** A state whose rows came to be more, with the row selected that was. */
function withSameRow(before: BrowseState, after: BrowseState): BrowseState {
  const to = rowsOf(before)[before.cursor]?.to;
  if (!to || after.counts === before.counts) return after;
  const same = rowsOf(after).findIndex((row) => JSON.stringify(row.to) === JSON.stringify(to));
  return same < 0 ? after : {...after, cursor: same};
}

/** A look at a place of either kind. */
async function* lookAt(jobs: BrowseJobs, place: BrowsePlace): Work<Seen> {
  if (place.topic === 'bytes') return {topic: 'bytes', report: await jobs.bytes(place.at)};
  return yield* jobs.memory(place);
}

function workingOf({phase, done, total}: Progress): Working {
  return {what: phase, share: total > 0 ? done / total : undefined};
}

/** What went wrong, for the last line; what nobody foresaw ends the program. */
function noticeOf(error: unknown): string {
  if (error instanceof Fault) return `${error.condition.code} ${error.message}`;
  throw error;
}
