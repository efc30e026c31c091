import assert from 'node:assert/strict';
import {createHash, generateKeyPairSync, sign} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../src/engine/faults/conditions.js';
import {exit} from '../../src/engine/faults/fault.js';
import {ed25519Blob} from '../../src/engine/format/ssh/ssh-key.js';
import {sshSignatureText, sshSignedData} from '../../src/engine/format/ssh/ssh-signature.js';
import {sshString} from '../../src/engine/format/ssh/ssh-wire.js';
import {keygen} from '../../src/engine/operations/keygen.js';
import {missing, saidOf, type Workshop, workshop} from '../support/key-pairs.js';
import {raises} from '../support/raises.js';

/** Keys and signatures of minisign and OpenSSH, in both directions, with the tools that people have. */

const skip = missing('minisign', 'ssh-keygen', 'ssh-agent', 'ssh-add');

const minisigns = async (t: TestContext): Promise<Workshop> => {
  const shop = await workshop(t);
  assert.equal(shop.tool('minisign', ['-G', '-W', '-s', 'stock.key', '-p', 'stock.pub']).code, 0);
  return shop;
};

describe('minisign', {skip}, () => {
  it('reads what we sign with its keys and with ours, prehashed, and refuses what was changed', async (t) => {
    const {at, sign, tool} = await minisigns(t);
    for (const name of ['stock', 'k']) {
      await sign({secretKey: at(`${name}.key`), note: 'für alle'});
      const {code, said} = tool('minisign', ['-V', '-H', '-m', 'a.liel', '-p', `${name}.pub`]);
      assert.equal(code, 0, said);
      assert.match(said, /comment signature verified\n.*Trusted comment: liel\/1 manifest-sha256=.* note=für alle/s);
    }
    const text = readFileSync(at('a.liel.minisig'), 'utf8');
    writeFileSync(at('a.liel.minisig'), text.replace('nodes=4', 'nodes=5'));
    assert.equal(tool('minisign', ['-V', '-m', 'a.liel', '-p', 'k.pub']).code, 1);
  });

  it('signs what we verify, prehashed and not, and we refuse what was changed', async (t) => {
    const {at, tool, verify} = await minisigns(t);
    const trust = {publicKeys: [at('stock.pub')]};
    for (const [words, prehashed] of [
      [[], true],
      [['-l'], false],
    ] as const) {
      tool('minisign', ['-S', ...words, '-s', 'stock.key', '-m', 'a.liel', '-t', 'a comment']);
      const good = await verify({trust});
      assert.deepEqual(saidOf(good), [exit.done, 'pass: same, not compared']);
      assert.equal(good.report.signatures?.[0]?.prehashed, prehashed);
      const text = readFileSync(at('a.liel.minisig'), 'utf8');
      writeFileSync(at('a.liel.minisig'), text.replace('a comment', 'b comment'));
      const other = await verify({trust});
      assert.deepEqual(saidOf(other), [exit.no, 'fail: same, not compared']);
      assert.match(other.report.layers.at(-1)?.reason ?? '', /its trusted comment is not the one that was signed/);
    }
  });

  it('signs with a key of ours, and with its password', async (t) => {
    const {at, tool, verify} = await minisigns(t);
    await keygen({output: at('p'), password: Buffer.from('pass')});
    for (const name of ['k', 'p']) {
      assert.equal(tool('minisign', ['-S', '-s', `${name}.key`, '-m', 'a.liel'], Buffer.from('pass\n')).code, 0);
      const trust = {publicKeys: [at(`${name}.pub`)]};
      assert.deepEqual(saidOf(await verify({trust})), [exit.done, 'pass: same, not compared']);
    }
    assert.notEqual(tool('minisign', ['-S', '-s', 'p.key', '-m', 'a.liel'], Buffer.from('other\n')).code, 0);
  });
});

/** Types of keys, as `ssh-keygen -t … -b …` makes them. */
const types = [
  ['ed25519', '256'],
  ['rsa', '2048'],
  ['ecdsa', '256'],
  ['ecdsa', '384'],
  ['ecdsa', '521'],
] as const;

/** Makes a key of SSH, under a password if there is one, and allows it to `me@here`. */
function makeKey({tool, at}: Workshop, [type, bits]: (typeof types)[number], password = ''): string {
  const name = `${type}-${bits}`;
  const made = tool('ssh-keygen', ['-q', '-t', type, '-b', bits, '-N', password, '-f', name, '-C', 'a comment']);
  assert.equal(made.code, 0, made.said);
  writeFileSync(at('allowed'), `me@here ${readFileSync(at(`${name}.pub`), 'utf8')}`, {flag: 'a'});
  return name;
}

const trusted = ({at}: Workshop, signature: string, identity = 'me@here') => ({
  trust: {allowedSigners: {list: at('allowed'), identity}, signatures: [at(signature)]},
});

/** What `ssh-keygen` says of a signature. */
const stockVerify = (
  {tool, at}: Workshop,
  {list = 'allowed', identity = 'me@here', signature = 'a.liel.sshsig'} = {},
): number | null =>
  tool(
    'ssh-keygen',
    ['-Y', 'verify', '-f', list, '-I', identity, '-n', 'liel', '-s', signature],
    readFileSync(at('a.liel')),
  ).code;

describe('ssh-keygen', {skip}, () => {
  it('verifies what we sign with an ed25519 key file, and we what it signs with every type of key', async (t) => {
    const shop = await workshop(t);
    const {at, sign, tool, verify} = shop;
    for (const type of types) {
      const name = makeKey(shop, type);
      for (const hash of ['sha512', 'sha256']) {
        tool('ssh-keygen', ['-q', '-Y', 'sign', '-n', 'liel', '-O', `hashalg=${hash}`, '-f', name, 'a.liel']);
        assert.deepEqual(saidOf(await verify(trusted(shop, 'a.liel.sig'))), [exit.done, 'pass: same, not compared']);
        tool('rm', ['a.liel.sig']);
      }
    }
    await sign({secretKey: at('ed25519-256')});
    assert.equal(stockVerify(shop), 0);
    await assert.rejects(sign({secretKey: at('ed25519-256'), note: 'x'}), raises(conditions.usage));
    await assert.rejects(sign({secretKey: at('rsa-2048')}), raises(conditions.keyUnfit));
    const stranger = await verify(trusted(shop, 'a.liel.sshsig', 'you@here'));
    assert.match(stranger.report.layers.at(-1)?.reason ?? '', /^the key SHA256:\S+ is not one of you@here$/);
    const other = Buffer.concat([readFileSync(at('a.liel')), Buffer.from('x')]);
    writeFileSync(at('a.liel'), other);
    assert.deepEqual(saidOf(await verify(trusted(shop, 'a.liel.sshsig'))).slice(1), ['fail: other, not compared']);
    assert.notEqual(stockVerify(shop), 0);
  });

  it('and we refuse a signature that was made for other work', async (t) => {
    const shop = await workshop(t);
    const name = makeKey(shop, types[0]);
    shop.tool('ssh-keygen', ['-q', '-Y', 'sign', '-n', 'file', '-f', name, 'a.liel']);
    await assert.rejects(shop.verify(trusted(shop, 'a.liel.sig')), raises(conditions.publicSignatureUnreadable));
    assert.notEqual(stockVerify(shop, {signature: 'a.liel.sig'}), 0);
  });

  it('and we take no key from a signature, and no SHA-1', async (t) => {
    const shop = await workshop(t);
    const {at, tool, verify} = shop;
    const name = makeKey(shop, types[1]);
    tool('ssh-keygen', ['-q', '-Y', 'sign', '-n', 'liel', '-f', name, 'a.liel']);
    writeFileSync(
      at('nobody'),
      `me@here namespaces="liel" ssh-ed25519 ${ed25519Blob(Buffer.alloc(32)).toString('base64')}\n`,
    );
    const {trust} = trusted(shop, 'a.liel.sig');
    const stranger = await verify({trust: {...trust, allowedSigners: {...trust.allowedSigners, list: at('nobody')}}});
    assert.deepEqual(saidOf(stranger), [exit.no, 'fail: not compared, not compared']);
    tool('ssh-keygen', ['-q', '-p', '-m', 'PEM', '-N', '', '-f', name]);
    const head = {namespace: 'liel', hash: 'sha512'} as const;
    const message = sshSignedData(
      head,
      createHash('sha512')
        .update(readFileSync(at('a.liel')))
        .digest(),
    );
    const blob = Buffer.from(readFileSync(at(`${name}.pub`), 'utf8').split(' ')[1], 'base64');
    for (const [type, hash, fits] of [
      ['rsa-sha2-512', 'sha512', true],
      ['ssh-rsa', 'sha1', false],
    ] as const) {
      const numbers = sign(hash, message, readFileSync(at(name)));
      const signature = Buffer.concat([sshString(type), sshString(numbers)]);
      writeFileSync(at('a.liel.sshsig'), sshSignatureText({...head, blob, signature}));
      assert.equal(stockVerify(shop) === 0, fits, type);
      const ours = verify(trusted(shop, 'a.liel.sshsig'));
      if (fits) assert.equal((await ours).report.ok, true);
      else await assert.rejects(ours, raises(conditions.publicSignatureUnreadable));
    }
  });

  it('reads a list of signers as we do', async (t) => {
    const shop = await workshop(t);
    const {at, sign, verify} = shop;
    await sign({secretKey: at(makeKey(shop, types[0]))});
    const key = readFileSync(at('ed25519-256.pub'), 'utf8').trim();
    const lines: readonly (readonly [line: string, fits: boolean])[] = [
      [`me@here ${key}`, true],
      [`"me@here" ${key}`, true],
      [`*@here,!you@here ${key}`, true],
      [`*,!me@here ${key}`, false],
      [`m?@h*e ${key}`, true],
      [`you@here ${key}`, false],
      [`# me@here ${key}`, false],
      ['', false],
      [`me@here namespaces="liel" ${key}`, true],
      [`me@here Namespaces="file,li*" ${key}`, true],
      [`me@here namespaces="file" ${key}`, false],
      [`me@here cert-authority ${key}`, false],
      [`me@here valid-after="20200101",valid-before="29991231" ${key}`, true],
      [`me@here valid-before="20200101Z" ${key}`, false],
      [`me@here valid-after="29990101120000Z",namespaces="liel" ${key}`, false],
      [`me@here unknown ${key}`, false],
      [`me@here namespaces="liel ${key}`, false],
      [`me@here valid-before="20201399" ${key}`, false],
      [`me@here ${key.replace('AAAA', 'AAAB')}`, false],
      [`me@here ${key.replace('ssh-ed25519', 'ssh-rsa')}`, false],
      ['me@here', false],
    ];
    writeFileSync(at('allowed'), `jürgen@hier ${key}\n`);
    assert.equal(stockVerify(shop, {identity: 'jürgen@hier'}), 0);
    assert.equal((await verify(trusted(shop, 'a.liel.sshsig', 'jürgen@hier'))).report.ok, true);
    for (const [line, fits] of lines) {
      writeFileSync(at('allowed'), `\n# a comment\n  \n${line}\n`);
      assert.equal(stockVerify(shop) === 0, fits, `ssh-keygen: ${line}`);
      const ours = await verify(trusted(shop, 'a.liel.sshsig')).then(
        ({report}) => report.exit,
        (error) => raises(conditions.keyUnreadable)(error) && exit.undecidable,
      );
      assert.equal(ours === exit.done, fits, `${ours}: ${line}`);
    }
  });
});

it('an agent signs with every key that it holds, also with one whose file is under a password', {skip}, async (t) => {
  const shop = await workshop(t);
  const {at, sign, tool, verify} = shop;
  const agent = at('agent');
  const pid = /Agent pid (\d+)/.exec(tool('ssh-agent', ['-s', '-a', agent]).said)?.[1];
  t.after(() => process.kill(Number(pid)));
  writeFileSync(at('ask'), '#!/bin/sh\necho secret\n', {mode: 0o700});
  const add = `SSH_AUTH_SOCK=${agent} SSH_ASKPASS=${at('ask')} SSH_ASKPASS_REQUIRE=force ssh-add -q`;
  for (const type of types.slice(0, 3)) {
    const name = makeKey(shop, type, 'secret');
    await assert.rejects(sign({secretKey: at(`${name}.pub`), agent}), raises(conditions.sshAgent));
    assert.equal(tool('sh', ['-c', `${add} ${name}`]).code, 0);
    await sign({secretKey: at(`${name}.pub`), agent});
    assert.equal(stockVerify(shop), 0, name);
    assert.deepEqual(saidOf(await verify(trusted(shop, 'a.liel.sshsig'))), [exit.done, 'pass: same, not compared']);
    await assert.rejects(sign({secretKey: at(name)}), raises(conditions.keyUnfit));
  }
});

/** What a security key signs of a message (PROTOCOL.u2f): it saw its owner touch it, for the seventh time. */
const touched = (message: Uint8Array): Buffer => {
  const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
  return Buffer.concat([sha256(Buffer.from('ssh:')), Buffer.from([1, 0, 0, 0, 7]), sha256(message)]);
};

const base64url = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64url');

/** An mpint of SSH. */
const mpint = (bytes: Uint8Array): Buffer => {
  const first = bytes.findIndex((byte) => byte !== 0);
  const bare = bytes.subarray(first);
  return sshString(bare[0] >= 0x80 ? Buffer.concat([Buffer.alloc(1), bare]) : bare);
};

it('signatures of security keys are read as ssh-keygen reads them', {skip}, async (t) => {
  const shop = await workshop(t);
  const {at, verify} = shop;
  const head = {namespace: 'liel', hash: 'sha512'} as const;
  const message = sshSignedData(
    head,
    createHash('sha512')
      .update(readFileSync(at('a.liel')))
      .digest(),
  );
  const tail = Buffer.from([1, 0, 0, 0, 7]);
  const edwards = generateKeyPairSync('ed25519');
  const nist = generateKeyPairSync('ec', {namedCurve: 'P-256'});
  const {x, y} = nist.publicKey.export({format: 'jwk'});
  const point = Buffer.concat([Buffer.from([4]), base64url(x), base64url(y)]);
  const raw = sign('sha256', touched(message), {key: nist.privateKey, dsaEncoding: 'ieee-p1363'});
  const numbers = Buffer.concat([mpint(raw.subarray(0, 32)), mpint(raw.subarray(32))]);
  const made = [
    {
      type: 'sk-ssh-ed25519@openssh.com',
      fields: [base64url(edwards.publicKey.export({format: 'jwk'}).x)],
      numbers: sign(null, touched(message), edwards.privateKey),
    },
    {type: 'sk-ecdsa-sha2-nistp256@openssh.com', fields: [Buffer.from('nistp256'), point], numbers},
  ];
  for (const {type, fields, numbers} of made) {
    const blob = Buffer.concat([sshString(type), ...fields.map((field) => sshString(field)), sshString('ssh:')]);
    writeFileSync(at('allowed'), `me@here ${type} ${blob.toString('base64')}\n`);
    for (const [last, fits] of [
      [tail, true],
      [Buffer.from([1, 0, 0, 0, 8]), false],
    ] as const) {
      const signature = Buffer.concat([sshString(type), sshString(numbers), last]);
      writeFileSync(at('a.liel.sshsig'), sshSignatureText({...head, blob, signature}));
      assert.equal(stockVerify(shop) === 0, fits, type);
      const {report} = await verify(trusted(shop, 'a.liel.sshsig'));
      assert.equal(report.ok, fits, type);
    }
  }
});
