import {type Key as InkKey, type Instance, render, useInput} from 'ink';
import {conditions} from '../../engine/faults/conditions.js';
import {Fault, fault} from '../../engine/faults/fault.js';
import type {BackupReport} from '../../engine/operations/backup.js';
import type {Note, Operation, Progress} from '../../engine/operations/operation.js';
import type {VerifyReport} from '../../engine/operations/verify/verdict.js';
import type {WatchEvent} from '../../engine/operations/watch/store-state.js';
import {type DashboardState, type JobKind, newDashboard, selectedView} from './dashboard-state.js';
import {Frame} from './frame.js';
import {type Effect, type Key, press} from './keys.js';
import {type DashboardEvent, reduce} from './reduce.js';

/** The work that keys start. */
export interface DashboardJobs {
  readonly verify: (store: string) => Operation<Note | Progress, VerifyReport>;
  readonly backup: (store: string, directory: string) => Operation<Note | Progress, BackupReport>;
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
  const dashboard = new Dashboard(state, jobs);
  try {
    await Promise.race([dashboard.follow(events), dashboard.ended]);
  } finally {
    dashboard.close();
  }
}

/** How often ages are drawn anew. */
const tickMs = 1000;
/** Signals that end the program; the screen is given back before anything else hears of them. */
const endSignals = ['SIGINT', 'SIGTERM'] as const;

class Dashboard {
  readonly ended: Promise<void>;
  private end: () => void = () => {};
  private fail: (error: unknown) => void = () => {};
  private readonly screen: Instance;
  private readonly ticker: NodeJS.Timeout;
  private readonly running = new Set<Operation<Note | Progress, unknown>>();
  private readonly resized = (): void => this.apply({type: 'resize', ...terminalSize()});
  private readonly leave = (): void => this.close();
  private readonly hangUp = (): void => this.endWith('SIGTERM');

  constructor(
    private state: DashboardState,
    private readonly jobs: DashboardJobs,
  ) {
    this.ended = new Promise((resolve, reject) => {
      this.end = resolve;
      this.fail = reject;
    });
    this.screen = render(this.view(), {
      alternateScreen: true,
      exitOnCtrlC: false,
      incrementalRendering: true,
      interactive: true,
      patchConsole: false,
    });
    this.ticker = setInterval(() => this.apply({type: 'tick', nowMs: Date.now()}), tickMs);
    process.stdout.prependListener('resize', this.resized);
    for (const signal of endSignals) process.prependListener(signal, this.leave);
    process.on('SIGHUP', this.hangUp);
    process.on('uncaughtException', this.crash);
  }

  /** Applies events until there are no more. */
  async follow(events: Operation<WatchEvent, unknown>): Promise<void> {
    for await (const event of events) this.apply(event);
  }

  close(): void {
    clearInterval(this.ticker);
    process.stdout.off('resize', this.resized);
    for (const signal of endSignals) process.off(signal, this.leave);
    process.off('SIGHUP', this.hangUp);
    process.off('uncaughtException', this.crash);
    for (const operation of this.running) void operation.return(undefined);
    this.screen.unmount();
  }

  private readonly crash = (error: Error): void => this.fail(error);

  private view() {
    return <Screen state={this.state} onKey={(key) => this.pressed(key)} />;
  }

  private apply(event: DashboardEvent): void {
    this.show(reduce(this.state, event));
    const isWorking = this.state.views.some(({job}) => job?.kind === 'backup');
    if (this.state.isQuitting && !isWorking) this.end();
  }

  private show(state: DashboardState): void {
    this.state = state;
    this.screen.rerender(this.view());
  }

  private pressed(key: Key): void {
    const {state, effect} = press(this.state, key);
    this.show(state);
    if (effect) this.carryOut(effect);
  }

  private carryOut(effect: Effect): void {
    const {store, state} = selectedView(this.state);
    if (effect === 'quit') this.end();
    else if (effect === 'verify') void this.verify(store);
    else if (effect === 'backup') void this.backup(store, state?.backup_directory ?? '.');
    // As if the terminal had not been raw.
    else this.endWith('SIGINT');
  }

  /** Gives the screen back and lets the program clean up as after a signal. */
  private endWith(signal: NodeJS.Signals): void {
    this.close();
    process.kill(process.pid, signal);
  }

  private async verify(store: string): Promise<void> {
    await this.work(store, 'verify', this.jobs.verify(store), (report, nowMs) => ({
      type: 'verified',
      store,
      report,
      nowMs,
    }));
  }

  private async backup(store: string, directory: string): Promise<void> {
    const operation = this.jobs.backup(store, `${directory}/`);
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
    await this.screen.waitUntilRenderFlush();
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

interface ScreenProps {
  readonly state: DashboardState;
  readonly onKey: (key: Key) => void;
}

/** The frame and the ear for keys. */
function Screen({state, onKey}: ScreenProps) {
  useInput((input, key) => {
    for (const one of keysOf(input, key)) onKey(one);
  });
  return <Frame state={state} />;
}

const namedKeys = ['up', 'down', 'left', 'right'] as const;

/** The keys that one input of the terminal stands for; fast typing comes as one. */
function keysOf(input: string, key: InkKey): Key[] {
  const arrow = namedKeys.find((name) => key[`${name}Arrow`]);
  if (arrow) return [arrow];
  if (key.ctrl) return input === 'c' ? ['ctrl-c'] : [];
  if (key.tab) return [key.shift ? 'left' : 'tab'];
  if (key.escape || key.return) return ['escape'];
  return key.meta ? [] : [...input];
}

function terminalSize(): {columns: number; rows: number} {
  return {columns: process.stdout.columns || 80, rows: process.stdout.rows || 24};
}
