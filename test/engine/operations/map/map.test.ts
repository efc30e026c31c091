import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {Fault} from '../../../../src/engine/faults/fault.js';
import {Graph} from '../../../../src/engine/graph/graph.js';
import {type MapFacts, type MapOptions, mapStore} from '../../../../src/engine/operations/map/map.js';
import type {Picture} from '../../../../src/engine/operations/map/picture.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {backUp} from '../../../support/backup-of.js';
import {corrupt} from '../../../support/corrupt.js';
import {finish} from '../../../support/finish.js';
import {raises} from '../../../support/raises.js';
import {seededRandom} from '../../../support/random.js';
import {properties, randomStore, smallStore} from '../../../support/sample-store.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

/** Draws the bytes of a store; returns what was drawn, and the report. */
async function drawn(t: TestContext, bytes: Uint8Array, options: Partial<MapOptions> = {}) {
  const store = path.join(temporaryDirectory(t), 'x.liel');
  writeFileSync(store, bytes);
  return {store, ...(await drawnOf(store, options))};
}

async function drawnOf(store: string, options: Partial<MapOptions> = {}) {
  let facts: MapFacts | undefined;
  const draw = (given: MapFacts): string => {
    facts = given;
    return 'drawn';
  };
  const output = path.join(path.dirname(store), 'map.html');
  const usual = {store, output, force: true, depth: 2, limit: 400, withValues: false, draw, stream: async () => {}};
  const {report} = await finish(mapStore({...usual, ...options}));
  assert.ok(facts);
  return {facts, report, output};
}

function pictureOf({picture}: MapFacts): Picture {
  assert.ok('shown' in picture, JSON.stringify(picture));
  return picture.shown;
}

const ids = (picture: Picture): number[] => picture.nodes.map(({id}) => id);

/** A chain of 1 to 6, a star of 10 around node 7, and node 18 alone. */
function shapes(): Uint8Array {
  const device = new MemoryDevice('shapes.liel');
  const graph = Graph.over(device);
  for (let i = 1; i <= 18; i++) graph.addNode(['N'], properties({secret: 'a value'}));
  for (let i = 1; i < 6; i++) graph.addEdge(i, 'NEXT', i + 1, properties({}));
  for (let i = 8; i <= 17; i++) graph.addEdge(i, 'OF', 7, properties({}));
  graph.commit();
  return new Uint8Array(device.content());
}

describe('a map of a store', () => {
  it('draws the largest components whole, as many as there is room for', async (t) => {
    const all = pictureOf((await drawn(t, shapes())).facts);
    assert.deepEqual([all.nodes.length, all.edges.length, all.left_out], [18, 15, 0]);
    const star = pictureOf((await drawn(t, shapes(), {limit: 12})).facts);
    assert.deepEqual(ids(star), [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
    assert.deepEqual([star.edges.length, star.left_out], [10, 6]);
  });

  it('draws what is near the busiest node of a component that is too large', async (t) => {
    const part = pictureOf((await drawn(t, shapes(), {limit: 5})).facts);
    assert.deepEqual([ids(part), part.edges.length], [[7, 8, 9, 10, 11], 4]);
  });

  it('draws what is near a node, along edges in both directions, as far as is asked', async (t) => {
    const one = pictureOf((await drawn(t, shapes(), {around: 3, depth: 1})).facts);
    assert.deepEqual(
      [ids(one), one.edges.map(({id}) => id)],
      [
        [2, 3, 4],
        [2, 3],
      ],
    );
    const two = pictureOf((await drawn(t, shapes(), {around: 3, depth: 2})).facts);
    assert.deepEqual(ids(two), [1, 2, 3, 4, 5]);
    assert.deepEqual(pictureOf((await drawn(t, shapes(), {around: 3, depth: 2, limit: 4})).facts).left_out, 1);
  });

  it('has values only where they are asked for', async (t) => {
    const {facts} = await drawn(t, shapes());
    assert.equal(
      pictureOf(facts).nodes.some((node) => 'properties' in node),
      false,
    );
    const {facts: open} = await drawn(t, shapes(), {withValues: true});
    assert.equal(pictureOf(open).nodes[0]?.properties?.get('secret'), 'a value');
  });

  it('refuses a node that is not there, and writes nothing then', async (t) => {
    for (const around of [5, 6, 10 ** 9]) {
      const store = path.join(temporaryDirectory(t), 'x.liel');
      writeFileSync(store, smallStore());
      await assert.rejects(drawnOf(store, {around}), raises(conditions.nodeNotFound));
      assert.equal(existsSync(path.join(path.dirname(store), 'map.html')), false);
    }
  });

  it('never replaces its store, nor another file without force', async (t) => {
    const {store, output} = await drawn(t, smallStore());
    await assert.rejects(drawnOf(store, {output: store}), raises(conditions.outputIsInput));
    await assert.rejects(drawnOf(store, {output, force: false}), raises(conditions.outputExists));
    assert.deepEqual(readFileSync(store), Buffer.from(smallStore()));
  });

  it('tells the pages that findings name, as those of records too', async (t) => {
    const bytes = corrupt(smallStore()).edge(2, 'toNode', 999).bytes();
    const {facts, report} = await drawn(t, bytes);
    assert.deepEqual([report.ok, report.damaged_pages, facts.damaged], [false, 2, [1025, 1539]]);
  });

  it('is not made of what is no store', async (t) => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('{"type":"header"}\n'), Buffer.alloc(5000, 65)]) {
      await assert.rejects(drawn(t, bytes), (error: unknown) => error instanceof Fault && error.condition.exit === 3);
    }
  });

  it('is made of a compressed copy, and says which place of backups cannot be looked at', async (t) => {
    const store = path.join(temporaryDirectory(t), 'x.liel');
    writeFileSync(store, shapes());
    const {backup} = await backUp(store, path.join(path.dirname(store), 'copy.liel.zst'), {compress: 'zstd'});
    const {report} = await drawnOf(backup, {backups: [path.join(path.dirname(store), 'nowhere')]});
    assert.deepEqual([report.ok, report.drawn_nodes, report.damaged_pages], [true, 18, 0]);
  });

  it('counts the backups of its store', async (t) => {
    const store = path.join(temporaryDirectory(t), 'x.liel');
    writeFileSync(store, smallStore());
    await backUp(store, path.join(path.dirname(store), 'backups', '/'));
    assert.equal((await drawnOf(store)).report.backups, 1);
  });

  it('does not go through the keys of properties that do not decode', async (t) => {
    const healthy = corrupt(shapes());
    const {offset} = healthy.blobOf('node', 3);
    // Four thousand million entries, where there is one.
    const {facts} = await drawn(t, healthy.write(offset + 1, [0xff, 0xff, 0xff, 0xff]).bytes(), {withValues: true});
    assert.ok('shown' in facts.schema);
    const keys = facts.schema.shown.properties.map(({key, count}) => `${key} ${count}`);
    assert.deepEqual(keys, ['secret 17']);
    assert.equal(pictureOf(facts).nodes.length, 18);
  });

  it('is made of an empty store, and of any damaged one, as far as it can be read', async (t) => {
    const empty = new MemoryDevice('empty.liel');
    Graph.over(empty).commit();
    assert.equal((await drawn(t, new Uint8Array(empty.content()))).report.drawn_nodes, 0);
    const random = seededRandom(t);
    for (let round = 0; round < 30; round++) {
      const bytes = Buffer.from(randomStore(random, 40).closed);
      const pages = [0, 1, 1025, 1026, 1281, 1282, 1283, 1538, 1539, 1540];
      for (let flips = 2 ** random.below(10); flips > 0; flips--) {
        const at = random.pick(pages) * 4096 + random.below(random.chance(0.5) ? 128 : 4096);
        if (at < bytes.length) bytes[at] = random.below(256);
      }
      try {
        await drawn(t, bytes, {withValues: true});
      } catch (error) {
        assert.ok(error instanceof Fault && error.condition.code === 'L1001', String(error));
      }
    }
  });
});
