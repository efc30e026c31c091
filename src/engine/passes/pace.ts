import type {Steps} from '../check/steps.js';
import {pageSize, pagesPerExtent} from '../format/records/constants.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';
import {Breather, type Progress, progress} from './operation.js';

/** Runs steps of a page each, lets timers and signals in between them, and tells how far it has come. */
export async function pacedSteps<Result>(
  steps: Steps<Result>,
  phase: string,
  pages: number,
  tell: (event: Progress) => void,
): Promise<Result> {
  const breather = new Breather();
  for (let done = 0; ; done++) {
    const step = steps.next();
    if (step.done) return step.value;
    const pause = breather.pause();
    if (!pause) continue;
    tell(progress(phase, Math.min(done, pages) * pageSize, pages * pageSize, 'bytes'));
    await pause;
  }
}

/** As `pacedSteps`, for steps that pass once over the slots of a store. */
export function pacedScan<Result>(
  {chains}: StoreSnapshot,
  steps: Steps<Result>,
  phase: string,
  tell: (event: Progress) => void,
): Promise<Result> {
  return pacedSteps(steps, phase, (chains.node.extents.length + chains.edge.extents.length) * pagesPerExtent, tell);
}

/** Runs work that is cut into steps to its end, and lets timers and signals in between them. */
export async function finishPaced<Result>(steps: Steps<Result>): Promise<Result> {
  const breather = new Breather();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    const pause = breather.pause();
    if (pause) await pause;
  }
}
