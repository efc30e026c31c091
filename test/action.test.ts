import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {parse} from 'yaml';
import {hostTarget, targets} from '../scripts/targets.js';
import {corrupt} from './support/corrupt.js';
import {commandLine} from './support/program.js';
import {smallStore} from './support/sample-store.js';
import {needsTools, runTool} from './support/stock-tools.js';
import {temporaryDirectory} from './support/temp-directory.js';
import {filled, type Known, readSteps, runStep} from './support/workflow.js';

const action = readFileSync(fileURLToPath(new URL('../action.yml', import.meta.url)), 'utf8');
const pinScript = fileURLToPath(new URL('../scripts/pin-action.ts', import.meta.url));
const {inputs, outputs} = parse(action) as {
  inputs: Readonly<Record<string, {default?: string}>>;
  outputs: Readonly<Record<string, {value: string}>>;
};
const skip = needsTools('bash', 'curl', 'gzip').skip || (process.platform === 'win32' && 'needs a Unix machine');

/** The program as a release would hold it; here a script that starts the one that is tested. */
const released = `#!/bin/sh\nexec ${commandLine([])
  .map((word) => `'${word}'`)
  .join(' ')} "$@"\n`;
const digest = createHash('sha256').update(released).digest('hex');
const {platform, arch} = hostTarget();

/** A directory with a sound store, a damaged one, and a place of releases with this program as v9.9.9. */
function checkout(t: TestContext): string {
  const cwd = temporaryDirectory(t);
  writeFileSync(path.join(cwd, 'sound.liel'), smallStore());
  writeFileSync(path.join(cwd, 'broken.liel'), corrupt(smallStore()).node(1, 'nodeId', 9n).bytes());
  mkdirSync(path.join(cwd, 'releases/v9.9.9'), {recursive: true});
  mkdirSync(path.join(cwd, 'temp'));
  writeFileSync(path.join(cwd, `releases/v9.9.9/liel-${platform}-${arch}.gz`), gzipSync(released));
  return cwd;
}

/** Runs the action with inputs: its steps one after the other, up to the first that fails. */
async function act(cwd: string, given: Known): Promise<{codes: (number | null)[]; told: Known; output: string}> {
  const withDefaults = Object.entries({
    ...Object.fromEntries(Object.entries(inputs).map(([name, {default: word = ''}]) => [name, word])),
    ...given,
  });
  let known: Known = {
    'github.server_url': 'file://nowhere',
    'github.repository': 'nobody/nothing',
    'runner.temp': path.join(cwd, 'temp'),
    'runner.os': platform === 'linux' ? 'Linux' : 'macOS',
    'runner.arch': arch.toUpperCase(),
    ...Object.fromEntries(withDefaults.map(([name, word]) => [`inputs.${name}`, word])),
  };
  const codes: (number | null)[] = [];
  let output = '';
  for (const step of readSteps(action)) {
    const end = await runStep(step, known, {cwd, env: {}});
    codes.push(end.code);
    output += `${end.output}${end.summary}`;
    known = {
      ...known,
      ...Object.fromEntries(
        Object.entries(end.outputs).map(([name, word]) => [`steps.${step.id}.outputs.${name}`, word]),
      ),
    };
    if (end.code !== 0) break;
  }
  const told = Object.fromEntries(Object.entries(outputs).map(([name, {value}]) => [name, filled(value, known)]));
  return {codes, told, output};
}

const release = {version: 'v9.9.9', sha256: digest};
const releasesIn = (cwd: string): Known => ({...release, releases: `file://${cwd}/releases`});

describe('the action', {skip}, () => {
  it('takes the executable of a release by its digest, and passes a sound store', async (t) => {
    const cwd = checkout(t);
    const {codes, told, output} = await act(cwd, {...releasesIn(cwd), stores: 'sound.liel'});
    assert.deepEqual(codes, [0, 0], output);
    assert.deepEqual([told['verdict'], told['exit-code']], ['pass', '0']);
    assert.equal(JSON.parse(told['report'].split('\n')[0])['store'], 'sound.liel');
    assert.match(output, /## liel verify: 1 store: 1 passed/);
  });

  it('fails for a damaged store, with its verdict, an annotation, a summary and SARIF', async (t) => {
    const cwd = checkout(t);
    const {codes, told, output} = await act(cwd, {...releasesIn(cwd), stores: '\n  *.liel\n', sarif: 'r/liel.sarif'});
    assert.deepEqual(codes, [0, 1], output);
    assert.deepEqual([told['verdict'], told['exit-code']], ['fail', '1']);
    assert.match(output, /^::error file=broken\.liel,title=L1012 /m);
    assert.equal(JSON.parse(readFileSync(path.join(cwd, 'r/liel.sarif'), 'utf8'))['version'], '2.1.0');
  });

  it('runs nothing that has another digest, or none that is known, and names no place outside of a release', async (t) => {
    const cwd = checkout(t);
    for (const [given, problem] of [
      [{sha256: '0'.repeat(64)}, /another digest/],
      [{sha256: ''}, /no digest of liel-/],
      [{sha256: `${digest}\n`}, /no digest of liel-/],
      [{version: '../v9.9.9'}, /names no release/],
      [{version: ''}, /names no release/],
      [{version: 'v9.9.8'}, /could not be had/],
      [{releases: 'http://127.0.0.1:9'}, /could not be had/],
    ] as const) {
      const {codes, told, output} = await act(cwd, {...releasesIn(cwd), ...given, stores: 'sound.liel'});
      assert.deepEqual(codes, [2], output);
      assert.match(output, problem);
      assert.deepEqual([told['verdict'], told['exit-code'], told['executable']], ['trouble', '2', '']);
    }
  });

  it('takes words as words: nothing of an input is run, expanded, split, or taken for a flag', async (t) => {
    const cwd = checkout(t);
    const executable = path.join(cwd, 'liel');
    writeFileSync(executable, '#!/bin/sh\nprintf "<%s>\\n" "$@"\n');
    chmodSync(executable, 0o755);
    const {output} = await act(cwd, {
      executable: 'liel',
      stores: '$(touch pwned) `id`.liel\r\n--help\n*.liel',
      args: '--require signature\n--seal  a b.seal\n--quiet',
      sarif: 'x;y',
    });
    const words = [...output.matchAll(/<(.*)>/g)].map(([, word]) => word);
    assert.deepEqual(words, [
      ...[
        'verify',
        '--report',
        'github',
        '--report',
        'sarif=x;y',
        '--require',
        'signature',
        '--seal',
        'a b.seal',
        '--quiet',
      ],
      ...['--', '$(touch pwned) `id`.liel', '--help', '*.liel'],
    ]);
    assert.ok(!readdirSync(cwd).includes('pwned'));
  });

  it('is red where no store is, and where liel says nothing', async (t) => {
    const cwd = checkout(t);
    const gone = await act(cwd, {...releasesIn(cwd), stores: 'gone/*.liel'});
    assert.deepEqual([gone.codes, gone.told['verdict'], gone.told['exit-code']], [[0, 2], 'trouble', '2']);
    const unknown = await act(cwd, {...releasesIn(cwd), stores: 'sound.liel', args: '--no-such-flag'});
    assert.deepEqual([unknown.codes, unknown.told['verdict']], [[0, 2], 'trouble']);
  });

  it('holds a digest for every platform once a release is pinned, and none before: npm run pin-action', (t) => {
    const [{env = {}}] = readSteps(action);
    const lines = env['LIEL_PINNED_SHA256'].split('\n').filter((line) => line !== '');
    assert.equal(lines.length, env['LIEL_PINNED'] === '' ? 0 : targets.length);
    const cwd = temporaryDirectory(t);
    const sums = targets.map(
      (one, i) => `${String(i).repeat(64)}  liel-${one.platform}-${one.arch}${one.platform === 'win' ? '.exe' : ''}\n`,
    );
    writeFileSync(path.join(cwd, 'action.yml'), action);
    writeFileSync(path.join(cwd, 'sums'), sums.join(''));
    const pin = (...words: string[]) =>
      runTool(process.execPath, ['--import', import.meta.resolve('tsx'), pinScript, '--sums', 'sums', ...words], cwd);
    assert.equal(pin('--check').status, 1);
    for (let i = 0; i < 2; i++) assert.equal(pin().status, 0);
    const [take] = readSteps(readFileSync(path.join(cwd, 'action.yml'), 'utf8'));
    assert.equal(take.env?.['LIEL_PINNED_SHA256'], sums.join(''));
    assert.equal(pin('--check').status, 0);
    writeFileSync(path.join(cwd, 'sums'), sums.slice(1).join(''));
    assert.notEqual(pin('--check').status, 0);
  });
});
