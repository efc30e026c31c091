import type {PlainProperties, PlainValue, Step} from './history.js';
import type {SeededRandom} from './random.js';

const labels = ['A', 'B', 'Person', 'é', '\u{1f600}', ''];
const keys = ['name', 'k', 'size', '\uffff', '\u{10000}', ''];

/**
 * Random steps over few ids, so that they meet: mostly fine ones, some refused. No step changes the session.
 * @param longestText most characters of the rare long text
 */
export function randomSteps(random: SeededRandom, count: number, longestText = 800_000): Step[] {
  let nodes = 0;
  let edges = 0;

  function value(depth = 0): PlainValue {
    switch (random.below(depth > 2 ? 5 : 8)) {
      case 0:
        return null;
      case 1:
        return random.chance(0.5);
      case 2:
        return ['i', String(BigInt.asIntN(64, BigInt(random.below(2 ** 32)) * BigInt(random.below(2 ** 32))))];
      case 3:
        return [
          'f',
          Buffer.from(Float64Array.of((random.next() - 0.5) * 10 ** random.below(30)).buffer)
            .reverse()
            .toString('hex'),
        ];
      case 4:
        return ['r', random.pick(labels), random.below(20)];
      case 5:
        return ['l', Array.from({length: random.below(4)}, () => value(depth + 1))];
      case 6:
        return ['m', Object.entries(properties(depth + 1))];
      default:
        return random.chance(0.03) ? ['r', 'long', random.below(longestText / 4)] : 'short';
    }
  }

  function properties(depth = 0): PlainProperties {
    return Object.fromEntries(Array.from({length: random.below(4)}, () => [random.pick(keys), value(depth)]));
  }

  function step(): Step {
    const node = (): number => 1 + random.below(nodes + 1);
    const edge = (): number => 1 + random.below(edges + 1);
    const kind = random.next();
    if (kind < 0.3) {
      nodes++;
      return ['node', Array.from({length: random.below(3)}, () => random.pick(labels)), properties()];
    }
    if (kind < 0.65) {
      edges++;
      // Few nodes with many edges, so that lists are long.
      const from = random.chance(0.3) ? 1 : node();
      return ['edge', from, random.pick(labels), random.chance(0.1) ? from : node(), properties()];
    }
    if (kind < 0.75) return ['updateNode', node(), properties()];
    if (kind < 0.83) return ['updateEdge', edge(), properties()];
    return kind < 0.95 ? ['deleteEdge', edge()] : ['deleteNode', node()];
  }

  return Array.from({length: count}, step);
}
