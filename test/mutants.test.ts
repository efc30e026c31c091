import assert from 'node:assert/strict';
import {it} from 'node:test';
import {readMutants, staleness} from '../scripts/campaigns/mutants.js';

it('the list of mutants names places that are there, each once, and tests that are there', () => {
  const mutants = readMutants();
  assert.deepEqual(
    mutants.flatMap((mutant) => staleness(mutant) ?? []),
    [],
  );
  assert.equal(new Set(mutants.map(({name}) => name)).size, mutants.length, 'each has a name of its own');
});
