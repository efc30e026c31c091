import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {corrupt} from '../support/corrupt.js';
import {commandLine, documentIn, expectExit, startProgram} from '../support/program.js';
import {properties, smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';

/** Properties of some megabytes, so that a document does not fit into a pipe. */
function wideStore(): Uint8Array {
  return smallStore((graph) => {
    for (let i = 0; i < 6; i++) {
      graph.addNode(['W'], properties({text: 'é'.repeat(400_000), i: BigInt(i)}));
      graph.commit();
    }
  });
}

function workplace(t: TestContext, store = smallStore()): {cwd: string} {
  const cwd = temporaryDirectory(t);
  writeFileSync(path.join(cwd, 'a.liel'), store);
  writeFileSync(path.join(cwd, 'key'), 'secret');
  return {cwd};
}

describe('stdout and stderr', () => {
  it('--format json, --format=json and --json are the same, and the beginning of a flag stands for it', async (t) => {
    const place = workplace(t);
    const expected = await expectExit(0, ['stats', 'a.liel', '--json'], place);
    for (const flags of [['--format', 'json'], ['--format=json'], ['--form', 'json'], ['--fo=json'], ['--js']]) {
      const run = await expectExit(0, ['stats', ...flags, 'a.liel'], place);
      assert.equal(run.stdout, expected.stdout, flags.join(' '));
    }
    const ambiguous = await expectExit(2, ['sign', 'a.liel', '--key', 'key', '--f'], place);
    assert.match(
      ambiguous.stderr,
      /ambiguous option --f: .*--force.*--format|ambiguous option --f: .*--format.*--force/,
    );
  });

  it('words behind -- are never flags', async (t) => {
    const place = workplace(t);
    const run = await expectExit(2, ['stats', '--', '--json'], place);
    assert.match(run.stderr, /file does not exist: --json/);
    assert.equal(run.stdout, '');
  });

  it('a large document goes through a pipe whole, and is the one that -o writes', async (t) => {
    const place = workplace(t, wideStore());
    const {stdout} = await expectExit(0, ['manifest', 'a.liel'], place);
    assert.ok(Buffer.byteLength(stdout) > 4_800_000);
    assert.equal(JSON.parse(stdout).node_count, 10);
    await expectExit(0, ['manifest', 'a.liel', '-o', 'm.json'], place);
    const {stdout: size} = spawnSync('wc', ['-c', path.join(place.cwd, 'm.json')], {encoding: 'utf8'});
    assert.equal(Number.parseInt(size, 10), Buffer.byteLength(stdout));
  });

  it('a slow reader gets everything too', async (t) => {
    const child = startProgram(['export', 'a.liel'], workplace(t, wideStore()));
    let bytes = 0;
    child.stdout?.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      child.stdout?.pause();
      setTimeout(() => child.stdout?.resume(), 5);
    });
    const [code] = await once(child, 'close');
    assert.equal(code, 0);
    assert.ok(bytes > 4_800_000);
  });

  it('a reader that closes its pipe has seen enough: no message, no complaint in the exit code', async (t) => {
    const child = startProgram(['manifest', 'a.liel', '--quiet'], workplace(t, wideStore()));
    let stderr = '';
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout?.once('data', () => child.stdout?.destroy());
    const [code, signal] = await once(child, 'close');
    assert.deepEqual({code, signal, stderr}, {code: 0, signal: null, stderr: ''});
  });

  it('a reader that closes its pipe while a file is being made leaves nothing of it', async (t) => {
    const place = workplace(t, wideStore());
    const before = readdirSync(place.cwd);
    const child = startProgram(['salvage', 'a.liel', '-o', 'out.liel', '--jsonl', '-', '--quiet'], place);
    child.stdout?.once('data', () => child.stdout?.destroy());
    await once(child, 'close');
    assert.deepEqual(readdirSync(place.cwd), before);
  });

  for (const [how, redirection] of [
    ['is closed', '2> >(true)'],
    ['is full', '2>/dev/full'],
  ] as const) {
    it(`a stderr that ${how} decides nothing: the work is done, and the answer is the same`, async (t) => {
      const {cwd} = workplace(t, wideStore());
      writeFileSync(path.join(cwd, 'bad.liel'), corrupt(wideStore()).node(3, 'inDegree', 7).bytes());
      const line = (args: readonly string[]): string =>
        `${commandLine(args)
          .map((word) => `'${word}'`)
          .join(' ')} ${redirection}`;
      const verified = spawnSync('bash', ['-c', line(['verify', 'bad.liel', '--json'])], {cwd, encoding: 'utf8'});
      assert.equal(verified.status, 1);
      assert.equal(JSON.parse(verified.stdout).ok, false);
      const made = spawnSync('bash', ['-c', line(['backup', 'a.liel', '-o', 'copy.liel'])], {cwd});
      assert.equal(made.status, 0);
      await expectExit(0, ['verify', 'copy.liel'], {cwd});
    });
  }

  it('text shows what a store says without its control characters; colour only on a terminal', async (t) => {
    const evil = '\u001b[31mred\u202e\n"]';
    const place = workplace(
      t,
      smallStore((graph) => graph.addNode([evil])),
    );
    for (const env of [{}, {NO_COLOR: undefined}, {NO_COLOR: undefined, TERM: 'xterm-256color'}]) {
      for (const args of [['stats'], ['verify'], ['inspect']]) {
        const run = await expectExit(0, [...args, 'a.liel'], {...place, env});
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
        assert.doesNotMatch(run.stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
      }
    }
    const {stdout} = await expectExit(0, ['stats', 'a.liel'], place);
    assert.ok(stdout.includes('  \\x1b[31mred\\u{202e}\\n"]: 1\n'), stdout);
    const document = documentIn(await expectExit(0, ['stats', 'a.liel', '--json'], place));
    assert.deepEqual(document['node_labels'], {N: 4, [evil]: 1});
  });

  it('help is on stdout and ends well, for the program and for a command', async (t) => {
    const place = workplace(t);
    for (const args of [[], ['help'], ['--help'], ['-h'], ['help', 'stats'], ['stats', '--help'], ['stats', '-h']]) {
      const run = await expectExit(0, args, place);
      assert.ok(run.stdout.includes('USAGE'), args.join(' '));
      assert.equal(run.stderr, '');
    }
  });
});
