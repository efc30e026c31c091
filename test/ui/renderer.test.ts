import assert from 'node:assert/strict';
import {test} from 'node:test';
import {noteLine} from '../../src/ui/renderer.js';

test('a note is one line that says it is one, and cannot steer a terminal', () => {
  assert.equal(noteLine({type: 'note', text: 'x.liel is old'}), 'liel: note: x.liel is old');
  assert.equal(noteLine({type: 'note', text: 'a\u001b[2Jb\nc'}), 'liel: note: a\\x1b[2Jb\\nc');
});
