import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {contentOf, importOf} from '../../../support/foreign.js';
import {raises} from '../../../support/raises.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

const nodes = 'id,labels,name,born\nada,Person;Writer,Ada,1815\nx1,,,\n';
const edges = 'src,dst,type,since\nada,x1,KNOWS,1936\nx1,x1,,\n';

describe('an import of tables', () => {
  it('gives nodes new ids in their order, labels, kinds, and edges between them', async (t) => {
    const directory = temporaryDirectory(t);
    const report = await importOf(directory, 'csv', [nodes, edges]);
    assert.deepEqual([report.imported, report.nodes, report.edges, report.dangling_edges], [true, 2, 2, 0]);
    assert.deepEqual(await contentOf(report.output), {
      nodes: [
        [1, ['Person', 'Writer'], {name: 'Ada', born: 1815n}],
        [2, [], {}],
      ],
      edges: [
        [1, 1, 'KNOWS', 2, {since: 1936n}],
        [2, 2, 'RELATED', 2, {}],
      ],
    });
  });

  it('reads headers of Neo4j and of Neptune, and columns that are named', async (t) => {
    const written = [
      ['pid:ID(p),:LABEL,age:long,skip:IGNORE\n1,A;B,7,x\n', ':START_ID(p),:END_ID(p),:TYPE,w:double\n1,1,T,1\n', {}],
      ['~id,~label,age:Int\n1,A;B,7\n', '~id,~from,~to,~label,w:Double\ne1,1,1,T,1\n', {}],
      [
        'key,is,age\n1,:A:B,7\n',
        'a,b,how,w:float\n1,1,T,1\n',
        {named: {id: 'key', labels: 'is', source: 'a', target: 'b', type: 'how'}},
      ],
    ] as const;
    for (const [n, e, options] of written) {
      const report = await importOf(temporaryDirectory(t), 'csv', [n, e], options);
      const expected = {nodes: [[1, ['A', 'B'], {age: 7n}]], edges: [[1, 1, 'T', 1, {w: 1}]]};
      assert.deepEqual(await contentOf(report.output), expected, n);
    }
  });

  it('keeps the ids of the tables as a property where it is told to', async (t) => {
    const report = await importOf(temporaryDirectory(t), 'csv', [nodes, edges], {idKey: 'was'});
    const {nodes: stored} = await contentOf(report.output);
    assert.deepEqual(stored, [
      [1, ['Person', 'Writer'], {name: 'Ada', born: 1815n, was: 'ada'}],
      [2, [], {was: 'x1'}],
    ]);
  });

  it('makes nothing of edges that lead nowhere, names the first ten, and leaves them out where that was accepted', async (t) => {
    const directory = temporaryDirectory(t);
    const strays = Array.from({length: 12}, (_, i) => `ada,nobody${i},T,\n`).join('');
    const refused = await importOf(directory, 'csv', [nodes, edges + strays]);
    assert.deepEqual([refused.imported, refused.dangling_edges, refused.dangling.length], [false, 12, 10]);
    assert.deepEqual(refused.dangling[0], {place: 'line 4', from: 'ada', to: 'nobody0'});
    assert.deepEqual(readdirSync(directory).sort(), ['edges.csv', 'nodes.csv']);
    const accepted = await importOf(directory, 'csv', [nodes, edges + strays], {skipDangling: true});
    assert.deepEqual([accepted.imported, accepted.edges, accepted.dangling_edges], [true, 2, 12]);
    assert.equal((await contentOf(accepted.output)).edges.length, 2);
  });

  it('in a dry run writes nothing, and shows columns and the first records', async (t) => {
    const directory = temporaryDirectory(t);
    const report = await importOf(directory, 'csv', [nodes, edges], {dryRun: true});
    assert.deepEqual(readdirSync(directory).sort(), ['edges.csv', 'nodes.csv']);
    const born = {of: 'nodes', column: 'born', role: 'property', key: 'born', kind: 'int'};
    assert.deepEqual(report.columns[3], born);
    assert.deepEqual(report.first_nodes[1], {id: 'x1', labels: [], properties: new Map()});
    const first = {id: '', labels: ['KNOWS'], properties: new Map([['since', 1936n]]), from: 'ada', to: 'x1'};
    assert.deepEqual(report.first_edges[0], first);
  });

  it('refuses an id that stands twice, a node without one, and leaves the output as it was', async (t) => {
    const directory = temporaryDirectory(t);
    for (const broken of ['id\n1\n1\n', 'id,x\n,7\n', 'id\n"\n']) {
      await assert.rejects(importOf(directory, 'csv', [broken]), raises(conditions.foreignUnreadable), broken);
    }
    assert.deepEqual(readdirSync(directory), ['nodes.csv']);
  });

  it('refuses columns that are not clear', async (t) => {
    const unclear: readonly (readonly [string, string, object])[] = [
      ['a,b\n1,2\n', edges, {}],
      [nodes, 'a,b\n1,2\n', {}],
      [nodes, edges, {named: {id: 'nothing'}}],
      ['id,n,n\n1,2,3\n', edges, {}],
      ['id,id,n\n1,2,3\n', edges, {}],
      [nodes, 'src,dst,src\nada,alan,ada\n', {}],
      [nodes, edges, {idKey: 'born'}],
      [':ID(p)\n1\n', ':START_ID(q),:END_ID(p)\n1,1\n', {}],
    ];
    for (const [n, e, options] of unclear) {
      const work = importOf(temporaryDirectory(t), 'csv', [n, e], options);
      await assert.rejects(work, raises(conditions.columnsUnclear), `${n} ${e}`);
    }
  });

  it('takes a column for a property where its header says so, and names a column as its header does', async (t) => {
    const directory = temporaryDirectory(t);
    const labelled = async (header: string, options: object): Promise<unknown[]> => {
      const report = await importOf(directory, 'csv', [`id:ID,:LABEL,${header}\na,P,x\n`], {force: true, ...options});
      return (await contentOf(report.output)).nodes;
    };
    // What an export of a store whose nodes have a property called labels is.
    assert.deepEqual(await labelled('labels:string', {}), [[1, ['P'], {labels: 'x'}]]);
    await assert.rejects(
      labelled('labels', {}),
      (error) => raises(conditions.columnsUnclear)(error) && /":LABEL" and "labels"; name one/.test(String(error)),
    );
    assert.deepEqual(await labelled('labels', {named: {labels: ':LABEL'}}), [[1, ['P'], {labels: 'x'}]]);
    assert.deepEqual(await labelled('labels', {named: {labels: 'labels'}}), [[1, ['x'], {}]]);
    assert.deepEqual(await labelled('labels:string', {named: {id: 'id:ID'}}), [[1, ['P'], {labels: 'x'}]]);
  });

  it('of a table that is far larger than what is read at once loses nothing', async (t) => {
    const directory = temporaryDirectory(t);
    const count = 20_000;
    const lines = Array.from({length: count}, (_, i) => `${i},"name\n${i}, ${'x'.repeat(i % 50)}",${i / 4}\n`);
    const pairs = Array.from({length: count}, (_, i) => `${i},${(i * 7919) % count}\n`);
    const tables = [`id,name,score\n${lines.join('')}`, `src,dst\n${pairs.join('')}`];
    const report = await importOf(directory, 'csv', tables);
    const stored = await contentOf(path.join(directory, 'out.liel'));
    assert.equal(report.edges, count);
    assert.deepEqual(stored.nodes.at(-1), [
      count,
      [],
      {name: `name\n${count - 1}, ${'x'.repeat((count - 1) % 50)}`, score: (count - 1) / 4},
    ]);
    assert.deepEqual(stored.edges[12_345], [12_346, 12_346, 'RELATED', ((12_345 * 7919) % count) + 1, {}]);
  });
});
