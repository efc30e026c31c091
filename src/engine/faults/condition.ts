import type {Condition, Facts} from './fault.js';

/** Checks the shape of a declaration and leaves it as it is. */
export function condition<F extends Facts>(declared: Condition<F>): Condition<F> {
  return declared;
}

/** A file name as it can be pasted into a shell. */
export function quote(name: string): string {
  return /^[\w@%+=:,./-]+$/.test(name) && !name.startsWith('-') ? name : `'${name.replaceAll("'", `'\\''`)}'`;
}
