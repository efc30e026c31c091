import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {type LiveRecord, recordSteps} from '../../../src/engine/check/record-check.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import type {Finding, Place} from '../../../src/engine/faults/fault.js';
import {dataStart, extentSize, pageSize} from '../../../src/engine/format/records/constants.js';
import {fileHeader, nodeSlot} from '../../../src/engine/format/records/layouts.js';
import {contentPass, refusing} from '../../../src/engine/passes/checked-pass.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {StoreBuilder} from '../../../src/engine/storage/writing/store-builder.js';
import {type Corruption, corrupt} from '../../support/corrupt.js';
import {emptyStore} from '../../support/crash-workload.js';
import {raises} from '../../support/raises.js';
import {interrupted, properties, smallStore} from '../../support/sample-store.js';
import {type Found, findingsOf, finishSteps, refusalOf, spotOf, survey} from '../../support/survey.js';

const healthy = smallStore();
const nodeIndex = dataStart + extentSize;
const propExtent = nodeIndex + pageSize;

/** Opening the damaged store is refused, with this condition at this place. */
function refuses(damaged: Corruption, condition: {readonly code: string}, place: Place): void {
  const found = refusalOf(() => damaged.open());
  assert.equal(found?.condition.code, condition.code, found?.message);
  assert.deepEqual(spotOf(found.place), place);
}

/** Checking the damaged store finds exactly this. */
function finds(damaged: Corruption, ...expected: readonly Found[]): void {
  assert.deepEqual(survey(damaged.open()), expected);
}

describe('opening', () => {
  it('refuses a file without the magic bytes', () => {
    refuses(corrupt(healthy).write(0, [0x6c]), conditions.notAStore, {page: 0, offset: 0});
  });

  it('refuses another version before it looks at the checksum', () => {
    refuses(corrupt(healthy).write(16, [2]), conditions.unsupportedVersion, {page: 0, offset: 16});
    refuses(corrupt(healthy).header('minor', 1), conditions.unsupportedVersion, {page: 0, offset: 16});
  });

  it('refuses another page size', () => {
    refuses(corrupt(healthy).header('pageSize', 8192), conditions.unsupportedPageSize, {page: 0, offset: 20});
  });

  it('refuses a header whose checksum is another', () => {
    refuses(corrupt(healthy).write(24, [200]), conditions.headerChecksum, {page: 0, offset: 104});
    refuses(corrupt(healthy).header('checksum', 5n), conditions.headerChecksum, {page: 0, offset: 104});
  });

  it('refuses a file that ends inside its first page, or before an index page', () => {
    refuses(corrupt(healthy).truncate(0), conditions.neverWritten, {page: 0, offset: 0});
    for (const size of [1, 127, 128, 4095]) {
      refuses(corrupt(healthy).truncate(size), conditions.tooShort, {page: 0, offset: 0});
    }
    const place = {page: nodeIndex / pageSize, offset: nodeIndex};
    refuses(corrupt(healthy).truncate(nodeIndex + 4095), conditions.tooShort, place);
    refuses(corrupt(healthy).truncate(pageSize), conditions.tooShort, place);
  });

  it('refuses a file that ends inside a page of an extent, which the Python package reads as zeros', () => {
    const size = healthy.length - 100;
    refuses(corrupt(healthy).truncate(size), conditions.tooShort, pageAndOffset(size - (size % pageSize)));
    // Where nothing but the extent is cut: its last page holds slots.
    const device = new MemoryDevice('many.liel');
    const builder = new StoreBuilder(device);
    for (let id = 1; id <= 16_200; id++) builder.addNode(new Uint8Array(0), new Uint8Array(0));
    builder.finish();
    const many = new Uint8Array(device.content()).subarray(0, device.size() - 100);
    const cut = refusalOf(() => readStore(new MemoryDevice('cut.liel', many), 'cut.liel'));
    assert.equal(cut?.condition, conditions.tooShort, cut?.message);
    assert.match(cut.message, /its last page/);
    // A crash while the first commit of all is written tears a page of the WAL region.
    const torn = new Uint8Array(32_256);
    torn.set(emptyStore());
    finds(corrupt(torn));
  });

  it('refuses an index that claims extents behind the end of the file, but for those of calls that failed', () => {
    const far = BigInt(healthy.length - (healthy.length % pageSize));
    const claiming = (extents: number): Corruption => {
      const damaged = corrupt(healthy).index('node', 'count', 1 + extents);
      for (let i = 0; i < extents; i++) damaged.extent('node', 1 + i, far + BigInt(i * extentSize));
      return damaged.header('nextNodeId', 1 + extents * 16_128);
    };
    assert.equal(claiming(3).open().chains.node.extents.length, 4);
    assert.equal(refusalOf(() => claiming(200).open())?.condition, conditions.extentPlace);
  });

  it('refuses header fields that no store can have', () => {
    for (const name of ['nodeCount', 'edgeCount', 'nextNodeId', 'nextEdgeId', 'nextPropOffset'] as const) {
      const place = {page: 0, offset: fileHeader.at[name]};
      refuses(corrupt(healthy).header(name, 2n ** 53n), conditions.headerField, place);
    }
    for (const name of ['nextNodeId', 'nextEdgeId'] as const) {
      refuses(corrupt(healthy).header(name, 0n), conditions.headerField, {page: 0, offset: fileHeader.at[name]});
    }
    for (const position of [0, 1, propExtent - 1, propExtent + extentSize + 1]) {
      const damaged = corrupt(healthy).header('nextPropOffset', position);
      refuses(damaged, conditions.headerField, {page: 0, offset: fileHeader.at.nextPropOffset});
    }
  });

  it('refuses index pages that are misplaced, linked in a circle or overfull', () => {
    const place = {page: nodeIndex / pageSize, offset: nodeIndex};
    refuses(corrupt(healthy).index('node', 'count', 511), conditions.indexPage, place);
    refuses(corrupt(healthy).index('node', 'next', nodeIndex), conditions.indexPage, place);
    refuses(corrupt(healthy).index('node', 'next', 2n ** 60n), conditions.indexPage, place);
    const odd = {page: nodeIndex / pageSize, offset: nodeIndex + 8};
    refuses(corrupt(healthy).header('nodeIndexHead', nodeIndex + 8), conditions.indexPage, odd);
    refuses(corrupt(healthy).header('propIndexHead', 8192), conditions.indexPage, {page: 2, offset: 8192});
  });

  it('refuses extents outside the data, off the page borders or on top of each other', () => {
    const entry = {page: nodeIndex / pageSize, offset: nodeIndex + 16};
    for (const offset of [1n, 4096n, BigInt(dataStart) + 1n, 2n ** 53n, 2n ** 63n]) {
      refuses(corrupt(healthy).extent('node', 0, offset), conditions.extentPlace, entry);
    }
    const shared = {page: dataStart / pageSize, offset: dataStart};
    refuses(corrupt(healthy).extent('prop', 0, BigInt(dataStart)), conditions.extentPlace, shared);
    const beyond = 2 ** 40;
    const far = {page: beyond / pageSize, offset: beyond};
    refuses(corrupt(healthy).extent('node', 0, BigInt(beyond)), conditions.extentPlace, far);
  });

  it('refuses ids that the extents cannot hold', () => {
    const node = {page: 0, offset: fileHeader.at.nextNodeId};
    refuses(corrupt(healthy).header('nextNodeId', 16_130), conditions.idBeyondExtents, node);
    const edge = {page: 0, offset: fileHeader.at.nextEdgeId};
    refuses(corrupt(healthy).header('nextEdgeId', 13_058), conditions.idBeyondExtents, edge);
    assert.doesNotThrow(() => corrupt(healthy).header('nextEdgeId', 13_057).open());
  });

  it('refuses a WAL that lies or reaches where none can be', () => {
    const place = {page: 0, offset: fileHeader.at.walLength};
    for (const length of [2n ** 40n, 2n ** 63n, 4_194_305n]) {
      refuses(corrupt(healthy).header('walLength', length), conditions.walBounds, place);
    }
    const start = {page: 0, offset: fileHeader.at.walOffset};
    refuses(corrupt(healthy).header('walOffset', dataStart), conditions.walBounds, start);
    refuses(corrupt(healthy).header('walOffset', 0), conditions.walBounds, start);
  });

  it('names a commit that was lost when the WAL holds none and the file does not fit the header', () => {
    const afterwards = interrupted(new Uint8Array(healthy), (graph) => {
      for (let i = 0; i < 16_130; i++) graph.addNode();
    });
    const lost = new MemoryDevice('lost.liel', healthy);
    lost.write(afterwards.subarray(0, pageSize), 0);
    lost.write(new Uint8Array(dataStart - pageSize), pageSize);
    const found = refusalOf(() => readStore(lost, 'lost.liel'));
    assert.equal(found?.condition.code, conditions.lostCommit.code);
    assert.ok(Object.keys(found.place).length > 0);
  });

  it('says that a tail of the WAL belongs to no commit, and reads what there is', () => {
    const device = new MemoryDevice(
      'torn.liel',
      interrupted(healthy, (graph) => graph.updateNode(1)),
    );
    device.write(new Uint8Array(64), pageSize + 100);
    const {notes, header} = readStore(device, 'torn.liel');
    assert.deepEqual(
      notes.map(({condition}) => condition.code),
      [conditions.walTail.code],
    );
    assert.equal(header.nodeCount, 4);
  });
});

describe('checking records', () => {
  it('compares the live records with the counters', () => {
    finds(corrupt(healthy).header('nodeCount', 9), ['L1010', {page: 0, offset: fileHeader.at.nodeCount}]);
    finds(corrupt(healthy).header('edgeCount', 0), ['L1010', {page: 0, offset: fileHeader.at.edgeCount}]);
  });

  it('finds the first record behind the last id', () => {
    const damaged = corrupt(healthy).header('nextNodeId', 5);
    const offset = damaged.slotAt('node', 5);
    finds(damaged, ['L1011', {node: 5, page: dataStart / pageSize, offset, slot: 4}]);
  });

  it('compares the id of a slot with its place', () => {
    const damaged = corrupt(healthy).node(3, 'nodeId', 4n).edge(2, 'edgeId', 1n);
    finds(
      damaged,
      ['L1012', {node: 3, page: dataStart / pageSize, offset: damaged.slotAt('node', 3), slot: 2}],
      ['L1012', {edge: 2, ...pageAndOffset(damaged.slotAt('edge', 2)), slot: 1}],
    );
  });

  it('finds blobs outside the property extents, or across the end of one', () => {
    for (const [offset, length] of [
      [4096, 20],
      [2 ** 40, 20],
      [propExtent + extentSize - 5, 20],
      [propExtent, 2 ** 32 - 1],
    ]) {
      const damaged = corrupt(healthy).edge(2, 'propOffset', offset).edge(2, 'propLength', length);
      finds(damaged, ['L1013', {edge: 2, ...pageAndOffset(offset)}]);
    }
  });

  it('names no place for a blob that lies where no file reaches', () => {
    for (const offset of [2n ** 53n, 2n ** 60n, 2n ** 64n - 1n]) {
      finds(corrupt(healthy).edge(2, 'propOffset', offset), ['L1013', {edge: 2}]);
    }
    const last = Number.MAX_SAFE_INTEGER;
    finds(corrupt(healthy).edge(2, 'propOffset', last), ['L1013', {edge: 2, ...pageAndOffset(last)}]);
  });

  it('finds two records that claim the same bytes', () => {
    const damaged = corrupt(healthy);
    const {offset, length} = damaged.blobOf('node', 2);
    damaged.node(1, 'propOffset', offset).node(1, 'propLength', length);
    finds(damaged, ['L1014', pageAndOffset(offset)]);
  });

  it('reads no more blobs than can lie apart from each other, however many records claim the same bytes', () => {
    const text = 'x'.repeat(200_000);
    const store = smallStore((graph) => {
      for (let i = 0; i < 40; i++) graph.addNode([], i === 0 ? properties({text}) : properties({}));
    });
    const damaged = corrupt(store);
    const {offset, length} = damaged.blobOf('node', 6);
    for (let id = 7; id <= 45; id++) damaged.node(id, 'propOffset', offset).node(id, 'propLength', length);
    let visited = 0;
    const found: string[] = [];
    const report = ({condition}: Finding): void => void found.push(condition.code);
    const visit = ({propLength}: LiveRecord): void => {
      visited += propLength;
    };
    finishSteps(recordSteps(damaged.open(), report, visit));
    assert.deepEqual(found, ['L1014']);
    assert.ok(visited < extentSize, `${visited} bytes`);
  });

  it('finds bytes that are no value, and bytes behind a value', () => {
    const damaged = corrupt(healthy);
    const {offset, length} = damaged.blobOf('node', 2);
    const place = {node: 2, ...pageAndOffset(offset)};
    finds(corrupt(healthy).write(offset, [0x5f]), ['L1015', place]);
    finds(corrupt(healthy).node(2, 'propLength', length - 1), ['L1015', place]);
    // The next blob is that of node 3's label: it is read as garbage behind the value, and claimed twice.
    const codes = survey(
      corrupt(healthy)
        .node(2, 'propLength', length + 1)
        .open(),
    ).map(([code]) => code);
    assert.deepEqual(codes, ['L1016', 'L1014']);
  });

  it('finds labels behind a count that one bit lowered, in a store that could be read without them', () => {
    const store = smallStore((graph) => graph.addNode(['Task', 'Secret', 'Urgent'], properties({title: 'x'})));
    const {labelOffset} = nodeSlot.decode(store, corrupt(store).slotAt('node', 6));
    const damaged = corrupt(store)
      .write(Number(labelOffset) + 1, [1])
      .open();
    assert.throws(() => finishSteps(contentPass(damaged, refusing([]))), raises(conditions.blobTrailing));
  });

  it('finds an append position before the last blob, and bytes behind the last extent', () => {
    const place = {page: 0, offset: fileHeader.at.nextPropOffset};
    finds(corrupt(healthy).header('nextPropOffset', propExtent + 10), ['L1017', place]);
    const end = edgeIndexEnd();
    finds(corrupt(healthy).truncate(end + 5000), ['L1018', pageAndOffset(end)]);
  });

  it('finds an append position inside the last blob of a deleted record, labels or properties', () => {
    const place = {page: 0, offset: fileHeader.at.nextPropOffset};
    for (const [labels, map] of [
      [['N'], properties({text: 'last'})],
      [['Last'], properties({})],
    ] as const) {
      const store = smallStore((graph) => graph.deleteNode(graph.addNode(labels, map)));
      const {nextPropOffset} = corrupt(store).open().header;
      finds(corrupt(store).header('nextPropOffset', nextPropOffset - 1), ['L1017', place]);
    }
  });
});

describe('checking edges and lists', () => {
  const slotOf = (edge: number) => {
    const offset = corrupt(healthy).slotAt('edge', edge);
    return {edge, ...pageAndOffset(offset), slot: edge - 1};
  };

  it('finds an end that is no live node', () => {
    const found = survey(corrupt(healthy).edge(2, 'toNode', 5n).open());
    assert.deepEqual(found[0], ['L4001', slotOf(2)]);
    assert.deepEqual(survey(corrupt(healthy).edge(2, 'fromNode', 0n).open())[0], ['L4001', slotOf(2)]);
    assert.deepEqual(
      survey(
        corrupt(healthy)
          .edge(2, 'toNode', 2n ** 63n)
          .open(),
      )[0],
      ['L4001', slotOf(2)],
    );
  });

  it('finds a list that misses an edge, with the wrong degree', () => {
    finds(corrupt(healthy).node(1, 'firstOutEdge', 1n), ['L4003', {node: 1}], ['L4002', {node: 1}]);
    finds(corrupt(healthy).edge(4, 'nextInEdge', 0n), ['L4003', {node: 3}], ['L4002', {node: 3}]);
  });

  it('finds a circle, a link to no edge, and a way through a deleted edge', () => {
    finds(corrupt(healthy).edge(1, 'nextOutEdge', 4n), ['L4002', {node: 1}]);
    finds(corrupt(healthy).edge(1, 'nextOutEdge', 99n), ['L4002', {node: 1}]);
    finds(corrupt(healthy).edge(1, 'nextOutEdge', 2n ** 63n), ['L4002', {node: 1}]);
    finds(corrupt(healthy).edge(1, 'nextOutEdge', 5n), ['L4002', {node: 1}]);
  });

  it('finds a wrong degree', () => {
    finds(corrupt(healthy).node(3, 'inDegree', 7), ['L4003', {node: 3}]);
    finds(corrupt(healthy).node(4, 'outDegree', 2 ** 32 - 1), ['L4003', {node: 4}]);
  });

  it('finds an edge of another node in a list', () => {
    const found = survey(corrupt(healthy).edge(2, 'toNode', 1n).open());
    assert.deepEqual(found[0], ['L4007', {node: 3, edge: 2}]);
  });

  it('does not mind what deleted records still hold', () => {
    finds(corrupt(healthy).edge(5, 'nextOutEdge', 99n).edge(5, 'fromNode', 77n).node(5, 'firstInEdge', 2n));
  });
});

describe('a finding names all that is concerned', () => {
  const placeOf = (damaged: Corruption, code: string): Place | undefined =>
    findingsOf(damaged.open()).find(({condition}) => condition.code === code)?.place;
  const pagesOf = (damaged: Corruption) => refusalOf(() => damaged.open())?.place.pages;

  it('the page that points to a wrong index page or extent, and both of two that collide', () => {
    const index = nodeIndex / pageSize;
    const propIndex = readStore(new MemoryDevice('s', healthy), 's').chains.prop.indexPages[0] / pageSize;
    assert.deepEqual(pagesOf(corrupt(healthy).header('propIndexHead', 8192)), [0, 2]);
    assert.deepEqual(pagesOf(corrupt(healthy).header('edgeIndexHead', nodeIndex)), [0, 0]);
    assert.deepEqual(
      new Set(pagesOf(corrupt(healthy).extent('prop', 0, BigInt(dataStart)))),
      new Set([index, propIndex]),
    );
    assert.deepEqual(pagesOf(corrupt(healthy).header('nextNodeId', 16_130)), [0, index]);
  });

  it('the records that share property bytes, and the bytes of a slot or blob', () => {
    const {offset, length} = corrupt(healthy).blobOf('node', 2);
    const shared = corrupt(healthy).node(1, 'propOffset', offset).node(1, 'propLength', length);
    const place = placeOf(shared, 'L1014');
    assert.deepEqual([place?.nodes, place?.edges], [[1, 2], []]);
    assert.equal(placeOf(corrupt(healthy).write(offset, [0x5f]), 'L1015')?.bytes, length);
    assert.equal(placeOf(corrupt(healthy).node(3, 'nodeId', 4n), 'L1012')?.bytes, 64);
  });

  it('the node that an edge names, and the edges on both sides of a broken link', () => {
    assert.deepEqual(placeOf(corrupt(healthy).edge(2, 'toNode', 5n), 'L4001')?.nodes, [5]);
    assert.deepEqual(placeOf(corrupt(healthy).edge(2, 'toNode', 2n ** 63n), 'L4001')?.nodes, []);
    // The list of node 1 is 4, 1.
    assert.deepEqual(placeOf(corrupt(healthy).edge(1, 'nextOutEdge', 5n), 'L4002')?.edges, [1, 5]);
    assert.deepEqual(placeOf(corrupt(healthy).edge(1, 'nextOutEdge', 99n), 'L4002')?.edges, [1]);
    assert.deepEqual(placeOf(corrupt(healthy).node(1, 'firstOutEdge', 5n), 'L4002')?.edges, [5]);
    const cut = corrupt(healthy).edge(4, 'nextOutEdge', 0n);
    assert.deepEqual([placeOf(cut, 'L4003')?.edges, placeOf(cut, 'L4002')?.edges], [[4], [1]]);
  });
});

function pageAndOffset(offset: number): {page: number; offset: number} {
  return {page: Math.floor(offset / pageSize), offset};
}

/** Behind the last index page of the small store, which is that of its edges. */
function edgeIndexEnd(): number {
  const {chains} = readStore(new MemoryDevice('healthy.liel', healthy), 'healthy.liel');
  return chains.edge.indexPages[0] + pageSize;
}
