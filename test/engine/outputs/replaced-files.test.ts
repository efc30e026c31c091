import assert from 'node:assert/strict';
import fs, {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {backup} from '../../../src/engine/operations/backups/backup.js';
import {restore} from '../../../src/engine/operations/backups/restore.js';
import {undoRestore} from '../../../src/engine/operations/backups/undo-restore.js';
import {compact} from '../../../src/engine/operations/compact/compact.js';
import {judgePlace} from '../../../src/engine/operations/doctor/place.js';
import {appendEvent} from '../../../src/engine/operations/events/append-event.js';
import {writeDocument} from '../../../src/engine/operations/manifest.js';
import {recover} from '../../../src/engine/operations/recover.js';
import {seal} from '../../../src/engine/operations/seal.js';
import {sign} from '../../../src/engine/operations/sign.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import type {Note, Operation, Progress} from '../../../src/engine/passes/operation.js';
import {AtomicFile, replaceKeeping, writeAtomically} from '../../../src/engine/storage/files/atomic-file.js';
import {makeDirectories, rename} from '../../../src/engine/storage/files/file-system.js';
import {WriterLock} from '../../../src/engine/storage/lock/writer-lock.js';
import {finish} from '../../support/finish.js';
import {raises} from '../../support/raises.js';
import {recordedSystem} from '../../support/recorded-system.js';
import {smallStore} from '../../support/sample-store.js';
import {withCalls} from '../../support/system-calls.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

const now = new Date('2026-01-02T03:04:05.678Z');
const stream = async (): Promise<void> => {};

/** A store in a directory of its own, sealed. */
async function sealedStore(t: TestContext): Promise<string> {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  writeFileSync(store, smallStore());
  await finish(seal({store, now}));
  return store;
}

async function writeTo(store: string): Promise<void> {
  const graph = await Graph.open(store);
  graph.addNode(['Later']);
  graph.commit();
  await graph.close();
}

describe('what speaks of a file goes when other bytes take its place:', () => {
  it('a store that its seal vouched for is sealed again when it is compacted in place', async (t) => {
    const store = await sealedStore(t);
    const {report, notes} = await finish(compact({store, inPlace: true}));
    assert.deepEqual([report.seal, notes], [`${store}.seal`, []]);
    assert.equal(
      (await finish(verify({store, shadowed: 'real'}))).report.layers.find(({name}) => name === 'page digests')
        ?.verdict,
      'pass',
    );
  });

  it('a nightly compaction never ends the backups: a seal of an earlier state goes, and that is said', async (t) => {
    const store = await sealedStore(t);
    for (let night = 1; night <= 3; night++) {
      await writeTo(store);
      const {report, notes} = await finish(compact({store, inPlace: true}));
      assert.equal(report.seal, null);
      if (night === 1) assert.match(notes.join('\n'), /a\.liel\.seal spoke of what was there before, and went with it/);
      assert.equal(existsSync(`${store}.seal`), false);
      await finish(backup({store, now: new Date(now.getTime() + night * 1000), version: '0'}));
    }
  });

  it('seal, receipt and standing of a store that an output replaces go, and are named', async (t) => {
    const store = await sealedStore(t);
    writeFileSync(`${store}.receipt.json`, '{"receipt_version": 1}');
    writeFileSync(`${store}.seal.progress`, '{"kind":"liel-slice-standing"}');
    const source = path.join(path.dirname(store), 'b.liel');
    writeFileSync(
      source,
      smallStore((graph) => graph.addNode(['B'])),
    );
    const {notes} = await finish(compact({store: source, output: store, force: true}));
    assert.deepEqual(readdirSync(path.dirname(store)), ['a.liel', 'b.liel']);
    assert.match(notes.join('\n'), /a\.liel\.receipt\.json and .*a\.liel\.seal/);
  });

  it('what only has such a name is nothing of ours, and stays: a file, a directory with all that is in it', async (t) => {
    const directory = temporaryDirectory(t);
    const at = (name: string): string => path.join(directory, name);
    writeFileSync(at('b.liel'), smallStore());
    fs.mkdirSync(at('n.liel.seal'));
    writeFileSync(at('n.liel.seal/diary'), 'mine');
    writeFileSync(at('n.liel.receipt.json'), 'notes');
    const {notes} = await finish(compact({store: at('b.liel'), output: at('n.liel')}));
    assert.equal(fs.readFileSync(at('n.liel.seal/diary'), 'utf8'), 'mine');
    assert.equal(fs.readFileSync(at('n.liel.receipt.json'), 'utf8'), 'notes');
    assert.equal(notes.filter((text) => text.includes('is nothing that was written here, and stays')).length, 2);
  });

  it('so they do beside a link that the store was named by', async (t) => {
    const store = await sealedStore(t);
    const directory = temporaryDirectory(t);
    const link = path.join(directory, 'link.liel');
    fs.symlinkSync(store, link);
    fs.renameSync(`${store}.seal`, `${link}.seal`);
    const source = path.join(directory, 'b.liel');
    writeFileSync(
      source,
      smallStore((graph) => graph.addNode(['B'])),
    );
    await finish(compact({store: source, output: link, force: true}));
    assert.deepEqual(readdirSync(directory), ['b.liel', 'link.liel']);
  });

  it('a restore keeps them beside the store that it keeps, and its undo brings them back', async (t) => {
    const store = await sealedStore(t);
    const taken = (await finish(backup({store, now, version: '0'}))).report.backup;
    writeFileSync(`${store}.receipt.json`, '{}');
    const {previous} = (await finish(restore({backup: taken, store, now}))).report;
    assert.equal(readFileSync(`${previous}.receipt.json`, 'utf8'), '{}');
    assert.equal(existsSync(`${store}.receipt.json`), false);
    await finish(undoRestore({store, now}));
    assert.equal(readFileSync(`${store}.receipt.json`, 'utf8'), '{}');
  });
});

describe('a document that replaces a store', () => {
  const jobs: Readonly<Record<string, (store: string, output: string) => Operation<Note | Progress, unknown>>> = {
    export: (store: string, output: string) => writeDocument({store, kind: 'export', output, force: true, stream}),
    sign: (store: string, output: string) =>
      sign({store, keyFile: path.join(path.dirname(store), 'key'), output, force: true}),
    seal: (store: string, output: string) => seal({store, output, force: true}),
  };
  for (const [name, job] of Object.entries(jobs)) {
    it(`holds its writer lock until it has its place: ${name}`, async (t) => {
      const directory = temporaryDirectory(t);
      const at = (file: string): string => path.join(directory, file);
      for (const file of ['a.liel', 'b.liel']) writeFileSync(at(file), smallStore());
      writeFileSync(at('key'), 'secret');
      const held: boolean[] = [];
      const renameSync = (from: fs.PathLike, to: fs.PathLike): void => {
        if (to === at('b.liel')) held.push(existsSync(at('b.liel.lock/owner.json')));
        fs.renameSync(from, to);
      };
      await withCalls({renameSync}, () => finish(job(at('a.liel'), at('b.liel'))));
      assert.deepEqual(held, [true]);
      assert.equal(existsSync(at('b.liel.lock')), false);
    });
  }
});

const notLinux = process.platform !== 'linux' && 'only Linux tells mounts this way';

describe('a store with two names', () => {
  it('is written to by none of them, since each has a lock of its own; doctor warns', async (t) => {
    const store = path.join(temporaryDirectory(t), 'a.liel');
    writeFileSync(store, smallStore());
    linkSync(store, `${store}.other`);
    const event = {author: 'a', operation: 'o', target: 't', actorKind: 'ai', sourceKeys: []};
    const given = {
      payloadJson: undefined,
      eventId: undefined,
      parentEventId: undefined,
      timestamp: undefined,
      actorName: undefined,
      legacyAgentKey: undefined,
      causedBy: undefined,
    };
    await assert.rejects(finish(appendEvent({store, event: {...event, ...given}})), raises(conditions.severalNames));
    await assert.rejects(finish(recover({store})), raises(conditions.severalNames));
    assert.equal(judgePlace(store).code, 'L0071');
  });

  it('has the second one where it cannot be seen, when the file is a mount of its own', {skip: notLinux}, async (t) => {
    const store = path.join(temporaryDirectory(t), 'in a box.liel');
    writeFileSync(store, smallStore());
    const escaped = store.replaceAll(' ', '\\040');
    const mounts = `25 1 8:1 / / rw - ext4 /dev/sda rw\n71 25 8:1 /vol/x.liel ${escaped} rw - ext4 /dev/sda rw\n`;
    const readFileSync = ((file: string, ...rest: never[]) =>
      file === '/proc/self/mountinfo' ? mounts : fs.readFileSync(file, ...rest)) as typeof fs.readFileSync;
    await withCalls({readFileSync}, async () => {
      await assert.rejects(finish(recover({store})), raises(conditions.severalNames));
      assert.equal(judgePlace(store).code, 'L0071');
    });
    await finish(recover({store}));
  });
});

/** Runs work as somebody who is not root. */
function asNobody(work: () => void): void {
  process.seteuid?.(65_534);
  try {
    work();
  } finally {
    process.seteuid?.(0);
  }
}

const needsRoot = {skip: process.getuid?.() !== 0 && 'only root can become somebody else'};

describe('what cannot be done for good is refused before anything is changed:', () => {
  it('a store of another in a sticky directory, whose second name could not be taken away again', needsRoot, (t) => {
    const directory = temporaryDirectory(t);
    chmodSync(directory, 0o1777);
    writeFileSync(path.join(directory, 'a'), 'theirs', {mode: 0o666});
    chmodSync(path.join(directory, 'a'), 0o666);
    asNobody(() => {
      const replacing = () =>
        replaceKeeping(path.join(directory, 'a'), path.join(directory, 'kept'), () => assert.fail());
      assert.throws(replacing, raises(conditions.permission));
    });
    assert.deepEqual(readdirSync(directory), ['a']);
  });

  it('a file in a directory that cannot be read, and so not synced', needsRoot, (t) => {
    const directory = path.join(temporaryDirectory(t), 'blind');
    chmodSync(path.dirname(directory), 0o755);
    mkdirSync(directory);
    writeFileSync(path.join(directory, 'a'), 'old');
    chownSync(directory, 65_534, 65_534);
    chownSync(path.join(directory, 'a'), 65_534, 65_534);
    chmodSync(directory, 0o333);
    asNobody(() => {
      const writing = () => writeAtomically(path.join(directory, 'a'), Buffer.from('new'), undefined);
      assert.throws(writing, raises(conditions.permission));
    });
    assert.equal(readFileSync(path.join(directory, 'a'), 'utf8'), 'old');
    assert.deepEqual(readdirSync(directory), ['a']);
  });
});

describe('a file that has its place in a directory that the disk does not keep', () => {
  it('is told as one that is there, and perhaps not for good', (t) => {
    const file = path.join(temporaryDirectory(t), 'a');
    writeFileSync(file, 'old');
    const fsyncSync = (fd: number): void => {
      if (fs.fstatSync(fd).isDirectory()) throw Object.assign(new Error('EIO'), {code: 'EIO'});
      fs.fsyncSync(fd);
    };
    const writing = (): void => withCalls({fsyncSync}, () => writeAtomically(file, Buffer.from('new'), undefined));
    assert.throws(writing, raises(conditions.inPlaceUnsettled));
    assert.equal(readFileSync(file, 'utf8'), 'new');
  });
});

describe('where the way back fails too', () => {
  it('a store that is not replaced and keeps a second name is told as that', (t) => {
    const directory = temporaryDirectory(t);
    const at = (name: string): string => path.join(directory, name);
    for (const name of ['a', 'new']) writeFileSync(at(name), name);
    const failing = (): never => {
      throw Object.assign(new Error('EIO'), {code: 'EIO'});
    };
    const replacing = () => replaceKeeping(at('a'), at('kept'), () => rename(at('new'), at('a')));
    assert.throws(
      () => withCalls({renameSync: failing, unlinkSync: failing}, replacing),
      (error: unknown) => raises(conditions.leftHalfWay)(error) && /kept stays as a second name/.test(String(error)),
    );
    assert.equal(readFileSync(at('a'), 'utf8'), 'a');
  });
});

describe('a directory that is made', () => {
  it('is on the medium before anything is in it, and so are those above it', (t) => {
    const top = temporaryDirectory(t);
    const {calls, system} = recordedSystem();
    withCalls(system, () => makeDirectories(path.join(top, 'b/c')));
    assert.deepEqual(
      calls.map(({call, file}) => [call, path.relative(top, file)]),
      [
        ['sync', 'b'],
        ['sync', ''],
      ],
    );
  });
});

describe('a lock of which it cannot be read whose it is', () => {
  it('is not called lost', async (t) => {
    const store = path.join(temporaryDirectory(t), 'a.liel');
    const lock = await WriterLock.acquire(store);
    t.after(() => lock.release());
    const openSync = (): never => {
      throw Object.assign(new Error('EMFILE'), {code: 'EMFILE'});
    };
    assert.throws(() => withCalls({openSync}, () => lock.assertHeld()), raises(conditions.io));
    lock.assertHeld();
  });
});

describe('a stage that cannot be removed', () => {
  it('does not hide why it was given up', (t) => {
    const file = AtomicFile.create(path.join(temporaryDirectory(t), 'a'), undefined);
    const unlinkSync = (): never => {
      throw Object.assign(new Error('EIO'), {code: 'EIO'});
    };
    withCalls({unlinkSync}, () => file.discard());
  });
});
