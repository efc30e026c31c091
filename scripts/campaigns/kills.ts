/**
 * The commands that write, as processes of their own, killed with -9 at a random time. Afterwards sources are as they were,
 * every store is absent or sound, an event that was acknowledged is there and none is half there, what is left is such as
 * doctor names, a lock is provably dead, and the same command goes through.
 */
import {cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {findingText} from '../../src/engine/faults/fault.js';
import {findLeftovers} from '../../src/engine/operations/doctor/leftovers.js';
import {listEvents} from '../../src/engine/operations/events/list-events.js';
import {verify} from '../../src/engine/operations/verify/verify.js';
import {inspectLock} from '../../src/engine/storage/lock/writer-lock.js';
import {finish} from '../../test/support/finish.js';
import {type Ended, ended, expectExit, runProgram, startProgram} from '../../test/support/program.js';
import {smallStore} from '../../test/support/sample-store.js';
import {digestOf, type WritingJob, writingJobs} from '../../test/support/writing-jobs.js';
import {type Campaign, campaign, type Round} from './campaign.js';

const append = ['events', 'append', 'a.liel', '--author', 'ai:ada', '--operation', 'review', '--target', 'task:1'];
const eventsBefore = 3;

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

/** A job with a directory that every run begins with, and how long it takes when nobody kills it. */
interface Target {
  readonly job: WritingJob;
  readonly template: string;
  readonly ms: number;
}

async function prepare(job: WritingJob, directory: string): Promise<Target> {
  const template = path.join(directory, job.name.replaceAll(/\W+/g, '-'));
  const trial = `${template}.trial`;
  mkdirSync(template);
  await job.prepare(template);
  cpSync(template, trial, {recursive: true, preserveTimestamps: true});
  const begun = performance.now();
  await expectExit(0, job.args, {cwd: trial});
  const ms = performance.now() - begun;
  rmSync(trial, {recursive: true});
  return {job, template, ms};
}

/** A run in its own directory that was killed, or was quicker. */
class KilledRun {
  constructor(
    private readonly target: Target,
    private readonly cwd: string,
    private readonly round: Round,
    private readonly afterMs: number,
  ) {}

  async play(): Promise<void> {
    const {job, template} = this.target;
    cpSync(template, this.cwd, {recursive: true, preserveTimestamps: true});
    try {
      const child = startProgram(job.args, {cwd: this.cwd});
      const end = ended(child);
      await Promise.race([end, sleep(this.afterMs)]);
      child.kill('SIGKILL');
      const killed = await end;
      this.round.count(killed.signal === 'SIGKILL' ? 'kills' : 'done before the kill');
      await this.judge(killed);
    } finally {
      rmSync(this.cwd, {recursive: true, force: true});
    }
  }

  private wrong(what: string): void {
    this.round.wrong(`${this.target.job.name}, killed after ${this.afterMs.toFixed(1)} ms: ${what}`);
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
    const stores = [...own].filter((name) => name.endsWith('.liel'));
    const leftovers = stores.flatMap((store) => findLeftovers(this.at(store)).map((leftover) => leftover.path));
    for (const name of readdirSync(this.cwd)) {
      const isSidecar =
        /\.(seal|receipt\.json|confirmed\.json|ledger\.jsonl)$/.test(name) &&
        own.has(name.replace(/\.(seal|receipt\.json|confirmed\.json|ledger\.jsonl)$/, ''));
      if (own.has(name) || isSidecar || leftovers.includes(this.at(name))) continue;
      if (name.endsWith('.lock')) this.judgeLock(name.slice(0, -'.lock'.length));
      else this.wrong(`doctor does not name ${name}`);
    }
    if (leftovers.length > 0) this.round.count('leftovers', leftovers.length);
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
  const targets: Target[] = [];
  for (const job of [...writingJobs, ...furtherJobs]) targets.push(await prepare(job, directory));
  let number = 0;
  const killOne = async (round: Round): Promise<void> => {
    const target = round.random.pick(targets);
    // Hardly anything happens while Node starts.
    const afterMs = target.ms * (0.2 + 0.9 * round.random.next());
    await new KilledRun(target, path.join(directory, `run-${number++}`), round, afterMs).play();
  };
  return {round: killOne};
}

await campaign(import.meta.url, begin);
