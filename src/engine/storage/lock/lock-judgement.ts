import path from 'node:path';
import {kindOf, kindOfEntry, stampOf} from '../files/file-system.js';
import {handsIn, isAlive, isProcessNumber, isSameOwner, type LockOwner, nameless, readOwner} from './lock-owner.js';
import {readPlace} from './lock-place.js';
import {mayBeContained, ownPlace, type ProcessPlace, processAt, toUnixMs} from './process-facts.js';
import {pause} from './waiting.js';

/** What stands where the writer lock of a store would be. */
export interface LockState {
  /** stale: its holder is provably dead. unprovable: it may be held, and it cannot be told whether it is. */
  readonly state: 'free' | 'held' | 'stale' | 'unprovable';
  readonly lockPath: string;
  readonly pid?: number;
  readonly createdAtUnixMs?: number;
  /** Why it cannot be told; of a stale lock, what proves the death of a holder whose number is taken. The end of a sentence. */
  readonly problem?: string;
  /** Of a stale lock: nothing could show now that its holder lives, since it said where it ran, and that is here. */
  readonly isProved?: true;
  /** Of a stale lock: it has no owner.json, since its maker was killed before it wrote one, or while it gave the lock back. */
  readonly isNameless?: true;
}

type Verdict = Pick<LockState, 'state' | 'problem' | 'isProved'>;

/** Longer than our holders take between two heartbeats. */
const watchMs = 2200;
const lookMs = 50;
/** By how much a process must be younger than a lock not to be its holder: clocks are read apart, and in whole seconds. */
const marginMs = 2000;

/** Judges a lock; `ours` is the owner of the one that this process holds there. Never throws. */
export function judgeLockAt(lockPath: string, ours: LockOwner | undefined): LockState {
  let owner: LockOwner | string;
  try {
    if (kindOfEntry(lockPath) === undefined) return {state: 'free', lockPath};
    owner = kindOf(lockPath) === 'directory' ? readOwner(lockPath) : 'it is no directory';
    // Between the two looks its holder may have removed it.
    if (typeof owner === 'string' && kindOfEntry(lockPath) === undefined) return {state: 'free', lockPath};
  } catch {
    owner = 'it cannot be looked at';
  }
  if (owner === nameless) return judgeNameless(lockPath);
  if (typeof owner === 'string') return {state: 'unprovable', lockPath, problem: owner};
  const {pid, createdAtUnixMs} = owner;
  const stated = createdAtUnixMs === undefined ? {pid} : {pid, createdAtUnixMs};
  if (isSameOwner(owner, ours)) return {state: 'held', lockPath, ...stated};
  return {...judge(owner, lockPath), lockPath, ...stated};
}

/** A lock that a kill left while it was made or given back, before or after it had a name. It is dead when all are who had a hand in it, and held while one of them lives. */
function judgeNameless(lockPath: string): LockState {
  const unprovable = {state: 'unprovable', lockPath, problem: nameless} as const;
  const hands = handsIn(lockPath);
  const verdicts = hands.map((hand) => judge(hand, lockPath));
  const held = verdicts.findIndex(({state}) => state === 'held');
  const [first] = held < 0 ? hands : [hands[held]];
  if (first && held >= 0) return {state: 'held', lockPath, pid: first.pid};
  if (!first || verdicts.some(({state}) => state !== 'stale')) return unprovable;
  const proved = verdicts.every(({isProved}) => isProved) ? ({isProved: true} as const) : {};
  const {pid, createdAtUnixMs} = first;
  const stated = createdAtUnixMs === undefined ? {pid} : {pid, createdAtUnixMs};
  return {state: 'stale', lockPath, ...stated, isNameless: true, ...proved};
}

function judge(owner: LockOwner, lockPath: string): Verdict {
  // No process of any machine has such a number, wherever the lock was taken.
  if (!isProcessNumber(owner.pid)) return {state: 'stale', isProved: true};
  let place: ProcessPlace | undefined;
  try {
    place = readPlace(lockPath, owner);
  } catch {
    return {state: 'unprovable', problem: 'where its holder runs cannot be read'};
  }
  const here = ownPlace();
  const elsewhere = place && otherPlace(place, here);
  if (elsewhere !== undefined) return {state: 'unprovable', problem: elsewhere};
  const isHere = place?.bootId !== undefined && place.pidNamespace !== undefined && here.pidNamespace !== undefined;
  const verdict = isHere ? judgeHere(owner, place?.startedTicks) : withContainers(owner, judgeByNumber(owner));
  if (isHere && verdict.state === 'held') return verdict;
  return isOfThisStore(owner, lockPath) ? verdict : {state: 'unprovable', problem: otherStore(owner)};
}

/** Why a process number from one place means nothing in another; undefined when nothing says that they are two. */
function otherPlace(there: ProcessPlace, here: ProcessPlace): string | undefined {
  const differs = (key: keyof ProcessPlace): boolean => there[key] !== undefined && there[key] !== here[key];
  const host = there.host === undefined ? '' : ` (host ${there.host})`;
  if (differs('bootId')) return `it was taken on another machine, or before this one was started${host}`;
  return differs('pidNamespace') ? `it was taken in another container${host}` : undefined;
}

/** The store of an owner.json, and whether that is the one beside the lock; one that names none speaks of no other. */
function isOfThisStore({store}: LockOwner, lockPath: string): boolean {
  return (
    store === undefined || path.toNamespacedPath(store) === path.toNamespacedPath(lockPath.slice(0, -'.lock'.length))
  );
}

function otherStore({store}: LockOwner): string {
  return `it speaks of ${store}, so it was taken where the store has another path, or before it was moved`;
}

/** A holder of this machine and this container, by its number and the time it began: no other process has both. */
function judgeHere({pid}: LockOwner, startedTicks: number | undefined): Verdict {
  const running = processAt(pid);
  if (running === undefined) return isAlive(pid) ? {state: 'held'} : {state: 'stale', isProved: true};
  if (running.isZombie) return {state: 'stale', problem: ended(pid), isProved: true};
  if (startedTicks === undefined || running.startedTicks === startedTicks) {
    return pid === process.pid
      ? {state: 'unprovable', problem: 'it names this very process, which did not make it'}
      : {state: 'held'};
  }
  return {state: 'stale', problem: younger(pid), isProved: true};
}

/** A holder that did not say where it runs, by its number alone, as the peer does, and by what is surely another's. */
function judgeByNumber({pid, createdAtUnixMs = Number.POSITIVE_INFINITY}: LockOwner): Verdict {
  if (!isAlive(pid)) return {state: 'stale'};
  const running = processAt(pid);
  if (running?.isZombie) return {state: 'stale', problem: ended(pid)};
  const beganUnixMs =
    pid === process.pid ? Date.now() - process.uptime() * 1000 : running && toUnixMs(running.startedTicks);
  if (beganUnixMs !== undefined && beganUnixMs - marginMs > createdAtUnixMs)
    return {state: 'stale', problem: younger(pid)};
  if (pid !== process.pid) return {state: 'held'};
  return {state: 'unprovable', problem: 'it names this very process, which did not make it'};
}

/**
 * A number says nothing of a holder that runs in a container, or elsewhere than this process that does. Only what was taken
 * before the machine was started is nobody's.
 */
function withContainers({pid, createdAtUnixMs = Number.POSITIVE_INFINITY}: LockOwner, verdict: Verdict): Verdict {
  if (verdict.state !== 'stale') return verdict;
  const isBeforeBoot = createdAtUnixMs + marginMs < (toUnixMs(0) ?? 0);
  if (isBeforeBoot || !mayBeContained(pid)) return verdict;
  return {
    state: 'unprovable',
    problem: `it does not say where its holder runs, and a container may have a process ${pid}`,
  };
}

const ended = (pid: number): string => `process ${pid} has ended, and waits for its parent to hear of it`;
const younger = (pid: number): string => `process ${pid} began after it was taken, so its holder is dead`;

/** Whether a lock directory is younger than its maker needs to put its name inside, and has no name. */
export function isBeingMade(lockPath: string, settleMs: number): boolean {
  if (readOwner(lockPath) !== nameless) return false;
  const ageMs = Date.now() - Number((stampOf(lockPath)?.modifiedNs ?? 0n) / 1_000_000n);
  return ageMs >= 0 && ageMs < settleMs;
}

/**
 * Watches a lock for longer than our heartbeat, and returns as soon as somebody touches it or it is another; whether it was
 * touched, and is what it was. It is told by a change alone: clocks of two machines say nothing of each other.
 */
export async function isTouched(lockPath: string): Promise<boolean> {
  const before = stampOf(lockPath);
  const owner = readOwner(lockPath);
  const until = performance.now() + watchMs;
  while (performance.now() < until) {
    await pause(lookMs);
    const now = stampOf(lockPath);
    if (now?.inode !== before?.inode || now === undefined) return false;
    if (now.modifiedNs !== before?.modifiedNs) return isSame(readOwner(lockPath), owner);
  }
  return false;
}

/** Whether two looks at an owner.json say the same, also when that is nothing. */
export function isSame(a: LockOwner | string, b: LockOwner | string): boolean {
  return typeof a === 'string' ? a === b : isSameOwner(a, b);
}
