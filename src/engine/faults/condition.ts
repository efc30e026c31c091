import type {Condition, Facts} from './fault.js';

/** Checks the shape of a declaration and leaves it as it is. */
export function condition<F extends Facts>(declared: Condition<F>): Condition<F> {
  return declared;
}

/** A file name as it can be pasted into a shell; one that begins with a dash must not be taken for a flag. */
export function quote(name: string): string {
  const path = name.startsWith('-') ? `./${name}` : name;
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
