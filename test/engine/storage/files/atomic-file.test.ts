import assert from 'node:assert/strict';
import fs, {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {Fault} from '../../../../src/engine/faults/fault.js';
import {AtomicFile, removeStagedFiles, writeAtomically} from '../../../../src/engine/storage/files/atomic-file.js';
import type {SystemCalls} from '../../../../src/engine/storage/files/system-calls.js';
import {raises} from '../../../support/raises.js';
import {withCalls} from '../../../support/system-calls.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

function place(t: TestContext): {directory: string; target: string} {
  const directory = temporaryDirectory(t);
  return {directory, target: path.join(directory, 'out')};
}

const text = (file: string): string => readFileSync(file, 'utf8');

describe('an atomic file', () => {
  it('is not there until it is whole, and what was there stays until then', (t) => {
    const {directory, target} = place(t);
    writeFileSync(target, 'old');
    const file = AtomicFile.create(target, undefined);
    file.device.write(Buffer.from('new'), 0);
    assert.equal(text(target), 'old');
    file.commit();
    assert.equal(text(target), 'new');
    assert.deepEqual(readdirSync(directory), ['out']);
  });

  it('leaves what was there when it is given up, and nothing beside it', (t) => {
    const {directory, target} = place(t);
    writeFileSync(target, 'old');
    const file = AtomicFile.create(target, undefined);
    file.device.write(Buffer.from('new'), 0);
    file.discard();
    file.discard();
    assert.equal(text(target), 'old');
    assert.deepEqual(readdirSync(directory), ['out']);
  });

  it('stays in its place when it is discarded after it was committed', (t) => {
    const {target} = place(t);
    const file = AtomicFile.create(target, undefined);
    file.device.write(Buffer.from('new'), 0);
    file.commit();
    file.discard();
    assert.equal(text(target), 'new');
  });

  it('under a new name waits until it is given one that is free', (t) => {
    const {directory, target} = place(t);
    writeFileSync(target, 'taken');
    const file = AtomicFile.create(target, undefined);
    file.device.write(Buffer.from('new'), 0);
    assert.equal(file.commitNew(target), false);
    assert.equal(file.commitNew(`${target}-2`), true);
    file.discard();
    assert.deepEqual([text(target), text(`${target}-2`)], ['taken', 'new']);
    assert.deepEqual(readdirSync(directory), ['out', 'out-2']);
  });

  it('that keeps what it replaces gives that a name which is free', (t) => {
    const {directory, target} = place(t);
    writeFileSync(target, 'old');
    writeFileSync(`${target}-1`, 'taken');
    const file = AtomicFile.create(target, undefined);
    file.device.write(Buffer.from('new'), 0);
    assert.equal(file.commitKeeping(`${target}-1`), false);
    assert.equal(text(target), 'old');
    assert.equal(file.commitKeeping(`${target}-2`), true);
    assert.deepEqual(
      ['', '-1', '-2'].map((ending) => text(target + ending)),
      ['new', 'taken', 'old'],
    );
    assert.deepEqual(readdirSync(directory), ['out', 'out-1', 'out-2']);
  });

  it('takes the mode of the file it replaces', (t) => {
    const {target} = place(t);
    for (const mode of [0o600, 0o640, 0o444, 0o755]) {
      writeAtomically(target, Buffer.from('first'), undefined);
      chmodSync(target, mode);
      writeAtomically(target, Buffer.from('second'), undefined);
      assert.equal(statSync(target).mode & 0o7777, mode);
      chmodSync(target, 0o600);
    }
  });

  it('replaces what a link points to, not the link', (t) => {
    const {directory, target} = place(t);
    mkdirSync(path.join(directory, 'elsewhere'));
    writeFileSync(path.join(directory, 'elsewhere', 'real'), 'old');
    symlinkSync('elsewhere/real', target);
    writeAtomically(target, Buffer.from('new'), undefined);
    assert.ok(lstatSync(target).isSymbolicLink());
    assert.equal(readlinkSync(target), 'elsewhere/real');
    assert.equal(text(path.join(directory, 'elsewhere', 'real')), 'new');
    assert.deepEqual(readdirSync(path.join(directory, 'elsewhere')), ['real']);
  });

  it('makes the directories it needs', (t) => {
    const {directory} = place(t);
    const target = path.join(directory, 'a', 'b', 'c');
    writeAtomically(target, Buffer.from('new'), undefined);
    assert.equal(text(target), 'new');
  });

  it('has a stage that nobody else has: two of one target, in one process or in two of one number, do not meet', (t) => {
    const {directory, target} = place(t);
    writeFileSync(`${target}.${process.pid}.partial`, 'of another container, where processes are counted anew');
    const first = AtomicFile.create(target, undefined);
    first.device.write(Buffer.from('AAAA'), 0);
    const second = AtomicFile.create(target, undefined);
    second.device.write(Buffer.from('B half'), 0);
    first.commit();
    assert.equal(text(target), 'AAAA');
    second.discard();
    assert.equal(text(target), 'AAAA');
    assert.deepEqual(readdirSync(directory), ['out', `out.${process.pid}.partial`]);
  });

  it('has the owner of the file it replaces, else of the one it is made of', {skip: process.getuid?.() !== 0}, (t) => {
    const {directory, target} = place(t);
    const model = path.join(directory, 'model');
    writeFileSync(model, 'private');
    chownSync(model, 65_534, 65_533);
    chmodSync(model, 0o4640);
    writeAtomically(target, Buffer.from('new'), model);
    const {uid, gid, mode} = statSync(target);
    assert.deepEqual([uid, gid, mode & 0o7777], [65_534, 65_533, 0o4640]);
    chownSync(target, 1234, 1235);
    writeAtomically(target, Buffer.from('newer'), model);
    assert.deepEqual([statSync(target).uid, statSync(target).gid], [1234, 1235]);
  });

  it('cannot take the place of a directory, or lie below a file', (t) => {
    const {directory, target} = place(t);
    mkdirSync(target);
    assert.throws(() => writeAtomically(target, Buffer.from('new'), undefined), isIoFault);
    assert.deepEqual(readdirSync(directory), ['out']);
    writeFileSync(path.join(directory, 'file'), 'x');
    assert.throws(
      () => writeAtomically(path.join(directory, 'file', 'below'), Buffer.from('new'), undefined),
      isIoFault,
    );
    assert.equal(text(path.join(directory, 'file')), 'x');
  });

  it('of a document is read back, and does not get its name when it is not what was written', (t) => {
    const {directory, target} = place(t);
    writeFileSync(target, 'old');
    const media: readonly Partial<SystemCalls>[] = [
      // One bit is another; the end is lost; something was there before.
      {readSync: ((...args: Parameters<typeof fs.readSync>) => flipped(args)) as SystemCalls['readSync']},
      {fsyncSync: (fd) => fs.ftruncateSync(fd, 2)},
      {fsyncSync: (fd) => fs.ftruncateSync(fd, 9)},
    ];
    for (const medium of media) {
      withCalls(medium, () =>
        assert.throws(() => writeAtomically(target, Buffer.from('new'), undefined), raises(conditions.copyUnreadable)),
      );
      assert.equal(text(target), 'old');
      assert.deepEqual(readdirSync(directory), ['out']);
    }
  });

  it('that cannot take the place of another leaves that one its name, and no second one', (t) => {
    const {directory, target} = place(t);
    const broken = (): never => {
      throw Object.assign(new Error('EIO'), {code: 'EIO'});
    };
    const oneName = (): never => {
      throw Object.assign(new Error('EPERM'), {code: 'EPERM'});
    };
    for (const linkSync of [fs.linkSync, oneName]) {
      writeFileSync(target, 'old');
      const file = AtomicFile.create(target, undefined);
      file.device.write(Buffer.from('new'), 0);
      const renameSync: SystemCalls['renameSync'] = (from, to) =>
        String(from).endsWith('.partial') ? broken() : fs.renameSync(from, to);
      withCalls({linkSync, renameSync}, () =>
        assert.throws(() => file.commitKeeping(`${target}-1`), raises(conditions.io)),
      );
      file.discard();
      assert.equal(text(target), 'old');
      assert.deepEqual(readdirSync(directory), ['out']);
    }
  });

  it('can have the longest name there is, cut between two characters in the name of its stage', (t) => {
    const {directory} = place(t);
    for (const name of ['a'.repeat(255), `${'é'.repeat(127)}a`, `b${'é'.repeat(127)}`, `${'😀'.repeat(63)}abc`]) {
      const file = AtomicFile.create(path.join(directory, name), undefined);
      const [stage] = readdirSync(directory).filter((found) => found.endsWith('.partial'));
      assert.ok(Buffer.byteLength(stage!) <= 255 && !stage!.includes('\ufffd'), stage);
      assert.match(stage!, new RegExp(`\\.${process.pid}\\.[0-9a-f]{8}\\.partial$`));
      file.write(Buffer.from('text'));
      file.commit();
      assert.equal(text(path.join(directory, name)), 'text');
    }
    assert.equal(readdirSync(directory).length, 4);
  });

  it('is taken away with all others when the process has to end', (t) => {
    const {directory, target} = place(t);
    writeFileSync(target, 'old');
    const files = [AtomicFile.create(target, undefined), AtomicFile.create(`${target}2`, undefined)];
    assert.equal(readdirSync(directory).length, 3);
    removeStagedFiles();
    assert.deepEqual(readdirSync(directory), ['out']);
    for (const file of files) file.discard();
    assert.equal(text(target), 'old');
  });
});

/** Reads as the system does, but for one bit. */
function flipped(args: Parameters<typeof fs.readSync>): number {
  const count = fs.readSync(...args);
  (args[1] as Uint8Array)[0] ^= 1;
  return count;
}

function isIoFault(error: unknown): boolean {
  return error instanceof Fault && error.condition.code === conditions.io.code;
}
