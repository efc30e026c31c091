import path from 'node:path';
import type {Condition, Facts, Family} from './fault.js';
import {isSeen, replaceUnseen} from './unseen.js';
import {windowsWord} from './windows-word.js';

/** A condition as its file writes it down; the family is said once for all of them. */
type Declared<F extends Facts> = Omit<Condition<F>, 'family'>;

type InFamily<D> = {readonly [Name in keyof D]: D[Name] extends Declared<infer F> ? Condition<F> : never};

/** Checks the shape of a declaration and leaves it as it is. */
export function condition<F extends Facts>(declared: Declared<F>): Declared<F> {
  return declared;
}

/** The conditions of one family, by name. */
export function family<D extends Readonly<Record<string, object>>>(name: Family, declared: D): InFamily<D> {
  const members = Object.entries(declared).map(([key, member]) => [key, {...member, family: name}]);
  return Object.fromEntries(members) as InFamily<D>;
}

/** A file name as it can be pasted into a shell; one that begins with a dash must not be taken for a flag. */
export function quote(name: string): string {
  return quoteWord(name.startsWith('-') ? `./${name}` : name);
}

/** Mends a store that its seal denies; `from` names a backup. */
export function healLine(store: string, from: string): string {
  return `liel heal ${quote(store)} --from ${quote(from)} -o healed.liel`;
}

/** A word of a command line as it can be pasted into a shell, also where its characters cannot be seen. */
export function quoteWord(word: string): string {
  if (path.sep === '\\') return windowsWord(word);
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return isSeen(word) ? `'${word.replaceAll("'", `'\\''`)}'` : `$'${inBytes(word.replace(/[\\']/g, '\\$&'))}'`;
}

/** Bytes are understood by shells in every locale. */
function inBytes(word: string): string {
  return replaceUnseen(word, (_, character) =>
    [...new TextEncoder().encode(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}
