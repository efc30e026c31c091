import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../src/engine/faults/conditions.js';
import {exit} from '../../src/engine/faults/fault.js';
import {documentIn, expectExit} from '../support/program.js';
import {properties, smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';

/** What is said of a signature, and what `verify` requires. */

/** A store, its signature under the key `k`, and the same store with another content. */
async function signed(t: TestContext): Promise<{cwd: string; verify: (store: string, key: string) => string[]}> {
  const cwd = temporaryDirectory(t);
  writeFileSync(path.join(cwd, 'a.liel'), smallStore());
  writeFileSync(
    path.join(cwd, 'other.liel'),
    smallStore((graph) => graph.updateNode(1, properties({a: 1n}))),
  );
  writeFileSync(path.join(cwd, 'k'), 'key');
  await expectExit(exit.done, ['sign', 'a.liel', '--key-file', 'k', '-o', 'a.sig'], {cwd});
  return {cwd, verify: (store, key) => ['verify', store, '--signature', 'a.sig', '--key-file', key]};
}

describe('a signature that does not fit says what does not:', () => {
  it('the content, with both digests and a way to see the difference', async (t) => {
    const {cwd, verify} = await signed(t);
    const {stdout} = await expectExit(exit.no, verify('other.liel', 'k'), {cwd});
    assert.match(
      stdout,
      /Signature verification failed: the content is another: signed [0-9a-f]{8}\.{3}, this store [0-9a-f]{8}\.{3}\n$/,
    );
    assert.match(stdout, /next: liel diff @ other\.liel/);
  });

  it('the key, and what an editor or a shell did to it', async (t) => {
    const {cwd, verify} = await signed(t);
    writeFileSync(path.join(cwd, 'x'), 'another');
    const {stdout} = await expectExit(exit.no, verify('a.liel', 'x'), {cwd});
    assert.match(
      stdout,
      /failed: the content is the signed one \([0-9a-f]{8}\.{3}\), so the key is another, or the signature was altered\n$/,
    );
    assert.doesNotMatch(stdout, /liel diff/);
    for (const [key, said] of [
      ['key\n', 'without its final line end'],
      ['key\r\n', 'without its final line end'],
      ['\ufeffkey', 'without its byte order mark'],
      ['\ufeffkey\r\n', 'without its byte order mark and without its final line end'],
    ]) {
      writeFileSync(path.join(cwd, 'x'), key);
      const changed = await expectExit(exit.no, verify('a.liel', 'x'), {cwd});
      assert.ok(
        changed.stdout.includes(`failed: the content is the signed one, and the key fits ${said}:`),
        changed.stdout,
      );
    }
    writeFileSync(path.join(cwd, 'k'), 'key\n');
    await expectExit(exit.done, ['sign', 'a.liel', '--key-file', 'k', '-o', 'a.sig', '--force'], {cwd});
    writeFileSync(path.join(cwd, 'x'), 'key');
    const bare = await expectExit(exit.no, verify('a.liel', 'x'), {cwd});
    assert.match(bare.stdout, /the key fits with a final line end:/);
  });

  it('and one that fits names the store and the digest', async (t) => {
    const {cwd, verify} = await signed(t);
    const {manifest_sha256} = JSON.parse(readFileSync(path.join(cwd, 'a.sig'), 'utf8'));
    const {stdout} = await expectExit(exit.done, verify('a.liel', 'k'), {cwd});
    assert.ok(stdout.endsWith(`Signature OK: a.liel has the signed content, ${manifest_sha256}\n`), stdout);
  });
});

it('a signature of a kind that is not known is no forgery: it cannot be decided, and the report says of what kind it is', async (t) => {
  const {cwd, verify} = await signed(t);
  const text = readFileSync(path.join(cwd, 'a.sig'), 'utf8');
  for (const [was, is, said] of [
    ['"signature_version": 1', '"signature_version": 2', 'its signature_version is 2'],
    ['hmac-sha256', 'hmac-sha512', 'its algorithm is hmac-sha512'],
  ]) {
    writeFileSync(path.join(cwd, 'a.sig'), text.replace(was, is));
    const run = await expectExit(exit.undecidable, [...verify('a.liel', 'k'), '--json'], {cwd});
    const document = documentIn(run) as {ok: boolean; algorithm: string; layers: {verdict: string; reason: string}[]};
    assert.deepEqual(
      [document.ok, document.algorithm, document.layers.at(-1)?.verdict],
      [false, 'hmac-sha256', 'not checked'],
    );
    assert.ok(document.layers.at(-1)?.reason.startsWith(said));
  }
});

it('an empty key is refused by sign and by verify, and nothing advises to make a new one', async (t) => {
  const {cwd, verify} = await signed(t);
  writeFileSync(path.join(cwd, 'k'), '');
  const signing = await expectExit(exit.usage, ['sign', 'a.liel', '--key-file', 'k'], {cwd});
  assert.match(signing.stderr, /next: liel runbook release-evidence/);
  const verifying = await expectExit(exit.usage, verify('a.liel', 'k'), {cwd});
  assert.ok(verifying.stderr.includes(conditions.keyEmpty.code));
  assert.doesNotMatch(verifying.stderr, /urandom/);
});

it('a key of another kind is refused by sign and by verify, and nothing is written', async (t) => {
  const {cwd, verify} = await signed(t);
  writeFileSync(path.join(cwd, 'k'), 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA ada@host\n');
  const before = readFileSync(path.join(cwd, 'a.sig'), 'utf8');
  for (const args of [['sign', 'a.liel', '--key-file', 'k', '-o', 'a.sig', '--force'], verify('a.liel', 'k')]) {
    const run = await expectExit(exit.usage, args, {cwd});
    assert.ok(
      run.stderr.startsWith(`liel: ${conditions.keyOfAnotherKind.code} k is an OpenSSH public key`),
      run.stderr,
    );
  }
  assert.equal(readFileSync(path.join(cwd, 'a.sig'), 'utf8'), before);
});

describe('a layer that is required is no pass while it was not checked:', () => {
  it('exit 3 and the reason, whatever else passed; 0 once it is checked; 1 where another one failed', async (t) => {
    const {cwd, verify} = await signed(t);
    for (const layers of ['signature', 'container,signature', 'page-digests']) {
      const run = await expectExit(exit.undecidable, ['verify', 'a.liel', '--require', layers, '--json'], {cwd});
      const {ok, required} = documentIn(run);
      assert.deepEqual([ok, required], [false, layers.replace('-', ' ').split(',')]);
    }
    const {stdout} = await expectExit(exit.undecidable, ['verify', 'a.liel', '--require', 'page-digests'], {cwd});
    assert.match(stdout, /a\.liel: not proved: page digests had to be checked, and could not be\n$/);
    await expectExit(exit.done, [...verify('a.liel', 'k'), '--require', 'signature', '--require', 'counters'], {cwd});
    await expectExit(exit.no, [...verify('other.liel', 'k'), '--require', 'page-digests'], {cwd});
    await expectExit(exit.undecidable, ['verify', 'a.liel', 'other.liel', '--require', 'page-digests'], {cwd});
    await expectExit(exit.done, ['seal', 'a.liel'], {cwd});
    await expectExit(exit.done, ['verify', 'a.liel', '--require', 'page-digests'], {cwd});
  });

  it('a name that is none is a usage error that lists those that are', async (t) => {
    const {cwd} = await signed(t);
    const {stderr} = await expectExit(exit.usage, ['verify', 'a.liel', '--require', 'seal'], {cwd});
    assert.match(stderr, /L0001.*--require knows no layer seal: container, header, wal, page-digests, structure/);
    await expectExit(exit.usage, ['verify', 'a.liel', '--require', 'wal,'], {cwd});
  });
});

it('verify has one shape for one store and for many: stores is always there, and its rows are alike', async (t) => {
  const {cwd} = await signed(t);
  const one = documentIn(await expectExit(exit.done, ['verify', 'a.liel', '--json'], {cwd}));
  const many = documentIn(await expectExit(exit.done, ['verify', 'a.liel', 'other.liel', '--json'], {cwd}));
  const {stores, liel: _, ...rest} = one as {stores: unknown[]; liel: object};
  assert.deepEqual(stores, [rest]);
  assert.deepEqual((many['stores'] as unknown[])[0], rest);
});
