import assert from 'node:assert/strict';
import {createHash, createHmac} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {keySpellings, readKey} from '../../../../src/engine/evidence/signature/key-file.js';
import {
  judgeSignature,
  ManifestSigner,
  type StoredSignature,
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

  const flipped = (hex: string): string => `${hex.startsWith('0') ? '1' : '0'}${hex.slice(1)}`;

  it('is right when it is so in every member; else it says whether the content or the key is another', () => {
    assert.deepEqual(judgeSignature(made, made), {
      answer: 'right',
      reason: `the manifest is the signed one, ${made.manifest_sha256}`,
      isOfContent: true,
    });
    const others: readonly (readonly [change: Partial<StoredSignature>, said: RegExp])[] = [
      [
        {manifest_sha256: flipped(made.manifest_sha256)},
        /^the content is another: signed .{8}\.{3}, this store .{8}\.{3}$/,
      ],
      [{manifest_sha256: ''}, /^the content is another/],
      [{manifest_sha256: made.manifest_sha256.toUpperCase()}, /^the content is another/],
      [
        {signature: flipped(made.signature)},
        /^the content is the signed one .*so the key is another, or the signature/,
      ],
      [{signature: made.signature.slice(1)}, /^the content is the signed one/],
      [{signature: made.signature.toUpperCase()}, /^the content is the signed one/],
    ];
    for (const [change, said] of others) {
      const {answer, reason} = judgeSignature({...made, ...change}, made);
      assert.equal(answer, 'wrong', JSON.stringify(change));
      assert.match(reason, said);
    }
  });

  it('of a kind that is not known is neither right nor a forgery', () => {
    for (const [change, said] of [
      [{algorithm: 'hmac-sha512'}, /^its algorithm is hmac-sha512, and this program knows hmac-sha256/],
      [{algorithm: ''}, /^its algorithm is /],
      [{manifest_version: 2}, /^its manifest_version is 2, and this program knows 1/],
      [{manifest_version: 0}, /^its manifest_version is 0/],
      [{signature_version: 2, signature: 'f'}, /^its signature_version is 2/],
      [{signature_version: false}, /^its signature_version is false/],
    ] as const) {
      const {answer, reason} = judgeSignature({...made, ...change}, made);
      assert.equal(answer, 'unknown', JSON.stringify(change));
      assert.match(reason, said);
    }
  });

  it('of version true is of version 1, as in Python', () => {
    assert.equal(judgeSignature({...made, manifest_version: true, signature_version: true}, made).answer, 'right');
  });
});

describe('a key', () => {
  it('is all bytes of its file, a final line end included; no bytes are none', async (t) => {
    const file = path.join(temporaryDirectory(t), 'key');
    writeFileSync(file, key);
    assert.ok(key.equals(await readKey(file, 'sign')));
    writeFileSync(file, '');
    await assert.rejects(readKey(file, 'sign'), raises(conditions.keyEmpty));
  });

  it('has the spellings that an editor or a shell gives it, each once, and not its own', () => {
    const spelled = (text: string) =>
      Object.fromEntries(keySpellings(Buffer.from(text)).map((each) => [each.name, Buffer.from(each.key).toString()]));
    assert.deepEqual(spelled('k'), {'with a final line end': 'k\n', 'with a final line end of CR and LF': 'k\r\n'});
    assert.deepEqual(spelled('k\n'), {
      'without its final line end': 'k',
      'with a final line end of CR and LF': 'k\r\n',
    });
    assert.deepEqual(spelled('k\r\n'), {'without its final line end': 'k', 'with a final line end': 'k\n'});
    assert.equal(spelled('\ufeffk\r\n')['without its byte order mark and without its final line end'], 'k');
    assert.equal(spelled('\ufeffk')['without its byte order mark'], 'k');
  });

  it('is no key of another kind, for signing and for verifying', async (t) => {
    const file = path.join(temporaryDirectory(t), 'key');
    const minisign = (head: string, length: number): string =>
      Buffer.concat([Buffer.from(head), Buffer.alloc(length - head.length, 7)]).toString('base64');
    const [open, secret] = [minisign('Ed', 42), minisign('Ed', 158)];
    const pem = (what: string): string => `-----BEGIN ${what}-----\nMCowBQYDK2VwAyEA\n-----END ${what}-----\n`;
    const ssh = `AAAA${'C3Nz'.repeat(10)}`;
    for (const [text, kind] of [
      [`untrusted comment: minisign public key\n${open}\n`, 'a minisign public key'],
      [`untrusted comment: of mine\r\n${secret}\r\n`, 'a minisign secret key'],
      [open, 'a minisign public key'],
      [`\ufeff${open}\n`, 'a minisign public key'],
      [`${secret}\n`, 'a minisign secret key'],
      [pem('PUBLIC KEY'), 'a public key in PEM'],
      [pem('RSA PUBLIC KEY'), 'a public key in PEM'],
      [pem('PRIVATE KEY'), 'a private key in PEM'],
      [pem('ENCRYPTED PRIVATE KEY'), 'a private key in PEM'],
      [`Bag Attributes\n${pem('EC PRIVATE KEY')}`, 'a private key in PEM'],
      [pem('OPENSSH PRIVATE KEY'), 'an OpenSSH private key'],
      [pem('CERTIFICATE'), 'a certificate'],
      [`ssh-ed25519 ${ssh} ada@host\n`, 'an OpenSSH public key'],
      [`ada@host namespaces="liel" ecdsa-sha2-nistp256 ${ssh}\n`, 'an OpenSSH public key'],
      [`sk-ssh-ed25519@openssh.com ${ssh}\n`, 'an OpenSSH public key'],
      [`ssh-ed25519-cert-v01@openssh.com ${ssh}\n`, 'an OpenSSH certificate'],
    ] as const) {
      writeFileSync(file, text);
      for (const purpose of ['sign', 'verify'] as const) {
        await assert.rejects(readKey(file, purpose), (error) => {
          assert.ok(raises(conditions.keyOfAnotherKind)(error), text);
          assert.ok((error as Error).message.includes(` is ${kind}, and no shared key`), `${text}: ${error}`);
          return true;
        });
      }
    }
    for (const text of [
      'secret',
      'ssh- is a word',
      'RW',
      `${open}A`,
      open.replace('Q', '!'),
      'k\n'.repeat(9),
      '\0\0',
    ]) {
      writeFileSync(file, text);
      assert.ok(Buffer.from(text).equals(await readKey(file, 'verify')), text);
    }
  });
});
