import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {createFile} from '../../../../src/engine/storage/files/file-system.js';
import type {SystemCalls} from '../../../../src/engine/storage/files/system-calls.js';
import {withCalls} from '../../../support/system-calls.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

const piece = new Uint8Array(8 * 1024 * 1024);
const hasProc = fs.existsSync('/proc/self/fd');

/** What of the calls of the system a file of 80 MiB makes, and how it ends; `answer` is what the disk says meanwhile. */
async function written(directory: string, calls: Partial<SystemCalls>): Promise<{error: unknown; open: number[]}> {
  const opened = new Set<number>();
  const counted: Partial<SystemCalls> = {
    openSync: (file, flags, mode) => {
      const fd = fs.openSync(file, flags, mode);
      opened.add(fd);
      return fd;
    },
    closeSync: (fd) => {
      opened.delete(fd);
      fs.closeSync(fd);
    },
  };
  let error: unknown;
  await withCalls({...counted, ...calls}, async () => {
    const device = createFile(path.join(directory, 'large'), 0o600);
    for (let i = 0; i < 10; i++) {
      device.write(piece, i * piece.length);
      await new Promise((resolve) => setImmediate(resolve));
    }
    try {
      device.sync();
    } catch (raised) {
      error = raised;
    }
    device.close();
    while (opened.size > 0 && hasProc) await new Promise((resolve) => setImmediate(resolve));
  });
  return {error, open: [...opened]};
}

describe('a large file', () => {
  it('is given to the disk while more is written, through another descriptor, which is closed after it', {
    skip: !hasProc && 'there is no /proc',
  }, async (t) => {
    const files: string[] = [];
    const directory = temporaryDirectory(t);
    const fdatasync = ((fd: number, done: (error: Error | null) => void) => {
      files.push(fs.readlinkSync(`/proc/self/fd/${fd}`));
      assert.equal(fs.readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8').match(/flags:\s*\d*(\d)/)?.[1], '0', 'read only');
      fs.fdatasync(fd, done);
    }) as SystemCalls['fdatasync'];
    const {error, open} = await written(directory, {fdatasync});
    assert.equal(error, undefined);
    assert.deepEqual(open, []);
    assert.ok(files.length >= 1 && files.every((file) => file === path.join(directory, 'large')), files.join());
  });

  it('is written whole where its descriptors have no names, and where the disk says no meanwhile, which its sync tells', async (t) => {
    const nameless: SystemCalls['openSync'] = (file, flags, mode) => {
      if (String(file).startsWith('/proc/')) throw Object.assign(new Error('ENOENT'), {code: 'ENOENT'});
      return fs.openSync(file, flags, mode);
    };
    const never = (() => assert.fail('nothing to sync')) as unknown as SystemCalls['fdatasync'];
    const directory = temporaryDirectory(t);
    assert.equal((await written(directory, {openSync: nameless, fdatasync: never})).error, undefined);
    assert.equal(fs.statSync(path.join(directory, 'large')).size, 10 * piece.length);

    const trouble = Object.assign(new Error('EIO: i/o error, fsync'), {code: 'EIO', syscall: 'fsync'});
    const fdatasync = ((_: number, done: (error: Error) => void) =>
      setImmediate(done, trouble)) as unknown as SystemCalls['fdatasync'];
    const fsyncSync = (): never => {
      throw trouble;
    };
    const {error} = await written(temporaryDirectory(t), {fdatasync, fsyncSync});
    assert.match(String(error), /EIO/);
  });
});
