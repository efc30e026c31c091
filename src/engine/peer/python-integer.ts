import {pythonRepr} from './python-repr.js';

/** Integers in JSON, as Python's json takes them: it tells 1 from 1.0, and counts booleans as 1 and 0. */

/** Whether the member of a JSON object is an integer to Python; `text` is the JSON that the value was parsed from. */
export function isPythonInteger(value: unknown, name: string, text: string): boolean {
  if (typeof value === 'boolean') return true;
  if (typeof value !== 'number' || !Number.isInteger(value)) return false;
  const literals = [...text.matchAll(new RegExp(`"${name}"\\s*:\\s*([-+.\\deE]+)`, 'g'))];
  return !/[.eE]/.test(literals.at(-1)?.[1] ?? '');
}

/** An integer as Python prints it: one that was written as a boolean stays one. */
export function integerRepr(value: number | bigint, isBoolean: boolean): string {
  return pythonRepr(isBoolean ? value === 1 : BigInt(value));
}

/** An integer as Python's json writes it where it is the key of a dictionary. */
export function integerKey(value: number | bigint, isBoolean: boolean): string {
  return String(isBoolean ? value === 1 : value);
}
