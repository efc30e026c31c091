import type {Progress} from '../engine/passes/operation.js';
import {progressLine} from './renderer.js';

/** How often a phase is told as lines of JSON, in milliseconds. */
const lineMs = 250;

/** Progress as lines of JSON for other programs: each phase as it begins and ends, and now and then in between. */
export class ProgressLines {
  private readonly started: number;
  private phase = {name: '', number: 0, started: 0};
  private told = 0;
  private untold: Progress | undefined;

  /**
   * @param operation what is done, as the command is typed
   * @param write takes what a line says
   * @param now milliseconds of a clock that only goes forth
   */
  constructor(
    private readonly operation: string,
    private readonly write: (line: object) => void,
    private readonly now: () => number,
  ) {
    this.started = now();
  }

  show(event: Progress): void {
    const now = this.now();
    if (event.phase !== this.phase.name) {
      this.end();
      this.phase = {name: event.phase, number: this.phase.number + 1, started: now};
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

  private tell({phase, done, total, unit}: Progress, now: number): void {
    this.untold = undefined;
    this.told = now;
    const seconds = (now - this.phase.started) / 1000;
    const rate = seconds > 0 ? done / seconds : 0;
    const line = {
      type: 'progress',
      operation: this.operation,
      phase,
      phase_number: this.phase.number,
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
