import assert from 'node:assert/strict';
import {chmodSync, linkSync, mkdirSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {checkDocument, checkOutput, mostPrivate} from '../../../src/engine/outputs/output.js';
import {WriterLock} from '../../../src/engine/storage/lock/writer-lock.js';
import {holdLock} from '../../support/lock-holder.js';
import {raises} from '../../support/raises.js';
import {smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

/** A directory with `in.liel`, `other`, links to both, and a folder. */
function workplace(t: TestContext): (name: string) => string {
  const directory = temporaryDirectory(t);
  // Joined by hand: what is between the slashes must reach the system.
  const at = (name: string): string => `${directory}/${name}`;
  writeFileSync(at('in.liel'), smallStore());
  writeFileSync(at('other'), 'other');
  mkdirSync(at('folder'));
  linkSync(at('in.liel'), at('hard-link'));
  symlinkSync('in.liel', at('link'));
  symlinkSync('other', at('link-to-other'));
  symlinkSync('nowhere', at('dangling'));
  symlinkSync('folder', at('link-to-folder'));
  return at;
}

const refusals: readonly (readonly [output: string, force: boolean, condition: {readonly code: string}])[] = [
  ['other', false, conditions.outputExists],
  ['link-to-other', false, conditions.outputExists],
  ['in.liel', false, conditions.outputIsInput],
  ['in.liel', true, conditions.outputIsInput],
  ['link', true, conditions.outputIsInput],
  ['hard-link', true, conditions.outputIsInput],
  ['folder/../in.liel', true, conditions.outputIsInput],
  ['link-to-folder/../in.liel', true, conditions.outputIsInput],
  ['folder', true, conditions.outputNotAFile],
  ['link-to-folder', true, conditions.outputNotAFile],
  ['dangling', true, conditions.outputNotAFile],
  ['other/', true, conditions.outputNotAFile],
  ['new/', false, conditions.outputNotAFile],
  ['new/.', false, conditions.outputNotAFile],
  ['other/..', true, conditions.outputNotAFile],
];

describe('an output', () => {
  for (const [output, force, condition] of refusals) {
    it(`that is ${output} is refused ${force ? 'even with' : 'without'} force (${condition.code})`, (t) => {
      const at = workplace(t);
      assert.throws(() => checkOutput(at(output), [at('in.liel')], force), raises(condition));
    });
  }

  it('is accepted where nothing is, and over another file with force', (t) => {
    const at = workplace(t);
    for (const [output, force] of [
      ['new', false],
      ['new/deep/er', false],
      ['other', true],
      ['link-to-other', true],
    ] as const) {
      checkOutput(at(output), [at('in.liel')], force);
    }
  });

  it('is compared with every input', (t) => {
    const at = workplace(t);
    assert.throws(() => checkOutput(at('other'), [at('in.liel'), at('other')], true), raises(conditions.outputIsInput));
    assert.throws(() => checkOutput(at('other'), [at('link-to-other')], true), raises(conditions.outputIsInput));
  });

  it('without a name is refused', () => {
    assert.throws(() => checkOutput('', [], true), raises(conditions.outputNotAFile));
  });

  it('in memory would be lost, and is refused', () => {
    assert.throws(() => checkOutput(':memory:', [], true), raises(conditions.outputNotAFile));
  });

  it('that is no regular file is refused', {skip: process.platform === 'win32'}, () => {
    assert.throws(() => checkOutput('/dev/null', [], true), raises(conditions.outputNotAFile));
  });

  it('that is no store is refused in the place of one that a live process has open for writing, by its links too', async (t) => {
    const at = workplace(t);
    const holder = await holdLock(t, 'ours', at('in.liel'));
    for (const name of ['in.liel', 'link']) {
      assert.throws(() => checkDocument(at(name), [at('other')], true), raises(conditions.storeLocked));
    }
    await holder.release();
    checkDocument(at('in.liel'), [at('other')], true);
  });

  it('whose lock names nobody is refused', (t) => {
    const at = workplace(t);
    mkdirSync(`${at('other')}.lock`);
    assert.throws(() => checkDocument(at('other'), [at('in.liel')], true), raises(conditions.lockUnprovable));
  });

  it('is only looked at: no refusal and no consent leaves a trace', async (t) => {
    const at = workplace(t);
    const before = readdirSync(at('.')).sort();
    for (const name of ['other', 'new', 'folder', 'in.liel']) {
      for (const force of [false, true]) {
        try {
          checkDocument(at(name), [at('in.liel')], force);
        } catch {
          // Refused: that is fine here.
        }
      }
    }
    assert.deepEqual(readdirSync(at('.')).sort(), before);
    const lock = await WriterLock.acquire(at('other'), {waitMs: 0});
    await lock.release();
  });

  it('is as private as the most private of its inputs', (t) => {
    const at = workplace(t);
    chmodSync(at('in.liel'), 0o644);
    chmodSync(at('other'), 0o600);
    assert.equal(mostPrivate([at('in.liel'), at('other')]), at('other'));
    assert.equal(mostPrivate([at('other'), at('in.liel')]), at('other'));
  });
});
