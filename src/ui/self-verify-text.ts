import type {SelfVerifyReport} from '../engine/operations/self-verify.js';
import {heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

export const selfVerifyRenderer: Renderer<SelfVerifyReport> = {
  isVerdict: true,
  exit: (report) => report.exit,
  json: ({exit: _, ...report}) => report,
  text: ({ok, program, reason}) => {
    const name = program === null ? 'this program' : printable(program);
    return heading(`${name} is ${ok ? '' : 'not known to be '}the released one: ${printable(reason)}`);
  },
};
