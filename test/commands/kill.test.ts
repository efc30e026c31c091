import assert from 'node:assert/strict';
import {cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {after, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {findingText} from '../../src/engine/faults/fault.js';
import {drill} from '../../src/engine/operations/backups/drill.js';
import {verify} from '../../src/engine/operations/verify/verify.js';
import {finish} from '../support/finish.js';
import {type Ended, isScript, runProgram} from '../support/program.js';
import {seededRandom} from '../support/random.js';
import {quickDirectory, scratchDirectory} from '../support/temp-directory.js';
import {digestOf, knownIdentity, type WritingJob, writingJobs} from '../support/writing-jobs.js';

/** kill -9 at every call of a command that changes the disk: sources as they were, targets absent or complete, and the same command again succeeds. */

const preload = fileURLToPath(new URL('../support/kill-at.cjs', import.meta.url));
const identityFile = path.join(scratchDirectory(), 'key.txt');
writeFileSync(identityFile, knownIdentity);
after(() => rmSync(path.dirname(identityFile), {recursive: true}));
const needsScript = {skip: isScript ? false : 'an executable takes no code from NODE_OPTIONS'};

/** How often a run of a case changes the disk. */
async function countCalls({args}: WritingJob, cwd: string): Promise<number> {
  const callsFile = path.join(cwd, 'calls');
  const ended = await runProgram(args, {cwd, env: {NODE_OPTIONS: `--require=${preload}`, LIEL_CALLS_FILE: callsFile}});
  assert.equal(ended.code, 0, ended.stderr);
  return Number(readFileSync(callsFile, 'utf8'));
}

/** Kills a run at one call, and looks at what is left. */
async function killAt(kill: WritingJob, call: number, template: string, tried: Set<string>): Promise<void> {
  const cwd = quickDirectory();
  try {
    cpSync(template, cwd, {recursive: true, preserveTimestamps: true});
    const at = `${kill.name}, killed at call ${call}`;
    const ended = await runProgram(kill.args, {
      cwd,
      env: {NODE_OPTIONS: `--require=${preload}`, LIEL_KILL_AT: String(call)},
    });
    assert.equal(ended.signal, 'SIGKILL', `${at}: ${ended.stderr}`);
    for (const source of kill.sources)
      assert.equal(digestOf(path.join(cwd, source)), digestOf(path.join(template, source)), `${at}: ${source} changed`);
    if (kill.always) assert.ok(existsSync(path.join(cwd, kill.always)), `${at}: ${kill.always} is gone`);
    const finished = (kill.outputs ?? []).filter((output) => existsSync(path.join(cwd, output)));
    const stores = [...finished, ...(kill.always === undefined ? [] : [kill.always])];
    for (const store of stores) {
      if (store.endsWith('.age')) {
        // It raises what is wrong with it.
        await finish(drill({backup: path.join(cwd, store), identities: [identityFile]}));
        continue;
      }
      const {ok, findings} = (await finish(verify({store: path.join(cwd, store)}))).report;
      assert.ok(ok, `${at}: ${store}: ${findings.map(findingText)}`);
    }
    // One more run from every state that a kill can leave; of those that look the same, one is enough.
    const left = stateOf(cwd);
    if (tried.has(left)) return;
    tried.add(left);
    const again = await runAgain(kill.args, cwd);
    assert.equal(again.code, 0, `${at}, again:\n${again.stderr}`);
    const locks = readdirSync(cwd).filter((name) => name.endsWith('.lock'));
    assert.deepEqual(locks, [], `${at}: a lock stays`);
  } finally {
    rmSync(cwd, {recursive: true, force: true});
  }
}

/** Names of what is in a directory, whatever the stages are called, and the content of all but these. */
function stateOf(cwd: string): string {
  const names = readdirSync(cwd, {recursive: true, encoding: 'utf8'}).filter((name) =>
    statSync(path.join(cwd, name)).isFile(),
  );
  const entries = names.map((name) => {
    const file = path.join(cwd, name);
    const isStage = /\.partial$|(owner|holder)\.json/.test(name);
    return [
      name.replace(/\.\d+\.[0-9a-f]{8}/, ''),
      isStage || name.includes('.age') ? statSync(file).size > 0 : digestOf(file),
    ];
  });
  return JSON.stringify(entries.sort());
}

/** Runs a job until it is done: an empty lock is removed as a person would, and what was finished may be replaced. */
async function runAgain(args: readonly string[], cwd: string): Promise<Ended> {
  const again = await runProgram(args, {cwd});
  if (again.code === 4 && again.stderr.includes('L2002')) {
    // Killed before anything was in the lock: only a person can tell that nobody holds it.
    const lock = readdirSync(cwd).find((name) => name.endsWith('.lock')) ?? '';
    assert.deepEqual(readdirSync(path.join(cwd, lock)), [], again.stderr);
    rmSync(path.join(cwd, lock), {recursive: true});
    return runAgain(args, cwd);
  }
  return again.code === 2 && !args.includes('--force') ? runAgain([...args, '--force'], cwd) : again;
}

describe('killed at each call that changes the disk', needsScript, () => {
  // keeping.test.ts looks closer at what is left of plain backups; what is compressed takes minutes, and is left to the campaign.
  // Other backups are written by the same steps: of their calls a quarter is tried, another one each time.
  const compressed = ['backup --compress', 'restore of a compressed copy'];
  const closer = [...compressed, 'backup', 'restore to a new place', 'restore over a store', 'prune'];
  for (const kill of writingJobs.filter(({name}) => !closer.includes(name))) {
    it(`${kill.name} leaves its sources as they were, its target absent or complete, and can be run again`, async (t) => {
      const template = quickDirectory();
      const counted = quickDirectory();
      try {
        await kill.prepare(template);
        cpSync(template, counted, {recursive: true, preserveTimestamps: true});
        const calls = await countCalls(kill, counted);
        assert.ok(calls > 3, `${calls} calls`);
        const step = /^(backup|restore) /.test(kill.name) ? 4 : 1;
        let next = 1 + seededRandom(t).below(step);
        const tried = new Set<string>();
        const worker = async (): Promise<void> => {
          while (next <= calls) {
            const call = next;
            next += step;
            await killAt(kill, call, template, tried);
          }
        };
        await Promise.all([worker(), worker()]);
      } finally {
        for (const directory of [template, counted]) rmSync(directory, {recursive: true, force: true});
      }
    });
  }
});
