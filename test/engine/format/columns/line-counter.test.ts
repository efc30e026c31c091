import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {LineCounter} from '../../../../src/engine/format/columns/line-counter.js';
import {seededRandom} from '../../../support/random.js';

describe('counting lines', () => {
  it('comes to the same wherever the text is cut, and counts no line that does not end', (t) => {
    const random = seededRandom(t);
    const lines = ['node: 1', 'edge of two', 'nod', 'node', '', 'edgy', ' node', 'edge', 'node\0é'];
    for (let round = 0; round < 500; round++) {
      const text = Array.from({length: random.below(20)}, () => random.pick(lines));
      const rest = random.pick(['', 'node', 'edge x']);
      const bytes = Buffer.from(text.map((line) => `${line}\n`).join('') + rest);
      const counter = new LineCounter('node', 'edge');
      for (let at = 0; at < bytes.length; ) {
        const end = at + 1 + random.below(random.pick([1, 4, 30]));
        counter.take(Uint8Array.from(bytes.subarray(at, end)));
        at = end;
      }
      const begin = (start: string): number => text.filter((line) => line.startsWith(start)).length;
      assert.deepEqual(counter.found(), {nodes: begin('node'), edges: begin('edge')}, JSON.stringify(text));
    }
  });
});
