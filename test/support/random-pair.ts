import type {PropertyMap, PropertyValue} from '../../src/engine/format/values/property-value.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import type {SeededRandom} from './random.js';
import {randomValue} from './random-value.js';

/** Two stores that have something in common, for whatever compares or joins stores. */
export interface RandomPair {
  readonly left: Uint8Array;
  readonly right: Uint8Array;
}

/** Properties that identify the nodes of such a pair, most of the time. */
export const pairKeys: readonly (readonly string[])[] = [['slug'], ['region', 'slug']];
/** Rules that identify them, most of the time. */
export const pairRules: Readonly<Record<string, readonly string[]>> = {City: ['slug'], Road: ['slug', 'region']};

interface ModelNode {
  labels: readonly string[];
  properties: Map<string, PropertyValue>;
}

interface ModelEdge {
  from: ModelNode;
  to: ModelNode;
  label: string;
  properties: PropertyMap;
}

interface Model {
  nodes: ModelNode[];
  edges: ModelEdge[];
}

const names = ['zz', 'weight', 'é', '__proto__', '10', 'note'];
const labelPairs = [['City'], ['Road'], ['City', 'Old'], ['Old', 'Road'], ['Road', 'New', 'Old']] as const;
const edgeLabels = ['NEAR', 'E', 'E k=1', 'LEADS TO', ''];

/**
 * A store, and another one that was made from it: nodes and edges changed, dropped and added, in another order or in the
 * same. Some pairs have nodes without a key, with the key of another, or with labels that no rule or several rules name.
 * No property is named like a field of its record; floats are finite unless it is asked otherwise.
 */
export function randomPair(random: SeededRandom, nonFinite = false): RandomPair {
  const model = randomModel(random, nonFinite);
  const left = toStore(random, model);
  if (random.chance(0.1)) return {left, right: toStore(random, model)};
  return {left, right: toStore(random, changedModel(random, model, nonFinite))};
}

function randomModel(random: SeededRandom, nonFinite: boolean): Model {
  const isFaulty = random.chance(0.15);
  const nodes = Array.from({length: random.below(12)}, (_, i) => randomNode(random, i, isFaulty, nonFinite));
  const count = nodes.length === 0 ? 0 : random.below(20);
  return {nodes, edges: Array.from({length: count}, () => randomEdge(random, nodes, nonFinite))};
}

function randomNode(random: SeededRandom, i: number, isFaulty: boolean, nonFinite: boolean): ModelNode {
  const slug: PropertyValue = random.chance(0.5)
    ? `s${i}`
    : random.pick<PropertyValue>([BigInt(i), i + 0.5, [BigInt(i)]]);
  const properties = randomProperties(random, nonFinite);
  properties.set('slug', slug);
  properties.set('region', random.pick<PropertyValue>(['north', "so'uth", 1n, 1, true, null]));
  if (!isFaulty) return {labels: random.pick(labelPairs), properties};
  if (random.chance(0.1)) properties.delete(random.pick(['slug', 'region']));
  if (random.chance(0.1)) properties.set('slug', 's1');
  const labels = random.chance(0.1)
    ? random.pick([[], ['Other'], ['Road', 'City'], ['City', 'City']])
    : random.pick(labelPairs);
  return {labels, properties};
}

function randomProperties(random: SeededRandom, nonFinite: boolean): Map<string, PropertyValue> {
  const chosen = random.shuffle(names).slice(0, random.below(4));
  return new Map(chosen.map((name) => [name, randomValue(random, 2, nonFinite)]));
}

function randomEdge(random: SeededRandom, nodes: readonly ModelNode[], nonFinite: boolean): ModelEdge {
  const properties = random.chance(0.5) ? new Map() : randomProperties(random, nonFinite);
  if (random.chance(0.2)) properties.set('k', 1n);
  return {from: random.pick(nodes), to: random.pick(nodes), label: random.pick(edgeLabels), properties};
}

function changedModel(random: SeededRandom, model: Model, nonFinite: boolean): Model {
  const copies = new Map(model.nodes.map((node) => [node, changedNode(random, node, nonFinite)]));
  let nodes = [...copies.values()].filter(() => random.chance(0.9));
  for (let more = random.below(3); more > 0; more--) nodes.push(randomNode(random, 20 + more, false, nonFinite));
  const kept = new Set(nodes);
  const edges: ModelEdge[] = [];
  for (const edge of model.edges) {
    const from = copies.get(edge.from) as ModelNode;
    const to = copies.get(edge.to) as ModelNode;
    if (!kept.has(from) || !kept.has(to) || random.chance(0.1)) continue;
    edges.push(random.chance(0.1) ? randomEdge(random, nodes, nonFinite) : {...edge, from, to});
    // A parallel edge, equal in all.
    if (random.chance(0.1)) edges.push({...edge, from, to});
  }
  if (nodes.length > 0 && random.chance(0.5)) edges.push(randomEdge(random, nodes, nonFinite));
  if (random.chance(0.5)) nodes = random.shuffle(nodes);
  return {nodes, edges: random.chance(0.3) ? random.shuffle(edges) : edges};
}

function changedNode(random: SeededRandom, {labels, properties}: ModelNode, nonFinite: boolean): ModelNode {
  const changed = new Map(properties);
  if (random.chance(0.2)) changed.set(random.pick(names), randomValue(random, 2, nonFinite));
  if (random.chance(0.1)) for (const [key, value] of properties) changed.set(key, otherType(value));
  return {labels: random.chance(0.2) ? [...labels].reverse() : labels, properties: changed};
}

/** A value that is equal to Python and is not stored alike. */
function otherType(value: PropertyValue): PropertyValue {
  if (value === 0) return -0;
  if (typeof value === 'boolean') return value ? 1n : 0;
  if (typeof value === 'bigint' && value === BigInt(Number(value))) return Number(value);
  return Array.isArray(value) ? value.map(otherType) : value;
}

/** The store of a model; some have gaps between their ids. */
function toStore(random: SeededRandom, {nodes, edges}: Model): Uint8Array {
  const device = new MemoryDevice('pair.liel');
  const graph = Graph.over(device);
  const hasGaps = random.chance(0.3);
  const ids = new Map<ModelNode, number>();
  for (const node of nodes) {
    if (hasGaps && random.chance(0.3)) graph.deleteNode(graph.addNode(['Gone'], new Map()));
    ids.set(node, graph.addNode(node.labels, node.properties));
  }
  for (const {from, to, label, properties} of edges) {
    if (hasGaps && random.chance(0.3))
      graph.deleteEdge(graph.addEdge(ids.get(from) as number, 'GONE', ids.get(to) as number));
    graph.addEdge(ids.get(from) as number, label, ids.get(to) as number, properties);
  }
  graph.commit();
  return new Uint8Array(device.content());
}
