import assert from 'node:assert/strict';
import {test} from 'node:test';
import {expandArgv} from '../../src/commands/argv.js';
import {commandTable} from '../../src/commands/command-table.js';

test('the beginning of a flag stands for it before --, and is a word like any other behind it', () => {
  assert.deepEqual(expandArgv(['stats', '--js', 'a.liel'], commandTable), ['stats', '--json', 'a.liel']);
  const behind = ['stats', '--js', '--', '--js', '--quie'];
  assert.deepEqual(expandArgv(behind, commandTable), ['stats', '--json', '--', '--js', '--quie']);
});
