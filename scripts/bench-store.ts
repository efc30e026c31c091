/** The stores that figures are measured on. */
import {toNodeId} from '../src/engine/format/records/integers.js';
import {type PropertyValue, ValueWriter} from '../src/engine/format/values/property-value.js';
import {Graph} from '../src/engine/graph/graph.js';
import {backup} from '../src/engine/operations/backups/backup.js';
import {AtomicFile} from '../src/engine/storage/files/atomic-file.js';
import {StoreBuilder} from '../src/engine/storage/writing/store-builder.js';
import {finish} from '../test/support/finish.js';

/** Makes a store of `count` nodes and twice as many edges; every `changed`th node has another score and the last ones are new. */
export function makeStore(file: string, count: number, changed = Number.POSITIVE_INFINITY): void {
  const output = AtomicFile.create(file, undefined);
  const builder = new StoreBuilder(output.device);
  const writer = new ValueWriter();
  const encode = (value: PropertyValue): Buffer => Buffer.from(writer.encode(value));
  const nodeLabels = [['Person'], ['File'], ['Decision', 'Accepted'], ['Task']].map(encode);
  const edgeLabels = ['KNOWS', 'CITES', 'DEPENDS_ON'].map(encode);
  for (let i = 1; i <= count; i++) {
    const properties = new Map<string, PropertyValue>([
      ['name', changed < count && i > count - 10 ? `new record ${i}` : `record ${i}`],
      ['rank', BigInt(i * 7919)],
      ['score', (i % 1000) / 8 + (i % changed === 0 ? 0.2 : 0.1)],
    ]);
    builder.addNode(nodeLabels[i % nodeLabels.length], writer.encode(properties));
  }
  // Two outgoing edges a node, to nodes far apart.
  for (let i = 1; i <= 2 * count; i++) {
    const from = toNodeId(((i - 1) % count) + 1);
    const to = toNodeId(((i * 7919) % count) + 1);
    builder.addEdge(from, to, edgeLabels[i % 3], writer.encode(new Map([['weight', (i % 97) / 4]])));
  }
  builder.finish();
  output.commit();
}

/** Makes a directory `BASE.copies` of sealed copies of `BASE.liel`, a day apart; on each day every thousandth node got another score. */
export async function makeCopies(base: string, count: number, copies: number): Promise<void> {
  const store = `${base}.liel`;
  const now = Date.now();
  for (let i = 0; i < copies; i++) {
    const graph = await Graph.open(store);
    for (let id = 17; id <= count; id += 1000) graph.updateNode(toNodeId(id), new Map([['score', i / 8]]));
    graph.commit();
    await graph.close();
    const day = new Date(now - (copies - i) * 86_400_000);
    await finish(backup({store, output: `${base}.copies/`, drill: false, now: day, version: '0'}));
  }
}
