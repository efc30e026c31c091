import {createHash} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {logicalDigest} from '../../src/engine/evidence/logical-digest.js';
import {judgeBySeal} from '../../src/engine/evidence/seal/seal-denial.js';
import {conditions} from '../../src/engine/faults/conditions.js';
import {exit, Fault, isFault} from '../../src/engine/faults/fault.js';
import {startsLikeAge} from '../../src/engine/format/age.js';
import {backup} from '../../src/engine/operations/backups/backup.js';
import {type PrunedBackup, prune} from '../../src/engine/operations/backups/prune.js';
import {restore} from '../../src/engine/operations/backups/restore.js';
import {undoRestore} from '../../src/engine/operations/backups/undo-restore.js';
import {compact} from '../../src/engine/operations/compact/compact.js';
import {appendEvent} from '../../src/engine/operations/events/append-event.js';
import {recover} from '../../src/engine/operations/recover.js';
import {seal} from '../../src/engine/operations/seal.js';
import type {Note, Operation, Progress} from '../../src/engine/passes/operation.js';
import {run} from '../../src/engine/passes/run.js';
import {decryptAll, openIdentities} from '../../src/engine/storage/age/age.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import type {SystemCalls} from '../../src/engine/storage/files/system-calls.js';
import {readStore} from '../../src/engine/storage/reading/open-store.js';
import {finish} from './finish.js';
import {noteEvent} from './note-event.js';
import {Medium} from './power-cut.js';
import {type PublishingJob, publishingJobs, workplaceIn} from './publishing-jobs.js';
import type {SeededRandom} from './random.js';
import {recordedSystem} from './recorded-system.js';
import {interrupted, smallStore} from './sample-store.js';
import {withCalls} from './system-calls.js';
import {knownIdentity, knownRecipient} from './writing-jobs.js';

/** One call of a job fails once: what is said of the job must be what is on the disk. */

/** How a call fails: with an error of the system, or as a write that is half done. */
export const failures = ['EIO', 'ENOSPC', 'EINTR', 'EACCES', 'short'] as const;
export type Failure = (typeof failures)[number];

const failable = [
  'openSync',
  'writeSync',
  'fsyncSync',
  'ftruncateSync',
  'renameSync',
  'linkSync',
  'unlinkSync',
  'rmdirSync',
  'mkdirSync',
  'fchmodSync',
  'fchownSync',
] as const;

const now = new Date('2026-01-02T03:04:05.678Z');

/** Everything that changes a file: the jobs that give names, and those that write in place or take names away. */
export const changingJobs: Readonly<Record<string, PublishingJob>> = {
  ...publishingJobs,
  'compact in place, sealed': {run: (at) => compact({store: at('whole.liel'), inPlace: true})},
  'compact over a sealed store': {run: (at) => compact({store: at('a.liel'), output: at('whole.liel'), force: true})},
  'restore undone': {run: (at) => undoRestore({store: at('restored.liel'), now})},
  'event appended': {run: (at) => appendEvent({store: at('a.liel'), event: noteEvent, now})},
  'event appended behind a crash': {run: (at) => appendEvent({store: at('waits.liel'), event: noteEvent, now})},
  'event appended to a new store': {run: (at) => appendEvent({store: at('new.liel'), event: noteEvent, now})},
  recover: {run: (at) => recover({store: at('waits.liel')})},
  'compressed backup': {
    run: (at) => backup({store: at('a.liel'), output: at('out.liel.zst'), compress: 'zstd', now, version: '0'}),
  },
  differential: {
    run: (at) =>
      backup({store: at('a.liel'), output: at('out.liel.delta.tar'), since: at('kept.liel'), now, version: '0'}),
  },
  'encrypted backup': {
    run: (at) =>
      backup({store: at('a.liel'), output: at('out.liel.age'), encryptTo: [knownRecipient], now, version: '0'}),
  },
  prune: {run: (at) => prune({directory: at('old'), rules: {last: 1, daily: 0, weekly: 0, monthly: 0}, now})},
};

/** What the jobs work on, in an empty directory. */
export async function furnishAll(directory: string): Promise<(name: string) => string> {
  const at = await workplaceIn(directory);
  fs.writeFileSync(at('whole.liel'), smallStore());
  await finish(seal({store: at('whole.liel'), now}));
  fs.writeFileSync(
    at('waits.liel'),
    interrupted(smallStore(), (graph) => graph.addNode(['Late'])),
  );
  fs.writeFileSync(
    at('restored.liel'),
    smallStore((graph) => graph.addNode(['R'])),
  );
  await finish(seal({store: at('restored.liel'), now}));
  await finish(restore({backup: at('kept.liel'), store: at('restored.liel'), force: true, now}));
  for (const day of [1, 2, 3]) {
    const taken = new Date(Date.UTC(2025, 11, day));
    await finish(backup({store: at('b.liel'), output: `${at('old')}/`, drill: day === 3, now: taken, version: '0'}));
  }
  return at;
}

interface Entry {
  readonly key: string;
  readonly bytes: Buffer | undefined;
}

/** A directory with all that is in it, which can be put back. */
export class Workplace {
  private readonly before: ReadonlyMap<string, Entry>;
  private readonly states = new Map<string, string>();

  constructor(
    readonly directory: string,
    readonly at: (name: string) => string,
  ) {
    this.before = this.entries();
    this.note();
  }

  /** Where nothing has happened yet, all that is there is what it was at first. */
  static async of(directory: string): Promise<Workplace> {
    const place = new Workplace(directory, await furnishAll(directory));
    place.first = await place.look();
    return place;
  }

  /** What each name holds at first. */
  first: ReadonlyMap<string, string> = new Map();

  private names(): string[] {
    return fs
      .readdirSync(this.directory, {recursive: true, encoding: 'utf8'})
      .map((name) => path.join(this.directory, name));
  }

  private readonly written = new Map<string, string>();

  private note(): void {
    for (const name of this.before.keys()) this.written.set(name, keyOf(name));
  }

  private entries(): Map<string, Entry> {
    const entryOf = (name: string): Entry => {
      const isFile = fs.lstatSync(name).isFile();
      return {key: keyOf(name), bytes: isFile ? fs.readFileSync(name) : undefined};
    };
    return new Map(this.names().map((name) => [name, entryOf(name)]));
  }

  /** The bytes of the files as they were at first. */
  files(): Map<string, Buffer> {
    return new Map([...this.before].flatMap(([name, {bytes}]) => (bytes ? [[name, bytes] as const] : [])));
  }

  /** Makes everything as it was at first; what nobody touched stays as it is. */
  putBack(): void {
    for (const name of this.names()) if (!this.before.has(name)) fs.rmSync(name, {recursive: true, force: true});
    for (const [name, {bytes}] of this.before) {
      if (bytes === undefined) fs.mkdirSync(name, {recursive: true});
      else if (!fs.existsSync(name) || this.written.get(name) !== keyOf(name)) {
        // Never into another name of the same file.
        fs.rmSync(name, {recursive: true, force: true});
        fs.writeFileSync(name, bytes);
        const state = this.first.get(name);
        if (state !== undefined) this.states.set(keyOf(name), state);
      }
    }
    this.note();
  }

  /** What is there now: for each name what it holds, a store by its records. */
  async look(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const name of this.names()) {
      if (!fs.existsSync(name)) continue;
      const key = keyOf(name);
      const state =
        this.states.get(key) ?? (fs.lstatSync(name).isFile() ? await stateOf(fs.readFileSync(name)) : 'directory');
      this.states.set(key, state);
      found.set(name, state);
    }
    return found;
  }
}

/** What a file is, without reading it. */
function keyOf(name: string): string {
  const {ino, size, mtimeNs, ctimeNs} = fs.lstatSync(name, {bigint: true});
  return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
}

const known = new WeakMap<Buffer, string>();

/** What bytes hold: the records of a store, or the bytes themselves. */
async function stateOf(bytes: Buffer): Promise<string> {
  const state = known.get(bytes) ?? (await readState(bytes));
  known.set(bytes, state);
  return state;
}

async function readState(bytes: Buffer): Promise<string> {
  // Equal copies are never encrypted to equal bytes.
  if (startsLikeAge(bytes) !== undefined) return `encrypted ${await decryptedState(bytes)}`;
  if (bytes.subarray(0, 4).toString('latin1') !== 'LIEL') return createHash('sha256').update(bytes).digest('hex');
  try {
    const {manifestSha256} = await logicalDigest(readStore(new MemoryDevice('store', bytes)), () => {});
    return `records ${manifestSha256}`;
  } catch (error) {
    return `a store that cannot be read: ${error}`;
  }
}

/** What encrypted bytes hold; why they cannot be opened. */
async function decryptedState(bytes: Buffer): Promise<string> {
  const identities = await openIdentities([knownIdentity]);
  const parts: Uint8Array[] = [];
  const keep = (part: Uint8Array): void => void parts.push(part.slice());
  const why = identities && (await decryptAll(new MemoryDevice('encrypted', bytes), identities, keep, () => undefined));
  return why ?? readState(Buffer.concat(parts));
}

/** A job that ended: what it raised, if it did, and what it said. */
export interface Told {
  readonly error: Fault | undefined;
  /** The backups that its report says it did not remove. */
  readonly kept: readonly string[];
  readonly notes: readonly string[];
  /** The calls there were that can fail, by their names, and the one that did. */
  readonly calls: readonly string[];
  readonly failed: string;
  /** What changed the disk. */
  readonly medium: Medium;
}

/** Runs a job in which the n-th call fails once; none for 0. */
export async function runFailing(
  place: Workplace,
  job: PublishingJob,
  failAt: number,
  failure: Failure,
): Promise<Told> {
  const recorded = recordedSystem();
  const told = {calls: [] as string[], failed: ''};
  const calls = Object.fromEntries(
    failable.map((name) => {
      const below = recorded.system[name] as (...args: unknown[]) => unknown;
      const call = (...args: unknown[]): unknown => {
        if (told.calls.push(name) !== failAt) return below(...args);
        const isShort = failure === 'short' && name === 'writeSync' && (args[3] as number) > 1;
        told.failed = `${name} ${path.basename(String(args[0]))} (${failure})`;
        if (isShort) return below(args[0], args[1], args[2], (args[3] as number) >> 1, args[4]);
        const code = failure === 'short' ? 'EIO' : failure;
        throw Object.assign(new Error(`${code}: ${name}`), {code, syscall: name});
      };
      return [name, call];
    }),
  );
  const notes: string[] = [];
  const onEvent = (said: Note | Progress): void => void (said.type === 'note' && notes.push(said.text));
  const {error, kept} = await withCalls({...recorded.system, ...calls} as SystemCalls, () =>
    endOf(job.run(place.at), onEvent),
  );
  const medium = new Medium(place.files());
  for (const call of recorded.calls) medium.take(call);
  return {error, kept, notes, ...told, medium};
}

/** How a job ends. Raises what is no fault of the surroundings. */
async function endOf(
  operation: Operation<Note | Progress, unknown>,
  onEvent: (said: Note | Progress) => void,
): Promise<Pick<Told, 'error' | 'kept'>> {
  try {
    const report = await run(operation, {onEvent});
    const backups = (report as {backups?: readonly PrunedBackup[]}).backups ?? [];
    return {error: undefined, kept: backups.flatMap((pruned) => (pruned.outcome === 'removed' ? [] : [pruned.path]))};
  } catch (error) {
    if (error instanceof Fault && (error.condition.exit === exit.environment || error.condition.exit === exit.busy))
      return {error, kept: []};
    throw error;
  }
}

/** What a job did not do, did, did perhaps, or did with something left open. */
function outcomeOf({error}: Pick<Told, 'error'>): 'done' | 'in place' | 'not known' | 'not done' {
  if (error === undefined) return 'done';
  if (isFault(error, conditions.inPlaceUnsettled)) return 'in place';
  return isFault(error, conditions.commitUnsettled) ? 'not known' : 'not done';
}

/** What may be under a name after a job: what it held before, what it was to hold, or either. */
function allowedStates(told: Told, name: string, was: string | undefined, willBe: string | undefined) {
  const outcome = outcomeOf(told);
  if (outcome === 'not done') return [was];
  const isSettled = outcome === 'done' || (outcome === 'in place' && told.error?.facts['path'] === name);
  return isSettled ? [willBe] : [was, willBe];
}

const isSidecar = (name: string): boolean => /\.(seal|receipt\.json(\.minisig)?|progress)$/.test(name);

/** Whether a job named a file, that to which it belongs, or the lock that it is in, or said that it stays. */
function isNamed({notes, error, kept}: Told, name: string): boolean {
  const text = [...notes, ...kept, error?.message ?? ''].join('\n');
  const owner = name.endsWith('.liel') ? name : path.dirname(name).endsWith('.lock') ? path.dirname(name) : name;
  return [owner, owner.replace(/(\.seal|\.receipt\.json)?(\.minisig)?$/, '')].some((file) =>
    text.includes(path.basename(file)),
  );
}

/** What is wrong with what a job said, by what is on the disk; `after` is what is there when it ran undisturbed. */
export async function lies(place: Workplace, told: Told, after: ReadonlyMap<string, string>): Promise<string[]> {
  const {first: before} = place;
  if (isFault(told.error, conditions.leftHalfWay)) return [`one failure left it half-way: ${told.error.message}`];
  const outcome = outcomeOf(told);
  const found = await place.look();
  const problems: string[] = [];
  for (const name of new Set([...before.keys(), ...after.keys(), ...found.keys()])) {
    const [was, is, willBe] = [before.get(name), found.get(name), after.get(name)];
    if (allowedStates(told, name, was, willBe).includes(is)) continue;
    if (isSidecar(name) && outcome !== 'not done') {
      // Its bytes are those of its time, and where only the store is in its place it may lack.
      if (is === undefined ? outcome === 'in place' : willBe !== undefined) continue;
    }
    const isLeft = is !== undefined && (was === undefined || outcome === 'done');
    if (!isLeft || !isNamed(told, name)) problems.push(sentence(outcome, name, [was, is, willBe]));
  }
  for (const name of found.keys()) {
    if (!name.endsWith('.liel') || !found.has(`${name}.seal`) || found.get(name) === before.get(name)) continue;
    const judged = await judgeBySeal({store: name, device: new MemoryDevice(name, fs.readFileSync(name))}, () => {});
    if (judged?.check.verdict === 'fail') problems.push(`${name} lies beside another's seal: ${judged.check.reason}`);
  }
  return problems;
}

function sentence(outcome: string, name: string, states: readonly (string | undefined)[]): string {
  const [was, is, willBe] = states.map((state) => state ?? 'not there');
  return `${outcome}, and ${path.basename(name)} is ${is}, was ${was}, is to be ${willBe}`;
}

/** What is wrong with what a power cut leaves of the stores, right after a job said what it said. */
export async function liesAfterPowerCut(
  {first: before}: Workplace,
  told: Told,
  random: SeededRandom,
  after: ReadonlyMap<string, string>,
): Promise<string[]> {
  const problems: string[] = [];
  const found = told.medium.afterPowerCut(random);
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    if (!name.endsWith('.liel')) continue;
    const bytes = found.get(name);
    const [was, is, willBe] = [before.get(name), bytes && (await stateOf(bytes)), after.get(name)];
    const outcome = outcomeOf(told);
    const isUnsure = outcome === 'in place' || isNamed({...told, error: undefined}, name);
    // A file that was made for the job, and stays although that failed, is named.
    if (isUnsure && was === undefined) continue;
    const allowed = isUnsure ? [was, willBe] : allowedStates(told, name, was, willBe);
    if (!allowed.includes(is)) problems.push(`after a power cut: ${sentence(outcome, name, [was, is, willBe])}`);
  }
  return problems;
}
