import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {
  decodeMinisignSecret,
  encodeMinisignSecret,
  type MinisignKey,
  type MinisignSecret,
  type MinisignSecretFile,
  minisignChecked,
  minisignSecretText,
  parseMinisignSecret,
  scryptCost,
} from '../../format/minisign.js';
import {blake2b256, equalSecretly, randomSecret} from '../../storage/checksum.js';
import {ed25519PublicOf, scryptMemory, stretchPassword} from '../../storage/key-pairs.js';
import {type GivenBytes, readingKey} from './key-source.js';

/** Secret keys of minisign, with and without a password. */

/** Asks for a password; undefined where nobody can be asked. */
export type Password = () => Promise<Uint8Array | undefined>;

/** A password may not cost more than this: the keys of minisign take a little over 1 GiB. */
const mostMemory = 2 * 1024 ** 3;
const mostParallel = 16;

/** What lies in a secret key. Raises L0091 for a damaged one, L0092 without a password, L0093 for a wrong one. */
export async function openMinisignSecret({name, bytes}: GivenBytes, password?: Password): Promise<MinisignSecret> {
  const file = readingKey(name, () => parseMinisignSecret(bytes));
  const secret = decodeMinisignSecret(await contentOf(file, name, password));
  const isWhole =
    equalSecretly(secret.checksum, await blake2b256(minisignChecked(secret))) ||
    (file.kdf === undefined && isZero(secret.checksum));
  if (!isWhole && file.kdf) throw fault(conditions.passwordWrong, {path: name});
  if (!isWhole || !equalSecretly(ed25519PublicOf(secret.seed), secret.key)) {
    throw fault(conditions.keyUnreadable, {path: name, problem: 'its parts do not belong together'});
  }
  return secret;
}

/** minisign 0.11 writes no checksum where there is no password. */
function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

async function contentOf({kdf, content}: MinisignSecretFile, path: string, password?: Password): Promise<Uint8Array> {
  if (!kdf) return content;
  const cost = scryptCost(kdf.opsLimit, kdf.memLimit);
  if (scryptMemory(cost) > mostMemory || cost.p > mostParallel) {
    throw fault(conditions.keyUnreadable, {path, problem: 'its password takes more memory than 2 GiB'});
  }
  const given = await password?.();
  if (given === undefined) throw fault(conditions.passwordMissing, {path});
  return xor(content, await stretchPassword(given, kdf.salt, content.length, cost));
}

function xor(bytes: Uint8Array, stream: Uint8Array): Uint8Array {
  return bytes.map((byte, i) => byte ^ (stream[i] as number));
}

/** A pair of keys, new. */
export function newMinisignPair(): Omit<MinisignSecret, 'checksum'> {
  const seed = randomSecret(32);
  return {seed, number: randomSecret(8), key: ed25519PublicOf(seed)};
}

/** Limits by which scrypt takes 128 MiB (N = 2^17, r = 8, p = 1): a CI machine has that. */
const limits = {opsLimit: 4_194_304n, memLimit: 134_217_728n};

/** The file of a secret key, under a password if there is one. */
export async function minisignSecretFile(
  pair: MinisignKey & Pick<MinisignSecret, 'seed'>,
  password: Uint8Array | undefined,
  comment: string,
): Promise<string> {
  const content = encodeMinisignSecret({...pair, checksum: await blake2b256(minisignChecked(pair))});
  if (!password) return minisignSecretText({kdf: undefined, content}, comment);
  const kdf = {salt: randomSecret(32), ...limits};
  const stream = await stretchPassword(
    password,
    kdf.salt,
    content.length,
    scryptCost(limits.opsLimit, limits.memLimit),
  );
  return minisignSecretText({kdf, content: xor(content, stream)}, comment);
}
