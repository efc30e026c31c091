import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {decodeValue, type PropertyValue, ValueWriter} from '../../../../src/engine/format/values/property-value.js';
import {ValueChecker} from '../../../../src/engine/format/values/value-check.js';
import {seededRandom} from '../../../support/random.js';
import {randomMap} from '../../../support/random-value.js';

const encode = (value: PropertyValue): Buffer => Buffer.from(new ValueWriter().encode(value));

function holdsNaN(value: PropertyValue | undefined): boolean {
  if (value instanceof Map) return [...value.values()].some(holdsNaN);
  return Array.isArray(value) ? value.some(holdsNaN) : Number.isNaN(value);
}

describe('the checker of property blobs', () => {
  it('tells NaN from infinities and other floats, and finds watched properties of the outermost map', (t) => {
    const random = seededRandom(t);
    const names = ['a', 'é', 'missing', '__proto__'];
    const checker = new ValueChecker(names.map((name) => Buffer.from(name)));
    for (let i = 0; i < 2000; i++) {
      const map = randomMap(random, 3);
      const blob = map.size === 0 ? Buffer.alloc(0) : encode(map);
      checker.properties(blob, 0, blob.length);
      assert.equal(checker.hasNaN, holdsNaN(map));
      for (const [j, name] of names.entries()) {
        const at = checker.foundAt[j];
        assert.deepEqual(at < 0 ? undefined : decodeValue(blob, at), map.get(name));
      }
    }
  });

  it('says whether the text that it met last ends in a zero byte, as one does whose end was lost', () => {
    const checker = new ValueChecker();
    const ends: readonly (readonly [PropertyValue, boolean])[] = [
      ['x\0', true],
      ['\0', true],
      [`${'x'.repeat(600)}${'\0'.repeat(512)}`, true],
      [['é', 'x\0'], true],
      ['\0x', false],
      ['x', false],
      ['', false],
    ];
    for (const [value, endsInNul] of ends) {
      const blob = encode(
        new Map([
          ['a', 'b\0'],
          ['c', value],
        ] as const),
      );
      checker.properties(blob, 0, blob.length);
      assert.equal(checker.endsInNul, endsInNul, JSON.stringify(value));
    }
  });
});
