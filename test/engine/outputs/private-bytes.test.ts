import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import fs, {chmodSync, readdirSync, statSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {repair} from '../../../src/engine/operations/repair/repair.js';
import {seal} from '../../../src/engine/operations/seal.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {finish} from '../../support/finish.js';
import {commandLine} from '../../support/program.js';
import {type PublishingJob, publishingJobs, workplace} from '../../support/publishing-jobs.js';
import {withCalls} from '../../support/system-calls.js';

const jobs: Readonly<Record<string, PublishingJob>> = {
  ...publishingJobs,
  'repair plan': {run: (at) => repair({store: at('a.liel'), dryRun: true, planFile: at('repair.json')})},
  'standing of a slice': {run: (at) => verify({store: at('kept.liel'), slice: {budgetMs: 0, resume: false}})},
  'seal of another name': {run: (at) => seal({store: at('b.liel'), now: new Date()})},
};

const isOfLock = (file: string): boolean => path.dirname(file).endsWith('.lock');
const filesOf = (directory: string): string[] =>
  readdirSync(directory, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** Runs a job in a place whose files have this mode; says which files were made, and with which modes they were written to. */
async function watchJob(at: (name: string) => string, mode: number, {run}: PublishingJob) {
  for (const file of filesOf(at('.'))) chmodSync(file, mode);
  const made = new Map<number, string>();
  const modes = new Set<string>();
  const tell = (fd: number): void => {
    const file = made.get(fd);
    if (file !== undefined) modes.add((fs.fstatSync(fd).mode & 0o777).toString(8));
  };
  const openSync = (file: fs.PathLike, flags: fs.OpenMode, wanted?: fs.Mode | null): number => {
    const fd = fs.openSync(file, flags, wanted);
    made.delete(fd);
    if (/[wax]/.test(String(flags)) && !isOfLock(String(file))) made.set(fd, String(file));
    tell(fd);
    return fd;
  };
  const writeSync = ((fd: number, ...rest: [Uint8Array]) => {
    tell(fd);
    return fs.writeSync(fd, ...rest);
  }) as typeof fs.writeSync;
  await withCalls({openSync: openSync as typeof fs.openSync, writeSync}, () => finish(run(at)));
  return modes;
}

describe('what is made of a private store', {skip: process.platform === 'win32'}, () => {
  for (const [name, job] of Object.entries(jobs)) {
    it(`is nobody else's from its first byte to its name: ${name}`, async (t) => {
      const before = process.umask(0o022);
      t.after(() => process.umask(before));
      const at = await workplace(t);
      assert.deepEqual([...(await watchJob(at, 0o600, job))], ['600']);
      for (const file of filesOf(at('.'))) assert.equal(statSync(file).mode & 0o777, 0o600, file);
    });
  }

  it('of a public one it is public, and not before it is whole', async (t) => {
    for (const job of Object.values(jobs)) {
      const at = await workplace(t);
      assert.deepEqual([...(await watchJob(at, 0o644, job))], ['600']);
      for (const file of filesOf(at('.'))) assert.equal(statSync(file).mode & 0o777, 0o644, file);
    }
  });

  it('is private where a shell opened the export', async (t) => {
    const at = await workplace(t);
    chmodSync(at('e.json'), 0o600);
    const stdin = fs.openSync(at('e.json'), 'r');
    const [program = '', ...words] = commandLine(['import', '-', '-o', 'new.liel']);
    const {status} = spawnSync(program, words, {cwd: at('.'), stdio: [stdin, 'ignore', 'ignore']});
    fs.closeSync(stdin);
    assert.equal(status, 0);
    assert.equal(statSync(at('new.liel')).mode & 0o777, 0o600);
  });
});
