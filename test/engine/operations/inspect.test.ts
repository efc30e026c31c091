import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {fileHeader, nodeSlot} from '../../../src/engine/format/records/layouts.js';
import {type InspectTopic, inspect} from '../../../src/engine/operations/inspect/inspect.js';
import type {RecordView} from '../../../src/engine/operations/inspect/record-view.js';
import {finish} from '../../support/finish.js';
import {interrupted, properties, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

type Viewer = (topic: InspectTopic, number?: number) => Promise<readonly RecordView[]>;

/** Looks into a store of some bytes. */
function viewerOf(t: TestContext, bytes: Uint8Array): Viewer {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  writeFileSync(store, bytes);
  return async (topic, number) => (await inspect({store, topic, number, hex: false})).views;
}

const linksOf = ({links}: RecordView): string[] => links.map((link) => `${link.name}: ${link.topic} ${link.number}`);

/** The page that holds the node slots of a store. */
function nodePage(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Number(view.getBigUint64(Number(fileHeader.decode(bytes).nodeIndexHead) + 16, true)) / 4096;
}

describe('a look inside', () => {
  it('names what a record points to: edges of a node, ends and successors of an edge, pages of their bytes', async (t) => {
    const bytes = smallStore();
    const look = viewerOf(t, bytes);
    const slots = nodePage(bytes);
    const [node] = await look('node', 1);
    assert.deepEqual(linksOf(node), [
      'outgoing: edge 4',
      'outgoing: edge 1',
      'incoming: edge 3',
      `labels: page ${slots + 257}`,
      `properties: page ${slots + 257}`,
      `slot: page ${slots}`,
    ]);
    const [edge] = await look('edge', 4);
    assert.deepEqual(linksOf(edge).slice(0, 4), [
      'from: node 1',
      'to: node 3',
      'next outgoing: edge 1',
      'next incoming: edge 2',
    ]);
    const [last] = await look('edge', 3);
    assert.deepEqual(
      last.links.map(({name}) => name),
      ['from', 'to', 'label', 'properties', 'slot'],
      'an edge at the end of its lists leads to no other',
    );
    for (const {topic, number} of [...node.links, ...edge.links]) {
      const [there] = await look(topic, number);
      assert.deepEqual(there.problems, [], `${topic} ${number}`);
    }
  });

  it('shows every slot of a slot page, and those never written in one line', async (t) => {
    const bytes = smallStore();
    const [page] = await viewerOf(t, bytes)('page', nodePage(bytes));
    assert.deepEqual(page.lines.slice(1), [
      'slot 0: node 1, live',
      'slot 1: node 2, live',
      'slot 2: node 3, live',
      'slot 3: node 4, live',
      'slot 4: node 5, deleted',
      'slots 5 to 62: never written',
    ]);
    assert.equal(linksOf(page).at(-1), 'slot 4: node 5');
  });

  it('finds the slot in a page that stores another id than its place has', async (t) => {
    const bytes = smallStore();
    const at = nodePage(bytes) * 4096 + 8 + 2 * nodeSlot.size;
    new DataView(bytes.buffer, bytes.byteOffset).setBigUint64(at, 77n, true);
    const [page] = await viewerOf(t, bytes)('page', nodePage(bytes));
    assert.deepEqual(page.problems, ['slot 2 stores the id 77, its place is that of id 3']);
  });

  it('leads from the header over the index pages to the extents, and each of them is there', async (t) => {
    const bytes = smallStore();
    const look = viewerOf(t, bytes);
    const [header] = await look('header');
    assert.deepEqual(
      header.links.map(({name}) => name),
      ['node index', 'edge index', 'property index'],
    );
    assert.deepEqual(linksOf((await look('page', 0))[0]), linksOf(header));
    const [index] = await look('page', header.links[0].number);
    assert.deepEqual(linksOf(index), [`entry 0: page ${nodePage(bytes)}`]);
    const [nodes] = await look('extents');
    assert.deepEqual(linksOf(nodes), [`extent 0: page ${nodePage(bytes)}`]);
  });

  it('names the entries of a live WAL on the pages where they begin, and the pages they are images of', async (t) => {
    const bytes = interrupted(smallStore(), (graph) => graph.addNode(['late'], properties({at: 1n})));
    const look = viewerOf(t, bytes);
    const [page] = await look('page', 1);
    assert.match(page.lines[1], /^entry 1 \(at offset 4096\): write$/);
    const [wal, first, ...others] = await look('wal');
    assert.deepEqual(linksOf(page), [`entry 1: page ${first.links[0].number}`]);
    assert.deepEqual(linksOf(first), [`image of: page ${first.links[0].number}`]);
    assert.match(wal.lines[0], /a commit of \d pages/);
    assert.deepEqual(linksOf(others[others.length - 1]), [], 'a commit is the image of no page');
  });

  it('does not lead beyond the store, whatever its bytes say', async (t) => {
    const bytes = smallStore();
    const at = nodePage(bytes) * 4096 + 8;
    const view = new DataView(bytes.buffer, bytes.byteOffset + at);
    view.setBigUint64(nodeSlot.at.firstOutEdge, 2n ** 60n, true);
    view.setBigUint64(nodeSlot.at.labelOffset, 2n ** 63n, true);
    const [node] = await viewerOf(t, bytes)('node', 1);
    assert.deepEqual(
      linksOf(node).filter((link) => /outgoing|labels/.test(link)),
      [],
    );
    assert.match(node.lines.join('\n'), /outgoing: 1152921504606846976 \(beyond any store\)/);
  });
});

it('says nothing of the WAL where the header cannot be believed', async (t) => {
  const store = path.join(temporaryDirectory(t), 'x.liel');
  const waiting = Buffer.from(interrupted(smallStore(), (graph) => graph.addNode(['late'])));
  waiting.fill(0, fileHeader.at.walLength, fileHeader.at.walLength + 8);
  writeFileSync(store, waiting);
  const {report} = await finish(inspect({store, topic: 'wal', number: undefined, hex: false}));
  assert.match(JSON.stringify(report), /whether a commit waits there cannot be told: /);
  assert.doesNotMatch(JSON.stringify(report), /WAL: empty/);
});
