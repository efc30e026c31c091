import assert from 'node:assert/strict';
import {it} from 'node:test';
import {exit} from '../../src/engine/faults/fault.js';
import {exitOfPast, whyPassedOver} from '../../src/ui/past-text.js';

it('what no copy has is a no only where each of them was read', () => {
  const over = (unsound: boolean) => ({passed_over: [{backup: 'b.liel.age', reason: 'is encrypted', unsound}]});
  const all = {passed_over: []};
  assert.equal(exitOfPast(false, [all]), exit.no);
  assert.equal(exitOfPast(false, [all, over(false)]), exit.undecidable);
  assert.equal(exitOfPast(true, [all, over(false)]), exit.done);
  assert.equal(exitOfPast(true, [over(false), over(true)]), exit.no);
});

it('a copy that is passed over is named once', () => {
  assert.equal(whyPassedOver({backup: 'b.liel', reason: 'b.liel is cut'}), 'b.liel is cut');
  assert.equal(whyPassedOver({backup: 'b.liel', reason: 'it is cut'}), 'b.liel: it is cut');
});
