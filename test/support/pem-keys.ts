import {generateKeyPairSync, type KeyObject} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import path from 'node:path';

/** A pair of keys in PEM: `NAME.pem` and `NAME.pub.pem` in a directory. */
export interface PemFiles {
  readonly secret: string;
  readonly public: string;
  readonly publicKey: KeyObject;
}

/** Makes a pair of keys. */
export function makePemKeys(directory: string, name = 'release', kind: 'ed25519' | 'p256' = 'ed25519'): PemFiles {
  const {privateKey, publicKey} =
    kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', {namedCurve: 'prime256v1'});
  const files = {
    secret: path.join(directory, `${name}.pem`),
    public: path.join(directory, `${name}.pub.pem`),
    publicKey,
  };
  writeFileSync(files.secret, privateKey.export({format: 'pem', type: 'pkcs8'}), {mode: 0o600});
  writeFileSync(files.public, publicKey.export({format: 'pem', type: 'spki'}));
  return files;
}
