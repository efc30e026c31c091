import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import type {Fault} from '../../../src/engine/faults/fault.js';
import {dataStart, extentSize} from '../../../src/engine/format/records/constants.js';
import {
  copyInto,
  proveCopy,
  proveRestored,
  proveStore,
  requireSame,
  restoreInto,
  type StoreProof,
} from '../../../src/engine/outputs/restored-copy.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore, type StoreSnapshot} from '../../../src/engine/storage/reading/open-store.js';
import {corrupt} from '../../support/corrupt.js';
import {raises} from '../../support/raises.js';
import {interrupted, smallStore} from '../../support/sample-store.js';

const quiet = (): void => {};
const open = (bytes: Uint8Array, name = 'backup.liel'): StoreSnapshot => readStore(new MemoryDevice(name, bytes));

/** The copy of a backup, in which something is then otherwise than it was written. */
async function restored(change: (copy: MemoryDevice) => void): Promise<StoreProof> {
  const backup = open(smallStore());
  const copy = new MemoryDevice('stage');
  await copyInto(copy, backup, quiet);
  change(copy);
  return proveRestored(copy, 'out.liel', backup, quiet);
}

describe('a restored store', () => {
  it('is proved byte for byte and record for record', async () => {
    const {nodeCount, edgeCount, findingCount} = await restored(quiet);
    assert.deepEqual([nodeCount, edgeCount, findingCount], [4, 4, 0]);
  });

  it('is refused with the first byte that is another, wherever it lies, in pages that hold nothing too', async () => {
    const last = smallStore().length - 1;
    for (const at of [0, 127, 200, 70_000, dataStart + 60, extentSize - 1, extentSize, last]) {
      const change = (copy: MemoryDevice): void => {
        const byte = new Uint8Array(1);
        copy.read(byte, at);
        copy.write(Uint8Array.of(byte[0] ^ 1), at);
      };
      await assert.rejects(restored(change), (error) => {
        assert.match((error as Error).message, new RegExp(`byte ${at} is another than was written`));
        return raises(conditions.copyUnreadable)(error) && (error as Fault).facts['path'] === 'out.liel';
      });
    }
  });

  it('is refused when it is shorter or longer than was written', async () => {
    const {length} = smallStore();
    for (const size of [length - 1, length + 1, length + 4096, 0]) {
      await assert.rejects(
        restored((copy) => copy.truncate(size)),
        raises(conditions.copyUnreadable),
        `${size} bytes`,
      );
    }
  });

  it('is on the medium before it is read back', async () => {
    const copy = new MemoryDevice('stage');
    copy.sync = () => copy.truncate(9000);
    await assert.rejects(restoreInto(copy, 'out.liel', open(smallStore()), quiet), raises(conditions.copyUnreadable));
  });

  it('has what waited in the WAL of the backup, and an empty WAL', async () => {
    const backup = open(interrupted(smallStore(), (graph) => graph.addNode(['late'])));
    const copy = new MemoryDevice('stage');
    const {nodeCount} = await restoreInto(copy, 'out.liel', backup, quiet);
    assert.equal(nodeCount, 5);
    assert.equal(readStore(copy).header.walLength, 0);
  });
});

describe('two proofs', () => {
  it('are the same when digest and number of findings are; else the copy differs', async () => {
    const proof = await proveStore(open(smallStore()), quiet);
    requireSame(proof, proof, 'out.liel');
    const lists = await proveStore(open(corrupt(smallStore()).node(3, 'inDegree', 7).bytes()), quiet);
    assert.deepEqual([lists.manifestSha256, lists.findingCount], [proof.manifestSha256, 1]);
    const other = await proveStore(open(smallStore((graph) => graph.addNode())), quiet);
    for (const different of [lists, other]) {
      assert.throws(() => requireSame(different, proof, 'out.liel'), raises(conditions.copyDiffers));
    }
  });

  it('that cannot be made of a copy are trouble of the copy; what the medium does is its own', async () => {
    const damaged = (): Promise<StoreProof> =>
      proveStore(open(corrupt(smallStore()).node(3, 'nodeId', 9n).bytes()), quiet);
    await assert.rejects(
      proveCopy('out.liel', async () => damaged()),
      (error) => raises(conditions.copyUnreadable)(error) && (error as Fault).facts['path'] === 'out.liel',
    );
    const mistake = new TypeError('a mistake of ours');
    await assert.rejects(
      proveCopy('out.liel', () => Promise.reject(mistake)),
      mistake,
    );
  });
});
