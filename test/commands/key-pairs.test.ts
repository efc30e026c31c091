import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {chmodSync, readFileSync, statSync, truncateSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {claimsText} from '../../src/engine/evidence/signature/claims.js';
import {openSigner} from '../../src/engine/evidence/signature/signer.js';
import {conditions} from '../../src/engine/faults/conditions.js';
import {exit, Fault} from '../../src/engine/faults/fault.js';
import {keygen} from '../../src/engine/operations/keygen.js';
import {seal} from '../../src/engine/operations/seal.js';
import {verify as verifyStore} from '../../src/engine/operations/verify/verify.js';
import {run} from '../../src/engine/passes/run.js';
import {type Corruption, corrupt} from '../support/corrupt.js';
import {finish} from '../support/finish.js';
import {missing, saidOf, signedAt, workshop} from '../support/key-pairs.js';
import {expectExit} from '../support/program.js';
import {interrupted, properties, smallStore} from '../support/sample-store.js';

/** Signing with a secret key, verifying with the public one. */

const raises = async (work: Promise<unknown>, condition: {readonly code: string}, said = /./): Promise<void> =>
  assert.rejects(work, (error) => {
    assert.ok(error instanceof Fault, String(error));
    assert.equal(error.condition.code, condition.code, error.message);
    assert.match(error.message, said);
    return true;
  });

const trusting = (key: string) => ({trust: {publicKeys: [key]}});

describe('a store signed with a secret key', () => {
  it('is verified with the public one, by its file and by the key itself, and with none other', async (t) => {
    const {at, sign, verify} = await workshop(t);
    const {report} = await sign();
    assert.deepEqual([report.kind, report.signature], ['minisign', at('a.liel.minisig')]);
    assert.deepEqual(saidOf(await verify(trusting(at('k.pub')))), [exit.done, 'pass: same, same']);
    const bytes = Buffer.from(readFileSync(at('k.pub'), 'utf8').split('\n')[1]);
    assert.deepEqual(saidOf(await verify({trust: {publicKeys: [{name: 'given', bytes}]}})), [
      exit.done,
      'pass: same, same',
    ]);
    const other = await keygen({output: at('other')});
    const denied = await verify(trusting(other.public_key));
    assert.deepEqual(saidOf(denied), [exit.no, 'fail: not compared, not compared']);
    assert.match(
      denied.report.signatures?.[0]?.reason ?? '',
      new RegExp(`it is of the key ${report.key_id}, and that given is ${other.key_id}`),
    );
    assert.deepEqual(saidOf(await verify({trust: {publicKeys: [other.public_key, at('k.pub')]}})), [
      exit.done,
      'pass: same, same',
    ]);
  });

  it('at one moment gives one file, byte for byte', async (t) => {
    const {at, sign} = await workshop(t);
    await sign();
    const first = readFileSync(at('a.liel.minisig'), 'utf8');
    await sign();
    assert.equal(readFileSync(at('a.liel.minisig'), 'utf8'), first);
    assert.match(first, / nodes=4 edges=4 time=2026-11-29T00:00:00Z\n/);
  });

  it('says what a changed store still has of the signed one', async (t) => {
    const {at, sign, verify} = await workshop(t);
    await sign();
    const same = smallStore();
    // Residue of the WAL region is nothing that a graph holds.
    same[8192] ^= 1;
    writeFileSync(at('a.liel'), same);
    const bytes = await verify(trusting(at('k.pub')));
    assert.deepEqual(saidOf(bytes), [exit.no, 'fail: other, same']);
    assert.match(bytes.report.layers.at(-1)?.reason ?? '', /^same graph, other bytes/);
    const graph = await verify({trust: {publicKeys: [at('k.pub')], match: 'graph'}});
    assert.deepEqual(saidOf(graph), [exit.done, 'pass: other, same']);
    assert.equal(graph.report.signatures?.[0]?.seal_root, 'other');
    const {offset} = corrupt(smallStore()).blobOf('node', 1);
    writeFileSync(at('a.liel'), corrupt(smallStore()).write(offset, [0x5f]).bytes());
    const unread = await verify({trust: {publicKeys: [at('k.pub')], match: 'graph'}});
    assert.deepEqual(saidOf(unread), [exit.no, 'not checked: other, not compared']);
    writeFileSync(
      at('a.liel'),
      smallStore((of) => of.updateNode(1, properties({a: 1n}))),
    );
    for (const match of ['bytes', 'graph'] as const) {
      const changed = await verify({trust: {publicKeys: [at('k.pub')], match}});
      assert.deepEqual(saidOf(changed), [exit.no, 'fail: other, other']);
      assert.match(changed.report.layers.at(-1)?.reason ?? '', /^other bytes; the graph differs too/);
    }
  });
});

it('a comment that lies is no proof, although key and bytes are right', async (t) => {
  const {at, verify} = await workshop(t);
  const digest = createHash('blake2b512')
    .update(readFileSync(at('a.liel')))
    .digest();
  const signer = await openSigner({secretKey: at('k.key')});
  const [zeros, time] = ['0'.repeat(64), signedAt];
  const claims = claimsText({manifestSha256: zeros, sealRoot: zeros, nodes: 1, edges: 1, time});
  writeFileSync(at('a.liel.minisig'), await signer.sign(digest, claims));
  for (const match of ['bytes', 'graph'] as const) {
    const lying = await verify({trust: {publicKeys: [at('k.pub')], match}});
    assert.deepEqual(saidOf(lying), [exit.no, 'fail: same, other']);
    assert.match(lying.report.layers.at(-1)?.reason ?? '', /the graph that it names is not theirs/);
  }
});

describe('a store is not signed', () => {
  it('while a WAL is to be rolled forward', async (t) => {
    const {at, sign} = await workshop(t);
    writeFileSync(
      at('a.liel'),
      interrupted(smallStore(), (graph) => graph.addNode(['late'], properties({}))),
    );
    await raises(sign(), conditions.walUnsigned, /live WAL/);
    assert.deepEqual(conditions.walUnsigned.remedy({store: 'a.liel', bytes: 1}), ['liel recover a.liel']);
  });

  it('when verify would say no of it, whether it can be read or not, or its seal denies it', async (t) => {
    const {at, sign} = await workshop(t);
    const good = smallStore();
    const damages: readonly ((store: Corruption) => Corruption)[] = [
      (store) => store.header('checksum', 5n),
      (store) => store.node(1, 'outDegree', 7),
      (store) => store.truncate(good.length + 5000),
    ];
    for (const damage of damages) {
      writeFileSync(at('a.liel'), damage(corrupt(good)).bytes());
      await assert.rejects(sign(), Fault);
    }
    writeFileSync(at('a.liel'), good);
    await finish(seal({store: at('a.liel')}));
    const {offset} = corrupt(good).blobOf('node', 1);
    writeFileSync(
      at('a.liel'),
      corrupt(good)
        .write(offset + 9, [0x78])
        .bytes(),
    );
    await raises(sign(), conditions.sealBroken);
    assert.equal(statSync(at('a.liel.minisig'), {throwIfNoEntry: false}), undefined);
  });
});

describe('no downgrade:', () => {
  it('a signature that is not prehashed is read for stores of up to 1 GiB', async (t) => {
    const {at, sign, verify} = await workshop(t);
    await sign();
    const [first, line, ...rest] = readFileSync(at('a.liel.minisig'), 'utf8').split('\n');
    const old = Buffer.from(line, 'base64').fill('Ed', 0, 2).toString('base64');
    writeFileSync(at('a.liel.minisig'), [first, old, ...rest].join('\n'));
    // The signature of a digest is none of the bytes.
    const small = await verify(trusting(at('k.pub')));
    assert.deepEqual(saidOf(small), [exit.no, 'fail: other, same']);
    assert.equal(small.report.signatures?.[0]?.prehashed, false);
    truncateSync(at('a.liel'), 1024 ** 3 + 1);
    await raises(verify(trusting(at('k.pub'))), conditions.publicSignatureUnreadable, /up to 1 GiB/);
  });

  it('the bytes that are hashed are those that are judged', async (t) => {
    const {at, sign} = await workshop(t);
    const changed = smallStore((of) => of.updateNode(1, properties({a: 1n})));
    const good = readFileSync(at('a.liel'));
    await sign();
    let rounds = 0;
    // A writer that changes the file while it is read, and back before it is looked at again.
    const onEvent = (): void => {
      if (rounds++ > 0) return;
      writeFileSync(at('a.liel'), changed);
      writeFileSync(at('a.liel'), good);
    };
    const options = {store: at('a.liel'), ...trusting(at('k.pub'))};
    assert.equal((await run(verifyStore(options), {onEvent})).ok, true);
    assert.ok(rounds > 1, 'it was read again');
    writeFileSync(at('a.liel'), good);
    rounds = 0;
    const spoil = (): void => {
      if (rounds++ === 0) writeFileSync(at('a.liel'), changed);
    };
    const spoilt = await run(verifyStore(options), {onEvent: spoil});
    assert.deepEqual(
      [spoilt.exit, spoilt.signatures?.[0]?.bytes, spoilt.signatures?.[0]?.graph],
      [exit.no, 'other', 'other'],
    );
  });

  it('what a caller trusts decides the kind, and a file of another kind is no signature', async (t) => {
    const {at, verify} = await workshop(t);
    const files = {
      json: '{"algorithm": "hmac-sha256", "signature": "00"}\n',
      ssh: '-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n',
      empty: '',
      none: `untrusted comment: x\n${Buffer.concat([Buffer.from('no'), Buffer.alloc(72)]).toString('base64')}\ntrusted comment: x\n${Buffer.alloc(64).toString('base64')}\n`,
    };
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(at(name), text);
      const trust = {publicKeys: [at('k.pub')], signatures: [at(name)]};
      await raises(verify({trust}), conditions.publicSignatureUnreadable);
    }
  });

  it('a missing signature is an input that is not there, never "not checked"', async (t) => {
    const {at, verify} = await workshop(t);
    await raises(verify(trusting(at('k.pub'))), conditions.notSigned, /a\.liel\.minisig/);
  });

  it('a public key is no shared key, and a secret one is nothing to verify with', async (t) => {
    const {at, sign, verify} = await workshop(t);
    await sign();
    for (const key of ['k.pub', 'k.key']) {
      const signature = {file: at('a.liel.minisig'), keyFile: at(key)};
      await raises(verify({signature}), conditions.keyOfAnotherKind);
    }
    await raises(verify(trusting(at('k.key'))), conditions.keyUnfit, /a minisign secret key/);
    await raises(sign({secretKey: at('k.pub')}), conditions.keyUnfit, /a minisign public key/);
    await raises(sign({secretKey: at('a.liel')}), conditions.keyUnreadable);
  });

  it('base64 has one spelling', async (t) => {
    const {at, sign, verify} = await workshop(t);
    await sign();
    const [first, line, ...rest] = readFileSync(at('a.liel.minisig'), 'utf8').split('\n');
    for (const other of [`${line} `, line.replace('=', ''), line.replace(/.=$/, 'B='), line.replaceAll('=', '-')]) {
      writeFileSync(at('a.liel.minisig'), [first, other, ...rest].join('\n'));
      await raises(verify(trusting(at('k.pub'))), conditions.publicSignatureUnreadable, /base64/);
    }
  });

  it('bytes that are signed and a structure that lies are not ok together', {skip: missing('minisign')}, async (t) => {
    const {at, tool, verify} = await workshop(t);
    const bytes = smallStore();
    writeFileSync(at('a.liel'), Buffer.concat([bytes, Buffer.alloc(5000)]));
    assert.equal(tool('minisign', ['-S', '-s', 'k.key', '-m', 'a.liel']).code, 0);
    const {report} = await verify(trusting(at('k.pub')));
    assert.deepEqual([report.ok, report.exit, report.signatures?.[0]?.bytes], [false, exit.no, 'same']);
    assert.equal(report.layers.at(-1)?.verdict, 'pass');
  });
});

describe('a secret key', () => {
  it('never takes the place of the file with its password, nor a signature that of a key, whatever is forced', async (t) => {
    const {at} = await workshop(t);
    const cwd = path.dirname(at('x'));
    const before = ['k.key', 'k.pub'].map((name) => readFileSync(at(name), 'utf8'));
    await expectExit(2, ['keygen', '-o', 'k', '--password-file', 'k.key', '--force'], {cwd});
    await expectExit(2, ['keygen', '-o', 'k', '--password-file', 'k.pub', '--force'], {cwd});
    const sign = ['sign', 'a.liel', '--secret-key', 'k.key', '--force'];
    await expectExit(2, [...sign, '-o', 'k.key'], {cwd});
    await expectExit(2, [...sign, '--password-file', 'k.pub', '-o', 'k.pub'], {cwd});
    assert.deepEqual(
      ['k.key', 'k.pub'].map((name) => readFileSync(at(name), 'utf8')),
      before,
    );
  });

  it('is made for its owner alone, and replaces none unasked', async (t) => {
    const {at} = await workshop(t);
    assert.equal(statSync(at('k.key')).mode & 0o777, 0o600);
    const before = readFileSync(at('k.key'), 'utf8');
    await raises(keygen({output: at('k')}), conditions.outputExists);
    assert.equal(readFileSync(at('k.key'), 'utf8'), before);
    chmodSync(at('k.key'), 0o644);
    await keygen({output: at('k'), force: true});
    assert.equal(statSync(at('k.key')).mode & 0o777, 0o600);
    assert.notEqual(readFileSync(at('k.key'), 'utf8'), before);
  });

  it('that others can read is warned of', async (t) => {
    const {at, sign} = await workshop(t);
    assert.deepEqual((await sign()).notes, []);
    chmodSync(at('k.key'), 0o640);
    assert.match((await sign()).notes.join(), /k\.key can be read or written by others on this machine: chmod 600$/);
  });

  it('opens with its password only, which is asked for only there', async (t) => {
    const {at, sign, verify} = await workshop(t);
    await keygen({output: at('p'), password: Buffer.from('pass')});
    const secretKey = at('p.key');
    await sign({secretKey, password: async () => Buffer.from('pass')});
    assert.deepEqual(saidOf(await verify(trusting(at('p.pub')))), [exit.done, 'pass: same, same']);
    await raises(sign({secretKey, password: async () => Buffer.from('pasS')}), conditions.passwordWrong);
    await raises(sign({secretKey}), conditions.passwordMissing);
    await sign({password: () => Promise.reject(new Error('asked in vain'))});
  });

  it('of SSH signs by the agent, and without one not at all', async (t) => {
    const {at, sign} = await workshop(t);
    writeFileSync(
      at('id.pub'),
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA me\n',
    );
    await raises(sign({secretKey: at('id.pub'), note: 'x', agent: at('nobody')}), conditions.sshAgent);
    await raises(sign({secretKey: at('id.pub')}), conditions.sshAgent, /SSH_AUTH_SOCK is not set/);
    await raises(sign({secretKey: at('id.pub'), agent: at('nobody')}), conditions.sshAgent, /nobody answers/);
  });
});
