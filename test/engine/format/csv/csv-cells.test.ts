import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {CsvCells} from '../../../../src/engine/format/csv/csv-cells.js';
import {ForeignProblem} from '../../../../src/engine/format/foreign/foreign-graph.js';
import {JsonError} from '../../../../src/engine/format/json/json-reader.js';
import {ByteBuffer} from '../../../../src/engine/format/values/byte-buffer.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {SeededRandom} from '../../../support/random.js';

interface Row {
  readonly line: number;
  /** `undefined` is a cell of nothing, not of no text. */
  readonly cells: readonly (string | undefined)[];
}

function rowsOf(text: string | Uint8Array): Row[] {
  const cells = new CsvCells(new MemoryDevice('t.csv', Buffer.from(text as string)), 0x2c);
  const out = new ByteBuffer();
  const rows: Row[] = [];
  cells.begin();
  while (cells.next()) {
    const row = Array.from({length: cells.count}, (_, cell) => {
      out.length = 0;
      cells.copy(cell, out);
      return cells.has(cell) ? out.bytes.toString('utf8', 0, out.length) : undefined;
    });
    rows.push({line: cells.line, cells: row});
  }
  return rows;
}

const cellsOf = (text: string | Uint8Array): Row['cells'][] => rowsOf(text).map(({cells}) => cells);

const raisesAt = (place: string, word: RegExp) => (error: unknown) =>
  error instanceof ForeignProblem && error.place === place && word.test(error.message);

describe('cells of CSV', () => {
  it('end with commas, rows with LF, CR LF or CR, the last with the text', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      assert.deepEqual(
        cellsOf(`a,b${end}c,d`),
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
        JSON.stringify(end),
      );
      assert.deepEqual(
        cellsOf(`a,b${end}c,d${end}`),
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
        JSON.stringify(end),
      );
    }
  });

  it('in quotes hold commas, line ends and doubled quotes as they are', () => {
    assert.deepEqual(cellsOf('"a,b","c\r\nd","say ""x"""\n'), [['a,b', 'c\r\nd', 'say "x"']]);
    assert.deepEqual(cellsOf('"""",""""""\n'), [['"', '""']]);
  });

  it('of no text are told from those in quotes, also at the end', () => {
    assert.deepEqual(cellsOf(',"",x,\n""'), [[undefined, '', 'x', undefined], ['']]);
  });

  it('are counted with their lines, those within cells too; blank lines are passed', () => {
    assert.deepEqual(
      rowsOf('a\n\n"b\n\n"\nc\n').map(({line}) => line),
      [1, 3, 6],
    );
  });

  it('come behind a byte order mark', () => {
    assert.deepEqual(cellsOf('\ufeffa,b\n'), [['a', 'b']]);
  });

  it('hold zero bytes as any other', () => {
    assert.deepEqual(cellsOf('a\0b,"\0"\n'), [['a\0b', '\0']]);
  });

  it('with quotes where none belong are refused by their line', () => {
    assert.throws(() => rowsOf('a\nb"c\n'), raisesAt('line 2', /does not begin with one/));
    assert.throws(() => rowsOf('a\n"b"c\n'), raisesAt('line 2', /behind the closing quote/));
    assert.throws(() => rowsOf('a\n"b\nc\n'), raisesAt('line 2', /never closed/));
  });

  it('that are not UTF-8 are refused', () => {
    assert.throws(() => rowsOf(Uint8Array.of(0x61, 0xff, 0x0a)), JsonError);
    assert.throws(() => rowsOf(Buffer.from('\ufeffa,b\n', 'utf16le')), JsonError);
  });

  it('are what was written, whatever their length: windows end anywhere', () => {
    const random = new SeededRandom(20260101);
    const pieces = ['a', '"', ',', '\n', '\r\n', '\0', 'ü', '日本', 'x'.repeat(5000), '', ' '];
    const rows = Array.from({length: 600}, () =>
      Array.from({length: 3}, () => Array.from({length: random.below(6)}, () => random.pick(pieces)).join('')),
    );
    const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
    assert.ok(text.length > 1_000_000);
    assert.deepEqual(cellsOf(text), rows);
  });
});
