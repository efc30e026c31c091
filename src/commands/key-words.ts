import * as Flags from '@oclif/core/flags';
import type {KeySource} from '../engine/evidence/signature/key-source.js';
import type {TrustOptions} from '../engine/evidence/signature/open-signatures.js';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import {bareMinisignKey} from '../engine/format/minisign.js';

/** Words that name a key, and the flags whose they are. */

const fromVariable = /^env:(.+)$/s;

/** Where a key comes from: a file, `-`, or a variable of the environment behind `env:`. Raises L0001 for one that is not set. */
export function keySource(word: string, command: string): KeySource {
  const variable = fromVariable.exec(word)?.[1];
  if (variable === undefined) return word;
  const value = process.env[variable];
  if (value) return {name: word, bytes: Buffer.from(value)};
  const problem = `${word}: the variable ${variable} is ${value === undefined ? 'not set' : 'empty'}`;
  throw fault(conditions.usage, {problem, command});
}

export const signatureFlag = Flags.string({
  multiple: true,
  multipleNonGreedy: true,
  helpValue: 'FILE',
  exclusive: ['budget'],
  description:
    'A signature that sign made; with a public key those beside the store without it, else each that is given.',
});

/** The one signature of a shared key; undefined for none. Raises L0001 for one without the other, and for several. */
export function sharedKeySignature(
  files: readonly string[] = [],
  keyFile: string | undefined,
): {readonly file: string; readonly keyFile: string} | undefined {
  const [file] = files;
  const problem =
    (file === undefined) !== (keyFile === undefined)
      ? '--signature and --key-file belong together'
      : files.length > 1
        ? '--key-file is for one --signature'
        : undefined;
  if (problem !== undefined) throw fault(conditions.usage, {problem, command: 'verify'});
  return file === undefined || keyFile === undefined ? undefined : {file, keyFile};
}

export const passwordFlag = Flags.string({
  helpValue: 'FILE',
  description:
    'The password of the key: a file, -, or env:NAME; LIEL_KEY_PASSWORD without it, or asked for on a terminal.',
});

/** Flags of a secret key. */
export const secretFlags = {
  'secret-key': Flags.string({
    helpValue: 'FILE',
    exclusive: ['shadowed'],
    description: 'A secret key of minisign or OpenSSH (ed25519), or an SSH .pub whose private half the agent holds.',
  }),
  'password-file': {...passwordFlag, dependsOn: ['secret-key']},
  note: Flags.string({
    helpValue: 'TEXT',
    dependsOn: ['secret-key'],
    description: 'One line that is signed with the store, in the comment of minisign.',
  }),
};

/** The moment that a signature names: that of SOURCE_DATE_EPOCH where it is set, so that equal input gives equal bytes. Raises L0001. */
export function signingTime(): Date {
  const seconds = process.env['SOURCE_DATE_EPOCH'];
  if (!seconds) return new Date();
  if (/^\d{1,11}$/.test(seconds)) return new Date(Number(seconds) * 1000);
  const problem = `SOURCE_DATE_EPOCH is ${seconds}, and must be a number of seconds`;
  throw fault(conditions.usage, {problem, command: 'sign'});
}

/** Flags that say whom the caller trusts. */
export const trustFlags = {
  'public-key': Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'FILE|BASE64',
    exclusive: ['key-file', 'budget'],
    description:
      'A public key of minisign, or in PEM for a bundle: a file, -, env:NAME, or the minisign key itself. More than one: any of them.',
  }),
  'allowed-signers': Flags.string({
    helpValue: 'FILE',
    exclusive: ['key-file', 'public-key', 'budget'],
    dependsOn: ['identity'],
    description: 'Who may sign with which SSH key, as ssh-keygen reads it: a file, -, or env:NAME.',
  }),
  identity: Flags.string({
    helpValue: 'NAME',
    dependsOn: ['allowed-signers'],
    description: 'Who of the allowed signers must have signed.',
  }),
  match: Flags.string({
    options: ['bytes', 'graph'],
    description: 'What must be the signed one: the bytes of the file (without it), or only the graph in them.',
  }),
};

/** The same for a backup, whose bytes must be the signed ones. */
export const backupTrustFlags = {
  'public-key': trustFlags['public-key'],
  'allowed-signers': trustFlags['allowed-signers'],
  identity: Flags.string({
    helpValue: 'NAME|FILE',
    description: 'With --allowed-signers, who must have signed; else as --identity-file.',
  }),
  'identity-file': Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'FILE',
    description: 'What opens an encrypted copy: a file of age-keygen. May be given more than once.',
  }),
};

/** The files of identities among these flags: beside --allowed-signers, --identity is the name of one. */
export function identityFiles(flags: GivenTrust & {readonly 'identity-file'?: string[] | undefined}): string[] {
  const {identity, 'allowed-signers': list, 'identity-file': files = []} = flags;
  return identity === undefined || list !== undefined ? files : [identity, ...files];
}

/** What was given for `trustFlags`. */
export interface GivenTrust {
  readonly 'public-key'?: string[] | undefined;
  readonly 'allowed-signers'?: string | undefined;
  readonly identity?: string | undefined;
  readonly match?: string | undefined;
}

/** Whom the caller trusts, and which signature files he names; undefined without a public key. Raises L0001. */
export function trustOf(
  flags: GivenTrust,
  signatures: string[] | undefined,
  command = 'verify',
): TrustOptions | undefined {
  const {'public-key': keys, 'allowed-signers': list, identity, match} = flags;
  if (keys === undefined && list === undefined) {
    const problem = '--match is for signatures of a --public-key or of --allowed-signers';
    if (match !== undefined) throw fault(conditions.usage, {problem, command: 'verify'});
    return undefined;
  }
  const publicKeys = keys?.map((word) =>
    bareMinisignKey.test(word) ? {name: word, bytes: Buffer.from(word)} : keySource(word, command),
  );
  const allowedSigners = list && identity ? {list: keySource(list, command), identity} : undefined;
  return {publicKeys, allowedSigners, signatures, match: match === 'graph' ? 'graph' : 'bytes'};
}
