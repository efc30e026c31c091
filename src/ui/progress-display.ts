import {counted, grouped, humanSize} from '../engine/faults/words.js';
import type {Progress} from '../engine/passes/operation.js';
import {columnsOf} from './columns.js';
import {bar} from './dashboard/bar.js';
import {glyphs} from './glyphs.js';
import {WholeProgress} from './whole-progress.js';

/** How often the line on a terminal is written anew where nothing is told. */
const tickMs = 100;

/** Work that was done sooner is not said to have taken its time. */
const longMs = 2000;

/** A rate, and the time that is left, are told after so long. */
const knownMs = 500;

const barCells = 12;

/** No second of a log is silent at the beginning; of long work a sixtieth of it may be, so that an hour has no thousand lines. */
const silentMs = (elapsedMs: number): number => Math.max(800, elapsedMs / 60);

/** Where progress goes: one line that is rewritten on a terminal, a line per phase in a log and some within long ones. */
export class ProgressDisplay {
  private readonly started: number;
  private readonly whole: WholeProgress;
  private phaseStarted: number;
  private latest: Progress | undefined;
  private most: Progress | undefined;
  private isShown = false;
  private written: number;
  private isOver = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly hasPhases: boolean;
  private readonly isDrawn: boolean;

  /**
   * @param operation what is done, as the command is typed
   * @param phases all phases that it may come to, in their order; none where nobody knows them
   * @param now milliseconds of a clock that only goes forth
   * @param kind what the terminal is, as TERM says; one that moves no cursor is told as a log is
   */
  constructor(
    private readonly stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>,
    private readonly quiet: boolean,
    private readonly operation: string,
    phases: readonly string[],
    private readonly now: () => number = () => performance.now(),
    kind = process.env['TERM'],
  ) {
    this.isDrawn = stream.isTTY && kind !== 'dumb';
    this.started = now();
    this.phaseStarted = this.started;
    this.written = this.started;
    this.whole = new WholeProgress(phases);
    this.hasPhases = phases.length > 0;
  }

  /**
   * Begins to show that something is done, also while nothing is told. What has phases may open a store first, which lets no timer
   * in: a terminal shows it at once.
   */
  start(): void {
    if (this.quiet) return;
    if (this.isDrawn && this.hasPhases) this.draw();
    this.timer = setInterval(() => this.tick(), tickMs).unref();
  }

  /** Shows the time that passes: on a terminal at once, in a log where it was silent for long. */
  tick(): void {
    const elapsed = this.now() - this.started;
    if (this.isDrawn) this.draw();
    else if (this.now() - this.written >= silentMs(elapsed)) this.log(`${this.shareText()}${clockText(elapsed)}`);
  }

  show(event: Progress): void {
    const begins = this.whole.take(event);
    const isNamed = event.phase !== this.latest?.phase;
    if (begins) this.phaseStarted = this.now();
    this.latest = event;
    if (event.done > (this.most?.done ?? 0) || this.most?.unit === 'records') this.most = event;
    if (this.quiet || this.isOver) return;
    if (!this.isDrawn && isNamed) this.log(this.since());
    else this.tick();
  }

  /** Says where the work is, as a line of its own, also to those who wanted to hear nothing unasked. */
  say(): void {
    this.clear();
    this.stream.write(`${this.latest ? this.line() : 'started'}\n`);
  }

  /** Takes the line away again. */
  clear(): void {
    if (this.isShown) this.stream.write('\r\u001b[2K');
    this.isShown = false;
  }

  /** Shows nothing any more, whatever is told: a screen begins, or the work has ended. */
  stop(): void {
    this.isOver = true;
    clearInterval(this.timer);
    this.clear();
  }

  /** As `stop`, and says how long it took, where that was long. */
  end(): void {
    // The time of a screen is that of a person.
    if (this.isOver) return;
    this.stop();
    const elapsed = this.now() - this.started;
    if (this.quiet || elapsed < longMs || this.latest === undefined) return;
    this.stream.write(`${this.operation}: ${amountText(this.most ?? this.latest, elapsed)} in ${clockText(elapsed)}\n`);
  }

  private draw(): void {
    this.stream.write(`\r\u001b[2K${this.line()}`);
    this.isShown = true;
  }

  /** Writes a line about the phase to a log. */
  private log(what: string): void {
    this.written = this.now();
    this.stream.write(`${this.latest?.phase ?? this.operation} ${glyphs('…')} ${what}`.trimEnd().concat('\n'));
  }

  /** When a phase began that is not one of the first moments. */
  private since(): string {
    const elapsed = this.now() - this.started;
    return elapsed < longMs ? '' : clockText(elapsed);
  }

  /** How much is done, as a log has it; of the whole, where that is known. */
  private shareText(): string {
    const share = this.share();
    return share === undefined ? '' : `${percentText(share)} `;
  }

  private share(): number | undefined {
    const {done, total} = this.latest ?? {done: 0, total: 0};
    return this.whole.share ?? (total > 0 ? Math.min(1, done / total) : undefined);
  }

  /** As much of the line as the terminal has room for. */
  private line(): string {
    const parts = this.parts();
    const room = (this.stream.columns || 80) - 1;
    while (parts.length > 1 && columnsOf(parts.join('  ')) > room) parts.pop();
    return parts.join('  ');
  }

  private parts(): string[] {
    const elapsed = this.now() - this.started;
    if (this.latest === undefined) return [`${this.operation} ${glyphs('…')}`, clockText(elapsed)];
    const {phase, done, unit, store_number, stores} = this.latest;
    const {turn, phases} = this.whole;
    const share = this.share();
    const place = stores === undefined ? '' : `store ${store_number}/${stores} `;
    const inPhase = this.now() - this.phaseStarted;
    const rate = inPhase >= knownMs ? rateText(unit, (done / inPhase) * 1000) : undefined;
    const left = share && elapsed >= knownMs ? clockText((elapsed * (1 - share)) / share) : undefined;
    return [
      `${place}${phases.length > 0 ? `${turn}/${phases.length} ` : ''}${phase}`,
      ...(share === undefined ? [] : [`${glyphs(bar(share, barCells))} ${percentText(share)}`]),
      ...(rate === undefined || done === 0 ? [] : [rate]),
      clockText(elapsed),
      ...(left === undefined ? [] : [`${left} left`]),
    ];
  }
}

/** A share in whole hundredths; all is only what is all. */
function percentText(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

function rateText(unit: Progress['unit'], perSecond: number): string {
  return unit === 'bytes' ? `${humanSize(Math.round(perSecond))}/s` : `${grouped(Math.round(perSecond))} ${unit}/s`;
}

/** What was done, and how fast in all. */
function amountText({done, unit, stores}: Progress, elapsedMs: number): string {
  if (stores !== undefined) return counted(stores, 'store');
  const perSecond = (done / elapsedMs) * 1000;
  return `${unit === 'bytes' ? humanSize(done) : `${grouped(done)} ${unit}`} at ${rateText(unit, perSecond)}`;
}

/** Minutes and seconds, and hours where there are some. */
function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const start = minutes < 60 ? String(minutes) : `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
  return `${start}:${two(seconds % 60)}`;
}
