import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {documentIn, expectExit, runProgram} from '../../../support/program.js';
import {smallStore} from '../../../support/sample-store.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

const pointer = `version https://git-lfs.github.com/spec/v1
oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
size 7356416
`;

/** Commands that open a store, each on its own road. */
const opening = [
  ['stats'],
  ['verify'],
  ['manifest'],
  ['backup', '-o', 'b/'],
  ['repair', '-o', 'r.liel'],
  ['recover'],
  ['seal'],
] as const;

describe('a file that is no store is named for what it is', () => {
  it('a Git LFS pointer, by every command that opens a store, with the size of its file and nothing at risk', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'p.liel'), pointer);
    for (const [command, ...flags] of opening) {
      const {stdout, stderr} = await runProgram([command, 'p.liel', ...flags, '--json'], {cwd});
      const said = `${command}: ${stdout}${stderr}`;
      assert.ok(said.includes(conditions.lfsPointer.code), said);
      assert.match(said, /a Git LFS pointer of a file of 7,356,416 bytes/);
      assert.match(said, /"data_at_risk": "none"/);
      assert.match(said, /"git lfs pull"/);
    }
    assert.equal(readFileSync(path.join(cwd, 'p.liel'), 'utf8'), pointer);
  });

  it('an export, a manifest, a signature, a seal and a receipt', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.liel'), smallStore());
    writeFileSync(path.join(cwd, 'key'), 'key');
    for (const line of [
      ['export', 'a.liel', '-o', 'export'],
      ['manifest', 'a.liel', '-o', 'manifest'],
      ['sign', 'a.liel', '--key-file', 'key', '-o', 'signature'],
      ['backup', 'a.liel', '-o', 'copy.liel'],
    ]) {
      await expectExit(0, [...line, '--quiet'], {cwd});
    }
    for (const [file, kind] of [
      ['export', /an export/],
      ['manifest', /a manifest/],
      ['signature', /a signature/],
      ['copy.liel.seal', /a seal/],
      ['copy.liel.receipt.json', /the receipt of a backup/],
    ] as const) {
      const run = await expectExit(3, ['stats', file, '--json'], {cwd});
      const {code, message} = documentIn(run)['error'] as {code: string; message: string};
      assert.equal(code, conditions.anotherKind.code, file);
      assert.match(message, kind);
    }
  });

  it('a compressed copy, where a command does not unpack it', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.liel'), smallStore());
    await expectExit(0, ['backup', 'a.liel', '-o', 'copy.liel.zst', '--compress', 'zstd', '--quiet'], {cwd});
    for (const words of [['catalog'], ['manifest']]) {
      const run = await expectExit(3, [...words, 'copy.liel.zst', '--json'], {cwd});
      const {code} = documentIn(run)['error'] as {code: string};
      assert.equal(code, conditions.compressedStore.code, words.join(' '));
    }
  });

  it('a differential, where a command does not make a store of it', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.liel'), smallStore());
    await expectExit(0, ['backup', 'a.liel', '-o', 'base.liel', '--quiet'], {cwd});
    await expectExit(0, ['backup', 'a.liel', '-o', 'copy.liel.delta.tar', '--since', 'base.liel', '--quiet'], {cwd});
    for (const words of [['catalog'], ['manifest']]) {
      const run = await expectExit(3, [...words, 'copy.liel.delta.tar', '--json'], {cwd});
      const {code} = documentIn(run)['error'] as {code: string};
      assert.equal(code, conditions.packagedStore.code, words.join(' '));
    }
    assert.match((await expectExit(0, ['verify', 'copy.liel.delta.tar'], {cwd})).stdout, /page digests +pass/);
  });

  it('but text of another kind is only no store', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'text'), `version 2\n${'x'.repeat(5000)}`);
    writeFileSync(path.join(cwd, 'json'), `{"a": ${'1'.repeat(5000)}}`);
    for (const file of ['text', 'json']) {
      const {stderr} = await expectExit(3, ['stats', file], {cwd});
      assert.ok(stderr.includes(conditions.notAStore.code), stderr);
    }
  });
});
