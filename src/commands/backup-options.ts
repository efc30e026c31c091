import * as Flags from '@oclif/core/flags';
import type {SecretKeyOptions} from '../engine/evidence/signature/signer.js';
import {forceFlag} from './flags.js';
import {storesFromFlag} from './fleet-words.js';
import {keySource, passwordFlag, secretFlags} from './key-words.js';
import {passwordFrom} from './password.js';

export const backupPhases = [
  'copy',
  'check',
  'check lists',
  'digest',
  'drill',
  'read back',
  'page digests',
  'compare',
  'compress',
  'unpack',
  'encrypt',
  'decrypt',
  'fetch',
  'send',
];

export const backupFlags = {
  output: Flags.string({
    char: 'o',
    helpValue: 'FILE or DIR',
    description:
      'The copy (a name with .liel), or a directory for a timestamped name, s3://bucket/prefix/ too; backups/ beside the store without it.',
  }),
  force: forceFlag,
  'stores-from': storesFromFlag,
  live: Flags.boolean({description: 'Copy beside a writer that holds the lock, in a moment in which it rests.'}),
  drill: Flags.boolean({
    default: true,
    allowNo: true,
    description: 'Restore the copy to a scratch file, compare, and remove that again.',
  }),
  sign: Flags.string({
    helpValue: 'FILE',
    exclusive: ['accept-damage'],
    description: `Sign the copy and its receipt. ${secretFlags['secret-key'].description}`,
  }),
  'password-file': {...passwordFlag, dependsOn: ['sign']},
  compress: Flags.string({
    options: ['zstd'],
    description: 'Compress the copy; its name ends with .liel.zst, and zstd -d gives the store.',
  }),
  since: Flags.string({
    helpValue: 'BASE or auto',
    description:
      'Make a differential: the pages that are not those of a full copy, by its seal; auto takes the newest, or makes a full one.',
  }),
  'encrypt-to': Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'RECIPIENT',
    description: 'Encrypt the copy for a recipient of age (age1…), after its drill. May be given more than once.',
  }),
  'skip-unchanged': Flags.boolean({
    description:
      'Make no copy where the newest drilled one there, read again, holds what the store holds; note that beside it.',
  }),
  'object-lock': Flags.string({
    helpValue: '30d',
    description: 'In a bucket: let nobody remove the backup for so long (object lock, COMPLIANCE).',
  }),
  'accept-damage': Flags.boolean({
    description: 'Copy a store that contradicts itself, marked as damaged; exits with 6.',
  }),
};

/** What signs a backup; undefined where nothing does. Raises L0001 for a variable that is not set. */
export function backupSigner(word: string | undefined, passwordFile: string | undefined): SecretKeyOptions | undefined {
  if (word === undefined) return undefined;
  const password = passwordFrom(passwordFile, 'backup');
  return {secretKey: keySource(word, 'backup'), password, agent: process.env['SSH_AUTH_SOCK']};
}
