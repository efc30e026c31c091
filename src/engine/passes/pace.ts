import type {Steps} from '../check/steps.js';
import {pageSize, pagesPerExtent} from '../format/records/constants.js';
import {stopIfAsked} from '../storage/lock/waiting.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';
import {type Progress, progress, type Tell} from './operation.js';

/** How long work goes on before timers and signals are let in, in milliseconds: a long scan would otherwise starve them. */
const breathMs = 10;

/** The pace of long work: lets timers and signals in now and then, and tells how far it has come when it does. */
export class Pace {
  private last = performance.now();
  private count = 0;

  constructor(private readonly tell?: Tell) {}

  /** Whether it is time to `await` the returned promise; undefined while it is not. Tells what `event` says, if it is. */
  pause(event?: () => Progress): Promise<void> | undefined {
    const now = performance.now();
    if (now - this.last < breathMs) return undefined;
    this.last = now;
    stopIfAsked();
    if (event) this.tell?.(event());
    return new Promise((resolve) => setImmediate(resolve));
  }

  /** As `pause`, after each record: looks at the clock at every 1024th. */
  record(phase: string, total: number): Promise<void> | undefined {
    if ((++this.count & 1023) !== 0) return undefined;
    return this.pause(() => progress(phase, this.count, total, 'records'));
  }
}

/** Lets timers and signals in that wait: a signal is read between two turns of the event loop. */
export async function breathe(): Promise<void> {
  for (let turns = 0; turns < 2; turns++) await new Promise((resolve) => setImmediate(resolve));
  stopIfAsked();
}

/** Runs steps of a page each, lets timers and signals in between them, and tells how far it has come. */
export async function pacedSteps<Result>(
  steps: Steps<Result>,
  phase: string,
  pages: number,
  tell: Tell,
): Promise<Result> {
  const pace = new Pace(tell);
  for (let done = 0; ; done++) {
    const step = steps.next();
    if (step.done) return step.value;
    const pause = pace.pause(() => progress(phase, Math.min(done, pages) * pageSize, pages * pageSize, 'bytes'));
    if (pause) await pause;
  }
}

/** Pages with slots of a store: the steps of one pass over its records. */
export function slotPagesOf({chains}: StoreSnapshot): number {
  return (chains.node.extents.length + chains.edge.extents.length) * pagesPerExtent;
}

/** As `pacedSteps`, for steps that pass once over the slots of a store. */
export function pacedScan<Result>(
  snapshot: StoreSnapshot,
  steps: Steps<Result>,
  phase: string,
  tell: Tell,
): Promise<Result> {
  return pacedSteps(steps, phase, slotPagesOf(snapshot), tell);
}

/** Runs work that is cut into steps to its end, and lets timers and signals in between them. */
export async function finishPaced<Result>(steps: Steps<Result>): Promise<Result> {
  const pace = new Pace();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    const pause = pace.pause();
    if (pause) await pause;
  }
}
