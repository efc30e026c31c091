import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {compareSeal} from '../../src/engine/evidence/seal/compare-seal.js';
import {makeSeal} from '../../src/engine/evidence/seal/seal-file.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {needsPeer, runPeer} from '../support/peer.js';
import {temporaryDirectory} from '../support/temp-directory.js';

const identity = {device: 0n, inode: 0n, modifiedNs: 0n, sealedAtMs: 0};

const setUp = `
import sys, liel
db = liel.open(sys.argv[1])
nodes = [db.add_node(['A'], name=f'n{i}') for i in range(200)]
edges = [db.add_edge(nodes[i], 'E', nodes[(i * 7) % 200]) for i in range(200)]
db.commit()
db.close()
`;

/** What a session does, and how the store stands to the seal it had before. */
const sessions = [
  ['', 'same'],
  ['db.commit()', 'same'],
  ["db.add_node(['C']); db.rollback()", 'same'],
  ["db.add_node(['B'], x=1); db.commit()", 'moved on'],
  ["db.update_node(5, name='other'); db.commit()", 'moved on'],
  ['db.delete_edge(3); db.commit()', 'moved on'],
  ["db.add_node(['B']); db.commit(); db.delete_node(9); db.commit(); db.update_node(7, x=2); db.commit()", 'moved on'],
  // Leaves the header as it was.
  ['db.repair_adjacency(); db.commit()', 'moved on'],
  // Makes a new file and puts it in the place of the old one.
  ['db.vacuum()', 'damaged'],
] as const;

describe('a seal beside a store of the Python package', needsPeer, () => {
  it('tells its commits from damage, whatever they do', async (t) => {
    const store = path.join(temporaryDirectory(t), 'p.liel');
    assert.equal(runPeer(setUp, [store]).status, 0);
    for (const [session, expected] of sessions) {
      const seal = await makeSeal(new MemoryDevice('before', readFileSync(store)), identity);
      const run = runPeer(`import sys, liel\ndb = liel.open(sys.argv[1])\n${session}\ndb.close()`, [store]);
      assert.equal(run.status, 0, run.stderr);
      const {verdict, isReplaced} = await compareSeal(new MemoryDevice('after', readFileSync(store)), seal);
      assert.deepEqual([verdict, isReplaced ?? false], [expected, expected === 'damaged'], session);
    }
  });
});
