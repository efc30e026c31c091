import assert from 'node:assert/strict';
import {it} from 'node:test';
import {ByteTable} from '../../../../src/engine/format/values/byte-table.js';
import {seededRandom} from '../../../support/random.js';

it('a table of byte strings numbers each distinct one once, and gives its bytes back', (t) => {
  const random = seededRandom(t);
  const table = new ByteTable();
  const numbers = new Map<string, number>();
  for (let i = 0; i < 60_000; i++) {
    const text = random.chance(0.01) ? 'x'.repeat(random.below(5000)) : String(random.below(40_000));
    const bytes = Buffer.from(`..${text}.`);
    const known = numbers.get(text);
    const number = table.number(bytes, 2, bytes.length - 1);
    assert.equal(number, known ?? numbers.size + 1);
    numbers.set(text, number);
  }
  assert.equal(table.size, numbers.size);
  for (const [text, number] of numbers) assert.equal(Buffer.from(table.bytesOf(number)).toString(), text);
  for (const [text, number] of [...numbers].slice(0, 2000)) {
    const bytes = Buffer.from(`..${text}.`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    assert.ok(table.isNumberOf(number, view, 2, text.length));
    assert.ok(!table.isNumberOf((number % table.size) + 1, view, 2, text.length), 'another string');
    if (text.length > 0) assert.ok(!table.isNumberOf(number, view, 2, text.length - 1), 'its beginning');
  }
});

it('strings of one hash are told apart by their bytes', () => {
  const table = new ByteTable();
  // Pairs that collide in FNV-1a of 32 bits.
  const pairs = ['costarring', 'liquid', 'declinate', 'macallums', 'altarage', 'zinke'].map((text) =>
    Buffer.from(text),
  );
  for (let round = 0; round < 2; round++) {
    assert.deepEqual(
      pairs.map((bytes) => table.number(bytes, 0, bytes.length)),
      [1, 2, 3, 4, 5, 6],
    );
  }
});
