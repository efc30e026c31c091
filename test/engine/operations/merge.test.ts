import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Fault} from '../../../src/engine/faults/fault.js';
import {maxBlobSize} from '../../../src/engine/format/records/constants.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import type {MergeReport} from '../../../src/engine/operations/merge/merge.js';
import {proveMerged} from '../../../src/engine/operations/merge/merge-output.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {corrupt} from '../../support/corrupt.js';
import {holdLock} from '../../support/lock-holder.js';
import {appending, byKeys, type MergePlace, mergePlace, putAtRest, runMerge, storeOf} from '../../support/merging.js';
import {raises} from '../../support/raises.js';
import {interrupted, properties, smallStore} from '../../support/sample-store.js';
import {leavesUnchanged} from '../../support/unchanged.js';

/** A report without what a preview cannot have done. */
const told = ({dry_run: _, node_id_map, edge_id_map, ...report}: MergeReport): unknown => ({
  ...report,
  node_id_map: [...node_id_map],
  edge_id_map: [...edge_id_map],
});

/** Previews and merges, and requires that both say the same. */
async function mergeAsPreviewed(place: MergePlace, how = appending): Promise<unknown> {
  const preview = told((await runMerge(place, {how, dryRun: true})).report);
  assert.ok(!existsSync(place.output));
  assert.deepEqual(told((await runMerge(place, {how})).report), preview);
  return preview;
}

const contentOf = (store: string): Graph => Graph.over(new MemoryDevice('read.liel', readFileSync(store)));

/** Three files on the left, three on the right, two of them the same. */
function files(t: TestContext): MergePlace {
  const left = storeOf(
    [
      [['File'], {path: 'a', size: 1n}],
      [['File'], {path: 'b', size: 2n}],
      [['File'], {path: 'c'}],
    ],
    [[1, 'USES', 2, {n: 1n}]],
  );
  const right = storeOf(
    [
      [['File'], {path: 'b', size: 3n, new: true}],
      [['Doc'], {path: 'a', size: 1}],
      [['File'], {path: 'd'}],
    ],
    [
      [2, 'USES', 1, {n: 1n}],
      [2, 'USES', 1, {n: 1}],
      [3, 'USES', 3],
      [3, 'USES', 3],
    ],
  );
  return mergePlace(t, left, right);
}

describe('a merge', () => {
  it('does what its preview says, by keys and without, and the result is sound', async (t) => {
    const idempotent = byKeys(['path'], {edgeStrategy: 'idempotent', onNodeConflict: 'overwrite_from_src'});
    const expected = [
      [appending, [6, 5]],
      [byKeys(['path']), [4, 5]],
      [idempotent, [4, 3]],
    ] as const;
    for (const [how, counts] of expected) {
      const place = files(t);
      await mergeAsPreviewed(place, how);
      const graph = contentOf(place.output);
      assert.deepEqual([graph.nodeCount, graph.edgeCount], counts);
    }
  });

  it('keeps, overwrites or completes the properties of a node that both have', async (t) => {
    const place = files(t);
    const after = {
      keep_dst: {path: 'b', size: 2n},
      overwrite_from_src: {path: 'b', size: 3n, new: true},
      merge_props: {path: 'b', size: 2n, new: true},
    };
    for (const [policy, expected] of Object.entries(after)) {
      await runMerge(place, {how: byKeys(['path'], {onNodeConflict: policy as 'keep_dst'}), force: true});
      assert.deepEqual(contentOf(place.output).node(2).properties, properties(expected), policy);
    }
  });

  it('finds the newest equal edge, tells 1 from 1.0, and takes no edge for another', async (t) => {
    const nodes = [
      [[], {path: 'a'}],
      [[], {path: 'b'}],
    ] as const;
    const edges = [
      [1, 'E', 2, {n: 1n}],
      [1, 'E', 2, {n: 1n}],
      [1, 'E', 2],
    ] as const;
    const incoming = [
      ...edges,
      [1, 'E', 2, {n: 1}],
      [1, 'E', 2, {n: 1}],
      [2, 'E', 1],
      [1, 'F', 2],
      [1, 'E', 1],
    ] as const;
    const place = mergePlace(t, storeOf(nodes, edges), storeOf(nodes, incoming));
    const {report} = await runMerge(place, {how: byKeys(['path'], {edgeStrategy: 'idempotent'})});
    const found = [...report.edge_id_map].map(([, id]) => id);
    assert.deepEqual(found, [2, 2, 3, 4, 4, 5, 6, 7]);
  });

  it('treats 0.0 and -0.0 as one key, NaN as no key of another, and says so in the preview', async (t) => {
    const node = (key: number, n: bigint) => [[], {key, n}] as const;
    const place = mergePlace(
      t,
      storeOf([node(0, 1n), node(Number.NaN, 2n)]),
      storeOf([node(-0, 3n), node(Number.NaN, 4n)]),
    );
    const preview = (await mergeAsPreviewed(place, byKeys(['key']))) as {
      node_id_map: unknown;
      warnings: {destination: unknown; source: unknown}[];
    };
    assert.deepEqual(preview.node_id_map, [
      [1, 1],
      [2, 3],
    ]);
    assert.deepEqual(
      preview.warnings.map(({destination, source}) => [destination, source]),
      [[1n, 3n]],
    );
  });

  it('takes properties named like fields of a record for what they are', async (t) => {
    const named = {id: 7n, labels: 'x', node: 1n, properties: properties({path: 'other'})};
    const place = mergePlace(
      t,
      storeOf([[['F'], {path: 'a', ...named}]]),
      storeOf([[['F'], {path: 'a', ...named, id: 8n}]]),
    );
    await runMerge(place, {how: byKeys(['path'], {onNodeConflict: 'overwrite_from_src'})});
    assert.deepEqual(contentOf(place.output).node(1).properties, properties({path: 'a', ...named, id: 8n}));
  });

  it('takes a commit that is still in the WAL with it, of both stores', async (t) => {
    const late = interrupted(smallStore(), (graph) => graph.addNode(['late'], properties({at: 1n})));
    const place = mergePlace(t, late, late);
    await leavesUnchanged(place.left, () => runMerge(place, {dryRun: true}));
    const {report} = await runMerge(place, {});
    assert.deepEqual([report.nodes_created, contentOf(place.output).nodeCount], [5, 10]);
  });
});

describe('conflicts', () => {
  it('block the merge as they block its preview, and nothing is written', async (t) => {
    const twins = storeOf([
      [[], {path: 'a'}],
      [[], {path: 'a', n: 1n}],
      [[], {}],
    ]);
    const place = mergePlace(t, twins, twins);
    for (const dryRun of [true, false]) {
      const {report} = await runMerge(place, {how: byKeys(['path']), dryRun});
      assert.deepEqual(
        report.conflicts.map(({type, side}) => [type, side]),
        [
          ['missing_node_key', 'source'],
          ['duplicate_node_key', 'source'],
          ['duplicate_node_key', 'destination'],
        ],
      );
      assert.deepEqual([report.can_merge, report.warnings, report.nodes_created], [false, [], 0]);
    }
    assert.deepEqual(readdirSync(place.directory), ['left.liel', 'right.liel']);
  });

  it('of duplicates are folded when that is allowed, with every property that is ignored named', async (t) => {
    const place = mergePlace(
      t,
      storeOf([
        [[], {path: 'a', n: 1n}],
        [[], {path: 'a', n: 2n}],
      ]),
      storeOf([
        [[], {path: 'b', n: 1n}],
        [[], {path: 'b', n: 2n}],
        [[], {path: 'a', n: 3n}],
      ]),
    );
    const preview = (await mergeAsPreviewed(place, byKeys(['path'], {allowDuplicates: true}))) as MergeReport;
    assert.deepEqual(preview.node_id_map, [
      [1, 3],
      [2, 3],
      [3, 1],
    ]);
    assert.deepEqual(
      preview.warnings.map(({source_id, destination_id}) => [source_id, destination_id]),
      [
        [3, 1],
        [2, 3],
      ],
    );
  });
});

describe('what no node can hold', () => {
  const half = 'x'.repeat(maxBlobSize / 2 + 10);

  it('is refused by the preview already', async (t) => {
    const place = mergePlace(t, storeOf([[[], {path: 'a', old: half}]]), storeOf([[[], {path: 'a', new: half}]]));
    const how = byKeys(['path'], {onNodeConflict: 'merge_props'});
    for (const dryRun of [true, false])
      await assert.rejects(runMerge(place, {how, dryRun}), raises(conditions.valueRefused));
    assert.deepEqual(readdirSync(place.directory), ['left.liel', 'right.liel']);
  });

  it('is found too when several incoming nodes make it together', async (t) => {
    const third = 'x'.repeat(maxBlobSize * 0.4);
    const three = ['one', 'two', 'three'].map((name) => [[], {path: 'a', [name]: third}] as const);
    const how = byKeys(['path'], {onNodeConflict: 'merge_props', allowDuplicates: true});
    for (const left of [storeOf([[[], {path: 'a'}]]), storeOf([])]) {
      const place = mergePlace(t, left, storeOf(three));
      for (const dryRun of [true, false]) {
        await assert.rejects(runMerge(place, {how, dryRun}), raises(conditions.valueRefused));
      }
      assert.deepEqual(readdirSync(place.directory), ['left.liel', 'right.liel']);
      putAtRest(place.right, storeOf(three.slice(1)));
      await mergeAsPreviewed(place, how);
    }
  });
});

describe('the output of a merge', () => {
  it('is none of the inputs by any name, no directory, not in memory, and no store that somebody writes to', async (t) => {
    const place = files(t);
    const at = (name: string): string => path.join(place.directory, name);
    linkSync(place.left, at('hard.liel'));
    symlinkSync(place.right, at('soft.liel'));
    mkdirSync(at('dir'));
    putAtRest(at('held.liel'), smallStore());
    await holdLock(t, 'ours', at('held.liel'));
    const refusals = [
      [place.left, conditions.outputIsInput],
      [at('hard.liel'), conditions.outputIsInput],
      [at('soft.liel'), conditions.outputIsInput],
      [at('dir'), conditions.outputNotAFile],
      [':memory:', conditions.outputNotAFile],
      [at('held.liel'), conditions.storeLocked],
    ] as const;
    for (const [output, condition] of refusals) {
      await leavesUnchanged(place.left, () =>
        assert.rejects(runMerge(place, {output, force: true}), raises(condition), output),
      );
    }
    putAtRest(at('old.liel'), smallStore());
    await assert.rejects(runMerge(place, {output: at('old.liel')}), raises(conditions.outputExists));
  });

  it('is as it was after a merge that failed, and nothing else is left', async (t) => {
    const place = files(t);
    const bad = corrupt(smallStore()).edge(2, 'toNode', 99n).bytes();
    putAtRest(place.right, bad);
    writeFileSync(place.output, 'old');
    await assert.rejects(runMerge(place, {force: true}), raises(conditions.danglingEdge));
    assert.equal(readFileSync(place.output, 'utf8'), 'old');
    assert.deepEqual(readdirSync(place.directory), ['left.liel', 'merged.liel', 'right.liel']);
  });

  it('has the mode of the left store, or of the file it replaces', async (t) => {
    const place = files(t);
    chmodSync(place.left, 0o600);
    await runMerge(place, {});
    assert.equal(statSync(place.output).mode & 0o777, 0o600);
    chmodSync(place.output, 0o640);
    await runMerge(place, {force: true});
    assert.equal(statSync(place.output).mode & 0o777, 0o640);
  });

  it('is read back before it gets its name', async () => {
    const prove = (content: Uint8Array, nodes: number): Promise<number> =>
      proveMerged(new MemoryDevice('merged.liel', content), 'merged.liel', {nodes, edges: 4}, () => {});
    const bytes = smallStore();
    await prove(bytes, 4);
    await assert.rejects(prove(bytes, 5), raises(conditions.mergeDiffers));
    await assert.rejects(prove(corrupt(bytes).node(3, 'inDegree', 7).bytes(), 4), raises(conditions.mergeDiffers));
  });
});

/** Notes but that about what was deleted in the left store. */
const aboutInputs = ({notes}: {notes: readonly string[]}): string[] => notes.filter((text) => !/ carries /.test(text));

describe('a store that contradicts itself', () => {
  it('is refused where a length claims bytes behind a value, on either side', async (t) => {
    const damaged = corrupt(smallStore());
    // Behind it lie the bytes of an edge that was deleted.
    const longer = damaged.edge(4, 'propLength', damaged.blobOf('edge', 4).length + 1).bytes();
    const place = mergePlace(t, smallStore(), longer);
    await assert.rejects(runMerge(place, {}), raises(conditions.blobTrailing));
    putAtRest(place.left, longer);
    putAtRest(place.right, smallStore());
    await assert.rejects(runMerge(place, {}), raises(conditions.blobTrailing));
  });

  it('is no destination when the next blob would overwrite another; as a source that does no harm', async (t) => {
    const bytes = smallStore();
    const {nextPropOffset} = readStore(new MemoryDevice('small.liel', bytes), 'small.liel').header;
    const lowered = corrupt(bytes)
      .header('nextPropOffset', BigInt(nextPropOffset - 10))
      .bytes();
    const place = mergePlace(t, lowered, bytes);
    await assert.rejects(runMerge(place, {}), raises(conditions.appendPosition));
    putAtRest(place.left, bytes);
    putAtRest(place.right, lowered);
    const notes = aboutInputs(await runMerge(place, {}));
    assert.equal(notes.length, 1);
  });

  it('is no destination; as a source only its lists may be wrong', async (t) => {
    const lists = corrupt(smallStore()).node(3, 'inDegree', 7).bytes();
    const place = mergePlace(t, lists, smallStore());
    await assert.rejects(runMerge(place, {}), raises(conditions.damageFound));
    putAtRest(place.left, smallStore());
    putAtRest(place.right, lists);
    const merged = await runMerge(place, {});
    assert.deepEqual([aboutInputs(merged).length, merged.report.nodes_created], [1, 4]);
    for (const bytes of [corrupt(smallStore()).node(3, 'nodeId', 9n).bytes(), new Uint8Array(0)]) {
      putAtRest(place.right, bytes);
      await assert.rejects(
        runMerge(place, {force: true}),
        (error) => error instanceof Fault && error.condition.code.startsWith('L1'),
      );
    }
  });
});
