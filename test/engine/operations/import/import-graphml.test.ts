import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {describe, it} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {contentOf, importOf} from '../../../support/foreign.js';
import {raises} from '../../../support/raises.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

const document = (body: string, keys = ''): string =>
  `<?xml version='1.0' encoding='utf-8'?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys}<graph edgedefault="directed">${body}</graph></graphml>\n`;

const keys = `
<key id="d0" for="node" attr.name="labels" attr.type="string" />
<key id="d1" for="node" attr.name="name" attr.type="string"><default>nobody</default></key>
<key id="d2" for="all" attr.name="n" attr.type="long"/>
<key id="d3" for="edge" attr.name="w" attr.type="double"/>
<key id="d4" for="node" attr.name="ok" attr.type="boolean"/>`;

describe('an import of GraphML', () => {
  it('has labels, kinds, defaults, and edges that come before their nodes', async (t) => {
    const body = `
      <edge source="a" target="b&amp;c"><data key="d3">1</data><data key="d2">7</data></edge>
      <node id="a"><data key="d0">P;Q</data><data key="d1">A &lt;b&gt; <![CDATA[<c>]]></data><data key="d4">True</data></node>
      <node id="b&amp;c"/>`;
    const report = await importOf(temporaryDirectory(t), 'graphml', [document(body, keys)]);
    assert.deepEqual(await contentOf(report.output), {
      nodes: [
        [1, ['P', 'Q'], {name: 'A <b> <c>', ok: true}],
        [2, [], {name: 'nobody'}],
      ],
      edges: [[1, 1, 'RELATED', 2, {n: 7n, w: 1}]],
    });
  });

  it('of a node that has all of its labels takes the first one, told again, for no property', async (t) => {
    const both = `${keys}<key id="d5" for="node" attr.name="label" attr.type="string"/>`;
    const body = '<node id="a"><data key="d0">["P","Q"]</data><data key="d5">P</data><data key="d1">A</data></node>';
    const report = await importOf(temporaryDirectory(t), 'graphml', [document(body, both)]);
    assert.deepEqual((await contentOf(report.output)).nodes, [[1, ['P', 'Q'], {name: 'A'}]]);
    assert.equal(report.columns.find(({column}) => column === 'label')?.role, 'left out');
  });

  it('takes the labels that APOC writes as attributes, and keys that are named; keeps ids where it is told to', async (t) => {
    const apoc = document('<node id="n0" labels=":P:Q"/><edge id="e0" source="n0" target="n0" label="KNOWS"/>');
    const report = await importOf(temporaryDirectory(t), 'graphml', [apoc], {idKey: 'was'});
    const expected = {nodes: [[1, ['P', 'Q'], {was: 'n0'}]], edges: [[1, 1, 'KNOWS', 1, {}]]};
    assert.deepEqual(await contentOf(report.output), expected);
    const named = document('<node id="a"><data key="d1">X</data></node>', keys);
    const other = await importOf(temporaryDirectory(t), 'graphml', [named], {named: {labels: 'name'}});
    assert.deepEqual((await contentOf(other.output)).nodes, [[1, ['X'], {}]]);
  });

  it('says what it leaves out or takes otherwise: drawings, and edges without direction', async (t) => {
    const body = '<node id="a"><data key="d1"><y:Shape xmlns:y="urn:y">x</y:Shape></data></node>';
    const text = document(body, keys).replace('"directed"', '"undirected"');
    const {warnings} = await importOf(temporaryDirectory(t), 'graphml', [text]);
    assert.match(warnings.join('\n'), /no direction[\s\S]*1 data that hold elements/);
  });

  it('says that data are left out whose key is not declared, or stands again', async (t) => {
    const body = '<node id="a"><data key="d1">x</data><data key="d1">y</data><data key="zz">z</data></node>';
    const {warnings} = await importOf(temporaryDirectory(t), 'graphml', [document(body, keys)]);
    assert.match(warnings.join('\n'), /1 data of keys that are not declared[\s\S]*1 data stand before another/);
  });

  it('refuses document types, entities, other encodings, nested graphs, hyperedges and what is no GraphML', async (t) => {
    const directory = temporaryDirectory(t);
    const whole = document('<node id="a"/>', keys);
    const wrong: readonly (string | Uint8Array)[] = [
      whole.replace('<graphml', '<!DOCTYPE g [<!ENTITY a "b">]><graphml'),
      document('<node id="&a;"/>'),
      whole.replace('utf-8', 'latin1'),
      Buffer.from(`\ufeff${whole}`, 'utf16le'),
      document('<node id="a"><graph edgedefault="directed"/></node>'),
      document('<hyperedge/>'),
      document('<node/>'),
      document('<edge source="a"/>'),
      document('<node id="a"><data key="d2">x</data></node>', keys),
      document('<node id="a"/><node id="a"/>'),
      '<html><body/></html>',
      whole.slice(0, -30),
      '',
    ];
    for (const text of wrong) {
      const said = String(text).slice(0, 300);
      await assert.rejects(importOf(directory, 'graphml', [text]), raises(conditions.foreignUnreadable), said);
    }
    const twice = document('', '<key id="a" for="node" attr.name="n"/><key id="b" for="node" attr.name="n"/>');
    await assert.rejects(importOf(directory, 'graphml', [twice]), raises(conditions.columnsUnclear));
    assert.deepEqual(readdirSync(directory), ['nodes.graphml']);
  });
});
