import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {counted, durationText, grouped, humanSize} from '../../src/engine/faults/words.js';
import {sourceFiles} from '../support/source-files.js';

it('what something took is said in milliseconds, seconds, and minutes and seconds', () => {
  const took = [0, 999, 1000, 12_345, 59_900, 60_000, 125_400, 3_600_000];
  assert.deepEqual(took.map(durationText), [
    '0 ms',
    '999 ms',
    '1.0 s',
    '12.3 s',
    '59.9 s',
    '1 min 0 s',
    '2 min 5 s',
    '60 min 0 s',
  ]);
});

describe('a size', () => {
  it('has two decimals at the most, and the unit in which it is at least 1', () => {
    const sizes: readonly (readonly [bytes: number, text: string])[] = [
      [0, '0 bytes'],
      [1, '1 byte'],
      [1023, '1,023 bytes'],
      [1024, '1 KiB'],
      [1536, '1.5 KiB'],
      [1034, '1.01 KiB'],
      [1024 ** 2 - 1, '1,024 KiB'],
      [1024 ** 2, '1 MiB'],
      [7_356_416, '7.02 MiB'],
      [10 * 1024 ** 3, '10 GiB'],
      [1024 ** 4, '1 TiB'],
      [5000 * 1024 ** 4, '5,000 TiB'],
    ];
    for (const [bytes, text] of sizes) assert.equal(humanSize(bytes), text);
  });

  it('between two hundredths is rounded to the even one, on the exact value', () => {
    // 128 bytes are an eighth of a KiB: 0.125.
    assert.deepEqual([humanSize(1024 + 128), humanSize(1024 + 384)], ['1.12 KiB', '1.38 KiB']);
    assert.deepEqual([humanSize(1024 + 127), humanSize(1024 + 129)], ['1.12 KiB', '1.13 KiB']);
    assert.deepEqual([humanSize(1024 + 640), humanSize(1024 + 896)], ['1.62 KiB', '1.88 KiB']);
  });
});

describe('a count', () => {
  it('has a comma before every three digits', () => {
    assert.deepEqual([0, 999, 1000, 123_456, 1_234_567].map(grouped), ['0', '999', '1,000', '123,456', '1,234,567']);
    assert.equal(grouped(2n ** 63n), '9,223,372,036,854,775,808');
  });

  it('is of one thing or of several', () => {
    assert.deepEqual(
      [0, 1, 2, 1000].map((count) => counted(count, 'node')),
      ['0 nodes', '1 node', '2 nodes', '1,000 nodes'],
    );
    assert.deepEqual(
      [counted(1n, 'layer fails', 'layers fail'), counted(2n, 'layer fails', 'layers fail')],
      ['1 layer fails', '2 layers fail'],
    );
  });

  it('is written nowhere else: what a screen counts goes through these functions', () => {
    const things =
      'nodes|edges|pages|bytes|findings|layers|records|stores|leftovers|conflicts|warnings|lines|commits|backups';
    const plain = new RegExp(`\\$\\{(?!(?:counted|grouped|humanSize|pagesText)\\()[^}]*\\} (?:\\w+ )?(?:${things})\\b`);
    const bySuffix = /=== 1 \? '' : 's'|\? '' : 's'\}/;
    const wrong = sourceFiles()
      .flatMap(({path, text}) => text.split('\n').map((line) => ({path, line: line.trim()})))
      .filter(({path, line}) => bySuffix.test(line) || (path.startsWith('ui/') && plain.test(line)))
      .map(({path, line}) => `${path}: ${line}`);
    assert.deepEqual(wrong, []);
  });
});
