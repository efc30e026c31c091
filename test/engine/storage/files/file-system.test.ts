import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {Fault} from '../../../../src/engine/faults/fault.js';
import {usualMode} from '../../../../src/engine/storage/files/file-device.js';
import {
  canonicalPath,
  createFile,
  freeBytes,
  isSameFile,
  kindOf,
  kindOfEntry,
  linkFile,
  listDirectory,
  makeDirectories,
  makeDirectory,
  openForReading,
  openForWriting,
  readWholeFile,
  remove,
  removeEmptyDirectory,
  rename,
  stampOf,
  syncDirectory,
  touch,
} from '../../../../src/engine/storage/files/file-system.js';
import {openScratch} from '../../../../src/engine/storage/files/scratch.js';
import type {SystemCalls} from '../../../../src/engine/storage/files/system-calls.js';
import {raises} from '../../../support/raises.js';
import {withCalls} from '../../../support/system-calls.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

/** What a call of the operating system raises. */
const failing = (code: string) => (): never => {
  throw Object.assign(new Error(`${code}: as told`), {code});
};

/** A file of ten bytes, as a device that is closed with the test. */
function tenBytes(t: TestContext) {
  const file = path.join(temporaryDirectory(t), 'ten');
  fs.writeFileSync(file, '0123456789');
  const device = openForWriting(file);
  t.after(() => device.close());
  return {file, device};
}

/** What an error of the operating system is called, by its code. */
const classes: Readonly<Record<string, {readonly code: string}>> = {
  ENOSPC: conditions.diskFull,
  EDQUOT: conditions.diskFull,
  EFBIG: conditions.io,
  ENAMETOOLONG: conditions.io,
  ELOOP: conditions.io,
  ETXTBSY: conditions.io,
  EROFS: conditions.readOnlyPlace,
  EACCES: conditions.permission,
  EPERM: conditions.permission,
  EIO: conditions.io,
  EMFILE: conditions.io,
  ENFILE: conditions.io,
  ENOENT: conditions.io,
  EISDIR: conditions.io,
  EXDEV: conditions.io,
  ESTALE: conditions.io,
};

describe('an error of the operating system', () => {
  it('is told by its code: no room, a read-only place, no permission, or all else with the code itself', (t) => {
    const {file, device} = tenBytes(t);
    for (const [code, condition] of Object.entries(classes)) {
      const error = withCalls({writeSync: failing(code)}, () => {
        try {
          device.write(Buffer.alloc(7), 0);
          return undefined;
        } catch (caught) {
          return caught;
        }
      });
      assert.ok(error instanceof Fault, code);
      assert.equal(error.condition.code, condition.code, code);
      assert.equal(error.facts['path'], file);
      assert.equal((error.cause as {code?: string}).code, code);
      if (condition === conditions.diskFull) assert.equal(error.facts['neededBytes'], 7);
      if (condition === conditions.permission) assert.equal(error.facts['action'], 'write');
      if (condition === conditions.diskFull) assert.equal(error.facts['directory'], path.dirname(file));
      if (condition !== conditions.io) continue;
      assert.equal(error.facts['action'], 'write');
      assert.match(String(error.facts['problem']), new RegExp(`\\b${code}\\b`));
    }
  });

  it('of a scratch file that found no room says where scratch files are', (t) => {
    const directory = temporaryDirectory(t);
    const device = openScratch('backups/project.liel.zst', directory);
    t.after(() => device.close());
    const write = (): void => device.write(Buffer.alloc(7), 0);
    assert.throws(
      () => withCalls({writeSync: failing('ENOSPC')}, write),
      (error: Fault) =>
        error.facts['directory'] === directory && path.dirname(String(error.facts['path'])) === directory,
    );
  });

  it('that found no room says of what: bytes, inodes or a quota, and where to look', (t) => {
    const {file, device} = tenBytes(t);
    const room = (code: string, ffree: number): unknown[] => {
      const statfsSync = (() => ({bavail: 3, bsize: 4096, files: 10, ffree})) as unknown as typeof fs.statfsSync;
      try {
        withCalls({writeSync: failing(code), statfsSync}, () => device.write(Buffer.alloc(7), 0));
      } catch (error) {
        const {facts, condition} = error as Fault;
        return [facts['problem'], facts['freeBytes'], ...condition.remedy(facts)];
      }
      return [];
    };
    const directory = path.dirname(file);
    assert.deepEqual(room('ENOSPC', 1), ['no space left', 12288, `liel backups ${directory}`]);
    assert.deepEqual(room('ENOSPC', 0), ['no inode left', 12288, `liel backups ${directory}`]);
    assert.deepEqual(room('EDQUOT', 0), ['no disk quota left', undefined, `liel backups ${directory}`]);
  });

  const isTold = (condition: {readonly code: string}, problem: string | undefined) => (error: unknown) =>
    raises(condition)(error) && (error as Fault).facts['problem'] === problem;

  it('of a directory that was to be a file leaves it, with all that is inside', (t) => {
    const directory = temporaryDirectory(t);
    fs.writeFileSync(path.join(directory, 'notes.txt'), 'mine');
    assert.throws(
      () => remove(directory),
      raises(process.platform === 'linux' ? conditions.io : conditions.permission),
    );
    assert.equal(fs.readFileSync(path.join(directory, 'notes.txt'), 'utf8'), 'mine');
  });

  it('is no trouble where a signal interrupted the call, which is made again; for ever is trouble', (t) => {
    const {device} = tenBytes(t);
    let calls = 0;
    const fsyncSync = (): void => {
      if (++calls < 3) throw Object.assign(new Error('interrupted'), {code: 'EINTR'});
    };
    withCalls({fsyncSync}, () => device.sync());
    assert.equal(calls, 3);
    assert.throws(() => withCalls({fsyncSync: failing('EINTR')}, () => device.sync()), isTold(conditions.io, 'EINTR'));
  });

  it('is told of a medium that takes no byte and says no error', (t) => {
    const {device} = tenBytes(t);
    const writing = (): void => withCalls({writeSync: () => 0}, () => device.write(Buffer.alloc(1), 0));
    assert.throws(writing, isTold(conditions.io, 'the system took no byte'));
  });

  it('is one of the program when it has no code', (t) => {
    const {device} = tenBytes(t);
    const mistake = new TypeError('a mistake of ours');
    const calls = {
      writeSync: (): never => {
        throw mistake;
      },
    };
    assert.throws(() => withCalls(calls, () => device.write(Buffer.alloc(1), 0)), mistake);
  });

  it('says that a place is read-only where a directory in it cannot be made, not that it is missing', (t) => {
    const directory = temporaryDirectory(t);
    const mkdirSync = ((_: string, options?: {recursive?: boolean}) =>
      failing(options?.recursive ? 'ENOENT' : 'EROFS')()) as SystemCalls['mkdirSync'];
    const raised = (): unknown => withCalls({mkdirSync}, () => makeDirectories(path.join(directory, 'a/b')));
    assert.throws(raised, raises(conditions.readOnlyPlace));
  });

  it('is raised by whatever call met it', (t) => {
    const directory = temporaryDirectory(t);
    const at = (name: string): string => path.join(directory, name);
    fs.writeFileSync(at('file'), 'x');
    const {device} = tenBytes(t);
    const calls: readonly (readonly [keyof SystemCalls, () => unknown])[] = [
      ['fsyncSync', () => device.sync()],
      ['ftruncateSync', () => device.truncate(3)],
      ['readSync', () => device.read(Buffer.alloc(3), 0)],
      ['fstatSync', () => device.size()],
      ['fchmodSync', () => device.takeOwnerAndMode(device.stamp())],
      ['openSync', () => openForReading(at('file'))],
      ['openSync', () => createFile(at('new'), usualMode)],
      ['readSync', () => readWholeFile(at('file'))],
      ['statSync', () => stampOf(at('file'))],
      ['lstatSync', () => kindOfEntry(at('file'))],
      ['mkdirSync', () => makeDirectories(at('a/b'))],
      ['mkdirSync', () => makeDirectory(at('a'))],
      ['utimesSync', () => touch(at('file'), new Date(0))],
      ['readdirSync', () => listDirectory(directory)],
      ['renameSync', () => rename(at('file'), at('other'))],
      ['linkSync', () => linkFile(at('file'), at('other'))],
      ['unlinkSync', () => remove(at('file'))],
      ['rmdirSync', () => removeEmptyDirectory(at('file'))],
      ['statfsSync', () => freeBytes(directory)],
      ['fsyncSync', () => syncDirectory(directory)],
    ];
    for (const [name, call] of calls) {
      const raised = (): unknown => withCalls({[name]: failing('EIO')}, call);
      assert.throws(raised, raises(conditions.io), name);
    }
  });
});

describe('a file as a device', () => {
  it('is read and written whole, however little the system takes at a time', (t) => {
    const {file, device} = tenBytes(t);
    const calls = {
      readSync: ((fd: number, bytes: Uint8Array, at: number, length: number, position: number) =>
        fs.readSync(fd, bytes, at, Math.min(length, 3), position)) as SystemCalls['readSync'],
      writeSync: ((fd: number, bytes: Uint8Array, at: number, length: number, position: number) =>
        fs.writeSync(fd, bytes, at, Math.min(length, 4), position)) as SystemCalls['writeSync'],
    };
    withCalls(calls, () => {
      device.write(Buffer.from('abcdefgh'), 1);
      const bytes = Buffer.alloc(12);
      assert.equal(device.read(bytes, 0), 10);
      assert.equal(bytes.toString('latin1', 0, 10), '0abcdefgh9');
    });
    assert.equal(fs.readFileSync(file, 'utf8'), '0abcdefgh9');
  });

  it('is new, or none: what has its name is not opened', (t) => {
    const {file} = tenBytes(t);
    assert.throws(
      () => createFile(file, usualMode, 'the output'),
      (error) => {
        return raises(conditions.io)(error) && (error as Fault).facts['path'] === 'the output';
      },
    );
    assert.equal(fs.readFileSync(file, 'utf8'), '0123456789');
  });

  it('has the owner of another where that is allowed, its mode, and never gives another group more than strangers had', (t) => {
    const {file, device} = tenBytes(t);
    const own = device.stamp();
    const modes: readonly (readonly [gid: number, mode: number, got: number])[] = [
      [own.gid, 0o640, 0o640],
      [4712, 0o640, 0o600],
      [4712, 0o664, 0o644],
      [4712, 0o606, 0o606],
    ];
    for (const code of ['EPERM', 'EINVAL', 'ENOSYS', 'ENOTSUP']) {
      for (const [gid, mode, got] of modes) {
        fs.chmodSync(file, 0o600);
        withCalls({fchownSync: failing(code)}, () => device.takeOwnerAndMode({...own, uid: 4711, gid, mode}));
        assert.equal(fs.statSync(file).mode & 0o7777, got, `${code} ${mode.toString(8)}`);
      }
    }
    const other = {...own, uid: 4711};
    const raised = (): void => withCalls({fchownSync: failing('EIO')}, () => device.takeOwnerAndMode(other));
    assert.throws(raised, raises(conditions.io));
  });

  it('that may not be given to its owner is given to his group all the same', (t) => {
    const {device} = tenBytes(t);
    const given: number[][] = [];
    const fchownSync = (_: number, uid: number, gid: number): void => {
      given.push([uid, gid]);
      if (uid === 4711) failing('EPERM')();
    };
    withCalls({fchownSync}, () => device.takeOwnerAndMode({...device.stamp(), uid: 4711, gid: 4712}));
    assert.deepEqual(given, [
      [4711, 4712],
      [device.stamp().uid, 4712],
    ]);
  });

  it('gets its owner before its mode, of which a change of the owner clears bits', (t) => {
    const {device} = tenBytes(t);
    const calls: string[] = [];
    const spies = {fchownSync: () => void calls.push('owner'), fchmodSync: () => void calls.push('mode')};
    withCalls(spies, () => device.takeOwnerAndMode({...device.stamp(), uid: 4711}));
    withCalls(spies, () => device.takeOwnerAndMode({...device.stamp(), gid: 4711}));
    withCalls(spies, () => device.takeOwnerAndMode(device.stamp()));
    assert.deepEqual(calls, ['owner', 'mode', 'owner', 'mode', 'mode']);
  });
});

describe('a directory', () => {
  it('is synced where the system can, and left alone where it cannot', (t) => {
    const directory = temporaryDirectory(t);
    let synced = 0;
    withCalls({fsyncSync: () => void synced++}, () => syncDirectory(directory));
    assert.equal(synced, process.platform === 'win32' ? 0 : 1);
    for (const code of ['EINVAL', 'ENOTSUP', 'EROFS']) {
      withCalls({fsyncSync: failing(code)}, () => syncDirectory(directory));
    }
  });

  it('is made once, and removed when nothing is inside', (t) => {
    const directory = path.join(temporaryDirectory(t), 'new');
    assert.deepEqual([makeDirectory(directory), makeDirectory(directory)], [true, false]);
    fs.writeFileSync(path.join(directory, 'file'), '');
    assert.equal(removeEmptyDirectory(directory), false);
    fs.rmSync(path.join(directory, 'file'));
    assert.deepEqual([removeEmptyDirectory(directory), removeEmptyDirectory(directory)], [true, false]);
  });
});

describe('a path', () => {
  it('through a file, in a circle or too long names nothing, and is no trouble', (t) => {
    const directory = temporaryDirectory(t);
    const file = path.join(directory, 'file');
    const circle = path.join(directory, 'circle');
    fs.writeFileSync(file, '');
    fs.symlinkSync(circle, circle);
    for (const name of [path.join(file, 'below'), path.join(circle, 'below'), path.join(directory, 'x'.repeat(300))]) {
      assert.deepEqual([kindOf(name), kindOfEntry(name), stampOf(name)], [undefined, undefined, undefined], name);
    }
    assert.deepEqual([kindOf(circle), kindOfEntry(circle)], [undefined, 'link']);
  });

  it('names the same file by every name and link, and has one canonical form, there or not', (t) => {
    const directory = fs.realpathSync(temporaryDirectory(t));
    const at = (name: string): string => path.join(directory, name);
    fs.writeFileSync(at('file'), '');
    fs.linkSync(at('file'), at('second'));
    fs.symlinkSync('file', at('link'));
    fs.copyFileSync(at('file'), at('copy'));
    fs.symlinkSync('.', at('here'));
    assert.deepEqual(
      ['second', 'link', 'here/file', 'copy', 'missing'].map((name) => isSameFile(at('file'), at(name))),
      [true, true, true, false, false],
    );
    assert.equal(isSameFile(at('missing'), at('missing')), false);
    assert.deepEqual([canonicalPath(at('here/link')), canonicalPath(at('here/new'))], [at('file'), at('new')]);
  });

  it('that goes through a file, or a link to itself, has no canonical one', (t) => {
    const directory = temporaryDirectory(t);
    const at = (name: string): string => `${directory}/${name}`;
    fs.writeFileSync(at('file'), '');
    fs.symlinkSync('loop', at('loop'));
    for (const name of ['file/', 'file/.', 'file/x', 'loop']) {
      assert.throws(() => canonicalPath(at(name)), raises(conditions.io), name);
    }
  });
});
