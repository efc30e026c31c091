import assert from 'node:assert/strict';
import {test} from 'node:test';
import {progress} from '../../src/engine/passes/operation.js';
import {noteLine, progressLine} from '../../src/ui/renderer.js';

test('a note is one line that says it is one, and cannot steer a terminal', () => {
  assert.equal(noteLine({type: 'note', text: 'x.liel is old'}), 'liel: note: x.liel is old');
  assert.equal(noteLine({type: 'note', text: 'a\u001b[2Jb\nc'}), 'liel: note: a\\x1b[2Jb\\nc');
});

test('progress has a share when it is known how much there is, never 100 % before the end, and counts records', () => {
  assert.equal(progressLine(progress('copy', 5, 0, 'bytes')), 'copy');
  assert.equal(progressLine(progress('copy', 999, 1000, 'bytes')), 'copy 99 %');
  assert.equal(progressLine(progress('copy', 1000, 1000, 'bytes')), 'copy 100 %');
  assert.equal(progressLine(progress('import', 512, 1024, 'records')), 'import 50 % (512 records)');
});
