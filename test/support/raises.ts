import {Fault} from '../../src/engine/faults/fault.js';

/** For assert.throws and assert.rejects: whether an error is the fault of a condition. */
export function raises(condition: {readonly code: string}): (error: unknown) => boolean {
  return (error) => {
    if (error instanceof Fault && error.condition.code === condition.code) return true;
    throw error;
  };
}
