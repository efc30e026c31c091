import * as Flags from '@oclif/core/flags';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import type {LayerName} from '../engine/faults/layer.js';
import type {VerifyOptions} from '../engine/operations/verify/verify.js';
import {areSeveral, type Shard} from '../engine/passes/fleet.js';
import {readInput} from '../engine/storage/files/input.js';
import {keyFileFlag, linesFormatFlag, nagiosFlag, reportFlag, requiredLayersFlag, shadowedFlag} from './flags.js';
import {type GivenTrust, sharedKeySignature, signatureFlag, trustFlags, trustOf} from './key-words.js';

export const verifyFlags = {
  report: reportFlag,
  exit: nagiosFlag,
  signature: signatureFlag,
  'key-file': keyFileFlag,
  ...trustFlags,
  shadowed: shadowedFlag,
  seal: Flags.string({helpValue: 'FILE', description: 'The seal to compare with; STORE.seal without it.'}),
  require: requiredLayersFlag,
  budget: Flags.string({helpValue: '30s', description: 'Compare pages with the seal for so long, and nothing else.'}),
  resume: Flags.boolean({description: 'Go on where the last --budget ended.', dependsOn: ['budget']}),
  'stores-from': Flags.string({
    helpValue: 'FILE',
    description: 'Names of more stores, one a line, or each ended by a zero byte as find -print0 has it.',
  }),
  shard: Flags.string({
    helpValue: '3/16',
    exclusive: ['budget'],
    description: 'Only this share of the stores: each belongs to one of so many by its name.',
  }),
  format: linesFormatFlag,
};

interface ProofFlags extends GivenTrust {
  readonly signature?: string[] | undefined;
  readonly 'key-file'?: string | undefined;
  readonly shadowed: string;
  readonly seal?: string | undefined;
  readonly require?: readonly (LayerName | LayerName[])[] | undefined;
}

/** What is to be proved, and by what. Raises L0001 for words that do not go together. */
export function proofOptions(
  flags: ProofFlags,
): Pick<VerifyOptions, 'shadowed' | 'required' | 'signature' | 'trust' | 'seal'> {
  const {signature: files, 'key-file': keyFile, seal} = flags;
  const trust = trustOf(flags, files);
  const signature = trust ? undefined : sharedKeySignature(files, keyFile);
  const shadowed = flags.shadowed === 'peer' ? 'peer' : 'real';
  return {shadowed, required: flags.require?.flat(), signature, trust, seal};
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

/** Which stores are looked at besides those of the words, and which share of them; undefined for the one store that is named. Raises L0001. */
export async function fleetOf(
  words: readonly string[],
  list: string | undefined,
  shardWord: string | undefined,
): Promise<{readonly files?: readonly string[]; readonly shard?: Shard | undefined} | undefined> {
  const files = list === undefined ? [] : await namesFrom(list);
  const shard = shardWord === undefined ? undefined : toShard(shardWord);
  const problem =
    words.length === 0 && list === undefined
      ? 'verify needs a store, a pattern, or --stores-from'
      : words.length === 0 && files.length === 0
        ? `--stores-from ${list} names no store`
        : shardWord !== undefined && shard === undefined
          ? `--shard ${shardWord} is no share like 3/16`
          : undefined;
  if (problem !== undefined) throw fault(conditions.usage, {problem, command: 'verify'});
  return list === undefined && shard === undefined && !areSeveral(words) ? undefined : {files, shard};
}
