import type {PropertyMap, PropertyValue} from '../../src/engine/format/values/property-value.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {FaultyDevice} from './faulty-device.js';
import {take} from './history.js';
import type {SeededRandom} from './random.js';
import {randomSteps} from './random-history.js';

/** Stores of known content, made by the engine itself. */

export const properties = (entries: Record<string, PropertyValue>): PropertyMap => new Map(Object.entries(entries));

/**
 * Five nodes, node 5 deleted, and five edges: 1 → 2 → 3 → 1, 1 → 3, and edge 5 that went with node 5.
 * Every record has properties.
 */
export function smallStore(change: (graph: Graph) => void = () => {}): Uint8Array {
  const device = new MemoryDevice('small.liel');
  const graph = Graph.over(device);
  for (let i = 1; i <= 5; i++) graph.addNode(['N'], properties({name: `node ${i}`, rank: BigInt(i)}));
  const ends = [
    [1, 2],
    [2, 3],
    [3, 1],
    [1, 3],
    [5, 4],
  ] as const;
  for (const [from, to] of ends) graph.addEdge(from, 'E', to, properties({weight: 0.5}));
  graph.deleteNode(5);
  change(graph);
  graph.commit();
  return new Uint8Array(device.content());
}

/** A store after random changes in several commits, with its last commit still in the WAL. */
export function randomStore(random: SeededRandom, steps: number): {closed: Uint8Array; walLive: Uint8Array} {
  const device = new MemoryDevice('random.liel');
  const graph = Graph.over(device);
  for (const step of randomSteps(random, steps, 2000)) {
    take(graph, step);
    const chance = random.next();
    if (chance < 0.05) graph.commit();
    else if (chance < 0.07) graph.rollback();
  }
  graph.commit();
  const closed = new Uint8Array(device.content());
  return {closed, walLive: interrupted(closed, (again) => again.addNode(['late'], properties({at: 1n})))};
}

/** The store as a crash leaves it when the header announces the WAL of a commit and none of its pages is in place. */
export function interrupted(closed: Uint8Array, change: (graph: Graph) => void): Uint8Array {
  const device = new MemoryDevice('interrupted.liel', closed);
  const faulty = new FaultyDevice(device);
  const graph = Graph.over(faulty);
  change(graph);
  // WAL, sync, header, sync; then the first page fails.
  faulty.failAt(5, 'io');
  if (graph.commit().unsettled === undefined) throw new Error('the commit was not interrupted');
  return new Uint8Array(device.content());
}
