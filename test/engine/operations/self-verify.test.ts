import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {it} from 'node:test';
import {signFiles} from '../../../scripts/sign-release.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {exit} from '../../../src/engine/faults/fault.js';
import {attest} from '../../../src/engine/operations/attest.js';
import {keygen} from '../../../src/engine/operations/keygen.js';
import {selfVerify} from '../../../src/engine/operations/self-verify.js';
import {finish} from '../../support/finish.js';
import {makePemKeys} from '../../support/pem-keys.js';
import {raises} from '../../support/raises.js';
import {smallStore} from '../../support/sample-store.js';
import {needsTools, runTool} from '../../support/stock-tools.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

/** The release of the program itself: signed as `npm run package` signs it, checked as `liel self verify` and others do. */

it('an executable is the released one while its bytes are the signed ones, under the key of those who released it', async (t) => {
  const cwd = temporaryDirectory(t);
  const executable = path.join(cwd, 'liel');
  writeFileSync(executable, 'the program\n');
  const keys = makePemKeys(cwd);
  await finish(keygen({output: path.join(cwd, 'mini')}));
  await signFiles([executable], keys.secret, '1.2.3');
  await signFiles([executable], path.join(cwd, 'mini.key'), '1.2.3');
  const judge = async (publicKey: string) => (await finish(selfVerify({executable, publicKey}))).report;
  for (const [key, kind] of [
    [keys.public, 'bundle'],
    [path.join(cwd, 'mini.pub'), 'minisign'],
  ] as const) {
    const report = await judge(key);
    assert.deepEqual([report.ok, report.exit, report.kind], [true, exit.done, kind]);
    writeFileSync(executable, 'the progrom\n');
    assert.deepEqual([(await judge(key)).ok, (await judge(key)).exit], [false, exit.no]);
    writeFileSync(executable, 'the program\n');
  }
  assert.equal((await judge(makePemKeys(cwd, 'other').public)).exit, exit.no);
  await assert.rejects(judge(keys.secret), raises(conditions.keyUnreadable));
});

it('a statement about a store releases nothing, and what runs from files is not released', async (t) => {
  const cwd = temporaryDirectory(t);
  const keys = makePemKeys(cwd);
  const store = path.join(cwd, 'liel');
  writeFileSync(store, smallStore());
  const form = {secretKey: keys.secret};
  await finish(attest({stores: [store], form, output: `${store}.sigstore.json`, now: new Date(), version: '1'}));
  const judge = (executable: string | undefined) => finish(selfVerify({executable, publicKey: keys.public}));
  await assert.rejects(judge(store), raises(conditions.publicSignatureUnreadable));
  assert.equal((await judge(undefined)).report.exit, exit.no);
});

it('minisign verifies what is released', needsTools('minisign'), async (t) => {
  const cwd = temporaryDirectory(t);
  writeFileSync(path.join(cwd, 'liel'), 'the program\n');
  await finish(keygen({output: path.join(cwd, 'mini')}));
  await signFiles([path.join(cwd, 'liel')], path.join(cwd, 'mini.key'), '1.2.3');
  const run = runTool('minisign', ['-Vm', 'liel', '-p', 'mini.pub'], cwd);
  assert.deepEqual([run.status, run.stdout.includes('file=liel')], [0, true], run.stderr);
});
