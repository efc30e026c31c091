import type {Progress} from '../engine/passes/operation.js';
import {WholeProgress} from './whole-progress.js';

/** How often a phase is told as lines of JSON, in milliseconds. */
const lineMs = 250;

/** Progress as lines of JSON for other programs: each phase as it begins and ends, and now and then in between. */
export class ProgressLines {
  private readonly started: number;
  private readonly whole: WholeProgress;
  private phaseStarted = 0;
  private told = 0;
  private untold: Progress | undefined;

  /**
   * @param operation what is done, as the command is typed
   * @param phases all phases that it may come to, in their order; none where nobody knows them, and they are counted as they come
   * @param write takes what a line says
   * @param now milliseconds of a clock that only goes forth
   */
  constructor(
    private readonly operation: string,
    phases: readonly string[],
    private readonly write: (line: object) => void,
    private readonly now: () => number,
  ) {
    this.started = now();
    this.whole = new WholeProgress(phases);
  }

  show(event: Progress): void {
    const now = this.now();
    const last = this.untold;
    if (this.whole.isNext(event)) {
      if (last) this.tell(last, now);
      this.whole.take(event);
      this.phaseStarted = now;
    } else if (now - this.told < lineMs) {
      this.untold = event;
      return;
    }
    this.tell(event, now);
  }

  /** Tells what was not told yet of the last phase. */
  end(): void {
    if (this.untold) this.tell(this.untold, this.now());
  }

  private tell({phase, done, total, unit, store_number, stores}: Progress, now: number): void {
    this.untold = undefined;
    this.told = now;
    const seconds = (now - this.phaseStarted) / 1000;
    const rate = seconds > 0 ? done / seconds : 0;
    const line = {
      type: 'progress',
      operation: this.operation,
      phase,
      phase_number: this.whole.number,
      phases: this.whole.phases.length === 0 ? null : this.whole.phases.length,
      ...(stores !== undefined && {store_number, stores}),
      done,
      total: total > 0 ? total : null,
      unit,
      rate: Math.round(rate),
      seconds_left: rate > 0 && total > 0 ? Math.max(0, Math.round((total - done) / rate)) : null,
      elapsed_seconds: Math.round((now - this.started) / 100) / 10,
    };
    this.write(line);
  }
}
