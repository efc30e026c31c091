import assert from 'node:assert/strict';
import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {exit, Fault} from '../src/engine/faults/fault.js';
import {backup} from '../src/engine/operations/backups/backup.js';
import {restore} from '../src/engine/operations/backups/restore.js';
import {type InspectTopic, inspect} from '../src/engine/operations/inspect/inspect.js';
import {writeDocument} from '../src/engine/operations/manifest.js';
import {repair} from '../src/engine/operations/repair/repair.js';
import {sign} from '../src/engine/operations/sign.js';
import {stats} from '../src/engine/operations/stats.js';
import {verify} from '../src/engine/operations/verify/verify.js';
import type {Note, Operation, Progress} from '../src/engine/passes/operation.js';
import {damagedBytes, damagedStores, needsCorpus, type Truth} from './support/corpus.js';
import {finish} from './support/finish.js';
import {scratchDirectory} from './support/temp-directory.js';
import {leavesUnchanged} from './support/unchanged.js';

/** The numbers in the names of the corpus, for lists. */
const numbered = (...ranges: (number | readonly [number, number])[]): ReadonlySet<number> =>
  new Set(
    ranges.flatMap((range) => {
      const [from, to] = typeof range === 'number' ? [range, range] : range;
      return Array.from({length: to - from + 1}, (_, i) => from + i);
    }),
  );

/**
 * Damage that leaves every record readable as it was, so that readers answer and say what they saw:
 * 28 an append position that only the next write would feel; 128 to 130 a commit
 * that was interrupted; 145 an index page whose good image is in the WAL, which leaves nothing to say; 146 to 148 bytes
 * behind the store.
 */
const readable = numbered(28, [128, 130], [145, 148]);
/** Of these, what a copy takes along and so must name: the rest is in the WAL, which a copy does without. */
const copiedOddities = numbered(28, [146, 148]);
/** The damaged page is covered by the committed WAL: readers see a sound store through it, and only `verify` looks under it. */
const coveredByWal = numbered(145);
/** An edge end that is no live node: a manifest shows it as it is stored, with a note; nobody could import an export of it. */
const dangling = numbered([71, 73]);
/** Only lists and degrees are wrong; no record shows them. */
const listsOnly = numbered([99, 105], [107, 109], 111);
/** Lists and edge ends contradict each other, and either may be the wrong one: a document would show the ends. */
const contradictory = numbered(74, 106, 110);
/** A slot says another id than its place, and everything around it agrees with the place: repair puts it right. */
const idsOnly = numbered(50, 51, 54);
/** `stats` shows counts and labels, no ends and no lists, so all of these are nothing to it. */
const withoutEnds = new Set([...dangling, ...listsOnly, ...contradictory]);

const isHealthy = (truth: Truth): boolean => truth.what === 'healthy' || !truth.detectableWithoutSeal;
const numberOf = (truth: Truth): number => Number(truth.name.slice(0, 3));

let directory = '';
const store = (): string => path.join(directory, 'x.liel');
const output = (): string => path.join(directory, 'out.liel');

before(() => {
  directory = scratchDirectory();
});
after(() => rmSync(directory, {recursive: true}));

/** Runs an operation on the store: its report, or the fault it raised. Every other error fails the test. */
async function attempt<Report>(make: () => Operation<Note | Progress, Report> | Promise<Report>) {
  try {
    return {...(await leavesUnchanged(store(), () => finish(make()))), fault: undefined};
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    assert.equal(error.condition.exit, exit.undecidable, error.message);
    assert.ok(Object.keys(error.place).length > 0, `${error.condition.code} names no place: ${error.message}`);
    return {report: undefined, notes: [] as string[], fault: error};
  }
}

/** The manifest or export of the store, in one piece, with the notes; or the fault. */
async function documentOf(kind: 'manifest' | 'export') {
  const chunks: Buffer[] = [];
  const result = await attempt(() =>
    writeDocument({
      store: store(),
      kind,
      shadowed: 'real',
      output: undefined,
      force: false,
      stream: async (chunk) => void chunks.push(Buffer.from(chunk)),
    }),
  );
  if (result.fault) assert.equal(chunks.length, 0, 'a refused document must not begin');
  return {...result, text: Buffer.concat(chunks).toString()};
}

/** The manifest that the store had before it was damaged. */
async function healthyManifest(truth: Truth): Promise<string> {
  writeFileSync(store(), damagedBytes(truth.name, 'healthy'));
  const {text} = await documentOf('manifest');
  writeFileSync(store(), damagedBytes(truth.name));
  return text;
}

/** Runs an operation whose output is a file, and takes the file away. */
async function attemptOutput<Report>(make: () => Operation<Note | Progress, Report>) {
  rmSync(output(), {force: true});
  const begun = readFileSync(store());
  try {
    const {report} = await finish(make());
    return {report, fault: undefined, bytes: readFileSync(output())};
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    assert.equal(error.condition.exit, exit.undecidable, error.message);
    return {report: undefined, fault: error, bytes: undefined};
  } finally {
    assert.ok(readFileSync(store()).equals(begun), 'the source changed');
    for (const name of [output(), `${output()}.receipt.json`, `${output()}.seal`]) rmSync(name, {force: true});
    assert.deepEqual(readdirSync(directory).sort(), ['key', 'x.liel'], 'something was left behind');
  }
}

describe('over the damaged stores of the corpus', needsCorpus, () => {
  for (const truth of damagedStores()) {
    it(`${truth.name}: ${truth.what}`, async () => {
      writeFileSync(store(), damagedBytes(truth.name));
      const key = path.join(directory, 'key');
      writeFileSync(key, 'secret');
      await judgeReaders(truth);
      await judgeSign(truth, key);
      await judgeVerify(truth);
      await judgeInspect();
      await judgeCopies(truth);
    });
  }
});

async function judgeReaders(truth: Truth): Promise<void> {
  const number = numberOf(truth);
  const sound = isHealthy(truth);
  const counted = await attempt(() => stats({store: store()}));
  const answered = sound || readable.has(number) || withoutEnds.has(number);
  assert.equal(counted.fault === undefined, answered, `stats: ${counted.fault?.message ?? 'answered'}`);
  const shown = await documentOf('manifest');
  const showable = sound || readable.has(number) || dangling.has(number) || listsOnly.has(number);
  assert.equal(shown.fault === undefined, showable, `manifest: ${shown.fault?.message ?? 'answered'}`);
  const exported = await documentOf('export');
  const importable = showable && !dangling.has(number);
  assert.equal(exported.fault === undefined, importable, `export: ${exported.fault?.message ?? 'answered'}`);
  if (sound || coveredByWal.has(number)) {
    const said = [...counted.notes, ...shown.notes, ...exported.notes].filter((text) => !/waits in the WAL/.test(text));
    assert.deepEqual(said, [], 'nothing is to be said but that a commit waits');
  } else if (showable) {
    assert.ok(shown.notes.length > 0, 'what the manifest saw is said');
    if (readable.has(number)) assert.ok(counted.notes.length > 0, 'what stats saw is said');
  }
  if (showable && truth.what !== 'healthy' && !dangling.has(number) && !truth.oracle.wrongData) {
    assert.equal(shown.text, await healthyManifest(truth), 'an answer is the truth');
  }
}

async function judgeSign(truth: Truth, keyFile: string): Promise<void> {
  const signed = await attempt(() =>
    sign({store: store(), keyFile, shadowed: 'real', output: undefined, force: false}),
  );
  const signable = isHealthy(truth) || (readable.has(numberOf(truth)) && !copiedOddities.has(numberOf(truth)));
  assert.equal(signed.fault === undefined, signable, `sign: ${signed.fault?.message ?? 'signed'}`);
}

async function judgeVerify(truth: Truth): Promise<void> {
  const {report} = await attempt(() => verify({store: store(), shadowed: 'real'}));
  assert.ok(report, 'verify judges, it does not refuse');
  const sound = isHealthy(truth);
  assert.equal(report.ok, sound, JSON.stringify(report.layers));
  assert.equal(report.exit === exit.done, sound);
  assert.ok([exit.done, exit.no, exit.undecidable].includes(report.exit as 0));
  assert.equal(report.findings.length > 0, !sound);
  assert.equal(report.finding_count >= report.findings.length, true);
}

async function judgeInspect(): Promise<void> {
  const views: readonly (readonly [InspectTopic | undefined, number | undefined])[] = [
    [undefined, undefined],
    ['wal', undefined],
    ['extents', undefined],
    ['page', 1025],
    ['node', 22],
    ['edge', 47],
  ];
  for (const [topic, number] of views) {
    const {report} = await attempt(() => inspect({store: store(), topic, number, hex: true}));
    assert.ok(report !== undefined && report.views.length > 0, `inspect ${topic} shows something`);
  }
}

/** A copy is either refused, or sound but for what it reports. */
async function judgeCopies(truth: Truth): Promise<void> {
  const copied = await attemptOutput(() =>
    backup({
      store: store(),
      output: output(),
      force: false,
      waitMs: 0,
      now: new Date(),
      version: '0.0.0',
      acceptDamage: true,
    }),
  );
  const number = numberOf(truth);
  // A newer format is copied byte for byte, and not read.
  const isNewer = copied.report?.format !== undefined;
  if (isNewer) assert.ok(copied.report?.drill.done === false && copied.report.manifest_sha256 === null);
  const copyable = isHealthy(truth) || readable.has(number) || withoutEnds.has(number) || isNewer;
  assert.equal(copied.fault === undefined, copyable, `backup: ${copied.fault?.message ?? 'copied'}`);
  assert.equal(
    (copied.report?.finding_count ?? 0) > 0,
    withoutEnds.has(number) || copiedOddities.has(number),
    'a backup tells of wrong lists and ends, and of whatever else it copies',
  );
  const options = {backup: store(), store: output(), recovery: 'auto-truncate', waitMs: 0, now: new Date()} as const;
  const restored = await attemptOutput(() => restore(options));
  const restorable = isHealthy(truth) || (number >= 128 && number <= 130) || coveredByWal.has(number);
  assert.equal(restored.fault === undefined, restorable, `restore: ${restored.fault?.message ?? 'restored'}`);
  const repaired = await attemptOutput(() => repair({store: store(), output: output(), force: false, dryRun: false}));
  if (isHealthy(truth)) assert.equal(repaired.report?.healthy, true);
  const isMended = listsOnly.has(number) || idsOnly.has(number);
  if (isMended) assert.equal(repaired.report?.healthy, false);
  if (repaired.bytes === undefined) return;
  const expected = isMended ? await healthyManifest(truth) : undefined;
  writeFileSync(store(), repaired.bytes);
  const {report} = await attempt(() => verify({store: store(), shadowed: 'real'}));
  assert.equal(
    report?.finding_count,
    repaired.report?.remaining_findings,
    'a repaired copy is sound but for what it says',
  );
  if (expected !== undefined) assert.equal((await documentOf('manifest')).text, expected, 'repair keeps the records');
}
