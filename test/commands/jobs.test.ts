import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {toNodeId} from '../../src/engine/format/records/integers.js';
import {ValueWriter} from '../../src/engine/format/values/property-value.js';
import {keygen} from '../../src/engine/operations/keygen.js';
import {signBytes} from '../../src/engine/operations/sign-bytes.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {StoreBuilder} from '../../src/engine/storage/writing/store-builder.js';
import {corrupt} from '../support/corrupt.js';
import {finish} from '../support/finish.js';
import {commandLine, documentIn, expectExit, isScript, runProgram} from '../support/program.js';
import {quickDirectory} from '../support/temp-directory.js';

const nodes = 70_000;

const needsLinux = {skip: process.platform !== 'linux' && 'needs the limits of Linux'};

/** A store that is large enough for threads. */
function largeStore(): Uint8Array {
  const device = new MemoryDevice('large.liel');
  const builder = new StoreBuilder(device);
  const writer = new ValueWriter();
  const encode = (value: Parameters<ValueWriter['encode']>[0]): Buffer => Buffer.from(writer.encode(value));
  const [labels, label] = [encode(['File']), encode('CITES')];
  for (let i = 1; i <= nodes; i++) {
    builder.addNode(
      labels,
      encode(
        new Map<string, string | bigint>([
          ['name', `record ${i}`],
          ['rank', BigInt(i)],
        ]),
      ),
    );
  }
  for (let i = 1; i <= 2 * nodes; i++) {
    builder.addEdge(
      toNodeId(((i - 1) % nodes) + 1),
      toNodeId(((i * 7919) % nodes) + 1),
      label,
      encode(new Map([['w', i / 4]])),
    );
  }
  builder.finish();
  return new Uint8Array(device.content());
}

/** What differs between two runs of anything: moments, and the files themselves. */
const momentary = ['created_at', 'sealed_at', 'drill', 'identity', 'seal_summary'];

const sumOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('however many threads work, a command says the same and makes the same:', {concurrency: 1}, () => {
  const cwd = quickDirectory();
  after(() => rmSync(cwd, {recursive: true, force: true}));
  before(async () => {
    const store = largeStore();
    assert.ok(store.length > 25_000_000, `${store.length} bytes`);
    for (const name of ['a.liel', 'plain.liel']) writeFileSync(path.join(cwd, name), store);
    const {secret_key: secretKey} = await keygen({output: path.join(cwd, 'pair')});
    await finish(signBytes({store: path.join(cwd, 'a.liel'), secretKey}));
    writeFileSync(path.join(cwd, 'bad.liel'), corrupt(store).node(60_000, 'nodeId', 9n).bytes());
    writeFileSync(path.join(cwd, 'odd.liel'), corrupt(store).node(60_000, 'inDegree', 70).bytes());
  });

  const cases: readonly (readonly [code: number, args: readonly string[], made?: string])[] = [
    [0, ['seal', 'a.liel', '--force']],
    [0, ['verify', 'a.liel']],
    [0, ['verify', 'a.liel', '--public-key', 'pair.pub']],
    [1, ['verify', 'odd.liel']],
    [0, ['backup', 'a.liel', '-o', 'copy.liel'], 'copy.liel'],
    [3, ['backup', 'bad.liel', '-o', 'no.liel']],
    [6, ['backup', 'odd.liel', '-o', 'odd-copy.liel', '--accept-damage'], 'odd-copy.liel'],
    [0, ['restore', 'copy.liel', '-o', 'back.liel', '--force'], 'back.liel'],
    [0, ['compact', 'a.liel', '-o', 'compact.liel'], 'compact.liel'],
    [3, ['compact', 'odd.liel', '-o', 'no.liel']],
    [0, ['repair', 'odd.liel', '-o', 'repaired.liel'], 'repaired.liel'],
    [0, ['repair', 'bad.liel', '-o', 'repaired-bad.liel'], 'repaired-bad.liel'],
    [0, ['manifest', 'a.liel', '-o', 'manifest.json'], 'manifest.json'],
    [0, ['export', 'a.liel', '-o', 'export.json', '--shadowed', 'peer'], 'export.json'],
    [0, ['sign', 'a.liel', '--key-file', 'copy.liel.seal', '-o', 'a.sig'], 'a.sig'],
    [3, ['manifest', 'bad.liel', '-o', 'no.json']],
  ];
  for (const [code, args, made] of cases) {
    it(args.join(' '), async () => {
      const seen = new Set<string>();
      for (const jobs of ['1', '3']) {
        if (made !== undefined)
          for (const end of ['', '.seal', '.receipt.json']) rmSync(path.join(cwd, made + end), {force: true});
        const run = await runProgram([...args, '--json', '--jobs', jobs, '--quiet'], {cwd});
        assert.equal(run.code, code, run.stderr);
        const lasting = (name: string, value: unknown): unknown => (momentary.includes(name) ? undefined : value);
        const document = JSON.stringify(documentIn(run), lasting);
        const isMade = made !== undefined;
        seen.add(JSON.stringify([run.code, document, run.stderr, isMade ? sumOf(path.join(cwd, made)) : '']));
      }
      assert.equal(seen.size, 1, [...seen].join('\n'));
    });
  }

  /** The manifest as a process makes it that may have so much of something. */
  const manifestUnder = (limit: string): ReturnType<typeof spawnSync> => {
    rmSync(path.join(cwd, 'limited.json'), {force: true});
    const words = commandLine(['manifest', 'plain.liel', '-o', 'limited.json', '--jobs', '2', '--quiet']);
    return spawnSync('sh', ['-c', `ulimit ${limit} && exec "$@"`, 'sh', ...words], {cwd, encoding: 'utf8'});
  };

  it('where there is no address space for memory of WebAssembly, too', needsLinux, async () => {
    await expectExit(0, ['manifest', 'plain.liel', '-o', 'manifest.json', '--force', '--quiet'], {cwd});
    const run = manifestUnder('-v 8000000');
    assert.equal(run.status, 0, String(run.stderr));
    assert.equal(sumOf(path.join(cwd, 'limited.json')), sumOf(path.join(cwd, 'manifest.json')));
  });

  it('where there is no memory that threads can share, too', {skip: !isScript && 'takes no code'}, async () => {
    const none = `globalThis.SharedArrayBuffer = class extends SharedArrayBuffer {
      constructor(bytes) { if (bytes > 0) throw new RangeError('Array buffer allocation failed'); super(bytes); }
    };`;
    writeFileSync(path.join(cwd, 'none.cjs'), none);
    await expectExit(0, ['manifest', 'plain.liel', '-o', 'manifest.json', '--force', '--quiet'], {cwd});
    const args = ['manifest', 'plain.liel', '-o', 'limited.json', '--force', '--jobs', '2', '--quiet'];
    await expectExit(0, args, {cwd, env: {NODE_OPTIONS: '--require ./none.cjs'}});
    assert.equal(sumOf(path.join(cwd, 'limited.json')), sumOf(path.join(cwd, 'manifest.json')));
  });

  it('is no bug where no more files may be open', {
    skip: process.platform !== 'linux' && 'counts as Linux does',
  }, () => {
    const codes = [22, 23, 24, 28].map((files) => manifestUnder(`-n ${files}`).status);
    assert.ok(
      codes.every((code) => code === 0 || code === 5),
      codes.join(' '),
    );
  });
});
