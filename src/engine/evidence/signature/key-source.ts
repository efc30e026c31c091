import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {Unreadable} from '../../format/key-text.js';
import {readInput} from '../../storage/files/input.js';

/** Where a key or a password comes from: a file, a pipe or standard input by its name, or bytes that the caller has already. */
export type KeySource = string | GivenBytes;

/** Bytes with the name by which messages call them. */
export interface GivenBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The bytes of a key. Raises L0002, L0080, L0091 for none and for more than `longest`, L5001 and L5002. */
export async function readKeySource(source: KeySource, longest: number): Promise<GivenBytes> {
  const name = typeof source === 'string' ? source : source.name;
  const bytes = typeof source === 'string' ? await readInput(source, longest) : source.bytes;
  if (bytes === undefined || bytes.length > longest) {
    throw fault(conditions.keyUnreadable, {path: name, problem: `it is longer than ${longest} bytes`});
  }
  if (bytes.length === 0) throw fault(conditions.keyUnreadable, {path: name, problem: 'it is empty'});
  return {name, bytes};
}

/** Runs work on the bytes of a key; what it cannot read is raised as L0091. */
export function readingKey<Result>(name: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw fault(conditions.keyUnreadable, {path: name, problem: error.message}, {}, error);
  }
}
