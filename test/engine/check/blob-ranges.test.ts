import assert from 'node:assert/strict';
import test from 'node:test';
import {BlobRanges} from '../../../src/engine/check/blob-ranges.js';
import {toFileOffset} from '../../../src/engine/format/records/integers.js';

function rangesOf(...ranges: readonly (readonly [number, number])[]): BlobRanges {
  const all = new BlobRanges();
  for (const [start, end] of ranges) all.add(toFileOffset(start), toFileOffset(end));
  return all;
}

function endWithin(ranges: BlobRanges, from: number, to: number): number {
  return ranges.endWithin(toFileOffset(from), toFileOffset(to));
}

test('where the last blob of an extent ends is told whatever order the blobs came in', () => {
  const ranges = rangesOf([100, 140], [300, 320], [140, 180], [120, 130]);
  assert.equal(endWithin(ranges, 100, 200), 180);
  assert.equal(endWithin(ranges, 200, 400), 320);
  assert.equal(endWithin(ranges, 0, 100), 0, 'the first byte behind a stretch is not of it');
  assert.equal(endWithin(ranges, 180, 300), 0, 'a range that ends where a stretch begins is not of it');
});

test('blobs that fill an extent to its last byte and go on in the next end with it', () => {
  const ranges = rangesOf([100, 200], [200, 230]);
  assert.equal(endWithin(ranges, 100, 200), 200);
  assert.equal(endWithin(ranges, 200, 300), 230);
});

test('two ranges overlap when they share a byte, and not when they touch', () => {
  assert.equal(rangesOf([100, 140], [300, 320], [140, 180]).overlap(), undefined);
  assert.equal(rangesOf([300, 320], [100, 141], [140, 180]).overlap(), 140);
  assert.equal(rangesOf([100, 200], [120, 130]).overlap(), 120, 'one inside another');
});

test('many ranges far apart are all kept', () => {
  const ranges = rangesOf(...Array.from({length: 1000}, (_, i) => [i * 10, i * 10 + 5] as const));
  assert.equal(ranges.overlap(), undefined);
  ranges.add(toFileOffset(5003), toFileOffset(5004));
  assert.equal(ranges.overlap(), 5003);
});
