import assert from 'node:assert/strict';
import fs, {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import type {Fault} from '../../../src/engine/faults/fault.js';
import {commitStore, deriveStore, StagedStore, type StoreContent} from '../../../src/engine/outputs/derived-store.js';
import type {SystemCalls} from '../../../src/engine/storage/files/system-calls.js';
import {raises} from '../../support/raises.js';
import {recordedSystem} from '../../support/recorded-system.js';
import {withCalls} from '../../support/system-calls.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

function place(t: TestContext) {
  const directory = temporaryDirectory(t);
  const like = path.join(directory, 'like');
  writeFileSync(like, 'the source');
  const output = path.join(directory, 'new', 'out.liel');
  return {directory: path.dirname(output), output, like, waitMs: 0};
}

async function stageOf(t: TestContext) {
  const at = place(t);
  const stage = await StagedStore.begin(at);
  t.after(() => stage.discard());
  return {...at, stage};
}

/** A text as the content of a store. */
const content = (text: string, change: Partial<StoreContent<void, string>> = {}): StoreContent<void, string> => ({
  neededBytes: text.length,
  write: (device) => device.write(Buffer.from(text), 0),
  prove: () => 'proof',
  ...change,
});

const commit = (stage: StagedStore): void => stage.publish((file) => file.commit());

describe('a staged store', () => {
  it('gets its name when it was read back, and is what was written', async (t) => {
    const {stage, output, directory} = await stageOf(t);
    assert.equal(await stage.fill(content('content')), 'proof');
    assert.equal(existsSync(output), false);
    commit(stage);
    await stage.discard();
    assert.equal(readFileSync(output, 'utf8'), 'content');
    assert.deepEqual(readdirSync(directory), ['out.liel']);
  });

  it('gets no name before it was read back, nor when that failed, though it was proved before', async (t) => {
    const {stage, output, directory} = await stageOf(t);
    assert.throws(() => commit(stage), /was not read back/);
    await stage.fill(content('first'));
    const spoilt = content('second', {
      prove: () => {
        throw new Error('spoilt');
      },
    });
    await assert.rejects(stage.fill(spoilt), /spoilt/);
    assert.throws(() => commit(stage), /was not read back/);
    const unwritten = content('third', {
      write: () => {
        throw new Error('unwritten');
      },
    });
    await stage.fill(content('once more'));
    await assert.rejects(stage.fill(unwritten), /unwritten/);
    assert.throws(() => commit(stage), /was not read back/);
    await stage.discard();
    assert.deepEqual([existsSync(output), existsSync(directory)], [false, false]);
  });

  it('that is filled again has nothing of the first time', async (t) => {
    const {stage, output} = await stageOf(t);
    await stage.fill(content('a long first content'));
    await stage.fill(content('short'));
    commit(stage);
    assert.equal(readFileSync(output, 'utf8'), 'short');
  });

  it('is on the medium before it is read back', async (t) => {
    const at = place(t);
    const {calls, system} = recordedSystem();
    await withCalls(system, async () => {
      const stage = await StagedStore.begin(at);
      calls.length = 0;
      await stage.fill(content('content', {prove: () => void calls.push({call: 'create', file: 'proof'}) as never}));
      await stage.discard();
    });
    assert.deepEqual(calls.map(({call}) => call).slice(0, 4), ['truncate', 'write', 'sync', 'create']);
  });

  it('is refused ahead, with the bytes it needs, where there is no room', async (t) => {
    const {stage, output} = await stageOf(t);
    const statfsSync = (() => ({bavail: 1, bsize: 4096})) as unknown as SystemCalls['statfsSync'];
    let isWritten = false;
    const write = (): void => {
      isWritten = true;
    };
    const large = content('', {neededBytes: 4097, write});
    await withCalls({statfsSync}, () =>
      assert.rejects(
        stage.fill(large),
        (error) => raises(conditions.diskFull)(error) && (error as Fault).facts['neededBytes'] === 4097,
      ),
    );
    assert.deepEqual([isWritten, existsSync(output)], [false, false]);
    await withCalls({statfsSync}, () => stage.fill(content('', {neededBytes: 4096})));
  });

  it('whose lock was taken away gets no name', async (t) => {
    const {stage, output} = await stageOf(t);
    await stage.fill(content('content'));
    rmSync(`${output}.lock`, {recursive: true});
    assert.throws(() => commit(stage), raises(conditions.lockLost));
    assert.equal(existsSync(output), false);
  });

  it('that cannot be made leaves no lock', async (t) => {
    const at = place(t);
    const openSync: SystemCalls['openSync'] = (file, flags, mode) => {
      if (String(file).endsWith('.partial')) throw Object.assign(new Error('EMFILE'), {code: 'EMFILE'});
      return fs.openSync(file, flags, mode);
    };
    await withCalls({openSync}, () => assert.rejects(StagedStore.begin(at), raises(conditions.io)));
    assert.equal(existsSync(at.directory), false);
  });
});

describe('a derived store', () => {
  it('left early leaves nothing: neither stage nor lock', async (t) => {
    const at = place(t);
    const derivation = deriveStore(
      at,
      async (stage, tell) => {
        await stage.fill(content('content'));
        for (;;) {
          tell({type: 'progress', phase: 'copy', done: 0, total: 0, unit: 'bytes'});
          await new Promise((resolve) => setImmediate(resolve));
        }
      },
      commitStore,
    );
    await derivation.next();
    assert.ok(existsSync(`${at.output}.lock`));
    await derivation.return(undefined as never);
    assert.equal(existsSync(at.directory), false);
  });
});
