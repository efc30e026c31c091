import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {parquetMetadataAsync} from 'hyparquet/src/metadata.js';
import type {Column, ColumnKind} from '../../../../src/engine/format/columns/column-plan.js';
import {loadParquetWriter} from '../../../../src/engine/format/parquet/parquet-writer.js';
import {type PropertyValue, ValueWriter} from '../../../../src/engine/format/values/property-value.js';
import {readParquet} from '../../../support/read-tables.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

/** Those of five groups, the last of them not full. */
const rows = 40_000;

/** A column by what stands in each row, and what a reader finds there where it is another thing. */
type Wanted = readonly [
  kind: ColumnKind,
  stored: (row: number) => PropertyValue | undefined,
  found?: (row: number) => unknown,
];

const wanted: Readonly<Record<string, Wanted>> = {
  small: ['int', (row) => BigInt((row * 7919) % 1000)],
  ends: ['int', (row) => (row % 2 === 0 ? -(2n ** 31n) : 2n ** 31n - 1n)],
  wide: ['int', (row) => (row === 39_999 ? -(2n ** 63n) : BigInt(row))],
  holes: ['int', (row) => (row % 3 === 0 ? undefined : BigInt(-row))],
  never: ['int', () => undefined],
  late: ['int', (row) => (row === 39_998 ? 5n : null)],
  floats: ['float', (row) => (row % 4 === 0 ? -0 : row % 4 === 1 ? 0 : row % 4 === 2 ? Number.NaN : row / 7)],
  rare: ['float', (row) => (row % 1000 === 0 ? 1 / 0 : undefined)],
  yes: ['bool', (row) => (row % 5 === 0 ? undefined : row % 2 === 0)],
  few: ['string', (row) => (row % 7 === 0 ? undefined : ['', 'ünï', '\u{1f600}'][row % 3])],
  many: ['string', (row) => (row % 7 === 0 ? undefined : `text ${row} é`)],
  text: ['json', (row) => [BigInt(row), 'x'], (row) => `[${row},"x"]`],
};

describe('a file of Parquet', () => {
  it('has in each row what was written there, in several groups, and says between which bounds', async (t) => {
    const file = path.join(temporaryDirectory(t), 'x.parquet');
    const columns = Object.entries(wanted).map(([name, [kind]]): Column => {
      return {key: name, name, kind, kinds: [], records: 0, nulls: 0};
    });
    const parts: Uint8Array[] = [];
    const begin = await loadParquetWriter();
    const take = (bytes: Uint8Array): void => void parts.push(Uint8Array.from(bytes));
    const output = begin(take, [{name: 'id', kind: 'int', isRequired: true}], columns);
    const writer = new ValueWriter();
    for (let row = 0; row < rows; row++) {
      const values = Object.entries(wanted).map(([name, [, stored]]) => [name, stored(row)] as const);
      const entries = values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
      const bytes = writer.encode(new Map(entries));
      output.row([2 ** 40 + row], {bytes, start: 0, end: bytes.length});
    }
    output.end();
    writeFileSync(file, Buffer.concat(parts));
    const found = await readParquet(file);
    assert.equal(found.length, rows);
    for (const [row, cells] of found.entries()) {
      assert.equal(cells['id'], 2n ** 40n + BigInt(row));
      for (const [name, [, stored, shown = stored]] of Object.entries(wanted))
        assert.ok(Object.is(cells[name], shown(row) ?? null), `${name} of row ${row}: ${String(cells[name])}`);
    }
    await saysBounds(Buffer.concat(parts));
  });

  it('keeps of a group no more than what its end says of it', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const begin = await loadParquetWriter();
    const column: Column = {key: 'text', name: 'text', kind: 'string', kinds: [], records: 0, nulls: 0};
    const output = begin(() => {}, [{name: 'id', kind: 'int', isRequired: true}], [column]);
    const writer = new ValueWriter();
    const write = (groups: number): number => {
      for (let row = 0; row < groups * 8192; row++) {
        const bytes = writer.encode(new Map([['text', `${row} ${'x'.repeat(40)}`]]));
        output.row([row], {bytes, start: 0, end: bytes.length});
      }
      collect();
      return process.memoryUsage().arrayBuffers;
    };
    const before = write(5);
    const grown = write(50) - before;
    // The texts of 50 groups are 20 MB.
    assert.ok(grown < 5e6, `${grown} bytes`);
  });
});

async function saysBounds(bytes: Uint8Array): Promise<void> {
  const slice = (start: number, end?: number): ArrayBuffer => Uint8Array.from(bytes.subarray(start, end)).buffer;
  const {row_groups: groups} = await parquetMetadataAsync({byteLength: bytes.length, slice});
  assert.equal(groups.length, 5);
  const [first] = groups;
  const boundsOf = (name: string): unknown => {
    const chunk = first?.columns.find(({meta_data: facts}) => facts?.path_in_schema[0] === name);
    const {min_value: min, max_value: max, null_count: nulls} = chunk?.meta_data?.statistics ?? {};
    return [min, max, nulls];
  };
  assert.deepEqual(boundsOf('id'), [2n ** 40n, 2n ** 40n + 8191n, 0n]);
  assert.deepEqual(boundsOf('small'), [0n, 999n, 0n]);
  assert.deepEqual(boundsOf('ends'), [-(2n ** 31n), 2n ** 31n - 1n, 0n]);
  assert.deepEqual(boundsOf('holes'), [-8191n, -1n, 2731n]);
  assert.deepEqual(boundsOf('never'), [undefined, undefined, 8192n]);
  assert.deepEqual(boundsOf('few'), ['', '\u{1f600}', 1171n]);
  assert.deepEqual(boundsOf('many'), ['text 1 é', 'text 999 é', 1171n]);
}
