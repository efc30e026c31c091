import type {Progress} from '../engine/passes/operation.js';
import {progressLine} from './renderer.js';

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
