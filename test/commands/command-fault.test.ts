import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {toCommandFault} from '../../src/commands/operator-command.js';
import {conditions} from '../../src/engine/faults/conditions.js';
import {exit, fault} from '../../src/engine/faults/fault.js';

describe('an error that reaches a command', () => {
  it('stays what it is when it is a fault', () => {
    const trouble = fault(conditions.inputMissing, {path: 'x'});
    assert.equal(toCommandFault(trouble, 'stats'), trouble);
  });

  it('is a usage fault when the argument parser raised it, in one line', () => {
    const error = Object.assign(new Error('Missing 1 required arg:\nstore\nSee more help with --help'), {
      oclif: {exit: 2},
    });
    const {condition, message} = toCommandFault(error, 'stats');
    assert.equal(condition.code, conditions.usage.code);
    assert.equal(message, 'STORE is missing');
  });

  it('is a bug of ours when nobody foresaw it, whatever was thrown', () => {
    for (const thrown of [new TypeError('x is not a function'), new RangeError('too long'), 'text', undefined, null]) {
      const {condition, message} = toCommandFault(thrown, 'stats');
      assert.equal(condition.code, conditions.internal.code);
      assert.equal(condition.exit, exit.internal);
      assert.match(message, /^internal error: ./);
    }
  });
});
