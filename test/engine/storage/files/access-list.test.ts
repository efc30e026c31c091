import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {chmodSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {accessListOf} from '../../../../src/engine/storage/files/access-list.js';
import {writeAtomically} from '../../../../src/engine/storage/files/atomic-file.js';
import {heardBy} from '../../../../src/engine/storage/files/notices.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

/** Whether access lists can be set here at all. */
const cannot = (() => {
  const {status} = spawnSync('setfacl', ['--version']);
  return status === 0 ? false : 'needs setfacl';
})();

/** A file that another user may read and its group may not; undefined where the file system has no access lists. */
function listedFile(t: TestContext): string | undefined {
  const file = path.join(temporaryDirectory(t), 'a.liel');
  writeFileSync(file, 'old');
  chmodSync(file, 0o600);
  const set = spawnSync('setfacl', ['-m', 'user:65534:r', file]);
  return set.status === 0 ? file : undefined;
}

const modeOf = (file: string): number => statSync(file).mode & 0o777;

describe('an access list', {skip: cannot}, () => {
  it('stays with a file that is replaced, and goes to what is made of it', async (t) => {
    const file = listedFile(t);
    if (file === undefined) return t.skip('this file system has no access lists');
    const list = accessListOf(file);
    assert.match(list ?? '', /^user:(nobody|65534):r--/m);
    assert.equal(modeOf(file), 0o640, 'the mask stands where the group stood');
    writeAtomically(file, Buffer.from('new'), undefined);
    assert.equal(readFileSync(file, 'utf8'), 'new');
    assert.equal(accessListOf(file), list);
    const made = path.join(path.dirname(file), 'made');
    writeAtomically(made, Buffer.from('made'), file);
    assert.equal(accessListOf(made), list);
  });

  it('that cannot be given leaves the group nothing, and is said', async (t) => {
    const file = listedFile(t);
    if (file === undefined) return t.skip('this file system has no access lists');
    const said: string[] = [];
    // setfacl is not found, getfacl is.
    const tools = path.join(temporaryDirectory(t), 'tools');
    spawnSync('sh', ['-c', `mkdir ${tools} && ln -s "$(command -v getfacl)" ${tools}/getfacl`]);
    const before = process.env['PATH'];
    process.env['PATH'] = tools;
    try {
      await heardBy(
        (text) => said.push(text),
        async () => writeAtomically(file, Buffer.from('new'), undefined),
      );
    } finally {
      process.env['PATH'] = before;
    }
    assert.equal(modeOf(file), 0o600);
    assert.match(said.join(), /cannot have the access list/);
  });
});
