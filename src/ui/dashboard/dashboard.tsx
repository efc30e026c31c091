import type {VerifyReport} from '../../engine/evidence/verdict.js';
import {conditions} from '../../engine/faults/conditions.js';
import {Fault, fault} from '../../engine/faults/fault.js';
import type {WatchEvent} from '../../engine/operations/watch/store-state.js';
import type {BackupReport} from '../../engine/outputs/publish.js';
import type {Note, Operation, Progress} from '../../engine/passes/operation.js';
import {printable} from '../printable.js';
import {type BrowseHost, type BrowseJobs, Browser} from './browse/browser.js';
import {
  type DashboardState,
  explainable,
  hasWriter,
  type JobKind,
  newDashboard,
  selectedView,
} from './dashboard-state.js';
import {Frame} from './frame.js';
import {type Effect, type Key, press} from './keys.js';
import {listedStores} from './listed-stores.js';
import {type DashboardEvent, reduce} from './reduce.js';
import {TerminalScreen, terminalSize} from './terminal-screen.js';

/** The work that keys start. */
export interface DashboardJobs {
  readonly verify: (store: string) => Operation<Note | Progress, VerifyReport>;
  /** Live beside a writer that holds the lock. */
  readonly backup: (store: string, directory: string, live: boolean) => Operation<Note | Progress, BackupReport>;
  /** The looks into a store. */
  readonly browse: (store: string) => BrowseJobs;
  /** Whether this terminal is known to take what is to be copied (OSC 52). */
  readonly takesCopies: boolean;
}

/** Draws the events, of which the first are a state of each store, until the operator quits, and leaves the terminal as it was. Raises what the events raise. */
export async function runDashboard(
  events: Operation<WatchEvent, unknown>,
  stores: readonly string[],
  jobs: DashboardJobs,
): Promise<void> {
  // The first frame has something to show.
  let state = newDashboard(stores, {nowMs: Date.now(), isColored: !process.env['NO_COLOR'], ...terminalSize()});
  for (const _ of stores) {
    const first = await events.next();
    if (!first.done) state = reduce(state, first.value);
  }
  const dashboard = new Dashboard({...state, selected: listedStores(state)[0] ?? 0}, jobs);
  try {
    await Promise.race([dashboard.follow(events), dashboard.screen.ended]);
  } finally {
    dashboard.screen.close();
  }
}

/** How often ages are drawn anew; a frame takes more time than all looks at 25 stores, so that an idle screen is drawn less often. */
const tickMs = 1000;
const idleTickMs = 10_000;
/** How long nothing must have happened for that. */
const restlessMs = 30_000;

class Dashboard {
  readonly screen: TerminalScreen<void>;
  private readonly ticker: NodeJS.Timeout;
  private isStopped = false;
  /** When something last happened, and when it was last drawn. */
  private eventMs = Date.now();
  private drawnMs = 0;
  /** What the screen shows in place of the dashboard. */
  private browser: Browser | undefined;
  private readonly running = new Set<Operation<Note | Progress, unknown>>();

  constructor(
    private state: DashboardState,
    private readonly jobs: DashboardJobs,
  ) {
    this.screen = new TerminalScreen(<Frame state={state} />, {
      onKey: (key) => (this.browser ? this.browser.pressed(key) : this.pressed(key)),
      onResize: (size) => {
        this.apply({type: 'resize', ...size});
        this.browser?.resized(size);
      },
      onClose: () => this.stop(),
    });
    this.ticker = setInterval(() => this.apply({type: 'tick', nowMs: Date.now()}), tickMs);
  }

  /** Applies events until there are no more. */
  async follow(events: Operation<WatchEvent, unknown>): Promise<void> {
    for await (const event of events) this.apply(event);
  }

  private stop(): void {
    this.isStopped = true;
    clearInterval(this.ticker);
    this.browser?.close();
    for (const operation of this.running) void operation.return(undefined);
  }

  private apply(event: DashboardEvent): void {
    const state = reduce(this.state, event);
    const now = Date.now();
    if (event.type !== 'tick') this.eventMs = now;
    const isRestless = now - this.eventMs < restlessMs || state.notice !== this.state.notice;
    if (isRestless || now - this.drawnMs >= idleTickMs) this.show(state);
    else this.state = state;
    const isWorking = this.state.views.some(({job}) => job?.kind === 'backup');
    if (this.state.isQuitting && !isWorking) this.screen.end();
  }

  private show(state: DashboardState): void {
    this.state = state;
    this.drawnMs = Date.now();
    if (!this.browser) this.screen.show(<Frame state={state} />);
  }

  private pressed(key: Key): void {
    this.eventMs = Date.now();
    const {state, effect} = press(this.state, key);
    this.show(state);
    if (effect) this.carryOut(effect);
  }

  private carryOut(effect: Effect): void {
    const {store, state} = selectedView(this.state);
    if (effect === 'quit') this.screen.end();
    else if (effect === 'verify all' || effect === 'backup all') void this.workOnAll(effect);
    else if (effect === 'verify') void this.verify(store);
    else if (effect === 'backup') void this.backup(store, state?.backup_directory ?? '.', hasWriter(state));
    else if (effect === 'browse') void this.browse(store);
    else if (effect === 'copy') this.copy();
    // As if the terminal had not been raw.
    else this.screen.endWith('SIGINT');
  }

  /** Shows the inside of a store until that is quit; the watch goes on. */
  private async browse(store: string): Promise<void> {
    const host: BrowseHost = {
      show: (frame) => this.screen.show(frame),
      ended: (how) => {
        if (how === 'interrupt') return this.screen.endWith('SIGINT');
        this.browser?.close();
        this.browser = undefined;
        this.show(this.state);
      },
      failed: (error) => this.screen.fail(error),
    };
    try {
      const {columns, rows, isColored} = this.state;
      const place = {columns, rows, isColored};
      const browser = await Browser.open(store, {topic: 'labels'}, this.jobs.browse(store), host, place);
      if (this.isStopped || this.browser) return browser.close();
      this.browser = browser;
      browser.begin();
    } catch (error) {
      if (!(error instanceof Fault)) return this.screen.fail(error);
      this.show({...this.state, notice: `${error.condition.code} ${printable(error.message)}`});
    }
  }

  /** Hands the next step of the trouble that is shown to the clipboard of the terminal. */
  private copy(): void {
    const {explained} = this.state;
    const troubles = explainable(selectedView(this.state));
    const [next] = troubles[Math.min(explained, troubles.length - 1)]?.next ?? [];
    if (next === undefined) {
      this.show({...this.state, notice: 'nothing to copy: no next step'});
      return;
    }
    if (this.jobs.takesCopies) this.screen.copy(next);
    const told = this.jobs.takesCopies ? 'copied' : 'not copied, LIEL_CLIPBOARD=osc52 does';
    this.show({...this.state, notice: `${told}: ${printable(next)}`});
  }

  /** Works on the listed stores one after the other; on those that are there, and on which nobody works. */
  private async workOnAll(effect: 'verify all' | 'backup all'): Promise<void> {
    const stores = listedStores(this.state).map((i) => this.state.views[i].store);
    for (const store of stores) {
      const view = this.state.views.find((each) => each.store === store);
      if (this.isStopped || this.state.isQuitting) return;
      if (!view || view.job || view.state?.size_bytes == null) continue;
      if (effect === 'verify all') await this.verify(store);
      else await this.backup(store, view.state.backup_directory ?? '.', hasWriter(view.state));
    }
  }

  private async verify(store: string): Promise<void> {
    await this.work(store, 'verify', this.jobs.verify(store), (report, nowMs) => ({
      type: 'verified',
      store,
      report,
      nowMs,
    }));
  }

  private async backup(store: string, directory: string, live: boolean): Promise<void> {
    const operation = this.jobs.backup(store, `${directory}/`, live);
    await this.work(store, 'backup', operation, (report, nowMs) => ({type: 'backed up', store, report, nowMs}));
  }

  private async work<Report>(
    store: string,
    kind: JobKind,
    operation: Operation<Note | Progress, Report>,
    done: (report: Report, nowMs: number) => DashboardEvent,
  ): Promise<void> {
    this.running.add(operation);
    this.apply({type: 'job started', store, kind, nowMs: Date.now()});
    // The work may keep the thread busy: what it is about to do is drawn first.
    await this.screen.drawn();
    try {
      for (;;) {
        const step = await operation.next();
        if (step.done) {
          this.apply(done(step.value, Date.now()));
          return;
        }
        if (step.value.type === 'progress') this.apply({type: 'job progress', store, progress: step.value});
      }
    } catch (error) {
      const trouble = error instanceof Fault ? error : fault(conditions.internal, {problem: String(error)}, {}, error);
      this.apply({type: 'job failed', store, kind, fault: trouble, nowMs: Date.now()});
    } finally {
      this.running.delete(operation);
    }
  }
}
