import {isAddress} from '../engine/format/s3/address.js';

/**
 * What the words of a command line name. A store is read in any order and more than once, and written beside its place;
 * a document is read and written from its beginning to its end, so that `-` can be standard input or output; what a command
 * prints when it is given no file for it, it prints for `-` too.
 */
export type FileRole =
  | 'store'
  | 'new store'
  | 'document'
  | 'new document'
  | 'printed'
  | 'sidecar'
  | 'archive'
  | 'directory';

/** Flags and arguments that name the same kind of thing in every command that has them. */
export const commonRoles: Readonly<Record<string, FileRole>> = {
  store: 'store',
  stores: 'store',
  left: 'store',
  right: 'store',
  backup: 'store',
  directory: 'directory',
  backups: 'directory',
  'key-file': 'document',
  signature: 'document',
  'public-key': 'document',
  'allowed-signers': 'document',
  'identity-file': 'document',
  base: 'store',
  'secret-key': 'document',
  'password-file': 'document',
  'identity-rules': 'document',
  'from-plan': 'document',
  'stores-from': 'document',
  expect: 'document',
  plan: 'new document',
  ledger: 'new document',
  jsonl: 'new document',
  seal: 'sidecar',
};

/** The word that stands for standard input, or output. */
const standardStream = '-';

/** A word of the command line as it was given. */
export interface GivenWord {
  /** As messages name it: `--output`, or the name of an argument. */
  readonly name: string;
  readonly value: string;
  readonly role: FileRole | undefined;
  readonly mayBeEmpty: boolean;
  /** Whether it may name a place in a bucket. */
  readonly mayBeAddress: boolean;
}

/** The first word that names a place in a bucket where only files are taken, and what for; undefined for none. */
export function strayAddress(words: readonly GivenWord[]): {address: string; use: 'read' | 'written'} | undefined {
  const word = words.find(({role, value, mayBeAddress}) => role !== undefined && !mayBeAddress && isAddress(value));
  return word && {address: word.value, use: isOutput(word) ? 'written' : 'read'};
}

/** What is wrong with the words, whatever the command does with them; undefined for nothing. */
export function wordProblem(words: readonly GivenWord[], wantsJson: boolean): string | undefined {
  const empty = words.find(({value, mayBeEmpty}) => value === '' && !mayBeEmpty);
  if (empty) return `${empty.name} is empty: leave it out, or give it a value`;
  const streams = words.filter(({value}) => value === standardStream);
  for (const {name, role} of streams) {
    const problem = role === undefined ? undefined : noStream[role];
    if (problem !== undefined) return `${name}: ${problem}`;
  }
  const inputs = streams.filter(({role}) => role === 'document').map(({name}) => name);
  if (inputs.length > 1) return `${inputs.join(' and ')} cannot both be read from standard input`;
  const outputs = streams.filter(({role}) => role === 'new document').map(({name}) => name);
  if (outputs.length > 1) return `${outputs.join(' and ')} cannot both be written to standard output`;
  if (outputs.length === 1 && wantsJson)
    return `${outputs[0]} - puts the document on standard output, where --json wants the report: choose one of them`;
  return undefined;
}

const spelledOut = './- is a file of that name';

/** Why `-` is no standard stream in a role. */
const noStream: Readonly<Partial<Record<FileRole, string>>> = {
  store: `a store is no stream, so that - cannot be one; save it as a file first (${spelledOut})`,
  'new store': `a store needs a file, and cannot go to standard output (${spelledOut})`,
  sidecar: `a seal needs a file, and - is a stream (${spelledOut})`,
  archive: `evidence is read back before it gets its name, and needs a file (${spelledOut})`,
  directory: `- is no directory (${spelledOut.replace('file', 'directory')})`,
};

/** Whether the document that a command makes goes to standard output, where nothing else may go then. */
export function takesStdout(words: readonly GivenWord[]): boolean {
  return words.some(({role, value}) => role === 'new document' && value === standardStream);
}

/** The file that a document goes to; undefined for standard output. */
export function fileAt(output: string | undefined): string | undefined {
  return output === standardStream ? undefined : output;
}

const outputRoles: readonly (FileRole | undefined)[] = ['new store', 'new document', 'printed', 'archive'];

/** Whether a word names what is written: by its role, or, of what lies beside a store, by its flag. */
function isOutput({name, role, value}: GivenWord): boolean {
  return value !== standardStream && (outputRoles.includes(role) || (role === 'sidecar' && name === '--output'));
}

/** Words that name what is read or written, one by one. */
export function namedFiles(words: readonly GivenWord[]): {inputs: readonly string[]; outputs: readonly string[]} {
  const named = words.filter(({role, value}) => role !== undefined && role !== 'directory' && value !== standardStream);
  // A review goes on with its plan: it is read whole before it is written anew.
  const goesOn = words.some(({name}) => name === '--review');
  const isInput = (word: GivenWord): boolean => !isOutput(word) && !(goesOn && word.name === '--from-plan');
  return {
    inputs: named.filter(isInput).map(({value}) => value),
    outputs: named.filter(isOutput).map(({value}) => value),
  };
}
