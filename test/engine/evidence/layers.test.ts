import assert from 'node:assert/strict';
import {test} from 'node:test';
import {layerOf} from '../../../src/engine/evidence/layers.js';
import {allConditions, conditions} from '../../../src/engine/faults/conditions.js';
import {type Condition, finding} from '../../../src/engine/faults/fault.js';
import {layerNames} from '../../../src/engine/faults/layer.js';

const layerOfCondition = (condition: Condition) => layerOf(finding(condition, condition.example));

test('a finding belongs to the layer of its condition', () => {
  const {notAStore, lostCommit, slotIdentity} = conditions;
  assert.equal(layerOf(finding(notAStore, notAStore.example)), 'container');
  assert.equal(layerOf(finding(lostCommit, lostCommit.example)), 'wal');
  assert.equal(layerOf(finding(slotIdentity, slotIdentity.example)), 'structure');
});

test('in each layer but the signature, which is compared as a whole, something can be found', () => {
  const found = new Set(allConditions().map(layerOfCondition));
  assert.deepEqual(
    layerNames.filter((name) => !found.has(name)),
    ['signature'],
  );
});
