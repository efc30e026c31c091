import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../src/engine/faults/conditions.js';
import {storeOf} from '../support/merging.js';
import {documentIn, ended, expectExit, startProgram, writeLargeExport} from '../support/program.js';
import {properties, smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';
import {until} from '../support/waiting.js';

/** Two stores that know some of the same files. */
function workplace(t: TestContext): {cwd: string} {
  const cwd = temporaryDirectory(t);
  const base = storeOf(
    [
      [['File'], {path: 'a.ts', size: 1n}],
      [['File'], {path: 'b\u001b[2J.ts', size: 1}],
    ],
    [[1, 'USES', 2]],
  );
  const incoming = storeOf(
    [
      [['File'], {path: 'b\u001b[2J.ts', size: properties({b: 1n, a: "it's"})}],
      [['File'], {path: 'c.ts'}],
    ],
    [[1, 'USES', 2]],
  );
  writeFileSync(path.join(cwd, 'base.liel'), base);
  writeFileSync(path.join(cwd, 'incoming.liel'), incoming);
  writeFileSync(
    path.join(cwd, 'twins.liel'),
    storeOf([
      [[], {path: 'a.ts'}],
      [[], {path: 'a.ts'}],
    ]),
  );
  return {cwd};
}

const row = [
  'merge',
  'base.liel',
  'incoming.liel',
  '--dry-run',
  '--fail-on-conflict',
  '--format',
  'json',
  '--node-key',
  'path',
];

describe('liel merge', () => {
  it('previews for a pipeline: exit 0 and one document, or 1 when conflicts block it', async (t) => {
    const place = workplace(t);
    const before = readdirSync(place.cwd);
    const {can_merge, nodes_created, nodes_reused, warnings} = documentIn(await expectExit(0, row, place));
    assert.deepEqual([can_merge, nodes_created, nodes_reused], [true, 1, 1]);
    assert.equal((warnings as unknown[]).length, 1);
    const blocked = await expectExit(1, row.with(2, 'twins.liel'), place);
    assert.equal(documentIn(blocked)['can_merge'], false);
    await expectExit(0, row.with(2, 'twins.liel').toSpliced(4, 1), place);
    assert.deepEqual(readdirSync(place.cwd), before);
  });

  it('prints what a reviewer needs, values on one line, nothing that moves a terminal', async (t) => {
    const place = workplace(t);
    const {stdout} = await expectExit(
      0,
      ['merge', 'base.liel', 'incoming.liel', '--node-key', 'path', '-o', 'm.liel'],
      place,
    );
    assert.equal(
      stdout,
      `Memory merged
Output: m.liel
Result: ready with review warnings
Changes:
  Nodes: +1 created, 1 reused
  Edges: +1 created, 0 reused
Review:
  Conflicts: 0
  Warnings: 1
Warnings:
- review needed: path='b\\x1b[2J.ts' has different "size" values
  destination: 1.0
  incoming:    {"a": "it's", "b": 1}
  policy:      keep_dst -> source_ignored
`,
    );
  });

  it('cuts long values between two characters', async (t) => {
    const cwd = temporaryDirectory(t);
    for (const [name, size] of [
      ['base', `${'a'.repeat(198)}${'😀'.repeat(5)}`],
      ['incoming', '日'.repeat(150)],
    ]) {
      writeFileSync(path.join(cwd, `${name}.liel`), storeOf([[['File'], {path: 'a.ts', size}]]));
    }
    const words = ['merge', 'base.liel', 'incoming.liel', '--node-key', 'path', '--dry-run'];
    const {stdout} = await expectExit(0, words, {cwd});
    assert.match(stdout, /^ {2}destination: "a{198}…$/m);
    assert.match(stdout, /^ {2}incoming: {4}"日{99}…$/mu);
  });

  it('is blocked by conflicts with 1, names them and writes nothing', async (t) => {
    const place = workplace(t);
    const run = await expectExit(
      1,
      ['merge', 'base.liel', 'twins.liel', '--node-key', 'path', '-o', 'deep/m.liel'],
      place,
    );
    assert.match(run.stdout, /^Memory not merged\n.*Result: blocked\n.*- duplicate_node_key: source node key/s);
    assert.ok(!existsSync(path.join(place.cwd, 'deep')));
    await expectExit(
      0,
      ['merge', 'base.liel', 'twins.liel', '--node-key', 'path', '-o', 'deep/m.liel', '--allow-duplicates'],
      place,
    );
    assert.deepEqual(readdirSync(path.join(place.cwd, 'deep')), ['m.liel']);
  });

  it('says what does not go together without the escapes that the parser dims it with', async (t) => {
    const words = ['merge', 'a.liel', 'b.liel', '--dry-run', '--from-plan', 'p', '--node-key', 'a'];
    const {stderr} = await expectExit(2, words, {...workplace(t), env: {NO_COLOR: undefined, FORCE_COLOR: '1'}});
    assert.match(stderr, / --node-key=a cannot also be provided when using --from-plan\n/);
  });

  it('refuses words that do not go together before it looks at any file', async (t) => {
    const place = workplace(t);
    const rows = [
      [['--fail-on-conflict'], '--fail-on-conflict requires --dry-run'],
      [
        ['--dry-run', '--node-key', 'a', '--identity-rules', 'missing'],
        '--node-key and --identity-rules cannot be used together',
      ],
      [[], 'merge output is required unless --dry-run is set'],
      [['--dry-run', '--edge-strategy', 'some'], 'Expected --edge-strategy=some to be one of: append, idempotent'],
      [
        ['--dry-run', '--from-plan', 'p', '--node-key', 'a'],
        '--node-key=a cannot also be provided when using --from-plan',
      ],
    ] as const;
    for (const [words, problem] of rows) {
      const {stderr} = await expectExit(2, ['merge', 'missing.liel', 'missing.liel', ...words], place);
      assert.ok(stderr.startsWith(`liel: ${conditions.usage.code} `) && stderr.includes(problem), stderr);
    }
  });

  it('carries out a plan with the defaults of its flags', async (t) => {
    const place = workplace(t);
    await expectExit(
      0,
      ['merge', 'base.liel', 'incoming.liel', '--dry-run', '--node-key', 'path', '--plan', 'p.json'],
      place,
    );
    const run = await expectExit(
      0,
      ['merge', 'base.liel', 'incoming.liel', '--from-plan', 'p.json', '-o', 'm.liel', '--json'],
      place,
    );
    assert.deepEqual([documentIn(run)['nodes_reused'], documentIn(run)['output']], [1, 'm.liel']);
  });
});

describe('a merge that is stopped', () => {
  it('leaves the old output as it was and nothing beside it', async (t) => {
    const {cwd} = workplace(t);
    writeLargeExport(path.join(cwd, 'large.json'), 200_000);
    await expectExit(0, ['import', 'large.json', '-o', 'large.liel', '--quiet'], {cwd});
    writeFileSync(path.join(cwd, 'out.liel'), smallStore());
    const before = readdirSync(cwd);
    const child = startProgram(['merge', 'base.liel', 'large.liel', '-o', 'out.liel', '--force'], {cwd});
    const run = ended(child);
    const isStaged = (): boolean => readdirSync(cwd).some((name) => name.endsWith('.partial'));
    await until('a stage', () => child.exitCode !== null || isStaged());
    child.kill('SIGTERM');
    const {code, stderr} = await run;
    assert.equal(code, 143, stderr);
    assert.deepEqual(readdirSync(cwd), before);
    assert.ok(readFileSync(path.join(cwd, 'out.liel')).equals(smallStore()));
  });
});
