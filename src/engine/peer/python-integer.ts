import {pythonRepr} from './python-repr.js';

/** Integers as Python has them: booleans count as 1 and 0, and stay what they were written as. */

/** An integer as Python prints it: one that was written as a boolean stays one. */
export function integerRepr(value: number | bigint, isBoolean: boolean): string {
  return pythonRepr(isBoolean ? value === 1 : BigInt(value));
}

/** An integer as Python's json writes it where it is the key of a dictionary. */
export function integerKey(value: number | bigint, isBoolean: boolean): string {
  return String(isBoolean ? value === 1 : value);
}
