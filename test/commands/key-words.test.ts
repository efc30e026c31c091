import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {copyFileSync, readFileSync, writeFileSync} from 'node:fs';
import {describe, it, type TestContext} from 'node:test';
import {quoteWord} from '../../src/engine/faults/condition.js';
import {exit} from '../../src/engine/faults/fault.js';
import {keygen} from '../../src/engine/operations/keygen.js';
import {workshop} from '../support/key-pairs.js';
import {commandLine, documentIn, expectExit} from '../support/program.js';
import {needsTerminal, Terminal} from '../support/terminal.js';
import {until} from '../support/waiting.js';

/** Words that name keys and passwords, and what becomes of them. */

const liel = commandLine([]).map(quoteWord).join(' ');

/** Runs a line of bash in which `liel` is the program. */
function shell(cwd: string, line: string): {code: number | null; said: string} {
  const {status, stdout, stderr} = spawnSync('bash', ['-c', `liel() { ${liel} "$@"; }; ${line}`], {cwd});
  return {code: status, said: `${stdout}${stderr}`};
}

describe('a key comes', () => {
  it('from a file, standard input, a pipe or a variable, and a public one as a word', async (t) => {
    const {at} = await workshop(t);
    const bare = readFileSync(at('k.pub'), 'utf8').split('\n')[1];
    for (const line of [
      'cat k.key | liel sign a.liel --secret-key -',
      'liel sign a.liel --secret-key <(cat k.key) --force',
      'KEY="$(cat k.key)" liel sign a.liel --secret-key env:KEY --force',
      'liel verify a.liel --public-key - < k.pub',
      'KEY="$(cat k.pub)" liel verify a.liel --public-key env:KEY --signature <(cat a.liel.minisig)',
      `liel verify a.liel --public-key ${bare}`,
      'cat k.pub | liel verify a.liel a.liel --public-key -',
    ]) {
      const {code, said} = shell(at('.'), line);
      assert.equal(code, exit.done, `${line}\n${said}`);
    }
    for (const [line, problem] of [
      ['liel verify a.liel --public-key env:KEY', /env:KEY: the variable KEY is not set/],
      ['KEY= liel sign a.liel --secret-key env:KEY', /the variable KEY is empty/],
      ['liel verify a.liel --public-key - --signature - < k.pub', /cannot both be read from standard input/],
    ] as const) {
      const {code, said} = shell(at('.'), line);
      assert.equal(code, exit.usage, said);
      assert.match(said, problem);
    }
  });

  /** Runs lines with a key `p.key`, whose password is "geheim" and neither it nor the key is ever said. */
  async function runSecretly(t: TestContext, lines: readonly (readonly [line: string, code: number])[]): Promise<void> {
    const {at} = await workshop(t);
    await keygen({output: at('p'), password: Buffer.from('geheim')});
    writeFileSync(at('pass'), 'geheim\n');
    const [, secret] = readFileSync(at('p.key'), 'utf8').split('\n');
    for (const [line, code] of lines) {
      const run = shell(at('.'), line);
      assert.equal(run.code, code, `${line}\n${run.said}`);
      assert.doesNotMatch(run.said, /gehe[i1]m/, line);
      assert.ok(!run.said.includes(secret.slice(20, 60)), line);
    }
  }

  it('under a password that is in a file, comes in, or is in a variable', async (t) => {
    await runSecretly(t, [
      ['liel sign a.liel --secret-key p.key --password-file pass --json', exit.done],
      ['cat pass | liel sign a.liel --secret-key p.key --password-file - --force', exit.done],
      ['P=geheim liel sign a.liel --secret-key p.key --password-file env:P --force', exit.done],
    ]);
  });

  it('under a password that nobody is asked for off a terminal', async (t) => {
    await runSecretly(t, [
      ['liel sign a.liel --secret-key p.key </dev/null', exit.usage],
      ['LIEL_DEBUG=1 LIEL_KEY_PASSWORD=gehe1m liel sign a.liel --secret-key p.key --json', exit.undecidable],
      ['liel keygen -o q </dev/null', exit.usage],
      ['LIEL_KEY_PASSWORD=geheim liel keygen -o q --json', exit.done],
    ]);
  });

  it('under a password that is typed unseen', needsTerminal, async (t) => {
    const {at} = await workshop(t);
    await keygen({output: at('p'), password: Buffer.from('geheim')});
    const terminal = new Terminal(t, at('.'), 100, 30);
    terminal.run([...commandLine(['sign', 'a.liel', '--secret-key', 'p.key'])]);
    await until('the question', () => terminal.screen().includes('not shown:'));
    terminal.type('gehexx');
    terminal.press('BSpace', 'BSpace');
    terminal.type('im');
    terminal.press('Enter');
    await until('the signature', () => /signed in a\.liel\.minisig/.test(terminal.screen()));
    assert.doesNotMatch(terminal.screen(), /gehe/);
  });
});

it('keys of different kinds exclude each other', async (t) => {
  const {at} = await workshop(t);
  for (const line of [
    'liel sign a.liel',
    'liel sign a.liel --key-file k.key --secret-key k.key',
    'liel sign a.liel --secret-key k.key --shadowed peer',
    'liel sign a.liel --secret-key k.key -o - --json',
    'liel verify a.liel --key-file k.pub --public-key k.pub --signature x',
    'liel verify a.liel --public-key k.pub --allowed-signers k.pub --identity me',
    'liel verify a.liel --allowed-signers k.pub',
    'liel verify a.liel --identity me',
    'liel verify a.liel --match graph',
    'liel verify a.liel --key-file k.pub --signature x --signature y',
    'liel verify a.liel a.liel --public-key k.pub --signature x',
  ]) {
    const {code, said} = shell(at('.'), line);
    assert.equal(code, exit.usage, `${line}\n${said}`);
    assert.match(said, /L0001/, line);
  }
});

it('a signature goes to standard output as it is', async (t) => {
  const {at, tool} = await workshop(t);
  const {stdout} = await expectExit(exit.done, ['sign', 'a.liel', '--secret-key', 'k.key', '-o', '-'], {cwd: at('.')});
  writeFileSync(at('sig'), stdout);
  assert.equal(tool('sh', ['-c', 'ls a.liel.*']).said.includes('minisig'), false);
  await expectExit(exit.done, ['verify', 'a.liel', '--public-key', 'k.pub', '--signature', 'sig'], {cwd: at('.')});
});

describe('a signature stops to fit', () => {
  it('after a commit, and after a compaction fits the graph still', async (t) => {
    const {at} = await workshop(t);
    const cwd = at('.');
    const verify = async (code: number, store: string, match: string): Promise<unknown> => {
      const words = [
        'verify',
        store,
        '--public-key',
        'k.pub',
        '--signature',
        'a.liel.minisig',
        '--match',
        match,
        '--json',
      ];
      const {signatures} = documentIn(await expectExit(code, words, {cwd})) as {signatures: Record<string, unknown>[]};
      return [signatures[0]['bytes'], signatures[0]['graph'], signatures[0]['seal_root']];
    };
    await expectExit(exit.done, ['sign', 'a.liel', '--secret-key', 'k.key'], {cwd});
    await expectExit(exit.done, ['compact', 'a.liel', '-o', 'compact.liel'], {cwd});
    assert.deepEqual(await verify(exit.no, 'compact.liel', 'bytes'), ['other', 'same', 'other']);
    assert.deepEqual(await verify(exit.done, 'compact.liel', 'graph'), ['other', 'same', 'other']);
    copyFileSync(at('a.liel'), at('b.liel'));
    const event = ['events', 'append', 'b.liel', '--author', 'a', '--operation', 'o', '--target', 't'];
    await expectExit(exit.done, event, {cwd});
    for (const match of ['bytes', 'graph']) {
      assert.deepEqual(await verify(exit.no, 'b.liel', match), ['other', 'other', 'other']);
    }
  });

  it('and each of several must fit', async (t) => {
    const {at, sign, verify} = await workshop(t);
    await sign();
    const pair = await keygen({output: at('new')});
    await sign({secretKey: pair.secret_key, output: at('new.minisig')});
    const signatures = [at('a.liel.minisig'), at('new.minisig')];
    const both = await verify({trust: {publicKeys: [at('k.pub'), pair.public_key], signatures}});
    assert.deepEqual([both.report.ok, both.report.signatures?.length], [true, 2]);
    const one = await verify({trust: {publicKeys: [pair.public_key], signatures}});
    assert.deepEqual(
      one.report.signatures?.map(({verdict}) => verdict),
      ['fail', 'pass'],
    );
    assert.equal(one.report.exit, exit.no);
    assert.match(one.report.layers.at(-1)?.reason ?? '', /a\.liel\.minisig: it is of the key/);
  });
});
