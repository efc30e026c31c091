import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {edgeIdentity, edgeText, keyIdentity} from '../../../src/engine/peer/identity-text.js';
import {properties} from '../../support/sample-store.js';

describe('the text of an identity', () => {
  const props = properties({path: 'a.ts', n: 1n});

  it('of a node is its keys in the order they were given, repeats kept', () => {
    assert.equal(keyIdentity(props, ['path', 'n', 'path']), "path='a.ts',n=1,path='a.ts'");
  });

  it('of an edge escapes nothing: a label can look like a label with properties', () => {
    assert.equal(edgeIdentity('k=1', edgeText('E', properties({b: 2n, a: 1n})), 'k=2'), 'k=1 -[E a=1,b=2]-> k=2');
    assert.equal(edgeText('E k=1', new Map()), edgeText('E', properties({k: 1n})));
  });
});
