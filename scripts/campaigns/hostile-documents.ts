/**
 * Changes documents that the program reads, and names and labels that it shows, and asks what they do to it. Whatever a document says, there is a report or a fault with a
 * code, in bounded time and memory; nothing but the output is written; no line is a command for a CI runner or steers a
 * terminal; no changed signature, key or seal passes.
 */
import {mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import type {VerifyReport} from '../../src/engine/evidence/verdict.js';
import {conditions} from '../../src/engine/faults/conditions.js';
import {Fault, isFault} from '../../src/engine/faults/fault.js';
import {backup} from '../../src/engine/operations/backups/backup.js';
import {listBackups} from '../../src/engine/operations/backups/backups.js';
import {restore} from '../../src/engine/operations/backups/restore.js';
import {catalog} from '../../src/engine/operations/catalog/catalog.js';
import {diff} from '../../src/engine/operations/diff/diff.js';
import {importExport} from '../../src/engine/operations/import/import-export.js';
import {lock} from '../../src/engine/operations/lock.js';
import {writeDocument} from '../../src/engine/operations/manifest.js';
import {merge} from '../../src/engine/operations/merge/merge.js';
import {repair} from '../../src/engine/operations/repair/repair.js';
import {seal} from '../../src/engine/operations/seal.js';
import {sign} from '../../src/engine/operations/sign.js';
import {stats} from '../../src/engine/operations/stats.js';
import {verify} from '../../src/engine/operations/verify/verify.js';
import type {Note, Operation, Progress} from '../../src/engine/passes/operation.js';
import {backupsRenderer} from '../../src/ui/backups-text.js';
import {catalogRenderer} from '../../src/ui/catalog-text.js';
import {diffRenderer} from '../../src/ui/diff-text.js';
import {faultText} from '../../src/ui/fault-text.js';
import {importRenderer} from '../../src/ui/import-text.js';
import {lockRenderer} from '../../src/ui/lock-text.js';
import {mergeRenderer} from '../../src/ui/merge-text.js';
import {unobeyed} from '../../src/ui/printable.js';
import {noteLine, type Renderer} from '../../src/ui/renderer.js';
import {repairRenderer} from '../../src/ui/repair-text.js';
import {restoreRenderer} from '../../src/ui/restore-text.js';
import {statsRenderer} from '../../src/ui/stats-text.js';
import {verifyRenderer} from '../../src/ui/verify-text.js';
import {finish} from '../../test/support/finish.js';
import {appending} from '../../test/support/merging.js';
import {SeededRandom} from '../../test/support/random.js';
import {properties, smallStore} from '../../test/support/sample-store.js';
import {type Campaign, campaign, type Round} from './campaign.js';

/** Words that want to be obeyed, or not to be seen. */
const words = [
  '::error::x',
  '  ##vso[x]y',
  '##[group]',
  'a\n::b',
  '\u001b[2Jx',
  'z\u200b',
  '\u202ex',
  't\u{e0041}',
  '\u0085\u007f',
  '__proto__',
  '',
  '"',
  '\r',
];

/** A document that is changed, and what is done with it. Files are named as they lie in the place. */
interface Job {
  readonly document: string;
  readonly run: (at: (name: string) => string) => Operation<Note | Progress, never> | Promise<never>;
  readonly renderer: Renderer<never>;
  /** Whether the report passes what was changed. */
  readonly passes?: (report: VerifyReport) => boolean;
}

const job = <Report>(
  document: string,
  run: (at: (name: string) => string) => Operation<Note | Progress, Report> | Promise<Report>,
  renderer: Renderer<Report>,
  passes?: Job['passes'],
): Job => ({document, run, renderer, passes}) as unknown as Job;

const passed = (layer: string) => (report: VerifyReport) =>
  report.layers.some(({name, verdict}) => name === layer && verdict === 'pass');
const signed = (at: (name: string) => string) =>
  verify({store: at('a.liel'), signature: {file: at('a.sig'), keyFile: at('key')}});

const jobs: readonly Job[] = [
  job('a.liel.seal', (at) => verify({store: at('a.liel')}), verifyRenderer, passed('page digests')),
  job(
    'a.liel.seal.progress',
    (at) => verify({store: at('a.liel'), slice: {budgetMs: 0, resume: true}}),
    verifyRenderer,
  ),
  job('a.sig', signed, verifyRenderer, passed('signature')),
  job('key', signed, verifyRenderer, passed('signature')),
  job(
    'shelf/k.liel.receipt.json',
    (at) => listBackups({directory: at('shelf'), verify: false, now: new Date()}),
    backupsRenderer(false),
  ),
  job(
    'shelf/k.liel.receipt.json',
    (at) => restore({backup: at('shelf/k.liel'), store: at('out/r.liel'), now: new Date()}),
    restoreRenderer,
  ),
  job(
    'merge.json',
    (at) =>
      merge({left: at('a.liel'), right: at('b.liel'), output: at('out/m.liel'), how: {planFile: at('merge.json')}}),
    mergeRenderer(false),
  ),
  job(
    'repair.json',
    (at) => repair({store: at('a.liel'), output: at('out/f.liel'), fromPlan: at('repair.json')}),
    repairRenderer,
  ),
  job('export.json', (at) => importExport({source: at('export.json'), output: at('out/i.liel')}), importRenderer),
  job('manifest.json', (at) => importExport({source: at('manifest.json'), output: at('out/i.liel')}), importRenderer),
  job('catalog.json', (at) => catalog({store: at('a.liel'), expect: at('catalog.json')}), catalogRenderer),
  job('b.liel.lock/owner.json', (at) => lock({store: at('b.liel')}), lockRenderer),
  job('b.liel.lock/holder.json', (at) => lock({store: at('b.liel')}), lockRenderer),
  job('b.liel', (at) => stats({store: at('b.liel')}), statsRenderer),
  job('b.liel', (at) => diff({left: at('a.liel'), right: at('b.liel'), nodeKeys: [], limit: 20}), diffRenderer(20)),
  job(
    'b.liel',
    (at) => merge({left: at('a.liel'), right: at('b.liel'), dryRun: true, how: appending}),
    mergeRenderer(false),
  ),
];

/** What is read by the jobs, made by the program itself. */
async function fill(at: (name: string) => string): Promise<void> {
  for (const name of ['', 'out', 'shelf', 'b.liel.lock']) mkdirSync(at(name), {recursive: true});
  for (const name of ['a.liel', 'b.liel']) writeFileSync(at(name), hostileStore(new SeededRandom(name.length)));
  writeFileSync(at('key'), 'a shared secret');
  const store = at('a.liel');
  const stream = (): void => {};
  await finish(seal({store, now: new Date()}));
  await finish(verify({store, slice: {budgetMs: 0, resume: false}}));
  await finish(sign({store, keyFile: at('key'), output: at('a.sig')}));
  await finish(backup({store, output: at('shelf/k.liel'), drill: false, now: new Date(), version: '0'}));
  await finish(merge({left: store, right: at('b.liel'), dryRun: true, how: appending, plan: at('merge.json')}));
  await finish(repair({store, dryRun: true, planFile: at('repair.json')}));
  for (const kind of ['export', 'manifest'] as const)
    await finish(writeDocument({store, kind, output: at(`${kind}.json`), stream}));
  const {report} = await finish(catalog({store}));
  writeFileSync(at('catalog.json'), JSON.stringify(catalogRenderer.json(report)));
  writeFileSync(at('b.liel.lock/owner.json'), JSON.stringify({pid: 4_000_000, created_at_unix_ms: 1, store: 'b.liel'}));
  writeFileSync(at('b.liel.lock/holder.json'), JSON.stringify({host: 'h', boot: 'b', pid: 4_000_000}));
}

function hostileStore(random: SeededRandom): Uint8Array {
  return smallStore((graph) => {
    for (let i = 0; i < 12; i++) {
      const id = graph.addNode([random.pick(words)], properties({[random.pick(words)]: random.pick(words)}));
      graph.addEdge(id, random.pick(words), 1, properties({[random.pick(words)]: random.pick(words)}));
    }
  });
}

const values = [
  '1e999',
  '18446744073709551616',
  '-1',
  '1e-400',
  '"\\ud800"',
  'null',
  '[]',
  '{}',
  'true',
  '"::x\\n##[y]\\u202e"',
];

/** A document with one to three changes. */
function changed(original: Buffer, random: SeededRandom): Buffer {
  let bytes = Buffer.from(original);
  for (let changes = 1 + random.below(3); changes > 0; changes--) {
    const at = random.below(bytes.length + 1);
    const put = (text: string | Uint8Array, length = 0): void => {
      bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(text as string), bytes.subarray(at + length)]);
    };
    const kind = random.below(8);
    if (kind === 0 && at < bytes.length) bytes[at] = (bytes[at] as number) ^ (1 << random.below(8));
    else if (kind === 1) bytes = bytes.subarray(0, at);
    else if (kind === 2) put(Uint8Array.of(0xff, 0xc0, 0x80), random.below(3));
    else if (kind === 3) put(bytes.subarray(at, at + random.below(400)));
    else if (kind === 4) put(random.pick(words), random.below(3));
    else bytes = Buffer.from(changedJson(bytes.toString('latin1'), kind, random), 'latin1');
  }
  return bytes;
}

/** Another value, a value nested deeply, or a member twice, in a text that is most likely JSON. */
function changedJson(text: string, kind: number, random: SeededRandom): string {
  const members = [...text.matchAll(/"(?:[^"\\]|\\.)*": ?("(?:[^"\\]|\\.)*"|-?[\d.]+|true|false|null)/g)];
  if (members.length === 0) return text;
  const {0: member, 1: value = '', index} = random.pick(members);
  const other = random.chance(0.5) ? random.pick(values) : (random.pick(members)[1] ?? '');
  const depth = random.pick([33, 1000, 100_000]);
  const name = member.slice(0, member.length - value.length);
  const made =
    kind === 5
      ? `${name}${other}`
      : kind === 6
        ? `${name}${'['.repeat(depth)}${']'.repeat(depth)}`
        : `${member}, ${name}${other}`;
  return text.slice(0, index) + made + text.slice(index + member.length);
}

/** What a directory has, but for its outputs. */
function stateOf(directory: string): string {
  const files = readdirSync(directory, {recursive: true, encoding: 'utf8'}).filter(
    (name) => !/(^|\/)out(\/|$)/.test(name),
  );
  const state = (name: string): string => {
    const {size, mtimeMs, ino, mode} = statSync(path.join(directory, name));
    return path.extname(name) === '.lock' ? name : `${name} ${size} ${mtimeMs} ${ino} ${mode}`;
  };
  return files
    .filter((name) => statSync(path.join(directory, name)).isFile())
    .sort()
    .map(state)
    .join('\n');
}

/** Whether two documents are the same to whoever reads them: JSON of other bytes, `true` for 1 as Python has it, a key with zeros behind it. */
function isSame(a: Buffer, b: Buffer): boolean {
  if (a.equals(b) || a.toString('latin1').replace(/\0+$/, '') === b.toString('latin1').replace(/\0+$/, '')) return true;
  const meaningOf = (document: Buffer): string =>
    JSON.stringify(Object.entries(JSON.parse(document.toString())).sort(), (_, value) => (value === true ? 1 : value));
  try {
    return meaningOf(a) === meaningOf(b);
  } catch {
    return false;
  }
}

const longestMs = 10_000;
const mostBytes = 2 ** 31;

/** A place with all that the jobs read, in which each round changes one document. */
export async function begin(root: string): Promise<Campaign> {
  const at = (name: string): string => path.join(root, 'place', name);
  const emptyOutputs = (): void => {
    rmSync(at('out'), {recursive: true});
    mkdirSync(at('out'));
  };
  await fill(at);
  const originals = new Map(jobs.map(({document}) => [document, readFileSync(at(document))]));
  // As they are, all of them are read but a manifest, which is no export.
  for (const {document, run} of jobs) {
    if (document !== 'manifest.json') await finish(run(at));
    emptyOutputs();
  }
  const round = async ({random, count, wrong}: Round): Promise<void> => {
    const {document, run, renderer, passes} = random.pick(jobs);
    const original = originals.get(document) as Buffer;
    const bytes = document === 'b.liel' ? Buffer.from(hostileStore(random)) : changed(original, random);
    writeFileSync(at(document), bytes);
    const before = stateOf(root);
    const blame = (what: string): void => wrong(`${document}: ${what}`);
    const started = performance.now();
    const lines: string[] = [];
    try {
      const {report, notes} = await finish(run(at));
      lines.push(...notes.map((text) => noteLine({type: 'note', text})), renderer.text(report) ?? '');
      JSON.stringify(renderer.json(report), (_, value) => (typeof value === 'bigint' ? String(value) : value));
      if (passes?.(report) && !isSame(bytes, original)) blame('a changed one passes');
    } catch (error) {
      if (!(error instanceof Fault) || isFault(error, conditions.internal))
        blame(`internal error: ${(error as Error).stack}`);
      else lines.push(faultText(error));
    }
    if (performance.now() - started > longestMs) blame('takes too long');
    if (process.memoryUsage().rss > mostBytes) blame('takes too much memory');
    const bad = unobeyed(lines.join('\n'))
      .split('\n')
      .find((line) => /^\s*(::|##)|[\p{Cc}\p{Cf}]/u.test(line));
    if (bad !== undefined) blame(`says ${JSON.stringify(bad)}`);
    if (document !== 'a.liel.seal.progress' && stateOf(root) !== before) blame('something else was written');
    count('documents');
    writeFileSync(at(document), original);
    emptyOutputs();
  };
  return {round};
}

await campaign(import.meta.url, begin);
