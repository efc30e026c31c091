import assert from 'node:assert/strict';
import {mkdirSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {judgeFileSystem, syncServiceOf} from '../../../src/engine/operations/doctor/place.js';
import {judgeClock} from '../../../src/engine/operations/doctor/store-checks.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

describe('the place of a store', () => {
  it('is told by the number of the file system: local, network, and all else is doubtful', () => {
    const judged = (type: number | undefined) => {
      const {verdict, code, what} = judgeFileSystem('a.liel', type);
      return [verdict, code, /(NFS|SMB|9P|FUSE|overlay|tmpfs|FAT|ext|0x\w+|unknown)\b/.exec(what)?.[1]];
    };
    assert.deepEqual(judged(0xef53), ['ok', null, 'ext']);
    for (const [type, name] of [
      [0x6969, 'NFS'],
      [0xff534d42, 'SMB'],
      [0x01021997, '9P'],
    ] as const) {
      assert.deepEqual(judged(type), ['bad', conditions.networkFileSystem.code, name]);
    }
    for (const [type, name] of [
      [0x65735546, 'FUSE'],
      [0x794c7630, 'overlay'],
      [0x01021994, 'tmpfs'],
      [0x4d44, 'FAT'],
      [0x12345, '0x12345'],
      [undefined, 'unknown'],
    ] as const) {
      assert.deepEqual(judged(type), ['warn', conditions.doubtfulFileSystem.code, name]);
    }
  });

  it('is synchronised where a directory above has the name, or the mark, of a service', (t) => {
    const root = temporaryDirectory(t);
    const service = (directory: string): string | undefined => syncServiceOf(path.join('/home/ana', directory));
    assert.equal(service('Dropbox/work'), 'Dropbox');
    assert.equal(service('Dropbox (Team)/work'), 'Dropbox');
    assert.equal(service('OneDrive - Example Ltd/a/b'), 'OneDrive');
    assert.equal(service('Library/Mobile Documents/com~apple~CloudDocs'), 'iCloud');
    assert.equal(service('Library/CloudStorage/GoogleDrive-ana@example.org'), 'Google Drive');
    assert.equal(service('Google Drive/x'), 'Google Drive');
    assert.equal(service('src/dropbox-client/onedriver'), undefined);
    mkdirSync(path.join(root, 'shared/.stfolder'), {recursive: true});
    mkdirSync(path.join(root, 'shared/a'));
    assert.equal(syncServiceOf(path.join(root, 'shared/a')), 'Syncthing');
    assert.equal(syncServiceOf(root), undefined);
  });
});

describe('the clock', () => {
  it('is that of the file system where a change is to come, and that of somebody where only the modification is', (t) => {
    const store = path.join(temporaryDirectory(t), 'a.liel');
    writeFileSync(store, '');
    const nowMs = Date.now();
    assert.equal(judgeClock(store, nowMs).verdict, 'ok');
    const early = judgeClock(store, nowMs - 3_600_000);
    assert.deepEqual([early.verdict, early.code], ['warn', conditions.clockAhead.code]);
    assert.match(early.what, / 3,600 seconds from now: the clock of the file system is ahead/);
    utimesSync(store, nowMs / 1000 + 60, nowMs / 1000 + 60);
    assert.match(
      judgeClock(store, Date.now()).what,
      / (59|60) seconds from now: somebody set its time of modification/,
    );
  });
});
