import type {Progress} from '../engine/passes/operation.js';
import {phaseWeights} from './phase-weights.js';

const weightOf = (phase: string): number => phaseWeights[phase] ?? 1;

/** How far work is in all: which of its phases it is at, and a share of the whole that only grows. */
export class WholeProgress {
  /** Which phase it is, from 1 on. */
  number = 0;
  /** Share of the whole, from 0 to 1; undefined where nobody knows the phases. */
  share: number | undefined;
  private phase = '';
  private store: number | undefined;
  /** Phases that are over: they come in more than one order. */
  private readonly over = new Set<string>();

  /** @param phases all phases that it may come to, in their order; none where nobody knows them, and they are counted as they come */
  constructor(readonly phases: readonly string[]) {}

  /** Which phase it is, from 1 on, in the order in which they came. */
  get turn(): number {
    const isCounted = this.phases.includes(this.phase) && !this.over.has(this.phase);
    return Math.max(1, this.over.size + (isCounted ? 1 : 0));
  }

  /** Whether what is told is of another phase than what was taken last. */
  isNext({phase, store_number}: Progress): boolean {
    return phase !== this.phase || store_number !== this.store;
  }

  /** Takes what is told; says whether a phase begins with it. */
  take(event: Progress): boolean {
    const isNew = this.isNext(event);
    if (isNew) {
      if (event.store_number !== this.store) this.over.clear();
      else if (this.phases.includes(this.phase)) this.over.add(this.phase);
      this.number = this.numberOf(event);
      this.phase = event.phase;
      this.store = event.store_number;
    }
    const share = this.shareOf(event);
    if (share !== undefined) this.share = Math.max(this.share ?? 0, share);
    return isNew;
  }

  /** What comes once more, and what is in no list, is a part of the phase before. */
  private numberOf({phase, store_number}: Progress): number {
    // Of several stores each begins with its first.
    const number = store_number === this.store ? this.number : 0;
    return this.phases.length === 0 ? number + 1 : Math.max(1, number, this.phases.indexOf(phase) + 1);
  }

  private shareOf({phase, done, total, store_number = 1, stores = 1}: Progress): number | undefined {
    const sum = this.phases.reduce((all, each) => all + weightOf(each), 0);
    if (sum === 0) return undefined;
    // What comes again, and what is in no list, adds nothing.
    const isOpen = this.phases.includes(phase) && !this.over.has(phase);
    const within = isOpen && total > 0 ? weightOf(phase) * Math.min(1, done / total) : 0;
    const before = [...this.over].reduce((all, each) => all + weightOf(each), 0);
    return (store_number - 1 + (before + within) / sum) / stores;
  }
}
