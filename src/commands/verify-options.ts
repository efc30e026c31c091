import * as Flags from '@oclif/core/flags';
import type {LayerName} from '../engine/faults/layer.js';
import type {VerifyOptions} from '../engine/operations/verify/verify.js';
import {
  keyFileFlag,
  linesFormatFlag,
  nagiosFlag,
  reportFlag,
  requiredLayersFlag,
  shadowedFlag,
  verdictQuietFlag,
} from './flags.js';
import {storesFromFlag} from './fleet-words.js';
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
  'stores-from': storesFromFlag,
  shard: Flags.string({
    helpValue: '3/16',
    exclusive: ['budget'],
    description: 'Only this share of the stores: each belongs to one of so many by its name.',
  }),
  format: linesFormatFlag,
  quiet: verdictQuietFlag,
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
