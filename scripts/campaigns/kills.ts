/**
 * The commands that write, as processes of their own, killed with -9 at a random time or at a random call that changes the disk, or on
 * a disk that has no room at a random moment. Afterwards sources are as they were, every store is absent or sound, every copy, compressed, differential and encrypted ones
 * too, is absent or can be restored and is what its receipt says, an event that was acknowledged is there and none is half there, what is
 * left is such as doctor names, a lock is provably dead, and the same command goes through. Behind a full disk, nothing is left.
 */
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {findingText} from '../../src/engine/faults/fault.js';
import {drill} from '../../src/engine/operations/backups/drill.js';
import {findLeftovers} from '../../src/engine/operations/doctor/leftovers.js';
import {listEvents} from '../../src/engine/operations/events/list-events.js';
import {verify} from '../../src/engine/operations/verify/verify.js';
import {inspectLock} from '../../src/engine/storage/lock/writer-lock.js';
import {finish} from '../../test/support/finish.js';
import {type Ended, ended, expectExit, runProgram, startProgram} from '../../test/support/program.js';
import {smallStore} from '../../test/support/sample-store.js';
import {bytesIn, mayMount, SmallDisk} from '../../test/support/small-disk.js';
import {
  digestOf,
  knownIdentity,
  knownRecipient,
  type WritingJob,
  writingJobs,
} from '../../test/support/writing-jobs.js';
import {type Campaign, campaign, type Round} from './campaign.js';

const append = ['events', 'append', 'a.liel', '--author', 'ai:ada', '--operation', 'review', '--target', 'task:1'];
const eventsBefore = 3;

const encrypted = ['--encrypt-to', knownRecipient];
const ofDay = (day: number, ending: string): string => `a-2026010${day}-000000.liel${ending}`;
const full = (ending: string, ...how: readonly string[]): string[] => [
  'backup',
  'a.liel',
  '-o',
  ofDay(1, ending),
  ...how,
];
const delta = (base: string, ending: string, ...how: readonly string[]): string[] => {
  return ['backup', 'a.liel', '-o', ofDay(2, ending), '--since', ofDay(1, base), ...how];
};

/** A store with a compressed copy, and with what came to it after that; then more is made. */
async function putCompressed(cwd: string, how: readonly string[], ...more: readonly string[][]): Promise<void> {
  writeFileSync(path.join(cwd, 'key.txt'), knownIdentity);
  writeFileSync(path.join(cwd, 'a.liel'), smallStore());
  await expectExit(0, full(how.length > 0 ? '.zst.age' : '.zst', '--compress', 'zstd', ...how), {cwd});
  const later = smallStore((graph) => graph.addNode(['Day']));
  writeFileSync(path.join(cwd, 'a.liel'), later);
  for (const words of more) await expectExit(0, words, {cwd});
}

/** Copies that are more than one thing at once, and their way back. */
const combinedJobs: readonly WritingJob[] = [
  {
    name: 'a differential of a compressed copy',
    args: delta('.zst', '.delta.tar'),
    prepare: (cwd) => putCompressed(cwd, []),
    sources: ['a.liel', ofDay(1, '.zst')],
    outputs: [ofDay(2, '.delta.tar')],
  },
  {
    name: 'an encrypted differential of a compressed copy',
    args: delta('.zst', '.delta.tar.age', ...encrypted),
    prepare: (cwd) => putCompressed(cwd, []),
    sources: ['a.liel', ofDay(1, '.zst')],
    outputs: [ofDay(2, '.delta.tar.age')],
  },
  {
    name: 'an encrypted differential of an encrypted copy',
    args: delta('.zst.age', '.delta.tar.age', ...encrypted),
    prepare: (cwd) => putCompressed(cwd, encrypted),
    sources: ['a.liel', ofDay(1, '.zst.age')],
    outputs: [ofDay(2, '.delta.tar.age')],
  },
  {
    name: 'restore of an encrypted copy',
    args: ['restore', ofDay(1, '.zst.age'), '-o', 'a.liel', '--identity-file', 'key.txt', '--force'],
    prepare: (cwd) => putCompressed(cwd, encrypted),
    sources: [ofDay(1, '.zst.age')],
    always: 'a.liel',
  },
  {
    name: 'restore of an encrypted differential',
    args: ['restore', ofDay(2, '.delta.tar.age'), '-o', 'b.liel', '--identity-file', 'key.txt'],
    prepare: (cwd) => putCompressed(cwd, encrypted, delta('.zst.age', '.delta.tar.age', ...encrypted)),
    sources: ['a.liel', ofDay(2, '.delta.tar.age')],
    outputs: ['b.liel'],
  },
  {
    name: 'prune of differentials',
    args: ['prune', '.', '--keep-last', '1'],
    prepare: (cwd) =>
      putCompressed(
        cwd,
        [],
        delta('.zst', '.delta.tar'),
        ['backup', 'a.liel', '-o', ofDay(3, '.age'), ...encrypted],
        ['backup', 'a.liel', '-o', ofDay(4, '')],
      ),
    sources: ['a.liel', ofDay(4, '')],
    frees: true,
  },
];
/** What the tests that kill at every call leave to chance. */
const furtherJobs: readonly WritingJob[] = [
  {
    name: 'events append',
    args: append,
    prepare: async (cwd) => {
      writeFileSync(path.join(cwd, 'a.liel'), smallStore());
      for (let i = 0; i < eventsBefore; i++) await expectExit(0, append, {cwd});
    },
    sources: [],
    always: 'a.liel',
  },
  {
    name: 'import',
    args: ['import', 'e.json', '-o', 'copy.liel'],
    prepare: async (cwd) => {
      writeFileSync(path.join(cwd, 'a.liel'), smallStore());
      await expectExit(0, ['export', 'a.liel', '-o', 'e.json'], {cwd});
    },
    sources: ['a.liel', 'e.json'],
    outputs: ['copy.liel'],
  },
  {
    name: 'backup beside a writer',
    args: ['backup', 'a.liel', '-o', 'copy.liel', '--live'],
    prepare: (cwd) => writeFileSync(path.join(cwd, 'a.liel'), smallStore()),
    sources: ['a.liel'],
    outputs: ['copy.liel'],
  },
];

const preload = fileURLToPath(new URL('../../test/support/kill-at.cjs', import.meta.url));
const preloaded = {NODE_OPTIONS: `--require=${preload}`};
const isCopy = (name: string): boolean => /\.liel(\.zst|\.delta\.tar)?(\.age)?$/.test(name);

/** A job with a directory that every run begins with, and how long it takes when nobody kills it. */
interface Target {
  readonly job: WritingJob;
  readonly template: string;
  readonly ms: number;
  /** How often it changes the disk. */
  readonly calls: number;
  /** Bytes of room that are enough for it. */
  readonly needs: number;
}

async function prepare(job: WritingJob, directory: string): Promise<Target> {
  const template = path.join(directory, job.name.replaceAll(/\W+/g, '-'));
  const trial = `${template}.trial`;
  mkdirSync(template);
  await job.prepare(template);
  cpSync(template, trial, {recursive: true, preserveTimestamps: true});
  const begun = performance.now();
  const callsFile = `${template}.calls`;
  await expectExit(0, job.args, {cwd: trial, env: {...preloaded, LIEL_CALLS_FILE: callsFile}});
  const ms = performance.now() - begun;
  const calls = Number(readFileSync(callsFile, 'utf8'));
  // What it unpacks and restores to scratch files is gone again.
  const needs = Math.max(bytesIn(trial) - bytesIn(template), 2 ** 20) + 2 * 8 * 2 ** 20;
  rmSync(trial, {recursive: true});
  return {job, template, ms, calls, needs};
}

/** How a run is broken off: by a signal after so long or at a call, or by a disk with so much room. */
type Break = {readonly afterMs: number} | {readonly atCall: number} | {readonly freeBytes: number};

/** A run in its own directory that was broken off, or was not. */
class BrokenRun {
  constructor(
    private readonly target: Target,
    private readonly cwd: string,
    private readonly round: Round,
    private readonly how: Break,
    private readonly identity: string,
  ) {}

  async play(): Promise<void> {
    if ('freeBytes' in this.how) return this.onFullDisk(this.how.freeBytes);
    cpSync(this.target.template, this.cwd, {recursive: true, preserveTimestamps: true});
    try {
      const atCall = 'atCall' in this.how ? {...preloaded, LIEL_KILL_AT: String(this.how.atCall)} : {};
      const child = startProgram(this.target.job.args, {cwd: this.cwd, env: atCall});
      const end = ended(child);
      if ('afterMs' in this.how) {
        await Promise.race([end, sleep(this.how.afterMs)]);
        child.kill('SIGKILL');
      }
      const killed = await end;
      this.round.count(killed.signal === 'SIGKILL' ? 'kills' : 'done before the kill');
      await this.judge(killed);
    } finally {
      rmSync(this.cwd, {recursive: true, force: true});
    }
  }

  private async onFullDisk(freeBytes: number): Promise<void> {
    const {job, template} = this.target;
    const disk = new SmallDisk(this.cwd, template, freeBytes);
    try {
      const before = this.names();
      const run = await runProgram(job.args, {cwd: this.cwd, env: {TMPDIR: this.cwd}});
      this.round.count(run.code === 0 ? 'with room enough' : 'full disks');
      if (run.code !== 0 && run.code !== 5) this.wrong(`exit ${run.code}: ${run.stderr}`);
      if (run.code === 5 && this.names().join() !== before.join()) this.wrong(`left: ${this.names().join(' ')}`);
      disk.grow(64 * 2 ** 20);
      await this.judge(run);
    } finally {
      disk.remove();
    }
  }

  private names(): string[] {
    const names = readdirSync(this.cwd, {recursive: true, encoding: 'utf8'});
    return names.filter((name) => statSync(this.at(name)).isFile()).sort();
  }

  private wrong(what: string): void {
    this.round.wrong(`${this.target.job.name}, ${JSON.stringify(this.how)}: ${what}`);
  }

  private at(name: string): string {
    return path.join(this.cwd, name);
  }

  private async judge(killed: Ended): Promise<void> {
    const {job, template} = this.target;
    for (const source of job.sources)
      if (digestOf(this.at(source)) !== digestOf(path.join(template, source))) this.wrong(`${source} changed`);
    if (job.always !== undefined && !existsSync(this.at(job.always))) this.wrong(`${job.always} is gone`);
    await this.judgeStores();
    await this.judgeCopies();
    if (job.args === append) await this.judgeEvents(/^Appended/m.test(killed.stdout) || killed.code === 0 ? 1 : 0);
    this.judgeLeftovers();
    await this.again();
  }

  private async judgeStores(): Promise<void> {
    const stores = readdirSync(this.cwd).filter((name) => name.endsWith('.liel'));
    // What heal is for is damaged, and stays it.
    for (const store of stores.filter((name) => !this.target.job.sources.includes(name))) {
      const {ok, findings} = (await finish(verify({store: this.at(store)}))).report;
      if (!ok) this.wrong(`${store} is not sound: ${findings.map(findingText).join('; ')}`);
    }
  }

  /** Whatever has the name of a copy can be restored, and is what its receipt and its seal say. */
  private async judgeCopies(): Promise<void> {
    const {job} = this.target;
    const copies = this.names().filter((name) => isCopy(name) && !job.sources.includes(name));
    for (const name of copies) {
      if (name.endsWith('.liel') && !existsSync(this.at(`${name}.receipt.json`))) continue;
      try {
        await finish(drill({backup: this.at(name), identities: [this.identity]}));
        this.round.count('copies drilled');
      } catch (error) {
        this.wrong(`${name} cannot be restored: ${error}`);
      }
    }
  }

  /** @param acknowledged events that the killed run said were appended */
  private async judgeEvents(acknowledged: number): Promise<void> {
    const {events} = (await finish(listEvents({store: this.at('a.liel')}))).report;
    const least = eventsBefore + acknowledged;
    if (events.length < least) this.wrong(`${events.length} events of ${least} that were acknowledged`);
    if (events.length > eventsBefore + 1) this.wrong(`${events.length} events`);
  }

  /** Whatever has no name of its own is a leftover to doctor, and a lock is provably dead. */
  private judgeLeftovers(): void {
    const {job, template} = this.target;
    const own = new Set([...readdirSync(template), ...(job.outputs ?? [])]);
    const stores = [...own].filter(isCopy);
    const leftovers = new Set(
      stores.flatMap((store) => findLeftovers(this.at(store)).map((leftover) => leftover.path)),
    );
    for (const name of readdirSync(this.cwd)) {
      const owner = name.replace(/\.(seal|receipt\.json|confirmed\.json|ledger\.jsonl)$/, '');
      if (own.has(owner) || leftovers.has(this.at(name))) continue;
      if (name.endsWith('.lock')) this.judgeLock(name.slice(0, -'.lock'.length));
      else this.wrong(`doctor does not name ${name}`);
    }
    if (leftovers.size > 0) this.round.count('leftovers', leftovers.size);
  }

  private judgeLock(store: string): void {
    const {state, problem} = inspectLock(this.at(store));
    // Killed between making the lock and writing anything into it: only a person can tell.
    const isNameless = state === 'unprovable' && readdirSync(this.at(`${store}.lock`)).length === 0;
    if (isNameless) this.round.count('locks without a name');
    else if (state === 'stale') this.round.count('dead locks');
    else this.wrong(`the lock of ${store} is ${state}: ${problem}`);
  }

  /** The same command once more, by an operator who reads what it says. */
  private async again(): Promise<void> {
    const {args, always} = this.target.job;
    for (let words = args, tries = 0; tries < 3; tries++) {
      const {code, stderr} = await runProgram(words, {cwd: this.cwd});
      if (code === 0) break;
      const lock = readdirSync(this.cwd).find((name) => name.endsWith('.lock'));
      if (code === 4 && lock && stderr.includes('L2002')) rmSync(this.at(lock), {recursive: true});
      else if (code === 2 && !words.includes('--force')) words = [...words, '--force'];
      else if (code === 2 && always === undefined) break;
      else {
        this.wrong(`again: exit ${code}: ${stderr}`);
        return;
      }
    }
    const locks = readdirSync(this.cwd).filter((name) => name.endsWith('.lock'));
    if (locks.length > 0) this.wrong(`a lock stays after the next run: ${locks}`);
    await this.judgeStores();
    const stages = readdirSync(this.cwd).filter((name) => name.endsWith('.partial'));
    if (stages.length > 0) this.round.count('stages that the next run left to doctor', stages.length);
  }
}

async function begin(directory: string): Promise<Campaign> {
  const targets = new Map<WritingJob, Target>();
  const identity = path.join(directory, 'identity');
  writeFileSync(identity, knownIdentity);
  const jobs = [...writingJobs, ...combinedJobs, ...furtherJobs];
  const hasDisks = mayMount();
  let number = 0;
  const breakOne = async (round: Round): Promise<void> => {
    const {random} = round;
    const job = random.pick(jobs);
    const target = targets.get(job) ?? (await prepare(job, directory));
    targets.set(job, target);
    // Hardly anything happens while Node starts.
    const kill = {afterMs: target.ms * (0.2 + 0.9 * random.next())};
    const call = {atCall: 1 + random.below(target.calls)};
    const full = {freeBytes: random.below(target.needs)};
    const how = random.pick([kill, call, hasDisks ? full : kill]);
    await new BrokenRun(target, path.join(directory, `run-${number++}`), round, how, identity).play();
  };
  return {round: breakOne};
}

await campaign(import.meta.url, begin);
