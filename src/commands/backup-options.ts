import * as Flags from '@oclif/core/flags';
import type {SecretKeyOptions} from '../engine/evidence/signature/signer.js';
import {keySource, passwordFlag, secretFlags} from './key-words.js';
import {passwordFrom} from './password.js';

/** Flags of a backup that is signed. */
export const backupSignFlags = {
  sign: Flags.string({
    helpValue: 'FILE',
    exclusive: ['accept-damage'],
    description: `Sign the copy and its receipt. ${secretFlags['secret-key'].description}`,
  }),
  'password-file': {...passwordFlag, dependsOn: ['sign']},
};

/** What signs a backup; undefined where nothing does. Raises L0001 for a variable that is not set. */
export function backupSigner(word: string | undefined, passwordFile: string | undefined): SecretKeyOptions | undefined {
  if (word === undefined) return undefined;
  const password = passwordFrom(passwordFile, 'backup');
  return {secretKey: keySource(word, 'backup'), password, agent: process.env['SSH_AUTH_SOCK']};
}
