/**
 * Lets a read fail in whatever reads or copies a store. Nothing may be done with another result than that of a sound run, crash, hang, change a source or leave something behind; salvage and
 * heal lose nothing beside the pages that cannot be read.
 */
import {createHash} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {inspect} from 'node:util';
import type {VerifyReport} from '../../src/engine/evidence/verdict.js';
import {exit, Fault} from '../../src/engine/faults/fault.js';
import {dataStart, pageSize} from '../../src/engine/format/records/constants.js';
import {type RecordKind, slotOffset} from '../../src/engine/format/records/geometry.js';
import {recordKinds} from '../../src/engine/format/records/record-kind.js';
import {backup} from '../../src/engine/operations/backups/backup.js';
import {restore} from '../../src/engine/operations/backups/restore.js';
import {catalog} from '../../src/engine/operations/catalog/catalog.js';
import {compact} from '../../src/engine/operations/compact/compact.js';
import {diff} from '../../src/engine/operations/diff/diff.js';
import {listEvents} from '../../src/engine/operations/events/list-events.js';
import {heal} from '../../src/engine/operations/heal/heal.js';
import {writeDocument} from '../../src/engine/operations/manifest.js';
import {merge} from '../../src/engine/operations/merge/merge.js';
import {pack} from '../../src/engine/operations/pack/pack.js';
import {repair} from '../../src/engine/operations/repair/repair.js';
import {salvage} from '../../src/engine/operations/salvage/salvage.js';
import type {SalvageReport} from '../../src/engine/operations/salvage/salvage-report.js';
import {seal} from '../../src/engine/operations/seal.js';
import {sign} from '../../src/engine/operations/sign.js';
import {stats} from '../../src/engine/operations/stats.js';
import {trace} from '../../src/engine/operations/trace/trace.js';
import {verify} from '../../src/engine/operations/verify/verify.js';
import type {Note, Operation, Progress} from '../../src/engine/passes/operation.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import type {SystemCalls} from '../../src/engine/storage/files/system-calls.js';
import {readStore} from '../../src/engine/storage/reading/open-store.js';
import {RecordReader} from '../../src/engine/storage/reading/record-reader.js';
import {finish} from '../../test/support/finish.js';
import {SeededRandom} from '../../test/support/random.js';
import {randomStore} from '../../test/support/sample-store.js';
import {withCalls} from '../../test/support/system-calls.js';
import {campaignStore} from './bit-flips.js';
import {type Campaign, campaign, type Round} from './campaign.js';

type At = (name: string) => string;
type Job = (at: At) => Operation<Note | Progress, unknown>;

const now = new Date('2026-01-02T03:04:05.678Z');
const stream = async (): Promise<void> => {};

/** What needs all of a store: it is done with the right result, or refused. `x.liel` is the store, `out` what comes of it. */
const strict: Readonly<Record<string, Job>> = {
  stats: (at) => stats({store: at('x.liel')}),
  catalog: (at) => catalog({store: at('x.liel')}),
  diff: (at) => diff({left: at('x.liel'), right: at('other.liel'), nodeKeys: [], limit: 10}),
  trace: (at) => trace({store: at('x.liel'), from: 1n, to: 2n, edgeLabel: ''}),
  events: (at) => listEvents({store: at('x.liel')}),
  merge: (at) =>
    merge({
      left: at('x.liel'),
      right: at('other.liel'),
      output: at('out.liel'),
      how: {matching: undefined, edgeStrategy: 'append', onNodeConflict: 'keep_dst', allowDuplicates: false},
    }),
  manifest: (at) => writeDocument({store: at('x.liel'), kind: 'manifest', output: at('out.json'), stream}),
  export: (at) => writeDocument({store: at('x.liel'), kind: 'export', output: at('out.json'), stream}),
  sign: (at) => sign({store: at('x.liel'), keyFile: at('key'), output: at('out.json')}),
  seal: (at) => seal({store: at('x.liel'), output: at('out.json'), now}),
  backup: (at) => backup({store: at('x.liel'), output: at('out.liel'), now, version: '0'}),
  restore: (at) => restore({backup: at('kept.liel'), store: at('out.liel'), now}),
  compact: (at) => compact({store: at('x.liel'), output: at('out.liel')}),
  repair: (at) => repair({store: at('x.liel'), output: at('out.liel')}),
  pack: (at) => pack({source: at('x.liel'), output: at('out.liel'), includeLabels: ['Task']}),
  heal: (at) => heal({store: at('x.liel'), backups: [at('kept.liel'), at('other.liel')], output: at('out.liel')}),
};
/** What reads on: its report says what is missing. */
const tolerant: Readonly<Record<string, Job>> = {
  verify: (at) => verify({store: at('x.liel')}),
  salvage: (at) => salvage({store: at('x.liel'), output: at('out.liel'), jsonl: at('out.jsonl'), stream}),
};
const jobs = {...strict, ...tolerant};
/** Jobs in which a bit that changes on the way is noticed, beside a seal: what they give is what was sealed. */
const proved = ['verify', 'backup', 'restore', 'heal'];

const places = ['EIO once', 'EIO', 'nothing once', 'nothing', 'short', 'flipped'] as const;
type Kind = (typeof places)[number];

/** A read that was made: the name of its file, and where. */
interface Read {
  readonly inode: number;
  readonly position: number;
  readonly length: number;
}

/** What came of a job. */
interface Outcome {
  readonly error?: unknown;
  readonly report?: unknown;
  /** The report, and what was written, as one text. */
  readonly result: string;
  readonly records: ReadonlySet<string>;
  readonly left: readonly string[];
}

const seedOfStores = 20261129;

/** Three stores to read from: one as its writer closed it, one beside a seal, one with a commit that waits in its WAL. */
export async function begin(directory: string): Promise<Campaign> {
  const random = new SeededRandom(seedOfStores);
  const {walLive} = randomStore(random, 300);
  const fields: Field[] = [];
  for (const [name, bytes, isSealed] of [
    ['closed', campaignStore(random), false],
    ['sealed', campaignStore(random), true],
    ['wal', walLive, false],
  ] as const) {
    fields.push(await Field.make(path.join(directory, name), bytes, isSealed));
  }
  return {round: (one) => one.random.pick(fields).round(one)};
}

/** A directory with a store, what lies beside it, and what the jobs make of it when all is well. */
class Field {
  private readonly names: readonly string[];
  private readonly digest: string;
  private readonly sound = new Map<string, {reads: readonly Read[]; outcome: Outcome}>();

  private constructor(
    private readonly at: At,
    private readonly bytes: Uint8Array,
    private readonly isSealed: boolean,
  ) {
    this.names = fs.readdirSync(at('')).sort();
    this.digest = this.digestOfAll();
  }

  static async make(directory: string, bytes: Uint8Array, isSealed: boolean): Promise<Field> {
    fs.mkdirSync(directory);
    const at = (name: string): string => path.join(directory, name);
    for (const name of ['x.liel', 'other.liel']) fs.writeFileSync(at(name), bytes);
    fs.writeFileSync(at('key'), 'secret');
    await finish(backup({store: at('x.liel'), output: at('kept.liel'), now, version: '0'}));
    if (isSealed) await finish(seal({store: at('x.liel'), now}));
    for (const name of fs.readdirSync(directory)) fs.utimesSync(at(name), 1, 1);
    return new Field(at, bytes, isSealed);
  }

  /** One job, in which one read fails, or a page of a file for ever. */
  async round({random, count, wrong}: Round): Promise<void> {
    const names = Object.keys(jobs).filter((name) => this.isSealed || name !== 'heal');
    const name = random.pick(names);
    const {reads, outcome: expected} = await this.soundRun(name);
    const chosen = random.below(reads.length);
    const read = reads[chosen] as Read;
    // What is staged, and a lock, is another file in every run: a place of it cannot fail for ever.
    const isInput = this.names.some((file) => fs.statSync(this.at(file)).ino === read.inode);
    const kinds = places.filter((place) => {
      if (place === 'flipped') return this.isSealed && proved.includes(name);
      return isInput || (place !== 'EIO' && place !== 'nothing');
    });
    const kind = random.pick(kinds);
    const page = Math.floor((read.position + random.below(Math.max(1, read.length))) / pageSize);
    const failure = {kind, chosen, read, page, pages: 1 + random.below(3), bit: random.below(8), at: random.next()};
    const {calls, hit} = failingCalls(failure);
    const outcome = await this.run(name, calls);
    if (!hit()) return;
    count('failing reads');
    const problem = this.judge(name, failure, expected, outcome);
    if (problem !== undefined) wrong(`${path.basename(this.at(''))} ${name}, ${JSON.stringify(failure)}: ${problem}`);
  }

  private async soundRun(name: string) {
    const known = this.sound.get(name);
    if (known) return known;
    const reads: Read[] = [];
    const readSync = ((fd: number, bytes: Uint8Array, from: number, length: number, position: number) => {
      reads.push({inode: fs.fstatSync(fd).ino, position, length});
      return fs.readSync(fd, bytes, from, length, position);
    }) as SystemCalls['readSync'];
    const outcome = await this.run(name, {readSync});
    // What a store does not give, it does not give with a failing read either.
    if (outcome.error !== undefined && !(outcome.error instanceof Fault)) throw outcome.error;
    const made = {reads, outcome};
    this.sound.set(name, made);
    return made;
  }

  private async run(name: string, calls: Partial<SystemCalls>): Promise<Outcome> {
    let ended: Pick<Outcome, 'error' | 'report'>;
    try {
      ended = await withCalls(calls, () => finish((jobs[name] as Job)(this.at)));
    } catch (error) {
      ended = {error};
    }
    const made = fs.readdirSync(this.at('')).filter((entry) => !this.names.includes(entry));
    const read = (file: string): string => (made.includes(file) ? fs.readFileSync(this.at(file), 'latin1') : '');
    const written = ['out.liel', 'out.json'].filter((file) => made.includes(file));
    const result = written.length > 0 ? digestOf(written.map(read).join()) : inspect(ended.report, {depth: null});
    const records = new Set(read('out.jsonl').split('\n'));
    for (const file of made) fs.rmSync(this.at(file), {recursive: true});
    const left = made.filter((file) => ended.error !== undefined || !file.startsWith('out'));
    return {...ended, result, records, left};
  }

  /** What is wrong with what a job did while a read failed. */
  private judge(name: string, failure: Failure, expected: Outcome, found: Outcome): string | undefined {
    if (found.left.length > 0) return `leaves ${found.left.join(', ')}`;
    if (this.digestOfAll() !== this.digest) return 'changes a source';
    if (found.error !== undefined) {
      const {error} = found;
      return error instanceof Fault && error.condition.exit !== exit.internal ? undefined : inspect(error);
    }
    if (found.result === expected.result) return undefined;
    if (name === 'verify')
      return (found.report as VerifyReport).ok ? 'calls it sound, and says something else' : undefined;
    if (name === 'salvage') return this.judgeSalvage(found.report as SalvageReport, failure, expected, found);
    return 'gives another result';
  }

  /** Records that touch no unreadable page are there, and none is another. */
  private judgeSalvage(report: SalvageReport, {kind}: Failure, expected: Outcome, found: Outcome): string | undefined {
    const bad = new Set(report.unreadable_pages);
    // A commit that waits is whole or not there.
    if (this.isWal() && [...bad].some((page) => page < dataStart / pageSize)) return undefined;
    if (report.complete) return `is complete, and gives something else (${kind})`;
    if (bad.size === 0) return 'loses something, and names no page';
    const touched = this.touching(bad);
    for (const line of expected.records) {
      if (line === '' || found.records.has(line)) continue;
      const [, from, id] = /"record":\{(?:"from_node":(\d+),)?"id":(\d+)/.exec(line) ?? [];
      const [, to] = /"to_node":(\d+)\}\}$/.exec(line) ?? [];
      const owners = from === undefined ? [`node ${id}`] : [`edge ${id}`, `node ${from}`, `node ${to}`];
      if (!owners.some((record) => touched.has(record))) return `loses ${owners[0]}`;
    }
    return undefined;
  }

  private isWal(): boolean {
    return readStore(new MemoryDevice('x', this.bytes)).wal.committed;
  }

  /** Records with a byte on one of some pages. */
  private touching(pages: ReadonlySet<number>): Set<string> {
    const snapshot = readStore(new MemoryDevice('x', this.bytes));
    const records = new Set<string>();
    for (const kind of ['node', 'edge'] as const satisfies readonly RecordKind[]) {
      for (const reader = new RecordReader(snapshot, kind); reader.next(); ) {
        const {geometry} = recordKinds[kind];
        const slot = slotOffset(geometry, snapshot.chains[kind].extents, reader.id) ?? 0;
        const {labelOffset, labelLength, propOffset, propLength} = reader;
        for (const [offset, length] of [
          [slot, geometry.slotSize],
          [labelOffset, labelLength],
          [propOffset, propLength],
        ] as const) {
          const last = Math.floor((offset + Math.max(1, length) - 1) / pageSize);
          for (let page = Math.floor(offset / pageSize); page <= last; page++)
            if (pages.has(page)) records.add(`${kind} ${reader.id}`);
        }
      }
    }
    return records;
  }

  private digestOfAll(): string {
    return digestOf(this.names.map((name) => digestOf(fs.readFileSync(this.at(name)))).join());
  }
}

interface Failure {
  readonly kind: Kind;
  /** Which read of the sound run. */
  readonly chosen: number;
  readonly read: Read;
  /** Pages of its file that fail for ever. */
  readonly page: number;
  readonly pages: number;
  readonly bit: number;
  /** Where in the read a bit is another, from 0 to 1. */
  readonly at: number;
}

/** Calls of which one read fails, or all that touch some pages; `hit` says whether that was met. */
function failingCalls({kind, chosen, read, page, pages, bit, at: share}: Failure) {
  let count = 0;
  let hits = 0;
  const readSync = (fd: number, bytes: Uint8Array, at: number, length: number, position: number): number => {
    const isChosen = count++ === chosen;
    const isPlace =
      fs.fstatSync(fd).ino === read.inode &&
      position < (page + pages) * pageSize &&
      position + length > page * pageSize;
    if (!(kind === 'EIO' || kind === 'nothing' ? isPlace : isChosen))
      return fs.readSync(fd, bytes, at, length, position);
    hits++;
    if (kind.startsWith('EIO')) throw Object.assign(new Error('EIO: i/o error, read'), {code: 'EIO', syscall: 'read'});
    if (kind.startsWith('nothing')) return 0;
    if (kind === 'short') return fs.readSync(fd, bytes, at, Math.max(1, length >> 1), position);
    const done = fs.readSync(fd, bytes, at, length, position);
    if (done > 0) bytes[at + Math.floor(share * done)]! ^= 1 << bit;
    return done;
  };
  return {calls: {readSync: readSync as SystemCalls['readSync']}, hit: () => hits > 0};
}

const digestOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

await campaign(import.meta.url, begin);
