import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {dataStart, walStart} from '../../src/engine/format/records/constants.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {readStore} from '../../src/engine/storage/reading/open-store.js';
import {corrupt} from '../support/corrupt.js';
import {contentOf} from '../support/graph-content.js';
import {documentIn, expectExit} from '../support/program.js';
import {smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';

const withoutImages = (bytes: Uint8Array): Uint8Array => Buffer.from(bytes).fill(0, walStart, dataStart);

function workplace(t: TestContext, bytes: Uint8Array): {cwd: string; read: (name: string) => Uint8Array} {
  const cwd = temporaryDirectory(t);
  writeFileSync(path.join(cwd, 'x.liel'), bytes);
  return {cwd, read: (name) => readFileSync(path.join(cwd, name))};
}

const graphOf = (bytes: Uint8Array): string => contentOf(Graph.over(new MemoryDevice('x', bytes)));

describe('liel salvage', () => {
  it('recovers a store without its header and index pages: same graph, same next ids, 0', async (t) => {
    const healthy = withoutImages(smallStore());
    const {chains, header} = readStore(new MemoryDevice('x', healthy), 'x');
    const damaged = corrupt(healthy).zeroPage(0);
    for (const {indexPages} of Object.values(chains)) damaged.zeroPage(indexPages[0] / 4096);
    const place = workplace(t, damaged.bytes());
    await expectExit(3, ['stats', 'x.liel'], place);
    await expectExit(0, ['salvage', 'x.liel', '-o', 'new.liel'], place);
    assert.equal(graphOf(place.read('new.liel')), graphOf(healthy));
    const {nextNodeId, nextEdgeId} = readStore(new MemoryDevice('new', place.read('new.liel')), 'new').header;
    assert.deepEqual([nextNodeId, nextEdgeId], [header.nextNodeId, header.nextEdgeId]);
    await expectExit(0, ['verify', 'new.liel'], place);
    assert.ok(Buffer.from(place.read('x.liel')).equals(damaged.bytes()), 'the source is as it was');
    assert.deepEqual(readdirSync(place.cwd).sort(), ['new.liel', 'new.liel.ledger.jsonl', 'x.liel']);
  });

  it('exits with 6 when something is lost, and says in the ledger what, and why', async (t) => {
    const damaged = withoutImages(smallStore());
    const {offset} = corrupt(damaged).blobOf('node', 2);
    const place = workplace(
      t,
      corrupt(damaged)
        .write(offset, [99])
        .edge(2, 'edgeId', 0)
        .edge(2, 'labelLength', 1)
        .edge(2, 'propLength', 1)
        .bytes(),
    );
    const run = await expectExit(6, ['salvage', 'x.liel', '-o', 'new.liel', '--json'], place);
    const {nodes, edges, complete} = documentIn(run) as Record<string, Record<string, number>>;
    assert.deepEqual(
      [nodes['recovered'], nodes['partial'], edges['recovered'], edges['lost'], complete],
      [3, 1, 3, 1, false],
    );
    const ledger = Buffer.from(place.read('new.liel.ledger.jsonl')).toString().split('\n').slice(0, -1);
    const lines = ledger.map((line) => JSON.parse(line));
    assert.deepEqual(
      lines.map(({kind, id, verdict, stored}) => `${kind} ${id} ${verdict} ${stored}`),
      [
        'node 1 recovered true',
        'node 2 partial true',
        'node 3 recovered true',
        'node 4 recovered true',
        'edge 1 recovered true',
        'edge 2 lost false',
        'edge 3 recovered true',
        'edge 4 recovered true',
      ],
    );
    assert.deepEqual(lines[1].why, ['its properties cannot be read']);
    assert.deepEqual(lines[5].why, ['its slot cannot be read']);
  });

  it('leaves partial records out with --whole-only, and their edges, whose content stays in the ledger', async (t) => {
    const damaged = withoutImages(smallStore());
    const {offset} = corrupt(damaged).blobOf('node', 2);
    const place = workplace(t, corrupt(damaged).write(offset, [99]).bytes());
    await expectExit(6, ['salvage', 'x.liel', '-o', 'new.liel', '--whole-only'], place);
    const graph = Graph.over(new MemoryDevice('new', place.read('new.liel')));
    assert.deepEqual(
      [...graph.nodes()].map(({id}) => id),
      [1, 3, 4],
    );
    assert.deepEqual(
      [...graph.edges()].map(({id}) => id),
      [3, 4],
    );
    const ledger = Buffer.from(place.read('new.liel.ledger.jsonl')).toString();
    assert.match(
      ledger,
      /"kind":"edge","id":1,"verdict":"partial","stored":false.*"record":\{"from_node":1,"id":1,"label":"E"/,
    );
  });

  it('prints the records alone with --jsonl -, and writes nothing', async (t) => {
    const place = workplace(t, smallStore());
    const {stdout, stderr} = await expectExit(0, ['salvage', 'x.liel', '--jsonl', '-'], place);
    const lines = stdout.split('\n').slice(0, -1);
    assert.equal(lines.length, 8);
    assert.deepEqual(JSON.parse(lines[0]), {
      kind: 'node',
      verdict: 'recovered',
      record: {id: 1, labels: ['N'], properties: {name: 'node 1', rank: 1}},
    });
    assert.match(stderr, /4 nodes and 4 edges whole/);
    assert.deepEqual(readdirSync(place.cwd), ['x.liel']);
  });

  it('writes nothing in a dry run', async (t) => {
    const place = workplace(t, smallStore());
    const {stdout} = await expectExit(0, ['salvage', 'x.liel', '-o', 'new.liel', '--dry-run'], place);
    assert.match(stdout, /would recover/);
    assert.deepEqual(readdirSync(place.cwd), ['x.liel']);
  });

  it('refuses what holds no record with L4010, and leaves nothing behind', async (t) => {
    const place = workplace(t, Buffer.from('some text\n'.repeat(1000)));
    const {stderr} = await expectExit(3, ['salvage', 'x.liel', '-o', 'new.liel'], place);
    assert.match(stderr, /L4010/);
    assert.deepEqual(readdirSync(place.cwd), ['x.liel']);
  });

  it('refuses outputs that are missing, there already, or the same file', async (t) => {
    const place = workplace(t, smallStore());
    writeFileSync(path.join(place.cwd, 'there'), 'kept');
    const rows: readonly (readonly [string, ...string[]])[] = [
      ['L0001'],
      ['L0003', '-o', 'there'],
      ['L0003', '-o', 'new.liel', '--ledger', 'there'],
      ['L0003', '--jsonl', 'there'],
      ['L0004', '-o', 'x.liel', '--force'],
      ['L0004', '--jsonl', 'x.liel', '--force'],
      ['L0004', '-o', 'new.liel', '--jsonl', './new.liel'],
      ['L0005', '-o', ':memory:'],
    ];
    for (const [code, ...words] of rows) {
      const {stderr} = await expectExit(2, ['salvage', 'x.liel', ...words], place);
      assert.match(stderr, new RegExp(code), words.join(' '));
    }
    assert.equal(existsSync(path.join(place.cwd, 'new.liel')), false);
    assert.equal(Buffer.from(place.read('there')).toString(), 'kept');
  });
});
