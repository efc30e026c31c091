import assert from 'node:assert/strict';
import {test} from 'node:test';
import {identifyNode} from '../../../src/engine/peer/node-identity.js';
import {properties} from '../../support/sample-store.js';

test('an identity by rules begins with the label; a node without one says why', () => {
  const props = properties({path: 'a.ts', n: 1n});
  const matching = {
    mode: 'identity_rules',
    rules: new Map([
      ['File', ['path']],
      ['Dir', ['name', 'n', 'at']],
    ]),
  } as const;
  const identify = (...labels: string[]) => identifyNode(matching, labels, props);
  assert.deepEqual(identify('Other', 'File'), {identity: "File:path='a.ts'"});
  assert.deepEqual(identify('Other'), {problem: 'unmatched'});
  assert.deepEqual(identify('File', 'Dir'), {problem: 'several_rules', labels: ['Dir', 'File']});
  assert.deepEqual(identify('Dir'), {problem: 'missing_key', label: 'Dir', keys: ['name', 'at']});
  assert.deepEqual(identifyNode({mode: 'node_key', keys: ['x']}, [], props), {problem: 'missing_key', keys: ['x']});
});
