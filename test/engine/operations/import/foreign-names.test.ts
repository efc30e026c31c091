import assert from 'node:assert/strict';
import {describe, it, test} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {contentOf, importOf} from '../../../support/foreign.js';
import {parquetOf} from '../../../support/parquet-of.js';
import {raises} from '../../../support/raises.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

/** What every object of the language has: names as any other in a document. */
const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];
const properties = new Map(names.map((name, i) => [name, `v${i}`]));

/** Properties of the first node; an object would not show `__proto__`. */
async function entriesOf(output: string): Promise<unknown[]> {
  const [[, , found]] = (await contentOf(output)).nodes as [[number, string[], object]];
  return Object.entries(found).sort();
}

describe('names that every object of JavaScript has', () => {
  const expected = [...properties].sort();

  it('are columns of CSV as others', async (t) => {
    const csv = `id,${names.join(',')}\na,${[...properties.values()].join(',')}\n`;
    const report = await importOf(temporaryDirectory(t), 'csv', [csv]);
    assert.deepEqual(await entriesOf(report.output), expected);
  });

  it('are columns of Parquet as others', async (t) => {
    const columns = ['id', ...names].map((name) => [name, 'string'] as const);
    const bytes = await parquetOf(columns, [['a', ...properties.values()]]);
    const report = await importOf(temporaryDirectory(t), 'parquet', [bytes]);
    assert.deepEqual(await entriesOf(report.output), expected);
  });

  it('are no kinds of columns, and no numbers', async (t) => {
    for (const name of names) {
      const csv = await importOf(temporaryDirectory(t), 'csv', [`id,a:${name},b\nx,1,${name}\n`]);
      assert.deepEqual(await entriesOf(csv.output), [
        [`a:${name}`, 1n],
        ['b', name],
      ]);
      const xml = `<graphml><key id="k" for="node" attr.name="p" attr.type="${name}"/><graph><node id="x"><data key="k">1</data></node></graph></graphml>`;
      const graphml = await importOf(temporaryDirectory(t), 'graphml', [xml]);
      assert.deepEqual(await entriesOf(graphml.output), [['p', '1']]);
    }
  });

  it('are keys of GraphML as others', async (t) => {
    const keys = names.map((name) => `<key id="${name}" for="node" attr.name="${name}"/>`).join('');
    const data = [...properties].map(([name, value]) => `<data key="${name}">${value}</data>`).join('');
    const xml = `<graphml>${keys}<graph><node id="x">${data}</node></graph></graphml>`;
    const report = await importOf(temporaryDirectory(t), 'graphml', [xml]);
    assert.deepEqual(await entriesOf(report.output), expected);
  });
});

test('a column without a name is left out with a note', async (t) => {
  const {warnings} = await importOf(temporaryDirectory(t), 'csv', ['id,,v\na,lost,1\n']);
  assert.match(warnings.join('\n'), /column without a name is left out/);
});

describe('two columns for one role', () => {
  it('are refused with the flag that names one, which then is taken', async (t) => {
    const directory = temporaryDirectory(t);
    const nodes = await parquetOf(
      [
        ['id', 'string'],
        [':ID', 'string'],
      ],
      [['a', 'z']],
    );
    await assert.rejects(
      importOf(directory, 'parquet', [nodes]),
      (error) => raises(conditions.columnsUnclear)(error) && /with --id/.test(String(error)),
    );
    assert.equal((await importOf(directory, 'parquet', [nodes], {named: {id: 'id'}})).first_nodes[0]?.id, 'a');
    const edges = 'src,dst,:START_ID,:END_ID\na,a,b,b\n';
    const work = importOf(directory, 'csv', ['id\na\nb\n', edges], {output: `${directory}/o.liel`});
    await assert.rejects(work, raises(conditions.columnsUnclear));
  });
});
