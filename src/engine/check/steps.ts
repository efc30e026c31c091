/** Long work cut at every slot page, so that whoever runs it can pause in between. */
export type Steps<Result> = Generator<void, Result, void>;

/** Runs work to its end without a pause. */
export function finishSteps<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
