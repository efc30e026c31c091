import assert from 'node:assert/strict';
import {test} from 'node:test';
import {typedLine} from '../../src/commands/typed-line.js';

const breaks = '"\'@><=;|&(:';

/** Whole words, the word at the cursor, and what of it readline replaces. */
function split(line: string): unknown[] {
  const {words, current} = typedLine(line, breaks);
  return [words, current.value, current.value.slice(current.kept), current.quote];
}

test('a line is split as a shell splits it, up to the cursor', () => {
  assert.deepEqual(split(''), [[], '', '', '']);
  assert.deepEqual(split('liel verify '), [['liel', 'verify'], '', '', '']);
  assert.deepEqual(split(String.raw`liel my\ own.l`), [['liel'], 'my own.l', 'my own.l', '']);
  assert.deepEqual(split(`liel "a 'b" it\\'s 'c"d' `), [['liel', "a 'b", "it's", 'c"d'], '', '', '']);
  assert.deepEqual(split('liel "" x'), [['liel', ''], 'x', 'x', '']);
  assert.deepEqual(split(String.raw`liel "a\"b\c`), [['liel'], String.raw`a"b\c`, String.raw`a"b\c`, '"']);
  assert.deepEqual(split("liel 'a\\"), [['liel'], 'a\\', 'a\\', "'"]);
  assert.deepEqual(split('liel ~/x'), [['liel'], '~/x', '~/x', '']);
});

test('readline replaces what stands behind its own ends of words, and behind a quote that opens', () => {
  assert.deepEqual(split('liel --to=js'), [['liel'], '--to=js', 'js', '']);
  assert.deepEqual(split('liel --report=junit=a'), [['liel'], '--report=junit=a', 'a', '']);
  assert.deepEqual(split(String.raw`liel a\=b`), [['liel'], 'a=b', 'a=b', '']);
  assert.deepEqual(split('liel --labels="Big T'), [['liel'], '--labels=Big T', 'Big T', '"']);
  assert.deepEqual(split('liel "a=b'), [['liel'], 'a=b', 'a=b', '"']);
  assert.equal(typedLine('liel --to=js', '').current.kept, 0);
});
