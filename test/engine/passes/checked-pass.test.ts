import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {type Finding, isFinding} from '../../../src/engine/faults/fault.js';
import {dataStart, pageSize, walStart} from '../../../src/engine/format/records/constants.js';
import {type ReadableStore, requireReadable} from '../../../src/engine/passes/checked-pass.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {corrupt} from '../../support/corrupt.js';
import {raises} from '../../support/raises.js';
import {interrupted, smallStore} from '../../support/sample-store.js';

const read = (bytes: Uint8Array, isFine?: (found: Finding) => boolean): Promise<ReadableStore> =>
  requireReadable(readStore(new MemoryDevice('x.liel', bytes)), () => {}, isFine);

describe('a store is readable', () => {
  it('when every record is, and its labels are counted', async () => {
    const {census, nodeLabels, edgeLabels, notes} = await read(smallStore());
    assert.deepEqual([census.liveNodes, census.liveEdges, notes], [4, 4, []]);
    assert.deepEqual(
      [...nodeLabels.byLabel(), ...edgeLabels.byLabel()],
      [
        ['N', 4],
        ['E', 4],
      ],
    );
  });

  it('with findings that leave every record as it is, which are told', async () => {
    const longer = corrupt(smallStore()).truncate(smallStore().length + pageSize);
    const {notes} = await read(longer.bytes());
    assert.deepEqual(
      notes.map(({condition}) => condition.code),
      [conditions.trailingPages.code],
    );
  });

  it('not when a record is hidden, is another, or has labels or properties that nobody can read', async () => {
    const {offset} = corrupt(smallStore()).blobOf('node', 2);
    // The labels of a record lie before its properties.
    await assert.rejects(
      read(
        corrupt(smallStore())
          .write(offset - 1, [0xff])
          .bytes(),
      ),
      raises(conditions.blobUndecodable),
    );
    await assert.rejects(read(corrupt(smallStore()).write(offset, [0x5f]).bytes()), raises(conditions.blobUndecodable));
    await assert.rejects(read(corrupt(smallStore()).node(3, 'nodeId', 9n).bytes()), raises(conditions.slotIdentity));
    await assert.rejects(
      read(corrupt(smallStore()).header('nodeCount', 3).bytes()),
      raises(conditions.counterMismatch),
    );
  });

  it('for work that can bear it, with findings that another work refuses', async () => {
    const damaged = corrupt(smallStore()).header('nodeCount', 3).bytes();
    const {notes} = await read(damaged, (found) => isFinding(found, conditions.counterMismatch));
    assert.equal(notes.length, 1);
    const longer = corrupt(smallStore())
      .truncate(smallStore().length + pageSize)
      .bytes();
    await assert.rejects(
      read(longer, () => false),
      raises(conditions.trailingPages),
    );
  });

  it('not when its header belongs to a commit that was lost, and that is said', async () => {
    const lost = new MemoryDevice('lost.liel', smallStore());
    const afterwards = interrupted(smallStore(), (graph) => graph.addNode());
    lost.write(afterwards.subarray(0, pageSize), 0);
    lost.write(new Uint8Array(dataStart - walStart), walStart);
    await assert.rejects(read(new Uint8Array(lost.content())), raises(conditions.lostCommit));
  });
});
