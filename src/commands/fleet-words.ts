import * as Flags from '@oclif/core/flags';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import {areSeveral, type Fleet, type Shard} from '../engine/passes/fleet.js';
import {readInput} from '../engine/storage/files/input.js';

export const storesFromFlag = Flags.string({
  helpValue: 'FILE',
  description: 'Names of more stores, one a line, or each ended by a zero byte as find -print0 has it.',
});

/** The words of a command that name stores. */
export interface GivenStores {
  /** As it is typed. */
  readonly command: string;
  /** Names and patterns; undefined where there are none. */
  readonly words: unknown;
  /** The file or pipe that lists more. */
  readonly list?: string | undefined;
  /** A share like `3/16`. */
  readonly shard?: string | undefined;
}

/**
 * The stores of a command. Several, or a list, or a share, are a fleet; one that is named is itself. Raises L0001 where none is named and
 * for what is no share, and L0002, L0080, L5001 and L5002 for the list.
 */
export async function namedStores({command, words: given, list, shard: word}: GivenStores): Promise<string | Fleet> {
  const words = (given ?? []) as readonly string[];
  const files = list === undefined ? [] : await namesFrom(list);
  const shard = word === undefined ? undefined : toShard(word);
  const problem =
    words.length === 0 && list === undefined
      ? `${command} needs a store, a pattern, or --stores-from`
      : words.length === 0 && files.length === 0
        ? `--stores-from ${list} names no store`
        : word !== undefined && shard === undefined
          ? `--shard ${word} is no share like 3/16`
          : undefined;
  if (problem !== undefined) throw fault(conditions.usage, {problem, command});
  const isOne = list === undefined && shard === undefined && !areSeveral(words);
  return isOne ? (words[0] as string) : {words, files, shard};
}

/** The share that a word like `3/16` names; undefined when it names none. */
function toShard(word: string): Shard | undefined {
  const [, number, of] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(word) ?? [];
  if (number === undefined || of === undefined || Number(number) > Number(of)) return undefined;
  return {number: Number(number), of: Number(of)};
}

/** The names that a file or pipe lists. Raises L0002, L0080, L5001 and L5002. */
async function namesFrom(file: string): Promise<string[]> {
  const text = ((await readInput(file)) as Buffer).toString();
  const names = text.includes('\0') ? text.split('\0') : text.split(/\r?\n/);
  return names.filter((name) => name !== '');
}
