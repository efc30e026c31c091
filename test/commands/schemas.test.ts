import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js';
import {commonRoles} from '../../src/commands/file-words.js';
import {commandLoaders} from '../../src/commands/index.js';
import {makeSeal, sealPathOf, writeSeal} from '../../src/engine/evidence/seal/seal-file.js';
import {allConditions} from '../../src/engine/faults/conditions.js';
import {fault} from '../../src/engine/faults/fault.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {history} from '../../src/engine/operations/history/history.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {Bucket} from '../../src/engine/storage/objects/bucket.js';
import {faultDocument} from '../../src/ui/fault-text.js';
import {jsonLine} from '../../src/ui/json.js';
import {backUp} from '../support/backup-of.js';
import {asJson, type CommandExample, commandExamples, printsJson} from '../support/command-examples.js';
import {corrupt} from '../support/corrupt.js';
import {finish} from '../support/finish.js';
import {holdLock} from '../support/lock-holder.js';
import {environmentOf, makeBucket, needsVersity, startVersity} from '../support/object-server.js';
import {makePemKeys} from '../support/pem-keys.js';
import {documentIn, ended, expectExit, runProgram, startProgram} from '../support/program.js';
import {interrupted, properties, smallStore} from '../support/sample-store.js';
import {states} from '../support/states.js';
import {temporaryDirectory} from '../support/temp-directory.js';
import {untilSaid} from '../support/waiting.js';
import {knownRecipient} from '../support/writing-jobs.js';

type Schema = Readonly<Record<string, unknown>>;

const ending = '.schema.json';

/** The schemas of what is printed, and of what is read back, by their names. */
const schemas = new Map<string, Schema>(
  ['ui/schemas', 'engine/evidence/schemas'].flatMap((place) => {
    const directory = fileURLToPath(new URL(`../../src/${place}/`, import.meta.url));
    return readdirSync(directory).map((file): [string, Schema] => [
      file.replace(ending, ''),
      JSON.parse(readFileSync(path.join(directory, file), 'utf8')),
    ]);
  }),
);
const names = [...schemas.keys()];
const schemaOf = (name: string): Schema => schemas.get(name) ?? {};

const ajv = new Ajv2020({strict: true, allowUnionTypes: true, allErrors: true});
const validators = new Map<string, ValidateFunction>(names.map((name) => [name, ajv.compile(schemaOf(name))]));

/** Members that the documents of each schema had, at any depth. */
const seen = new Map<string, Set<string>>();

/** Requires that a document is what its schema says. */
function conforms(name: string, document: unknown): void {
  const validate = validators.get(name);
  assert.ok(validate, `there is no schema ${name}`);
  const text = JSON.stringify(document).slice(0, 2000);
  assert.ok(validate(document), `${name}: ${ajv.errorsText(validate.errors)}\n${text}`);
  const members = seen.get(name) ?? new Set();
  seen.set(name, members);
  collectMembers(document, members);
}

function collectMembers(value: unknown, members: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) members.add(key);
    collectMembers(inner, members);
  }
}

/** Every schema within a schema, itself too. */
function* subschemas(schema: Schema): Generator<Schema> {
  yield schema;
  const {properties = {}, $defs = {}, items, additionalProperties, oneOf = [], anyOf = []} = schema;
  const inner = [properties, $defs, oneOf, anyOf].flatMap((group) => Object.values(group as object));
  for (const part of [...inner, items, additionalProperties]) {
    if (typeof part === 'object' && part !== null) yield* subschemas(part as Schema);
  }
}

const namedMembers = (schema: Schema): [string, Schema][] =>
  [...subschemas(schema)].flatMap(({properties = {}}) => Object.entries(properties as Record<string, Schema>));

/** A directory with stores in every state that a report has words for. */
function workplace(t: TestContext): {cwd: string} {
  const cwd = temporaryDirectory(t);
  const healthy = smallStore();
  const files: Readonly<Record<string, Uint8Array | string>> = {
    'good.liel': healthy,
    'empty.liel': emptyStore(),
    'wal.liel': interrupted(healthy, (graph) => graph.addNode(['late'], new Map())),
    'newer.liel': corrupt(healthy).header('minor', 1).bytes(),
    'damaged.liel': corrupt(healthy).node(3, 'nodeId', 9n).bytes(),
    'lists.liel': corrupt(healthy).node(3, 'inDegree', 7).bytes(),
    'lost.liel': corrupt(healthy).edge(2, 'flags', 1).bytes(),
    'dangling.liel': corrupt(healthy).edge(2, 'toNode', 0n).bytes(),
    'far.liel': corrupt(healthy).header('nextPropOffset', 0xffff_ffff_ffff_ffffn).bytes(),
    'early.liel': corrupt(healthy).header('nextPropOffset', 5_251_472).bytes(),
    'index.liel': corrupt(healthy).header('propIndexHead', 8192).bytes(),
    'badwal.liel': corrupt(healthy)
      .header('walLength', 1n << 40n)
      .bytes(),
    'longer.liel': corrupt(healthy)
      .truncate(healthy.length + 5000)
      .bytes(),
    'zeroed.liel': corrupt(healthy).zeroPage(1025).write(4096, new Uint8Array(20_000)).bytes(),
    'nan.liel': smallStore((graph) => graph.updateNode(2, properties({x: Number.NaN}))),
    'labelled.liel': smallStore((graph) => graph.updateNode(2, properties({labels: 7n}))),
    'shadowed.liel': smallStore((graph) => graph.updateEdge(1, properties({from_node: 2n, label: 'F'}))),
    key: 'secret',
    text: 'not a store\n'.repeat(20),
    rules: '{"identity_rules": {"N": ["name"]}}',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(cwd, name), content);
  makePemKeys(cwd);
  return {cwd};
}

function emptyStore(): Uint8Array {
  return smallStore((graph) => {
    for (let id = 1; id <= 4; id++) graph.deleteNode(id);
  });
}

/** Schema, exit code and words of a run. */
type Row = readonly [schema: string, exit: number, ...args: string[]];

/** What the Python package prints byte by byte, errors, and lines of events. */
const withoutOrigin = [
  'manifest',
  'export',
  'sign',
  'attest',
  'attest-statement',
  'attest-predicate',
  'error',
  'watch',
];

async function runRows(rows: readonly Row[], place: {cwd: string}): Promise<void> {
  for (const [schema, exit, ...args] of rows) {
    const document = documentIn(await expectExit(exit, [...args, '--json', '--quiet'], place));
    conforms(schema, document);
    const {liel} = document as {liel?: {schema: string}};
    assert.equal(liel?.schema, withoutOrigin.includes(schema) ? undefined : schema, args.join(' '));
  }
}

/** Commands that only read, over every store that they have a report for. */
const readingRows: readonly Row[] = [
  ['version', 0, 'version'],
  ['version', 0, 'version', '--licenses'],
  ['self-verify', 1, 'self', 'verify', '--public-key', 'release.pub.pem'],
  ['explain', 0, 'explain'],
  ['explain', 0, 'explain', 'L1010'],
  ['doctor', 0, 'doctor'],
  ['runbook', 0, 'runbook'],
  ['runbook', 0, 'runbook', 'stale-lock'],
  ...['good', 'empty', 'wal', 'longer', 'nan', 'shadowed'].map((name): Row => ['stats', 0, 'stats', `${name}.liel`]),
  ['trace', 0, 'trace', 'good.liel', '--from', '1', '--to', '3'],
  ['trace', 0, 'trace', 'good.liel', '--from', '3', '--to', '4', '--edge-label', 'E'],
  ['trace', 0, 'trace', 'labelled.liel', '--from', '1', '--to', '2'],
  ['events-list', 0, 'events', 'list', 'good.liel'],
  ['manifest', 0, 'manifest', 'dangling.liel'],
  ...['good', 'empty', 'wal', 'longer', 'dangling'].map((name): Row => ['catalog', 0, 'catalog', `${name}.liel`]),
  ['catalog-fingerprint', 0, 'dump-catalog', 'good.liel', '--fingerprint'],
  ['error', 2, 'catalog', 'good.liel', '--expect', 'text'],
  ...['good', 'empty', 'wal', 'shadowed'].flatMap((name): Row[] => [
    ['manifest', 0, 'manifest', `${name}.liel`],
    ['manifest', 0, 'manifest', `${name}.liel`, '--shadowed', 'peer'],
    ['export', 0, 'export', `${name}.liel`],
    ['export', 0, 'export', `${name}.liel`, '--shadowed', 'peer'],
    ['sign', 0, 'sign', `${name}.liel`, '--key-file', 'key'],
  ]),
  ['attest', 0, 'attest', 'good.liel', 'empty.liel', '--secret-key', 'release.pem'],
  ['attest-statement', 0, 'attest', 'good.liel', '--statement'],
  ['attest-predicate', 0, 'attest', 'good.liel', '--predicate'],
  ['error', 3, 'attest', 'wal.liel', '--predicate'],
  ...['good', 'empty', 'wal', 'nan', 'shadowed'].map((name): Row => ['verify', 0, 'verify', `${name}.liel`]),
  ...['damaged', 'lists', 'dangling', 'lost', 'longer'].map((name): Row => ['verify', 1, 'verify', `${name}.liel`]),
  ...['far.liel', 'badwal.liel', 'index.liel', 'text'].map((name): Row => ['verify', 3, 'verify', name]),
  ...['good.liel', 'wal.liel', 'damaged.liel', 'far.liel', 'badwal.liel', 'text'].flatMap((name) => inspectRows(name)),
  ...['empty', 'wal', 'longer', 'nan', 'shadowed'].flatMap((name): Row[] => [
    ['diff', name === 'longer' ? 0 : 1, 'diff', 'good.liel', `${name}.liel`],
    ['diff', name === 'longer' ? 0 : 1, 'diff', `${name}.liel`, 'good.liel', '--strict'],
  ]),
  ['diff', 1, 'diff', 'good.liel', 'shadowed.liel', '--node-key', 'name'],
  ['diff', 1, 'diff', 'good.liel', 'nan.liel', '--identity-rules', 'rules', '--strict'],
];

function inspectRows(store: string): Row[] {
  const topics = [[], ['header'], ['wal'], ['extents'], ['lock'], ['page', '1025'], ['node', '1'], ['edge', '999999']];
  const far = ['page', '9007199254740991'];
  return [...topics, far].flatMap((topic): Row[] => [
    ['inspect', 0, 'inspect', store, ...topic],
    ['inspect', 0, 'inspect', store, ...topic, '--hex'],
  ]);
}

describe('a report is what its schema says', () => {
  it('of every command that reads', async (t) => {
    await runRows(readingRows, workplace(t));
  });

  it('of every command that writes', async (t) => {
    const append = ['events', 'append', '--author', 'a', '--operation', 'o', '--target', 't'];
    const rows: readonly Row[] = [
      ['manifest-output', 0, 'manifest', 'good.liel', '-o', 'm.json'],
      ['export-output', 0, 'export', 'good.liel', '-o', 'e.json'],
      ['export-graph', 0, 'export', 'good.liel', '--to', 'jsonl', '-o', 'e.jsonl'],
      ['export-graph', 0, 'export', 'good.liel', '--to', 'parquet', '-o', 'spark'],
      ['export-graph', 1, 'export', 'shadowed.liel', '--to', 'graphml', '-o', 'lost'],
      ['map', 0, 'map', 'good.liel', '-o', 'map.html'],
      ['sign', 0, 'sign', 'good.liel', '--key-file', 'key', '-o', 'sig'],
      ['verify', 0, 'verify', 'good.liel', '--signature', 'sig', '--key-file', 'key'],
      ['verify', 1, 'verify', 'shadowed.liel', '--signature', 'sig', '--key-file', 'key'],
      ['keygen', 0, 'keygen', '-o', 'pair', '--no-password'],
      ['sign-bytes', 0, 'sign', 'good.liel', '--secret-key', 'pair.key', '--note', 'for all'],
      ['verify', 0, 'verify', 'good.liel', '--public-key', 'pair.pub'],
      ['verify-stores', 2, 'verify', 'good.liel', 'shadowed.liel', '--public-key', 'pair.pub'],
      ['import', 0, 'import', 'e.json', '-o', 'imported.liel'],
      ['events-append', 0, ...append, 'events.liel'],
      ['events-append', 0, ...append, 'events.liel', '--payload-json', '{"a": [1.5]}', '--parent-event-id', 'x'],
      ['events-list', 0, 'events', 'list', 'events.liel'],
      ['pack', 0, 'pack', 'good.liel', 'packed.liel', '--include-labels', 'N,M'],
      ['pack', 0, 'pack', 'empty.liel', 'packed.liel', '--include-labels', 'N', '--force'],
      ['backup', 0, 'backup', 'good.liel', '-o', 'backups/'],
      ['backup', 0, 'backup', 'wal.liel', '-o', 'copy.liel'],
      ['backup', 0, 'backup', 'nan.liel', '-o', 'nan-copy.liel'],
      ['backup', 0, 'backup', 'newer.liel', '-o', 'newer-copy.liel'],
      ['backup', 0, 'backup', 'good.liel', '-o', 'backups/', '--no-drill', '--live'],
      ['backup', 0, 'backup', 'good.liel', '-o', 'packed/copy.liel.zst', '--compress', 'zstd'],
      ['backup', 0, 'backup', 'good.liel', '-o', 'packed/', '--skip-unchanged'],
      ['restore-look', 0, 'restore', 'packed/copy.liel.zst', '--verify-only'],
      ['restore-look', 0, 'restore', 'packed/copy.liel.zst', '-o', 'good.liel', '--dry-run'],
      ['backup', 6, 'backup', 'lists.liel', '-o', 'backups/', '--accept-damage'],
      ['error', 3, 'backup', 'lists.liel', '-o', 'lists-copy.liel'],
      ['backups', 0, 'backups', 'backups', '--verify'],
      ['backups', 0, 'backups', '.'],
      ['backups', 1, 'backups', 'backups', '--max-age', '26h'],
      ['backups', 1, 'backups', 'backups', '--max-age', '0s'],
      ['manifest-output', 0, 'manifest', 'good.liel', '-o', 'backups/m.json'],
      ['prune', 0, 'prune', 'backups', '--keep-last', '1', '--dry-run'],
      ['prune', 0, 'prune', 'backups', '--keep-last', '1'],
      ['error', 2, 'prune', 'backups'],
      ['error', 2, 'backups', 'nowhere'],
      ['error', 2, 'restore', 'copy.liel', '-o', 'good.liel'],
      ['restore', 0, 'restore', 'copy.liel', '-o', 'good.liel', '--force'],
      ['restore-undo', 0, 'restore', '--undo', 'good.liel'],
      ['restore-undo', 0, 'restore', '--undo', 'good.liel'],
      ['error', 2, 'restore', '--undo', 'nan.liel'],
      ['restore', 0, 'restore', 'nan.liel', '-o', 'new.liel'],
      ['restore', 6, 'restore', 'lists.liel', '-o', 'new.liel', '--accept-damage', '--force'],
      ['error', 3, 'restore', 'lists.liel', '-o', 'new.liel', '--force'],
      ['repair', 0, 'repair', 'good.liel', '-o', 'r1.liel', '--dry-run'],
      ['repair', 0, 'repair', 'lists.liel', '-o', 'r1.liel'],
      ['repair', 6, 'repair', 'lost.liel', '-o', 'r2.liel', '--accept-loss', '--dry-run'],
      ['repair', 6, 'repair', 'lost.liel', '-o', 'r2.liel', '--accept-loss'],
      ['repair', 0, 'repair', 'longer.liel', '-o', 'r3.liel'],
      ['repair', 1, 'repair', 'early.liel', '-o', 'r5.liel'],
      ['repair', 0, 'repair', 'damaged.liel', '-o', 'r4.liel', '--dry-run', '--plan', 'plan.json'],
      ['repair', 0, 'repair', 'damaged.liel', '-o', 'r4.liel', '--from-plan', 'plan.json'],
      ['compact', 0, 'compact', 'good.liel', '--dry-run'],
      ['compact', 0, 'compact', 'longer.liel', '-o', 'c.liel'],
      ['compact', 0, 'compact', 'empty.liel', '--in-place'],
      ['salvage', 0, 'salvage', 'good.liel', '-o', 's1.liel'],
      ['salvage', 0, 'salvage', 'damaged.liel', '--jsonl', 's2.jsonl'],
      ['salvage', 6, 'salvage', 'zeroed.liel', '-o', 's3.liel'],
      ['recover', 0, 'recover', 'good.liel', '--recovery', 'auto-truncate'],
      ['recover', 0, 'recover', 'wal.liel'],
      ['seal', 0, 'seal', 'good.liel'],
      ['evidence', 0, 'evidence', 'good.liel', '-o', 'e.tar', '--secret-key', 'release.pem', '--manifest'],
      ['evidence', 0, 'evidence', 'empty.liel', '-o', 'empty.tar', '--dry-run'],
      ['verify', 0, 'verify', 'e.tar'],
      ['restore', 0, 'restore', 'e.tar', '-o', 'from-evidence.liel'],
      ['seal', 1, 'seal', 'lists.liel'],
      ['seal', 1, 'seal', 'dangling.liel'],
      ['seal', 3, 'seal', 'index.liel'],
      ['seal', 0, 'seal', 'good.liel', '-o', 'lists.liel.seal'],
      ['seal', 0, 'seal', 'damaged.liel', '--accept-damage', '-o', 'damaged.seal'],
      ['verify', 0, 'verify', 'good.liel'],
      ['verify', 0, 'verify', 'good.liel', '--budget', '1s'],
      ['verify', 0, 'verify', 'damaged.liel', '--seal', 'damaged.seal', '--budget', '0s'],
      ['verify', 1, 'verify', 'lists.liel'],
      ['verify', 1, 'verify', 'lists.liel', '--seal', 'good.liel.seal'],
      ['verify', 1, 'verify', 'good.liel', '--seal', 'key'],
      ['verify-stores', 3, 'verify', '*.liel', 'text', 'missing'],
      ['backup-stores', 3, 'backup', 'good.liel', 'newer.liel', 'lists.liel', 'missing', '-o', 'several/'],
      ['backup-stores', 6, 'backup', 'good.liel', 'lists.liel', '--accept-damage', '-o', 'several/'],
      ['backup-stores', 0, 'backup', 'good.liel', 'nan.liel', '--compress', 'zstd', '-o', 'small/'],
      ['backup-stores', 0, 'backup', 'good.liel', 'nan.liel', '--skip-unchanged', '-o', 'small/'],
      ['drill', 0, 'drill', 'packed/copy.liel.zst'],
      ['backup', 0, 'backup', 'good.liel', '-o', 'secret.liel.age', '--encrypt-to', knownRecipient],
      ['backup-stores', 0, 'backup', 'good.liel', 'nan.liel', '-o', 'small/', '--encrypt-to', knownRecipient],
      ['backups', 0, 'backups', 'small/'],
      // The seal of a copy that is elsewhere.
      ['backup', 0, 'backup', 'good.liel', '--since', 'damaged', '-o', 'far.liel.delta.tar'],
      ['backup-stores', 0, 'backup', 'good.liel', 'nan.liel', '--since', 'damaged', '-o', 'small/'],
      ['seal-stores', 3, 'seal', '*.liel', 'missing', 'text'],
      ['doctor-stores', 1, 'doctor', 'good.liel', 'lists.liel', 'missing'],
      ['doctor', 0, 'doctor', 'good.liel'],
      ['schema', 0, 'schema'],
    ];
    const place = workplace(t);
    await runRows(rows, place);
    const {stdout} = await runProgram(['verify', 'good.liel', 'lists.liel', '--format', 'jsonl', '--quiet'], place);
    writeFileSync(path.join(place.cwd, 'verdicts'), stdout);
    await runRows([['report', 1, 'report', 'verdicts']], place);
    const written = {
      receipt: 'packed/copy.liel.zst.receipt.json',
      confirmation: 'packed/copy.liel.zst.confirmed.json',
      'repair-plan': 'plan.json',
      'slice-standing': 'damaged.seal.progress',
      signature: 'sig',
    };
    for (const [name, file] of Object.entries(written)) {
      conforms(name, JSON.parse(readFileSync(path.join(place.cwd, file), 'utf8')));
    }
    for (const copy of ['newer-copy.liel', 'far.liel.delta.tar', 'secret.liel.age']) {
      conforms('receipt', JSON.parse(readFileSync(path.join(place.cwd, `${copy}.receipt.json`), 'utf8')));
    }
    const member = ['-xOf', 'far.liel.delta.tar', 'liel-differential.json'];
    conforms('differential', JSON.parse(execFileSync('tar', member, {cwd: place.cwd}).toString()));
  });

  it('of backups in a bucket', needsVersity, async (t) => {
    const server = await startVersity();
    const bucket = await makeBucket(server, {'x-amz-bucket-object-lock-enabled': 'true'});
    const place = {...workplace(t), env: environmentOf(server)};
    const lock = ['-o', `s3://${bucket}/there/`, '--compress', 'zstd', '--object-lock', '1h'];
    await runRows(
      [
        ['backup', 0, 'backup', 'good.liel', ...lock],
        ['backup-stores', 0, 'backup', 'nan.liel', 'newer.liel', ...lock],
      ],
      place,
    );
    const opened = await Bucket.open(bucket, environmentOf(server));
    const receipts = (await opened.list('there/')).filter(({key}) => key.endsWith('.receipt.json'));
    assert.equal(receipts.length, 3);
    for (const {key} of receipts) {
      conforms('receipt', JSON.parse((await opened.demand({method: 'GET', key})).body.toString()));
    }
  });

  it('of a catalog that is compared with a saved one', async (t) => {
    const place = workplace(t);
    const {stdout} = await expectExit(0, ['catalog', 'good.liel', '--json'], place);
    writeFileSync(path.join(place.cwd, 'saved'), stdout);
    const rows: readonly Row[] = [
      ['catalog', 0, 'catalog', 'good.liel', '--expect', 'saved'],
      ['catalog', 1, 'catalog', 'nan.liel', '--expect', 'saved'],
      ['catalog', 1, 'catalog', 'dangling.liel', '--expect', 'saved'],
      ['catalog-fingerprint', 1, 'catalog', 'empty.liel', '--fingerprint', '--expect', 'saved'],
    ];
    await runRows(rows, place);
    const {stdout: compared} = await expectExit(0, ['catalog', 'good.liel', '--expect', 'saved', '--json'], place);
    conforms('catalog-expectation', JSON.parse(compared));
  });

  it('of the past of a store', async (t) => {
    const cwd = temporaryDirectory(t);
    await states['past']!(cwd, t);
    const place = {cwd};
    const target = path.join(cwd, 'project.liel');
    await finish(history({target, keepFrom: 0}));
    conforms('history-index', JSON.parse(readFileSync(path.join(cwd, 'backups/history-index.json'), 'utf8')));
    const rotten = path.join(cwd, 'backups/project-20260103-090000.liel');
    writeFileSync(rotten, readFileSync(rotten).fill(1, 4096));
    const rows: readonly Row[] = [
      ['history', 1, 'history', 'backups/'],
      ['history-record', 1, 'history', 'project.liel', '--record', 'node', '19'],
      ['history-record', 1, 'history', 'project.liel', '--record', 'edge 1'],
      ['catalog-drift', 1, 'catalog', 'backups/', '--drift'],
      ['when', 1, 'when', 'project.liel', '--key', 'title', '--value', 'measure again'],
      ['history-record', 1, 'history', 'project.liel', '--record', 'node:38'],
    ];
    await runRows(rows, place);
  });

  it('of a sealed store that is healed, whole and in part', async (t) => {
    const place = workplace(t);
    const seal = await makeSeal(new MemoryDevice('good.liel', smallStore()), {
      device: 1n,
      inode: 2n,
      modifiedNs: 3n,
      sealedAtMs: 4,
    });
    const damaged = path.join(place.cwd, 'damaged.liel');
    writeSeal(seal, sealPathOf(damaged), damaged);
    const words = ['heal', 'damaged.liel', '--from', 'lists.liel'];
    await runRows(
      [
        ['heal', 0, 'heal', 'damaged.liel', '--from', 'good.liel', '-o', 'h1.liel', '--dry-run'],
        ['heal', 0, ...words, '--from', 'good.liel', '-o', 'h1.liel'],
        ['error', 3, ...words, '-o', 'h2.liel'],
        ['heal', 6, ...words, '-o', 'h2.liel', '--accept-loss'],
        ['error', 2, 'heal', 'lists.liel', '--from', 'good.liel', '-o', 'h3.liel'],
      ],
      place,
    );
  });

  it('of a merge, of its preview, and of its plan', async (t) => {
    const place = workplace(t);
    const at = (name: string): string => path.join(place.cwd, name);
    writeFileSync(
      at('twins.liel'),
      smallStore((graph) => graph.updateNode(3, properties({name: 'node 1', rank: 1.5}))),
    );
    writeFileSync(
      at('both.liel'),
      smallStore((graph) => graph.addNode(['N', 'M'], properties({rank: 1n}))),
    );
    writeFileSync(at('rules.json'), '{"identity_rules": {"N": ["name"], "M": ["name"], "late": ["name"]}}');
    const by = ['--node-key', 'name'];
    const rows: readonly Row[] = [
      ['merge', 0, 'merge', 'good.liel', 'empty.liel', '-o', 'same.liel'],
      ['merge', 0, 'merge', 'good.liel', 'nan.liel', '-o', 'm1.liel', '--plan', 'p1.json'],
      ['merge', 0, 'merge', 'good.liel', 'good.liel', '-o', 'm2.liel', ...by, '--edge-strategy', 'idempotent'],
      ['merge', 0, 'merge', 'good.liel', 'wal.liel', '--dry-run', ...by, '--plan', 'p2.json'],
      ['merge', 1, 'merge', 'good.liel', 'twins.liel', '-o', 'm3.liel', ...by],
      ['merge', 1, 'merge', 'twins.liel', 'good.liel', '-o', 'm3.liel', ...by],
      ['merge', 0, 'merge', 'good.liel', 'twins.liel', '-o', 'm3.liel', ...by, '--allow-duplicates'],
      [
        'merge',
        1,
        'merge',
        'both.liel',
        'wal.liel',
        '--dry-run',
        '--fail-on-conflict',
        '--identity-rules',
        'rules.json',
      ],
      [
        'merge',
        0,
        'merge',
        'good.liel',
        'good.liel',
        '--dry-run',
        '--identity-rules',
        'rules.json',
        '--plan',
        'p3.json',
      ],
      ['merge', 0, 'merge', 'good.liel', 'nan.liel', '-o', 'm4.liel', '--from-plan', 'p1.json'],
      ['error', 2, 'merge', 'good.liel', 'nan.liel', '-o', 'm5.liel', '--from-plan', 'rules.json'],
      ['error', 3, 'merge', 'good.liel', 'good.liel', '-o', 'm5.liel', '--from-plan', 'p1.json'],
    ];
    await runRows(rows, place);
    writeFileSync(
      at('p4.json'),
      readFileSync(at('p2.json'), 'utf8').replace(
        '"decisions": []',
        '"decisions": [{"decision": "skip", "question": "source:6"}]',
      ),
    );
    for (const plan of ['p1', 'p2', 'p3', 'p4']) {
      conforms('merge-plan', JSON.parse(readFileSync(at(`${plan}.json`), 'utf8')));
    }
    await runRows([['merge', 0, 'merge', 'good.liel', 'wal.liel', '-o', 'm5.liel', '--from-plan', 'p4.json']], place);
  });

  it('of an import with ids beyond 2^53, and of one without records', async (t) => {
    const place = workplace(t);
    const large = '9007199254740993';
    const node = `{"id": ${large}, "labels": [], "properties": {"n": ${2n ** 63n - 1n}}}`;
    const edge = `{"id": 1${large}, "from_node": ${large}, "to_node": ${large}, "label": "", "properties": {}}`;
    writeFileSync(path.join(place.cwd, 'l.json'), `{"export_version": 1, "nodes": [${node}], "edges": [${edge}]}`);
    writeFileSync(path.join(place.cwd, 'n.csv'), 'id,labels,name\n1,N,one\n');
    writeFileSync(path.join(place.cwd, 'e.csv'), 'src,dst\n1,1\n');
    writeFileSync(path.join(place.cwd, 'stray-ids.csv'), 'id,a\n9,1\n');
    writeFileSync(path.join(place.cwd, 'stray.csv'), 'src,dst\n1,2\n');
    writeFileSync(path.join(place.cwd, 'none.json'), '{"export_version": 1, "nodes": [], "edges": []}');
    const report = documentIn(await expectExit(0, ['import', 'l.json', '-o', 'l.liel', '--json'], place));
    conforms('import', report);
    assert.deepEqual([report['node_id_map'], report['edge_id_map']], [{[large]: 1}, {[`1${large}`]: 1}]);
    const rows: readonly Row[] = [
      ['manifest', 0, 'manifest', 'l.liel'],
      ['export', 0, 'export', 'l.liel'],
      ['import', 0, 'import', 'none.json', '-o', 'none.liel'],
      ['import-from', 0, 'import', '--from', 'csv', 'n.csv', 'e.csv', '-o', 'n.liel', '--dry-run'],
      ['import-from', 0, 'import', '--from', 'csv', 'n.csv', '-o', 'n.liel'],
      ['import-from', 1, 'import', '--from', 'csv', 'n.csv', 'stray.csv', '-o', 's.liel'],
      [
        'import-from',
        6,
        'import',
        '--from',
        'csv',
        'n.csv',
        'stray.csv',
        '-o',
        's.liel',
        '--skip-dangling',
        '--accept-loss',
      ],
      ['import-from', 1, 'import', '--from', 'csv', 'n.csv', 'stray.csv', '-o', 'no.liel', '--skip-dangling'],
      ['import-from', 1, 'import', '--from', 'csv', 'n.csv', 'stray.csv', '-o', 'no.liel', '--dry-run'],
      [
        'import-from',
        6,
        'import',
        '--from',
        'csv',
        'n.csv',
        'stray.csv',
        '-o',
        'no.liel',
        '--skip-dangling',
        '--accept-loss',
        '--dry-run',
      ],
      ['error', 2, 'import', '--from', 'csv', 'e.csv', '-o', 'x.liel'],
      ['set', 0, 'set', 'n.liel', '--from', 'n.csv'],
      ['set', 1, 'set', 'n.liel', '--from', 'stray-ids.csv'],
      ['set', 1, 'set', 'n.liel', '--from', 'stray-ids.csv', '--skip-missing'],
      ['set', 6, 'set', 'n.liel', '--from', 'stray-ids.csv', '--skip-missing', '--accept-loss', '--dry-run'],
      ['stats', 0, 'stats', 'none.liel'],
    ];
    await runRows(rows, place);
  });

  it('of a lock that is free, held, stale, of an unknown holder, and released', async (t) => {
    const place = workplace(t);
    const lockOf = async () => documentIn(await expectExit(0, ['lock', 'good.liel', '--json'], place));
    const states: unknown[] = [];
    const expectState = async (): Promise<void> => {
      const report = await lockOf();
      conforms('lock', report);
      states.push(report['state']);
    };
    await expectState();
    const holder = await holdLock(t, 'ours', path.join(place.cwd, 'good.liel'));
    await expectState();
    await runRows(
      [
        ['error', 4, 'backup', 'good.liel', '-o', 'copy.liel'],
        ['error', 4, 'lock', 'good.liel', '--release'],
        ['inspect', 0, 'inspect', 'good.liel', 'lock'],
        ['watch', 0, 'watch', 'good.liel', '--once'],
      ],
      place,
    );
    await holder.kill('SIGKILL');
    await expectState();
    await runRows([['lock', 0, 'lock', 'good.liel', '--release']], place);
    mkdirSync(path.join(place.cwd, 'good.liel.lock'));
    await expectState();
    await runRows(
      [
        ['error', 4, 'lock', 'good.liel', '--release'],
        ['lock', 0, 'lock', 'good.liel', '--release', '--force'],
      ],
      place,
    );
    assert.deepEqual(states, ['free', 'held', 'stale', 'unprovable']);
  });

  it('of a doctor that finds this program, another, and none', async (t) => {
    const {cwd} = workplace(t);
    writeFileSync(path.join(cwd, 'liel'), '#!/opt/bin/python\n');
    for (const PATH of [cwd, path.join(cwd, 'nowhere')]) {
      conforms('doctor', documentIn(await expectExit(0, ['doctor', '--json'], {cwd, env: {PATH}})));
      conforms(
        'doctor-stores',
        documentIn(await expectExit(0, ['doctor', '*good.liel', '--json'], {cwd, env: {PATH}})),
      );
    }
    writeFileSync(path.join(cwd, 'good.liel.tmp'), '');
    mkdirSync(path.join(cwd, 'good.liel.lock'));
    conforms('doctor', documentIn(await expectExit(1, ['doctor', 'good.liel', '--json'], {cwd})));
  });
});

describe('what the first example of a command prints is what its schema says:', {concurrency: 2}, () => {
  // What is written to a file has tests of its own.
  const isReport = (example: CommandExample): boolean =>
    printsJson(example) && example.output === undefined && names.includes(example.id.replaceAll(':', '-'));
  for (const {id, words} of commandExamples.filter(isReport)) {
    it(id, async (t) => {
      const cwd = temporaryDirectory(t);
      await states.examples!(cwd, t);
      const run = await runProgram([...asJson(words), '--quiet'], {cwd});
      conforms(id.replaceAll(':', '-'), documentIn(run));
    });
  }
});

describe('an event of watch is what its schema says', () => {
  it('for stores that are sound, damaged, or not there', async (t) => {
    const place = workplace(t);
    for (const name of readdirSync(place.cwd).concat('missing.liel')) {
      const child = startProgram(['watch', '--once', '--json', name], place);
      conforms('watch', documentIn(await ended(child)));
    }
  });

  it('for commits, backups, trouble, and a store that goes and comes', async (t) => {
    const {cwd} = workplace(t);
    const store = path.join(cwd, 'good.liel');
    const child = startProgram(['watch', '--json', '--interval', '30ms', 'good.liel'], {cwd});
    const run = ended(child);
    await untilSaid(child, /"type": "state"/);
    const graph = await Graph.open(store);
    graph.addNode(['N']);
    graph.commit();
    await graph.close();
    await untilSaid(child, /"kind": "commit"/);
    await backUp(store, path.join(cwd, 'backups', '/'));
    await untilSaid(child, /"kind": "backup"/);
    rmSync(store);
    await untilSaid(child, /"kind": "gone"/);
    writeFileSync(store, smallStore());
    await untilSaid(child, /"kind": "back"/);
    writeFileSync(store, 'no store at all');
    await untilSaid(child, /"kind": "trouble"/);
    child.kill('SIGINT');
    const {stdout} = await run;
    const events = stdout.trimEnd().split('\n');
    assert.ok(events.length >= 6, stdout);
    for (const line of events) conforms('watch', JSON.parse(line));
  });
});

describe('an error is what its schema says', () => {
  it('of every class, from the program itself', async (t) => {
    const rows: readonly Row[] = [
      ['error', 2, 'verfy'],
      ['error', 2, 'events', 'lst'],
      ['error', 2, 'stats'],
      ['error', 2, 'stats', 'missing.liel'],
      ['error', 2, 'inspect', 'good.liel', 'node'],
      ['error', 2, 'explain', 'L9999'],
      ['error', 2, 'diff', 'good.liel', 'good.liel', '--node-key', 'none'],
      ['error', 2, 'manifest', 'good.liel', '-o', 'key'],
      ['error', 2, 'manifest', 'good.liel', '-o', 'good.liel', '--force'],
      ['error', 3, 'export', 'nan.liel'],
      ['error', 3, 'export', 'dangling.liel'],
      ['error', 3, 'stats', 'damaged.liel'],
      ['error', 3, 'stats', 'text'],
      ['error', 3, 'stats', 'key'],
      ['error', 3, 'stats', 'far.liel'],
      ['error', 3, 'repair', 'lost.liel', '-o', 'r.liel'],
      ['error', 3, 'recover', 'badwal.liel'],
      ['error', 3, 'sign', 'lists.liel', '--key-file', 'key'],
      ['error', 5, 'manifest', 'good.liel', '-o', 'key/m.json'],
    ];
    await runRows(rows, workplace(t));
  });

  it('of every condition, with a place and without', () => {
    for (const condition of allConditions()) {
      for (const place of [
        {},
        {page: 1, offset: 4096, slot: 0, node: 1, edge: 2, bytes: 64, pages: [1], nodes: [1], edges: [2]},
      ]) {
        conforms('error', JSON.parse(jsonLine(faultDocument(fault(condition, condition.example, place)))));
      }
    }
  });
});

/** Reports in which these words are about something else: a document that is read, counters before and after, events, the side of a merge. */
const otherThings = ['import', 'error', 'merge', 'repair'];

/** Reports of what others define, byte by byte. */
const ofOthers = ['manifest', 'export', 'sign', 'attest', 'attest-statement', 'attest-predicate', 'signature'];

/** Documents that are kept and read back, with a version of their own. */
const kept = [
  'receipt',
  'confirmation',
  'differential',
  'history-index',
  'repair-plan',
  'merge-plan',
  'slice-standing',
];

describe('the schemas', () => {
  it('name the store of a report by one name, and old names are marked as such', async () => {
    for (const [id, load] of Object.entries(commandLoaders)) {
      const name = id.replaceAll(':', '-');
      const isOfStore = Object.keys((await load()).default.args).some((arg) => commonRoles[arg] === 'store');
      if (!isOfStore || ofOthers.includes(name) || !names.includes(name)) continue;
      const named = namedMembers(schemaOf(name)).filter(([member]) => member === 'store' || member === 'stores');
      assert.ok(named.length > 0, `${name} names no store`);
    }
    for (const name of names.filter((each) => !ofOthers.includes(each) && !kept.includes(each))) {
      for (const [member, {description, deprecated}] of namedMembers(schemaOf(name))) {
        const isOld =
          ['source', 'file_size', 'node_count', 'edge_count'].includes(member) && !otherThings.includes(name);
        const isMarked = /^The same as \w+, (its name until 1\.0|as the Python package calls it)\.$/.test(
          `${description}`,
        );
        assert.equal(isOld || isMarked, isMarked, `${name}: ${member} is not marked`);
        assert.equal(deprecated === true, `${description}`.endsWith('its name until 1.0.'), `${name}: ${member}`);
      }
    }
  });

  it('are there for every command that prints JSON', () => {
    const manifest = fileURLToPath(new URL('../../oclif.manifest.json', import.meta.url));
    const commands: Readonly<Record<string, {readonly flags: object}>> = JSON.parse(
      readFileSync(manifest, 'utf8'),
    ).commands;
    const silent = ['browse', 'completion'];
    const reporting = Object.keys(commands).filter((id) => 'json' in commands[id].flags && !silent.includes(id));
    assert.ok(reporting.length > 10);
    assert.deepEqual(
      reporting.filter((id) => !names.includes(id.replaceAll(':', '-'))),
      [],
    );
  });

  it('are closed, and say of every member what it is, in one line', () => {
    for (const name of names) {
      const schema = schemaOf(name);
      assert.equal(schema['$id'], name + ending);
      for (const [member, {description, $ref}] of namedMembers(schema)) {
        // Version 0.1.0 wrote nextPage so; in-toto and Sigstore name what they read.
        const isForeign = member === 'nextPage' || /^attest(-statement)?$/.test(name);
        const isSnakeCase = isForeign || /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(member);
        assert.ok(isSnakeCase, `${name}: ${member} is not snake_case`);
        assert.ok($ref !== undefined || /^\S.*\.$/.test(String(description)), `${name}: ${member} has no description`);
      }
      for (const {type, properties, additionalProperties, required} of subschemas(schema)) {
        if (properties === undefined) continue;
        assert.deepEqual([[type].flat()[0], additionalProperties], ['object', false], name);
        assert.ok(Array.isArray(required), name);
      }
    }
  });

  it('are all used, and name no member that no document has', () => {
    const unseen = names.flatMap((name) =>
      namedMembers(schemaOf(name)).flatMap(([member]) => (seen.get(name)?.has(member) ? [] : [`${name}: ${member}`])),
    );
    // Where no object store runs, nothing is sent.
    const sent = needsVersity.skip === false ? /^$/ : /: (sent|proved_by|parts|locked_until)$/;
    assert.deepEqual(
      unseen.filter((member) => !sent.test(member)),
      [],
    );
  });
});
