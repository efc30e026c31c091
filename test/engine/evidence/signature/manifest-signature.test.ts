import assert from 'node:assert/strict';
import {createHash, createHmac} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {
  ManifestSigner,
  readKey,
  type StoredSignature,
  signatureMatches,
} from '../../../../src/engine/evidence/signature/manifest-signature.js';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {raises} from '../../../support/raises.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

const manifest = Buffer.from('{"nodes": []}');
const key = Buffer.from('secret\n');

const signer = new ManifestSigner(key);
for (const byte of manifest) signer.update(Uint8Array.of(byte));
const made = signer.signature();

describe('a signature', () => {
  it('is SHA-256 of the manifest and its HMAC under the key, in whatever pieces it came', () => {
    assert.equal(made.manifest_sha256, createHash('sha256').update(manifest).digest('hex'));
    assert.equal(made.signature, createHmac('sha256', key).update(manifest).digest('hex'));
  });

  it('is the one of a store when it is so in every member: kind, versions, digest and signature', () => {
    assert.equal(signatureMatches(made, made), true);
    const flipped = (hex: string): string => `${hex.startsWith('0') ? '1' : '0'}${hex.slice(1)}`;
    const others: readonly Partial<StoredSignature>[] = [
      {algorithm: 'hmac-sha512'},
      {algorithm: ''},
      {manifest_version: 2},
      {manifest_version: 0},
      {signature_version: 2},
      {signature_version: false},
      {manifest_sha256: flipped(made.manifest_sha256)},
      {manifest_sha256: ''},
      {signature: flipped(made.signature)},
      {signature: made.signature.slice(1)},
      {signature: made.signature.toUpperCase()},
    ];
    for (const other of others) {
      assert.equal(signatureMatches({...made, ...other}, made), false, JSON.stringify(other));
    }
  });

  it('of version true is of version 1, as in Python', () => {
    assert.equal(signatureMatches({...made, manifest_version: true, signature_version: true}, made), true);
  });
});

describe('a key', () => {
  it('is all bytes of its file, a final line end included; no bytes are none', (t) => {
    const file = path.join(temporaryDirectory(t), 'key');
    writeFileSync(file, key);
    assert.ok(key.equals(readKey(file)));
    writeFileSync(file, '');
    assert.throws(() => readKey(file), raises(conditions.keyEmpty));
  });
});
