import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import type {MergeReport} from '../../../src/engine/operations/merge/merge.js';
import type {Decision, MergeSettings} from '../../../src/engine/operations/merge/merge-plan.js';
import {readMergePlan, writeMergePlan} from '../../../src/engine/operations/merge/merge-plan-file.js';
import {applyDecisions} from '../../../src/engine/operations/merge/merge-questions.js';
import {reviewMerge} from '../../../src/engine/operations/merge/merge-review.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {finish} from '../../support/finish.js';
import {appending, byKeys, type MergePlace, mergePlace, putAtRest, runMerge, storeOf} from '../../support/merging.js';
import {raises} from '../../support/raises.js';
import {properties, smallStore} from '../../support/sample-store.js';

/** Keys that meet, one missing, one twice on each side, and a label that changed. */
function contested(t: TestContext): MergePlace {
  const left = storeOf([
    [['File'], {path: 'a', size: 1n, owner: 'left'}],
    [['File'], {path: 'twice', n: 1n}],
    [['File'], {path: 'twice', n: 2n}],
  ]);
  const right = storeOf(
    [
      [['Doc'], {path: 'a', size: 2n, owner: 'right'}],
      [['File'], {}],
      [['File'], {path: 'twice', n: 3n}],
      [['File'], {path: 'pair', n: 4n}],
      [['File'], {path: 'pair', n: 5n}],
    ],
    [
      [1, 'TO', 2],
      [3, 'TO', 4],
      [5, 'TO', 1],
    ],
  );
  return mergePlace(t, left, right);
}

const how = byKeys(['path']);

/** Reviews a merge, gives these answers, and carries the plan out. */
async function decide(
  place: MergePlace,
  answers: Readonly<Record<string, Decision>>,
  settings: MergeSettings = how,
): Promise<{report: MergeReport; graph: Graph}> {
  const {report: review} = await finish(reviewMerge(place.left, place.right, settings));
  const plan = applyDecisions(review.plan, review.questions, new Map(Object.entries(answers)));
  const planFile = path.join(place.directory, 'plan.json');
  await writeMergePlan(planFile, plan, true);
  assert.deepEqual(await readMergePlan(planFile), plan);
  const {report: preview} = await runMerge(place, {how: {planFile}, dryRun: true});
  const {report} = await runMerge(place, {how: {planFile}, force: true});
  assert.deepEqual({...report, ...maps(report), dry_run: true}, {...preview, ...maps(preview)});
  return {report: {...report, ...maps(preview)}, graph: Graph.over(new MemoryDevice('m', readFileSync(place.output)))};
}

/** The maps of a report as lists; the iterators of a report can be read once. */
const read = new WeakMap<MergeReport, Pick<MergeReport, 'node_id_map' | 'edge_id_map'>>();
function maps(report: MergeReport): Pick<MergeReport, 'node_id_map' | 'edge_id_map'> {
  const known = read.get(report) ?? {node_id_map: [...report.node_id_map], edge_id_map: [...report.edge_id_map]};
  read.set(report, known);
  return known;
}

const everyConflict = (decision: Decision) => ({
  'source:2': decision,
  "identity:path='twice'": decision,
  "identity:path='pair'": decision,
});

describe('the questions of a merge', () => {
  it('are its conflicts, those about one identity together, and its warnings, each with both sides', async (t) => {
    const place = contested(t);
    const {report} = await finish(reviewMerge(place.left, place.right, how));
    const asked = report.questions.map(({id, types, destination, incoming, byDefault}) => [
      id,
      types,
      destination.map((node) => node.id),
      incoming.map((node) => node.id),
      byDefault,
    ]);
    const property = ['node_property_conflict'];
    assert.deepEqual(asked, [
      ['source:2', ['missing_node_key'], [], [2], undefined],
      ["identity:path='pair'", ['duplicate_node_key'], [], [4, 5], undefined],
      ["identity:path='twice'", ['duplicate_node_key', 'ambiguous_destination_node_key'], [2, 3], [3], undefined],
      ['source:1:property:owner', property, [1], [1], 'keep'],
      ['source:1:property:size', property, [1], [1], 'keep'],
      ['source:1:labels', ['node_label_difference'], [1], [1], 'keep'],
      ['source:5:property:n', property, [], [5], 'keep'],
      ['source:3:property:n', property, [2], [3], 'keep'],
    ]);
    assert.deepEqual(report.questions[5].destination[0].properties, properties({path: 'a', size: 1n, owner: 'left'}));
    assert.deepEqual([report.plan.questions, report.plan.openConflicts, report.plan.counts], [8, 3, undefined]);
  });

  it('can be answered only when they were asked', async (t) => {
    const place = contested(t);
    const {report} = await finish(reviewMerge(place.left, place.right, how));
    assert.throws(() => applyDecisions(report.plan, report.questions, new Map([['source:9', 'keep']])), RangeError);
  });
});

describe('a decision', () => {
  it('about conflicts takes them in, keeps the destination, or leaves them out with their edges', async (t) => {
    const place = contested(t);
    const outcomes = {
      take: {
        nodes: [
          [1, 1],
          [2, 4],
          [3, 2],
          [4, 5],
          [5, 5],
        ],
        edges: [
          [1, 1],
          [2, 2],
          [3, 3],
        ],
        skipped: [0, 0],
      },
      keep: {
        nodes: [
          [1, 1],
          [3, 2],
        ],
        edges: [],
        skipped: [3, 3],
      },
      skip: {nodes: [[1, 1]], edges: [], skipped: [4, 3]},
    };
    for (const [decision, {nodes, edges, skipped}] of Object.entries(outcomes)) {
      const {report, graph} = await decide(place, everyConflict(decision as Decision));
      assert.deepEqual(report.node_id_map, nodes, decision);
      assert.deepEqual(report.edge_id_map, edges, decision);
      assert.deepEqual([report.nodes_skipped, report.edges_skipped], skipped, decision);
      assert.deepEqual([report.can_merge, report.conflicts], [true, []]);
      assert.deepEqual([graph.nodeCount, graph.edgeCount], [3 + report.nodes_created, edges.length]);
    }
  });

  it('to keep the destination leaves it as it is under every policy', async (t) => {
    const place = contested(t);
    for (const onNodeConflict of ['keep_dst', 'overwrite_from_src', 'merge_props'] as const) {
      const {graph} = await decide(place, everyConflict('keep'), {...how, onNodeConflict});
      assert.deepEqual(graph.node(2).properties, properties({path: 'twice', n: 1n}));
    }
  });

  it('about a property or labels goes before the policy, whatever that is', async (t) => {
    const place = contested(t);
    const answers = {
      'source:1:property:size': 'take',
      'source:1:property:owner': 'keep',
      'source:1:labels': 'take',
    } as const;
    for (const onNodeConflict of ['keep_dst', 'overwrite_from_src', 'merge_props'] as const) {
      const settings = {...how, onNodeConflict};
      const {report, graph} = await decide(place, {...everyConflict('skip'), ...answers}, settings);
      assert.deepEqual(graph.node(1), {
        id: 1,
        labels: ['Doc'],
        properties: properties({path: 'a', size: 2n, owner: 'left'}),
      });
      assert.deepEqual(
        report.warnings.map(({policy, resolution}) => [policy, resolution]),
        [
          ['decision', 'source_ignored'],
          ['decision', 'destination_overwritten'],
          ['decision', 'source_labels_taken'],
        ],
      );
    }
  });

  it('leaves the merge blocked while another conflict is open', async (t) => {
    const place = contested(t);
    const {report} = await finish(reviewMerge(place.left, place.right, how));
    const planFile = path.join(place.directory, 'plan.json');
    await writeMergePlan(
      planFile,
      applyDecisions(report.plan, report.questions, new Map([['source:2', 'skip']])),
      false,
    );
    assert.equal((await readMergePlan(planFile)).openConflicts, 2);
    const {report: blocked} = await runMerge(place, {how: {planFile}});
    assert.deepEqual([blocked.can_merge, blocked.conflicts.length], [false, 3]);
    assert.ok(!existsSync(place.output));
  });
});

describe('a plan', () => {
  it('says what the merge did, and does the same again', async (t) => {
    const place = mergePlace(t, smallStore(), smallStore());
    const settings: [MergeSettings, created: [nodes: number, edges: number]][] = [
      [appending, [4, 4]],
      [byKeys(['name', 'rank'], {onNodeConflict: 'merge_props'}), [0, 4]],
      [{...appending, matching: {mode: 'identity_rules', rules: new Map([['N', ['name']]])}}, [0, 4]],
    ];
    for (const [i, [setting, created]] of settings.entries()) {
      const plan = path.join(place.directory, `plan-${i}.json`);
      const {report} = await runMerge(place, {how: setting, plan, force: true});
      const bytes = readFileSync(place.output);
      assert.deepEqual((await readMergePlan(plan)).settings, setting);
      assert.deepEqual([report.nodes_created, report.edges_created], created);
      await runMerge(place, {how: {planFile: plan}, force: true});
      assert.ok(readFileSync(place.output).equals(bytes));
    }
  });

  it('is refused when an input is not the one it was made for, down to the last bit', async (t) => {
    const place = mergePlace(t, smallStore(), smallStore());
    const plan = path.join(place.directory, 'plan.json');
    await runMerge(place, {plan, dryRun: true});
    for (const side of ['left', 'right'] as const) {
      const bytes = smallStore();
      bytes[4000] ^= 1;
      putAtRest(place[side], bytes);
      await assert.rejects(runMerge(place, {how: {planFile: plan}}), raises(conditions.mergePlanOutdated));
      putAtRest(place[side], smallStore());
    }
    assert.ok(!existsSync(place.output));
    await runMerge(place, {how: {planFile: plan}});
  });

  it('takes the place of no input and, unless asked, of no file', async (t) => {
    const place = mergePlace(t, smallStore(), smallStore());
    await assert.rejects(
      runMerge(place, {plan: place.right, dryRun: true, force: true}),
      raises(conditions.outputIsInput),
    );
    await assert.rejects(runMerge(place, {plan: place.output}), raises(conditions.usage));
    const plan = path.join(place.directory, 'plan.json');
    writeFileSync(plan, 'old');
    await assert.rejects(runMerge(place, {plan, dryRun: true}), raises(conditions.outputExists));
    assert.equal(readFileSync(plan, 'utf8'), 'old');
  });

  it('is believed in nothing that does not fit', async (t) => {
    const place = mergePlace(t, smallStore(), smallStore());
    const plan = path.join(place.directory, 'plan.json');
    await runMerge(place, {plan, dryRun: true, how: byKeys(['name'])});
    const good = JSON.parse(readFileSync(plan, 'utf8'));
    const wrong = [
      [],
      null,
      {...good, merge_plan_version: 2},
      {...good, mode: 'other'},
      {...good, node_keys: []},
      {...good, node_keys: [1]},
      {...good, mode: 'identity_rules'},
      {...good, mode: 'identity_rules', identity_rules: {N: []}},
      {...good, edge_strategy: 'some'},
      {...good, on_node_conflict: null},
      {...good, allow_duplicates: 1},
      {...good, left: {...good.left, blake3: 'x'}},
      {...good, right: {...good.right, nodes: -1}},
      {...good, right: {...good.right, path: 1}},
      {...good, questions: 0.5},
      {...good, counts: {}},
      {...good, decisions: {}},
      {...good, decisions: [{question: 1, decision: 'keep'}]},
      {...good, decisions: [{question: 'source:1:labels', decision: 'perhaps'}]},
      {...good, decisions: [{question: 'source:1', decision: 'keep'}]},
      {...good, decisions: [{question: 'source:1:property:name', decision: 'keep'}]},
      {
        ...good,
        decisions: [
          {question: 'identity:no', decision: 'keep'},
          {question: 'identity:no', decision: 'take'},
        ],
      },
    ];
    for (const document of wrong) {
      writeFileSync(plan, JSON.stringify(document));
      await assert.rejects(
        runMerge(place, {how: {planFile: plan}}),
        raises(conditions.mergePlanInvalid),
        JSON.stringify(document),
      );
    }
    for (const text of ['', '{', Buffer.from([0x22, 0xff, 0x22])]) {
      writeFileSync(plan, text);
      await assert.rejects(runMerge(place, {how: {planFile: plan}}), raises(conditions.mergePlanUnreadable));
    }
    assert.ok(!existsSync(place.output));
  });
});
