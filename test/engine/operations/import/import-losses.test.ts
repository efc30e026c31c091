import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext, test} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {importExport} from '../../../../src/engine/operations/import/import-export.js';
import {writeDocument} from '../../../../src/engine/operations/manifest.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {StoreBuilder} from '../../../../src/engine/storage/writing/store-builder.js';
import {finish} from '../../../support/finish.js';
import {raises} from '../../../support/raises.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

const node = (id: number, properties = '{}'): string => `{"id": ${id}, "labels": [], "properties": ${properties}}`;
const documentOf = (nodes: string, rest = ''): string =>
  `{"export_version": 1, "nodes": [${nodes}], "edges": []${rest}}`;

async function noteOf(t: TestContext, text: string): Promise<string> {
  const directory = temporaryDirectory(t);
  const source = path.join(directory, 'e.json');
  writeFileSync(source, text);
  const {notes, report} = await finish(importExport({source, output: path.join(directory, 'o.liel')}));
  assert.deepEqual(report.warnings, notes);
  return notes.join('\n');
}

describe('an import that stores something else than the export says', () => {
  const cases: readonly (readonly [what: string, text: string, said: RegExp])[] = [
    ['two nodes with one id', documentOf(`${node(7)}, ${node(7)}`), /1 node has the id of another one; edges lead to/],
    ['a count that does not fit', documentOf(node(1), ', "node_count": 7'), /says node_count 7 and holds 1/],
    [
      'a member that replaces another',
      documentOf(node(1), `, "nodes": [${node(2)}]`),
      /1 member stands before another of its name/,
    ],
    [
      'an integer beyond 64 bits',
      documentOf(node(1, '{"a": 9223372036854775808}')),
      /1 integer needs more than 64 bits/,
    ],
    ['a number that becomes infinite', documentOf(node(1, '{"a": [-1e400]}')), /1 number is beyond/],
    ['a number that becomes zero', documentOf(node(1, '{"a": 1e-400}')), /1 number is beyond/],
    ['a property that replaces another', documentOf(node(1, '{"b": 1, "b": 2}')), /1 member stands before another/],
    [
      'an id that replaces another',
      documentOf('{"id": 1, "id": 2, "labels": [], "properties": {}}'),
      /1 member stands/,
    ],
    [
      'a member that no record has',
      documentOf('{"id": 1, "labels": [], "properties": {}, "colour": "red"}'),
      /1 member of a record is none that a store has: left out/,
    ],
    [
      'two edges with one id',
      `{"export_version": 1, "nodes": [${node(1)}], "edges": [${[1, 1]
        .map((id) => `{"id": ${id}, "from_node": 1, "to_node": 1, "label": "E", "properties": {}}`)
        .join()}]}`,
      /1 edge has the id of another one/,
    ],
  ];
  for (const [what, text, said] of cases) {
    it(`says so: ${what}`, async (t) => assert.match(await noteOf(t, text), said));
  }

  it('says nothing where it stores what the export says', async (t) => {
    const values =
      '{"a": 9223372036854775807, "b": -9223372036854775808, "c": 0e999, "d": 1e308, "e": Infinity, "f": -0.0, "g": [1234567, NaN]}';
    assert.equal(
      await noteOf(t, documentOf(`${node(2, values)}, ${node(1)}`, ', "node_count": 2, "edge_count": 0')),
      '',
    );
  });
});

test('export says what import will refuse: values nested deeper than any writer puts them', async (t) => {
  const directory = temporaryDirectory(t);
  const at = (name: string): string => path.join(directory, name);
  const notesOf = async (levels: number): Promise<readonly string[]> => {
    const blob = Buffer.concat([
      Buffer.from([6, 1, 0, 0, 0, 1, 0, 0, 0, 0x6b]),
      ...Array.from({length: levels}, () => Buffer.from([5, 1, 0, 0, 0])),
      Buffer.from([0]),
    ]);
    const device = new MemoryDevice('deep.liel');
    const builder = new StoreBuilder(device);
    builder.addNode(new Uint8Array(0), blob);
    builder.finish();
    writeFileSync(at('deep.liel'), device.content());
    const output = at('deep.json');
    const options = {store: at('deep.liel'), kind: 'export', output, force: true, stream: () => {}} as const;
    return (await finish(writeDocument(options))).notes;
  };
  const again = () => finish(importExport({source: at('deep.json'), output: at('again.liel'), force: true}));
  assert.deepEqual(await notesOf(32), []);
  await again();
  const [note] = await notesOf(33);
  assert.match(note ?? '', /nested 33 levels deep.*import refuses/);
  await assert.rejects(again(), raises(conditions.valueRefused));
});
