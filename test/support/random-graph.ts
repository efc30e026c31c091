import type {PropertyMap, PropertyValue} from '../../src/engine/format/values/property-value.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import type {SeededRandom} from './random.js';
import {randomValue} from './random-value.js';

/** A record as it was given to the store. */
export interface GivenRecord {
  readonly id: number;
  readonly labels: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly properties: PropertyMap;
}

/** A graph whose keys have all kinds of values, and names that are hard to say elsewhere. */
export interface RandomGraph {
  readonly nodes: readonly GivenRecord[];
  readonly edges: readonly GivenRecord[];
  /** The bytes of its store. */
  readonly bytes: Uint8Array;
}

const keys = [
  '',
  'a',
  'A',
  'id',
  'label',
  'src',
  'store',
  'x:y',
  '"q"',
  "it's",
  'a`b',
  '\\u0060',
  '\n',
  '日本',
  '\uffff',
  ';',
  ' s ',
];
const labels = ['', 'A', 'B', 'a', 'A;B', '`x`', '\\u0060', "o'k", '<&>', '\u0001', '\n', 'node', '日本', '"'];
const texts = [
  '',
  'a',
  ' ',
  ';',
  '"',
  "'",
  '\\',
  '\\u0041',
  '\n',
  '\r\n',
  ',',
  '<a>&amp;',
  '\u0000',
  '\uffff',
  '=1+1',
  'é日\u{1f600}',
];
const ints = [0n, -1n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)];
const floats = [0, -0, 1, 6.02e23, 5e-324, 0.1, Number.NaN, 1 / 0, -1 / 0];

/** What the values of a key are: of one kind, mostly, so that formats have columns for them. */
type Style = (random: SeededRandom) => PropertyValue;

const plain: readonly Style[] = [
  (random) => random.pick(texts),
  (random) => random.pick(ints),
  (random) => random.pick(floats),
  (random) => random.chance(0.5),
];
const styles: readonly Style[] = [
  ...plain,
  ...plain.map(
    (style): Style =>
      (random) =>
        Array.from({length: random.below(4)}, () => style(random)),
  ),
  ...plain.map(
    (style): Style =>
      (random) =>
        Array.from({length: 1 + random.below(3)}, () => style(random)),
  ),
  (random) => random.pick(['x', 'y']),
  (random) => [random.pick(['x', 'y'])],
  (random) => (random.chance(0.2) ? null : random.pick(ints)),
  () => null,
  (random) => randomValue(random, 3),
  (random) => new Map([[random.pick(keys), randomValue(random, 2)]]),
];

function randomProperties(random: SeededRandom, styleOf: ReadonlyMap<string, Style>): PropertyMap {
  const wanted = [...styleOf].filter(() => random.chance(0.5));
  return new Map(wanted.map(([key, style]) => [key, style(random)]));
}

/** Makes such a graph, the ids of which begin with 1 and have no gaps. */
export function randomGraph(random: SeededRandom, nodeCount: number, edgeCount: number): RandomGraph {
  const device = new MemoryDevice('random.liel');
  const graph = Graph.over(device);
  const stylesOf = (): Map<string, Style> =>
    new Map(keys.filter(() => random.chance(0.6)).map((key) => [key, random.pick(styles)]));
  const ofNodes = stylesOf();
  const ofEdges = stylesOf();
  const nodes = Array.from({length: nodeCount}, (_, i): GivenRecord => {
    const own = Array.from({length: random.below(3)}, () => random.pick(labels));
    const properties = randomProperties(random, ofNodes);
    graph.addNode(own, properties);
    return {id: i + 1, labels: own, from: 0, to: 0, properties};
  });
  const edges = Array.from({length: nodeCount === 0 ? 0 : edgeCount}, (_, i): GivenRecord => {
    const [from, to] = [1 + random.below(nodeCount), 1 + random.below(nodeCount)];
    const label = random.pick(labels);
    const properties = randomProperties(random, ofEdges);
    graph.addEdge(from, label, to, properties);
    return {id: i + 1, labels: [label], from, to, properties};
  });
  graph.commit();
  return {nodes, edges, bytes: new Uint8Array(device.content())};
}
