import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../src/engine/faults/conditions.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {caseFile, needsCorpus} from '../support/corpus.js';
import {needsPeer, runPeer} from '../support/peer.js';
import {documentIn, expectExit} from '../support/program.js';
import {properties} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';

const peerProgram = 'import sys; from liel.cli.__main__ import main; sys.exit(main())';

/** Three nodes and one edge to node 2: from node 1, or from node 3 with a property that says it comes from node 1. */
function store(from: number, forged = {}): Uint8Array {
  const device = new MemoryDevice();
  const graph = Graph.over(device);
  for (const name of ['payer', 'payee', 'somebody else']) graph.addNode(['Account'], properties({name}));
  graph.addEdge(from, 'PAYS', 2, properties({amount: 5n, ...forged}));
  graph.commit();
  return new Uint8Array(device.content());
}

/** An honest store with its signature, and a forged one that the peer prints the same way (limits L30). */
async function forgery(t: TestContext): Promise<{cwd: string}> {
  const cwd = temporaryDirectory(t);
  writeFileSync(path.join(cwd, 'honest.liel'), store(1));
  writeFileSync(path.join(cwd, 'forged.liel'), store(3, {from_node: 1n}));
  writeFileSync(path.join(cwd, 'key'), 'secret');
  await expectExit(0, ['sign', 'honest.liel', '--key-file', 'key', '-o', 'sig'], {cwd});
  return {cwd};
}

describe('a property named like an end of its edge', () => {
  const verify = (name: string) => ['verify', name, '--signature', 'sig', '--key-file', 'key'];

  it('does not take its place: a graph forged that way does not verify', async (t) => {
    const place = await forgery(t);
    await expectExit(0, verify('honest.liel'), place);
    const refused = await expectExit(1, verify('forged.liel'), place);
    assert.match(
      refused.stdout,
      /Signature verification failed: the content is another: signed [0-9a-f]{8}\.{3}, this store [0-9a-f]{8}\.{3}\n$/,
    );
    const document = documentIn(await expectExit(1, [...verify('forged.liel'), '--json'], place));
    assert.equal(document['ok'], false);
    assert.equal(document['finding_count'], 0);
  });

  it('does so only when it is asked for, as in the Python package', async (t) => {
    const place = await forgery(t);
    await expectExit(0, [...verify('forged.liel'), '--shadowed', 'peer'], place);
    const honest = await expectExit(0, ['manifest', 'honest.liel'], place);
    const asPeer = await expectExit(0, ['manifest', 'forged.liel', '--shadowed', 'peer'], place);
    assert.equal(asPeer.stdout, honest.stdout);
    const truth = await expectExit(0, ['manifest', 'forged.liel'], place);
    const [edge] = JSON.parse(truth.stdout).edges;
    assert.deepEqual([edge.from_node, edge.to_node, edge.properties], [3, 2, {amount: 5, from_node: 1}]);
    assert.match(truth.stderr, /note: .*edge 1/);
  });

  it('makes the same bytes as the package does', needsPeer, async (t) => {
    const {cwd} = await forgery(t);
    for (const name of ['honest.liel', 'forged.liel']) {
      const peers = runPeer(peerProgram, ['manifest', name], {cwd});
      assert.equal(peers.status, 0, peers.stderr);
      const ours = await expectExit(0, ['manifest', name, '--shadowed', 'peer'], {cwd});
      assert.equal(ours.stdout, peers.stdout);
    }
    const believed = runPeer(peerProgram, ['verify', 'forged.liel', '--signature', 'sig', '--key-file', 'key'], {cwd});
    assert.equal(believed.status, 0, 'the package takes the forged store for the signed one');
  });
});

describe('a property that the Python package fails on', () => {
  it('is shown, and refused only where its bytes are asked for', async (t) => {
    const cwd = temporaryDirectory(t);
    const device = new MemoryDevice();
    const graph = Graph.over(device);
    graph.addNode(['A'], properties({labels: 5n}));
    graph.addNode(['A'], properties({id: 'text'}));
    graph.commit();
    writeFileSync(path.join(cwd, 'a.liel'), device.content());
    const shown = JSON.parse((await expectExit(0, ['manifest', 'a.liel'], {cwd})).stdout);
    assert.deepEqual(shown.nodes[0], {id: 1, labels: ['A'], properties: {labels: 5}});
    const refused = await expectExit(3, ['manifest', 'a.liel', '--shadowed', 'peer'], {cwd});
    assert.equal(refused.stdout, '');
    assert.ok(refused.stderr.startsWith(`liel: ${conditions.peerCannotPrint.code} `), refused.stderr);
  });
});

describe('a signature', () => {
  it('of ours is accepted by the Python package, and one of the package by us', needsPeer, async (t) => {
    const place = await forgery(t);
    const {cwd} = place;
    const theirs = runPeer(peerProgram, ['verify', 'honest.liel', '--signature', 'sig', '--key-file', 'key'], {cwd});
    assert.equal(theirs.status, 0, theirs.stderr);
    const signed = runPeer(peerProgram, ['sign', 'honest.liel', '--key-file', 'key', '-o', 'peer.sig'], {cwd});
    assert.equal(signed.status, 0, signed.stderr);
    await expectExit(0, ['verify', 'honest.liel', '--signature', 'peer.sig', '--key-file', 'key'], place);
  });
});

describe('an export with odd names', () => {
  it('is imported and shown with its real ids, and as the package shows it on request', needsCorpus, async (t) => {
    const name = '077-import-ordinary-odd-names';
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.json'), caseFile(name, 'a.json'));
    const recorded = JSON.parse(Buffer.from(caseFile(name, 'case.json')).toString());
    const imported = documentIn(await expectExit(0, ['import', 'a.json', '-o', 'a.liel', '--json'], {cwd}));
    assert.deepEqual([imported['nodes_imported'], imported['edges_imported']], [1, 1]);
    const asPeer = await expectExit(0, ['manifest', 'a.liel', '--shadowed', 'peer'], {cwd});
    assert.equal(asPeer.stdout, recorded.steps[1].stdout);
    const truth = JSON.parse((await expectExit(0, ['manifest', 'a.liel'], {cwd})).stdout);
    assert.deepEqual([truth.nodes[0].id, truth.edges[0].id, truth.nodes[0].properties.id], [1, 1, 'x']);
  });
});
