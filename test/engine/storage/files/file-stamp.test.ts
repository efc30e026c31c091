import assert from 'node:assert/strict';
import {chmodSync, copyFileSync, linkSync, renameSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {
  clockGrainMs,
  type FileStamp,
  hasSameContent,
  isSameStamp,
  isSettled,
} from '../../../../src/engine/storage/files/file-stamp.js';
import {stampOf} from '../../../../src/engine/storage/files/file-system.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

const old = new Date('2001-01-01');

describe('two stamps', () => {
  it('are those of the same content when size and time are; of the same file when nothing of it was touched', (t) => {
    const file = path.join(temporaryDirectory(t), 'x');
    const stamp = (): FileStamp => stampOf(file) as FileStamp;
    writeFileSync(file, 'abc');
    utimesSync(file, old, old);
    const before = stamp();
    assert.ok(hasSameContent(before, stamp()) && isSameStamp(before, stamp()));
    chmodSync(file, 0o600);
    linkSync(file, `${file}.link`);
    assert.ok(hasSameContent(before, stamp()), 'mode and names are no content');
    copyFileSync(file, `${file}.copy`);
    utimesSync(`${file}.copy`, old, old);
    renameSync(`${file}.copy`, file);
    assert.ok(!isSameStamp(before, stamp()), 'a copy with the same time is another file');
    writeFileSync(file, 'abcd');
    utimesSync(file, old, old);
    assert.ok(!hasSameContent(before, stamp()), 'its size is another');
    writeFileSync(file, 'abc');
    assert.ok(!hasSameContent(before, stamp()), 'its time is another');
  });

  it('of nothing are the same; nothing is not a file', (t) => {
    const directory = temporaryDirectory(t);
    const missing = path.join(directory, 'missing');
    assert.ok(isSameStamp(stampOf(missing), stampOf(missing)));
    assert.ok(!isSameStamp(stampOf(missing), stampOf(directory)));
    assert.ok(!isSameStamp(stampOf(directory), stampOf(missing)));
  });

  it('say when the entry was changed: a file that is the same but for that is not the same', (t) => {
    const stamp = stampOf(temporaryDirectory(t)) as FileStamp;
    for (const name of ['device', 'inode', 'modifiedNs', 'changedNs'] as const) {
      assert.ok(!isSameStamp(stamp, {...stamp, [name]: stamp[name] + 1n}), name);
    }
  });
});

it('a stamp is settled when no other change can have its time, and when its time is to come', (t) => {
  const stamp = {...(stampOf(temporaryDirectory(t)) as FileStamp), modifiedNs: 5_000_000_999_999n};
  const ages = [-1, 0, clockGrainMs - 1, clockGrainMs].map((ageMs) => isSettled(stamp, 5_000_000 + ageMs));
  assert.deepEqual(ages, [true, false, false, true]);
});
