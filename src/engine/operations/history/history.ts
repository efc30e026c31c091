import type {StoreChanges} from '../../evidence/comparison/count-changes.js';
import type {ShelvedBackup} from '../../outputs/backup-shelf.js';
import {askPast} from '../../outputs/past/ask-past.js';
import {lockedCopy} from '../../outputs/past/sound-copies.js';
import type {PastQuestion, StoreCopies} from '../../outputs/past/timelines.js';
import {type PastStep, type WalkOptions, walkPast} from '../../outputs/past/walk.js';
import {type Note, type Operation, type Progress, whileWorking} from '../../passes/operation.js';

export interface HistoryOptions extends PastQuestion, WalkOptions {}

/** A copy in the past of a store. */
export interface HistoryCopy extends Pick<ShelvedBackup, 'taken_at' | 'confirmed_at' | 'size_bytes' | 'verdict'> {
  readonly backup: string;
  /** read: proved just now. index: proved by an earlier look, and the same file since. passed over: nothing is told of it. */
  readonly state: PastStep['state'];
  /** What the verdict rests on; of a copy that is passed over, why. */
  readonly reason: string;
  readonly nodes: number | null;
  readonly edges: number | null;
  /** Records that came, went and changed since the copy before it that is not passed over, by id and as they are stored; null for the first. */
  readonly changes: StoreChanges | null;
}

/** The past of one store. */
export interface StoreHistory {
  /** Canonical path of the store; null where no receipt says it. */
  readonly store: string | null;
  /** The machine that the path is of. */
  readonly machine: string | null;
  /** The oldest first. */
  readonly copies: readonly HistoryCopy[];
}

/** What the copies of stores say of their past. */
export interface HistoryReport {
  /** The store or the directory that was asked about. */
  readonly target: string;
  readonly stores: readonly StoreHistory[];
}

/**
 * Tells of each copy of a store what it holds and what changed since the one before; of each store, for a directory. Raises what
 * `timelinesOf` raises, and L0134 where not one copy is sound, L0141 where that cannot be
 * opened here.
 */
export async function* history(options: HistoryOptions): Operation<Note | Progress, HistoryReport> {
  return yield* whileWorking((tell) => {
    const walk = async (timeline: StoreCopies) => {
      const copies = await walkPast(timeline, options, tell);
      return {copies, answer: toHistory(timeline, copies)};
    };
    return askPast(options, walk, tell);
  });
}

function toHistory({store, machine}: StoreCopies, steps: readonly PastStep[]): StoreHistory {
  return {store, machine, copies: steps.map(toCopy)};
}

function toCopy({copy, state, reason, nodes, edges, changes}: PastStep): HistoryCopy {
  const {path: backup, taken_at, confirmed_at, size_bytes, verdict} = copy;
  const isTold = reason !== null && reason !== lockedCopy && verdict !== 'doubtful' && verdict !== 'unreadable';
  return {
    backup,
    taken_at,
    confirmed_at,
    size_bytes,
    verdict: isTold ? 'changed' : verdict,
    state,
    reason: reason ?? copy.reason,
    nodes,
    edges,
    changes,
  };
}
