import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {CsvTable} from '../../../../src/engine/format/csv/csv-table.js';
import {ForeignProblem} from '../../../../src/engine/format/foreign/foreign-graph.js';
import {PropertyRow} from '../../../../src/engine/format/foreign/property-row.js';
import {decodeProperties} from '../../../../src/engine/format/values/property-value.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';

const open = (text: string): Promise<CsvTable> =>
  CsvTable.open('t.csv', new MemoryDevice('t.csv', Buffer.from(text)), () => undefined);

async function readTable(text: string): Promise<{kinds: string[]; rows: Record<string, unknown>[]}> {
  const table = await open(text);
  const encoder = new PropertyRow(table.columns.map(({name}, column) => ({column, key: name || `column ${column}`})));
  const rows: Record<string, unknown>[] = [];
  await table.read(
    (row) => {
      encoder.encode(row);
      rows.push(Object.fromEntries(decodeProperties(Uint8Array.from(encoder.blob.content()))));
    },
    () => undefined,
  );
  assert.equal(rows.length, table.rows);
  return {kinds: table.columns.map(({kind}) => kind), rows};
}

const kindOfCells = async (...cells: string[]): Promise<string> =>
  (await readTable(['x,y', ...cells.map((cell) => `${cell},.`)].join('\n'))).kinds[0];

describe('a table in CSV', () => {
  it('has columns of the kind that all their bare cells are written as', async () => {
    assert.equal(await kindOfCells('1', '-20', '9223372036854775807', ''), 'int');
    assert.equal(await kindOfCells('1.5', '2', '-0.1e-7', 'NaN', '-inf'), 'float');
    assert.equal(await kindOfCells('true', 'FALSE'), 'boolean');
    assert.equal(await kindOfCells('1', 'x'), 'string');
    assert.equal(await kindOfCells('', ''), 'string');
  });

  it('takes for text what a number would not print again: zeros before it, quotes, digits that do not fit', async () => {
    for (const cell of ['007', '+49123', '"1"', '9223372036854775808', '1 2', '0x1f', '1_000', '1,5'])
      assert.equal(await kindOfCells(cell === '1,5' ? '"1,5"' : cell), 'string', cell);
    // Among floats an integer of more digits than a float has would be rounded.
    assert.equal(await kindOfCells('1.5', '9007199254740993'), 'string');
  });

  it('has values of these kinds, and none where a cell is empty', async () => {
    const {rows} = await readTable('i,f,b,s,e\n7,1,true,a,""\n,,,,\n-9007199254740993,2.5,false,"b",\n');
    assert.deepEqual(rows, [
      {i: 7n, f: 1, b: true, s: 'a', e: ''},
      {},
      {i: -9007199254740993n, f: 2.5, b: false, s: 'b'},
    ]);
  });

  it('takes the kinds that a header names, in the words of Neo4j and Neptune, and lists of them', async () => {
    const {rows, kinds} = await readTable(
      'a:int,b:Double,c:boolean,d:string[],e:long[],when:date,zip:String,foaf:name\n007,1,TRUE,x;y,1;2,2026-01-01,01,n\n,,,"",,,,\n',
    );
    assert.deepEqual(kinds, ['int', 'float', 'boolean', 'list of string', 'list of int', 'string', 'string', 'string']);
    const first = {a: 7n, b: 1, c: true, d: ['x', 'y'], e: [1n, 2n], when: '2026-01-01', zip: '01', 'foaf:name': 'n'};
    assert.deepEqual(rows, [first, {d: []}]);
  });

  it('with roles as Neo4j has them is text where the header names no kind', async () => {
    assert.deepEqual((await readTable(':ID,year\n1,2026\n')).kinds, ['string', 'string']);
  });

  it('names the line and the column of a value of another kind, and the line of a row of another width', async () => {
    const raises = (place: string, word: RegExp) => (error: unknown) =>
      error instanceof ForeignProblem && error.place === place && word.test(error.message);
    await assert.rejects(readTable('a:int\n1\nx\n'), raises('line 3', /column a: "x" is no integer/));
    await assert.rejects(readTable('a:int\n9223372036854775808\n'), raises('line 2', /64 bits/));
    await assert.rejects(readTable('a:float\nx\n'), raises('line 2', /no number/));
    await assert.rejects(readTable('a:bool\n1\n'), raises('line 2', /no boolean/));
    await assert.rejects(readTable('a,b\n1,2\n1,2,3\n'), raises('line 3', /3 cells.*2 columns/));
    await assert.rejects(readTable(''), raises('', /empty/));
  });

  it('may be parted by tabs or semicolons, which is said', async () => {
    const table = await open('a;b;"c,d,e,f"\n1;2;3\n');
    assert.deepEqual(
      table.columns.map(({name}) => name),
      ['a', 'b', 'c,d,e,f'],
    );
    assert.match(table.notes[0] ?? '', /parted by ";"/);
  });
});
