/** Signatures of released files: a bundle by a key in PEM, a .minisig by one of minisign. */
import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {openPemSigner} from '../src/engine/evidence/signature/pem-signer.js';
import {releaseStatement} from '../src/engine/evidence/signature/release-statement.js';
import {openSigner} from '../src/engine/evidence/signature/signer.js';
import {signStatement} from '../src/engine/evidence/signature/store-statement.js';

/** Signs files with a key, each beside itself. Returns the names of the signatures. The password of a minisign key is in LIEL_KEY_PASSWORD. */
export async function signFiles(files: readonly string[], secretKey: string, version: string): Promise<string[]> {
  const isPem = /^-----BEGIN (?!OPENSSH)/.test(readFileSync(secretKey, 'latin1'));
  const sign = isPem ? await bundleSigner(secretKey, version) : await minisigner(secretKey, version);
  const names: string[] = [];
  for (const file of files) {
    const {ending, signature} = await sign(path.basename(file), readFileSync(file));
    writeFileSync(`${file}${ending}`, signature);
    names.push(`${file}${ending}`);
  }
  return names;
}

type FileSigner = (name: string, content: Uint8Array) => Promise<{ending: string; signature: Uint8Array}>;

async function bundleSigner(secretKey: string, version: string): Promise<FileSigner> {
  const key = await openPemSigner(secretKey);
  return async (name, content) => {
    const sha256 = createHash('sha256').update(content).digest('hex');
    return {ending: '.sigstore.json', signature: signStatement(releaseStatement({name, sha256, version}), key)};
  };
}

async function minisigner(secretKey: string, version: string): Promise<FileSigner> {
  const given = process.env['LIEL_KEY_PASSWORD'];
  const password = given === undefined ? undefined : async () => Buffer.from(given);
  const signer = await openSigner({secretKey, password});
  if (signer.kind.name !== 'minisign') throw new Error(`${secretKey} is a key of ${signer.kind.name}, not of minisign`);
  return async (name, content) => {
    const digest = createHash('blake2b512').update(content).digest();
    return {ending: signer.kind.ending, signature: await signer.sign(digest, `liel-ops ${version} file=${name}`)};
  };
}
