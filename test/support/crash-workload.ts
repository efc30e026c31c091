import assert from 'node:assert/strict';
import {Graph} from '../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {LiveStore} from '../../src/engine/storage/writing/live-store.js';
import {CrashDevice} from './crash-device.js';
import {contentOf} from './graph-content.js';
import {take} from './history.js';
import type {SeededRandom} from './random.js';
import {randomSteps} from './random-history.js';

const commits = 10;
const stepsPerCommit = 30;
/** Mixtures of kept, lost and torn writes tried at each point, besides everything kept and everything lost. */
export const samples = 6;
/** Characters: some blobs cross a few pages. */
export const longestText = 20_000;

/** The bytes of a store without records. */
export function emptyStore(): Uint8Array {
  const device = new MemoryDevice();
  LiveStore.over(device);
  return device.content();
}

/** Commits that were written to a device that remembers. */
export interface Workload {
  readonly device: CrashDevice;
  /** Content after each commit, the empty store first; and the events there were by then. */
  readonly states: readonly {readonly content: string; readonly events: number}[];
}

/** Commits random changes, one after the other. */
export function runWorkload(random: SeededRandom): Workload {
  const device = new CrashDevice(emptyStore());
  const graph = Graph.over(device);
  const states = [{content: contentOf(graph), events: 0}];
  for (let commit = 0; commit < commits; commit++) {
    for (const step of randomSteps(random, stepsPerCommit, longestText)) take(graph, step);
    graph.commit();
    states.push({content: contentOf(graph), events: device.crashPoints - 1});
  }
  return {device, states};
}

/** Told of what a crash left, and of the contents it may have. */
export type CrashVisitor = (
  image: MemoryDevice,
  before: string,
  after: string,
  isDurable: boolean,
  point: number,
) => void;

/** Plays a crash at every point of a workload. */
export function playCrashes({device, states}: Workload, random: SeededRandom, visit: CrashVisitor): void {
  for (let point = 0; point < device.crashPoints; point++) {
    const next = states.findIndex((state) => state.events >= point);
    const before = states[Math.max(0, next - 1)].content;
    const after = states[next].content;
    // WAL, sync, header, sync: from there on the commit must last.
    const isDurable = next === 0 || point - states[next - 1].events >= 4;
    for (const image of device.survivals(point, samples, random)) visit(image, before, after, isDurable, point);
  }
}

/** Requires that a crash left the state before a commit or the one after it, and the latter once it must last. */
export const assertOldOrNew: CrashVisitor = (image, before, after, isDurable, point) => {
  const found = contentOf(Graph.over(image));
  const right = found === after || (!isDurable && found === before);
  assert.ok(right, `crash after event ${point}: ${found === before ? 'the commit is lost' : 'another state'}`);
};
