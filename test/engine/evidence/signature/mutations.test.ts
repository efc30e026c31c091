import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {judgeSigned} from '../../../../src/engine/evidence/signature/judge-proof.js';
import {signatureKinds} from '../../../../src/engine/evidence/signature/kinds.js';
import type {StoreFacts, Trust} from '../../../../src/engine/evidence/signature/signature-kind.js';
import {openSigner} from '../../../../src/engine/evidence/signature/signer.js';
import {beginFacts} from '../../../../src/engine/evidence/signature/store-facts.js';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {exit, isFault} from '../../../../src/engine/faults/fault.js';
import {Unreadable} from '../../../../src/engine/format/key-text.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {readStore} from '../../../../src/engine/storage/reading/open-store.js';
import {missing, saidOf, type Workshop, workshop} from '../../../support/key-pairs.js';
import {seededRandom} from '../../../support/random.js';

/** A byte that changes anywhere is never overlooked: in a signature, in a key, in the store. */

const flips = [0x01, 0x20, 0x80];

/** The bytes with each one changed in turn, and where. */
function* mutants(bytes: Buffer): Generator<{at: number; mutant: Buffer}> {
  for (let at = 0; at < bytes.length; at++) {
    for (const flip of flips) {
      const mutant = Buffer.from(bytes);
      mutant[at] ^= flip;
      yield {at, mutant};
    }
  }
}

/** What verify would exit with for these bytes of a key and of a signature. */
function exitOf(trust: Trust, signature: Uint8Array, facts: StoreFacts): number {
  try {
    for (const kind of signatureKinds) {
      const read = kind.trusting(trust);
      if (!read) continue;
      const given = {file: 'it', kind: kind.name, open: read(signature)};
      return {pass: exit.done, fail: exit.no, 'not checked': exit.undecidable}[
        judgeSigned(given, facts, 'graph').verdict
      ];
    }
    return exit.undecidable;
  } catch (error) {
    assert.ok(error instanceof Unreadable, String(error));
    return exit.undecidable;
  }
}

async function factsOf(bytes: Uint8Array): Promise<StoreFacts> {
  const device = new MemoryDevice('a.liel', bytes);
  return beginFacts(device, ['blake2b512', 'sha512', 'graph', 'seal root'])(readStore(device), () => {});
}

/** The bytes of a comment that nobody signs: those between its mark and its line end. */
const commentOf = (bytes: Buffer, mark = 'untrusted comment: '): [from: number, to: number] => [
  bytes.indexOf(mark) + mark.length,
  bytes.indexOf('\n'),
];

/** A key of SSH without a password, and who may sign with it. */
function sshKey({tool, at}: Workshop): Trust {
  assert.equal(tool('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', 'id']).code, 0);
  const bytes = Buffer.from(`me ${readFileSync(at('id.pub'), 'utf8').trim()}`);
  return {flag: 'allowed-signers', bytes, identity: 'me', now: new Date()};
}

describe('one byte that changed is refused', () => {
  it('in a signature of minisign, but in the comment that is not signed', async (t) => {
    const {at, sign} = await workshop(t);
    await sign({note: 'a note'});
    const facts = await factsOf(readFileSync(at('a.liel')));
    const trust: Trust = {flag: 'public-key', bytes: readFileSync(at('k.pub'))};
    const signature = readFileSync(at('a.liel.minisig'));
    assert.equal(exitOf(trust, signature, facts), exit.done);
    const [from, to] = commentOf(signature);
    const exits = new Set<number>();
    for (const {at: place, mutant} of mutants(signature)) {
      const code = exitOf(trust, mutant, facts);
      exits.add(code);
      assert.equal(code === exit.done, place >= from && place < to && mutant[place] !== 0x0a, `byte ${place}`);
    }
    assert.deepEqual([...exits].sort(), [exit.done, exit.no, exit.undecidable]);
  });

  it('in a signature of SSH', {skip: missing('ssh-keygen')}, async (t) => {
    const shop = await workshop(t);
    const trust = sshKey(shop);
    await shop.sign({secretKey: shop.at('id')});
    const facts = await factsOf(readFileSync(shop.at('a.liel')));
    const signature = readFileSync(shop.at('a.liel.sshsig'));
    assert.equal(exitOf(trust, signature, facts), exit.done);
    for (const {at, mutant} of mutants(signature))
      assert.notEqual(exitOf(trust, mutant, facts), exit.done, `byte ${at}`);
  });

  it('in a public key, but in its comment', {skip: missing('ssh-keygen')}, async (t) => {
    const shop = await workshop(t);
    const {at, sign} = shop;
    await sign();
    const facts = await factsOf(readFileSync(at('a.liel')));
    const key = readFileSync(at('k.pub'));
    const [from, to] = commentOf(key, 'untrusted comment:');
    for (const {at: place, mutant} of mutants(key)) {
      const code = exitOf({flag: 'public-key', bytes: mutant}, readFileSync(at('a.liel.minisig')), facts);
      assert.equal(code === exit.done, place >= from && place < to, `byte ${place}`);
    }
    const trust = sshKey(shop);
    await sign({secretKey: at('id')});
    const signature = readFileSync(at('a.liel.sshsig'));
    for (const {at: place, mutant} of mutants(trust.bytes as Buffer)) {
      const code = exitOf({...trust, bytes: mutant}, signature, facts);
      // A blank is a blank.
      assert.equal(code === exit.done, mutant[place] === 0x09, `byte ${place}: ${mutant}`);
    }
  });

  it('in a secret key, or the key is the same', {skip: missing('ssh-keygen')}, async (t) => {
    const shop = await workshop(t);
    sshKey(shop);
    for (const name of ['k.key', 'id']) {
      const bytes = readFileSync(shop.at(name));
      const signed = async (key: Uint8Array) =>
        (await (await openSigner({secretKey: {name, bytes: key}})).sign(Buffer.alloc(64), 'x')).toString();
      const right = await signed(bytes);
      let refused = 0;
      for (const {at, mutant} of mutants(bytes)) {
        try {
          assert.equal(await signed(mutant), right, `${name}: byte ${at}`);
        } catch (error) {
          const isRefusal = isFault(error, conditions.keyUnreadable, conditions.keyUnfit, conditions.passwordMissing);
          assert.ok(isRefusal, `${name}: byte ${at}: ${error}`);
          refused++;
        }
      }
      assert.ok(refused > bytes.length * flips.length * 0.6, `${refused} of ${bytes.length * flips.length}`);
    }
  });

  it('in a store, wherever it lies', async (t) => {
    const {at, sign, verify} = await workshop(t);
    await sign();
    const bytes = readFileSync(at('a.liel'));
    const random = seededRandom(t);
    const places = [
      0,
      24,
      40,
      100,
      127,
      4096,
      bytes.length - 1,
      ...Array.from({length: 13}, () => random.below(bytes.length)),
    ];
    for (const place of places) {
      const mutant = Buffer.from(bytes);
      mutant[place] ^= 1 << random.below(8);
      writeFileSync(at('a.liel'), mutant);
      const ended = await verify({trust: {publicKeys: [at('k.pub')]}});
      assert.ok([exit.no, exit.undecidable].includes(ended.report.exit as 1 | 3), `byte ${place}: ${saidOf(ended)}`);
      assert.equal(ended.report.layers.at(-1)?.verdict, 'fail', `byte ${place}`);
    }
  });
});
