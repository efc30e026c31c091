import type {Progress} from '../engine/passes/operation.js';
import {progressLine} from './renderer.js';

/** How often a phase is told as lines of JSON, in milliseconds. */
const lineMs = 250;

/** Progress as lines of JSON for other programs: each phase as it begins and ends, and now and then in between. */
export class ProgressLines {
  private readonly started: number;
  private phase: {name: string; number: number; store?: number | undefined; started: number} = {
    name: '',
    number: 0,
    started: 0,
  };
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
    private readonly phases: readonly string[],
    private readonly write: (line: object) => void,
    private readonly now: () => number,
  ) {
    this.started = now();
  }

  show(event: Progress): void {
    const now = this.now();
    if (event.phase !== this.phase.name || event.store_number !== this.phase.store) {
      this.end();
      this.phase = {name: event.phase, number: this.numberOf(event), store: event.store_number, started: now};
    } else if (now - this.told < lineMs) {
      this.untold = event;
      return;
    }
    this.tell(event, now);
  }

  /** Which phase it is, from 1 on. What comes once more, and what is in no list, is a part of the one before. */
  private numberOf({phase, store_number}: Progress): number {
    // Of several stores each begins with its first.
    const number = store_number === this.phase.store ? this.phase.number : 0;
    return this.phases.length === 0 ? number + 1 : Math.max(1, number, this.phases.indexOf(phase) + 1);
  }

  /** Tells what was not told yet of the last phase. */
  end(): void {
    if (this.untold) this.tell(this.untold, this.now());
  }

  private tell({phase, done, total, unit, store_number, stores}: Progress, now: number): void {
    this.untold = undefined;
    this.told = now;
    const seconds = (now - this.phase.started) / 1000;
    const rate = seconds > 0 ? done / seconds : 0;
    const line = {
      type: 'progress',
      operation: this.operation,
      phase,
      phase_number: this.phase.number,
      phases: this.phases.length === 0 ? null : this.phases.length,
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

/** Where progress goes: one line that is rewritten on a terminal, a line per phase in a log. */
export class ProgressDisplay {
  private phase = '';
  private latest: Progress | undefined;
  private shown = false;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly quiet: boolean,
  ) {}

  show(event: Progress): void {
    this.latest = event;
    if (this.quiet) return;
    if (this.stream.isTTY) {
      this.stream.write(`\r\u001b[2K${progressLine(event)}`);
      this.shown = true;
    } else if (event.phase !== this.phase) {
      this.stream.write(`${event.phase} …\n`);
    }
    this.phase = event.phase;
  }

  /** Says where the work is, as a line of its own, also to those who wanted to hear nothing unasked. */
  say(): void {
    this.clear();
    this.stream.write(`${this.latest ? progressLine(this.latest) : 'started'}\n`);
  }

  /** Takes the line away again. */
  clear(): void {
    if (this.shown) this.stream.write('\r\u001b[2K');
    this.shown = false;
  }
}
