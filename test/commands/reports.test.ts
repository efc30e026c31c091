import assert from 'node:assert/strict';
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {backUp} from '../support/backup-of.js';
import {corrupt} from '../support/corrupt.js';
import {documentIn, expectExit, runProgram} from '../support/program.js';
import {smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';

/** What is in a directory, byte for byte. */
const contentOf = (cwd: string): [string, string][] =>
  readdirSync(cwd, {withFileTypes: true}).flatMap((entry) =>
    entry.isFile() ? [[entry.name, readFileSync(path.join(cwd, entry.name), 'base64')]] : [],
  );

const damaged = (): Uint8Array => corrupt(smallStore()).node(1, 'nodeId', 9n).bytes();

describe('--report', () => {
  it('writes each kind beside what the command prints, and replaces that of before', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.liel'), smallStore());
    writeFileSync(path.join(cwd, 'b.liel'), damaged());
    writeFileSync(path.join(cwd, 'r.prom'), '# HELP liel_store_decided of before\n');
    chmodSync(path.join(cwd, 'r.prom'), 0o644);
    const kinds = ['sarif=r.sarif', 'junit=r.xml', 'prometheus=r.prom', 'markdown=new/r.md', 'jsonl=r.jsonl'];
    const reports = kinds.flatMap((word) => ['--report', word]);
    const run = await runProgram(['verify', 'a.liel', 'b.liel', '--json', ...reports], {cwd});
    assert.equal(run.code, 1, run.stderr);
    assert.deepEqual(Object.keys(documentIn(run)).includes('stores'), true);
    assert.match(readFileSync(path.join(cwd, 'r.prom'), 'utf8'), /liel_store_verified\{store="b\.liel"\} 0/);
    assert.match(readFileSync(path.join(cwd, 'new/r.md'), 'utf8'), /^## liel verify: 2 stores: 1 passed, 1 failed/);
    assert.equal(readFileSync(path.join(cwd, 'r.jsonl'), 'utf8').trimEnd().split('\n').length, 3);
    assert.deepEqual(readdirSync(cwd).sort(), ['a.liel', 'b.liel', 'new', 'r.jsonl', 'r.prom', 'r.sarif', 'r.xml']);
  });

  it('tells GitHub: annotations on stderr, the rest behind what is in its files', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'b.liel'), damaged());
    const files = {GITHUB_STEP_SUMMARY: path.join(cwd, 'summary'), GITHUB_OUTPUT: path.join(cwd, 'output')};
    for (const file of Object.values(files)) writeFileSync(file, 'before\n');
    const run = await runProgram(['verify', 'b.liel', '--report', 'github'], {cwd, env: files});
    assert.equal(run.code, 1);
    assert.match(run.stderr, /^::error file=b\.liel,title=L1012 /m);
    assert.doesNotMatch(run.stdout, /^::/m);
    assert.match(readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'), /^before\n## liel verify/);
    assert.match(readFileSync(files.GITHUB_OUTPUT, 'utf8'), /^before\nverdict<<\S+\nfail\n/);
  });

  it('is written of what could not be judged too: unknown is never silence', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'text.liel'), 'no store');
    await expectExit(3, ['stats', 'text.liel'], {cwd});
    await expectExit(2, ['verify', 'gone.liel', '--report', 'junit=gone.xml'], {cwd});
    assert.match(readFileSync(path.join(cwd, 'gone.xml'), 'utf8'), /errors="1".*\n[\s\S]*L0002/);
    await expectExit(3, ['diff', 'text.liel', 'text.liel', '--report', 'prometheus=d.prom'], {cwd});
    assert.match(readFileSync(path.join(cwd, 'd.prom'), 'utf8'), /liel_store_decided\{store="text\.liel"\} 0/);
  });

  for (const [command, code, words] of [
    ['doctor', 0, ['a.liel']],
    ['backups', 1, ['empty', '--max-age', '1d']],
    ['diff', 1, ['a.liel', 'b.liel']],
    ['merge', 0, ['a.liel', 'a.liel', '--dry-run', '--node-key', 'name']],
  ] as const) {
    it(`is there for ${command}`, async (t) => {
      const cwd = temporaryDirectory(t);
      mkdirSync(path.join(cwd, 'empty'));
      writeFileSync(path.join(cwd, 'a.liel'), smallStore());
      writeFileSync(
        path.join(cwd, 'b.liel'),
        smallStore((graph) => graph.addNode(['Other'])),
      );
      const {stderr, code: ended} = await runProgram([command, ...words, '--report', 'jsonl=r.jsonl'], {cwd});
      const lines = readFileSync(path.join(cwd, 'r.jsonl'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      assert.equal(ended, code, stderr);
      assert.deepEqual(
        lines.map(({command: told}) => told),
        lines.map(() => command),
      );
      assert.deepEqual([lines.length, lines.at(-1)?.['exit']], [2, code]);
      // Whoever reads it looks for that file.
      const judged = `${lines[0]?.['store']}`;
      assert.ok(existsSync(path.join(cwd, judged)), judged);
    });
  }

  it('refuses, before anything is done, what is no kind, no place, and the store itself by any of its names', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.liel'), smallStore());
    symlinkSync('a.liel', path.join(cwd, 'link'));
    mkdirSync(path.join(cwd, 'dir'));
    writeFileSync(path.join(cwd, 'other.liel'), smallStore());
    writeFileSync(path.join(cwd, 'text'), 'notes');
    await expectExit(0, ['seal', 'a.liel'], {cwd});
    const before = contentOf(cwd);
    for (const [words, problem] of [
      [['xml=r'], /--report knows no kind xml/],
      [['junit'], /--report junit needs a file/],
      [['github=x'], /takes no file/],
      [['junit=link'], /L0004/],
      [['junit=dir'], /L0005/],
      [['junit=x', 'sarif=x'], /cannot both go to x/],
      [['junit=x', 'sarif=./x'], /cannot both go to .\/x/],
      [['junit=other.liel'], /replaces a report of its kind alone, and other\.liel/],
      [['junit=a.liel.seal'], /and a\.liel\.seal is something else/],
      [['jsonl=text'], /and text is something else/],
    ] as const) {
      const args = ['verify', 'a.liel', ...words.flatMap((word) => ['--report', word])];
      const run = await runProgram(args, {cwd});
      assert.equal(run.code, 2, `${args}: ${run.stderr}`);
      assert.match(run.stderr, problem);
    }
    assert.deepEqual(contentOf(cwd), before);
    const {stdout} = await runProgram(['verify', 'a.liel', '--report', 'jsonl=-'], {cwd});
    assert.equal(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as object).length,
      2,
    );
    for (const other of [['--json'], ['--format', 'jsonl']])
      await expectExit(2, ['verify', 'a.liel', '--report', 'jsonl=-', ...other], {cwd});
    // To Nagios a 2 is critical, and this is only unknown.
    await expectExit(3, ['verify', 'a.liel', '--report', 'jsonl=-', '--exit', 'nagios'], {cwd});
    await expectExit(3, ['verify', 'a.liel', '--format', 'jsonl', '--exit', 'nagios'], {cwd});
  });

  it('never takes the place of a key, a plan or what the command itself makes, there or not', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.liel'), smallStore());
    for (const name of ['key', 'rules']) writeFileSync(path.join(cwd, name), '## liel ');
    const merge = ['merge', 'a.liel', 'a.liel', '--node-key', 'name'];
    for (const [args, file] of [
      [['verify', 'a.liel', '--signature', 'key', '--key-file', 'key'], 'key'],
      [['diff', 'a.liel', 'a.liel', '--identity-rules', 'rules'], 'rules'],
      [[...merge, '-o', 'm.liel'], 'm.liel'],
      [[...merge, '--dry-run', '--plan', 'p.json'], './p.json'],
    ] as const) {
      const run = await runProgram([...args, '--report', `markdown=${file}`], {cwd});
      assert.equal(run.code, 2, run.stderr);
      assert.match(run.stderr, /L0004|cannot both go to/);
    }
    assert.deepEqual(readdirSync(cwd).sort(), ['a.liel', 'key', 'rules']);
  });

  it('that cannot be written leaves what was done, and its report, and says so', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.liel'), smallStore());
    writeFileSync(path.join(cwd, 'file'), '');
    const run = await runProgram(
      ['merge', 'a.liel', 'a.liel', '-o', 'm.liel', '--node-key', 'name', '--report', 'junit=file/r.xml'],
      {cwd},
    );
    assert.equal(run.code, 5, run.stderr);
    assert.match(run.stdout, /Memory merged/);
    const json = await runProgram(['verify', 'a.liel', '--json', '--report', 'junit=file/r.xml'], {cwd});
    assert.deepEqual([json.code, documentIn(json)['ok']], [5, true], 'one document all the same');
    assert.match(run.stderr, /L5001 cannot create file:/);
  });

  it('tells a store by its way from the root of the repository, wherever the step works', async (t) => {
    const root = temporaryDirectory(t);
    const cwd = path.join(root, 'data');
    mkdirSync(cwd);
    writeFileSync(path.join(cwd, 'b.liel'), damaged());
    const run = await runProgram(['verify', 'b.liel', '--report', 'github', '--report', 'sarif=r.sarif'], {
      cwd,
      env: {GITHUB_WORKSPACE: root},
    });
    assert.match(run.stderr, /^::error file=data\/b\.liel,/m);
    assert.match(readFileSync(path.join(cwd, 'r.sarif'), 'utf8'), /"uri": "data\/b\.liel", "uriBaseId": "SRCROOT"/);
  });

  it('of a command is refused with that command as the next step', async (t) => {
    const {stderr} = await runProgram(['backups', '.', '--report', 'xml=x'], {cwd: temporaryDirectory(t)});
    assert.match(stderr, /next: liel help backups/);
  });
});

describe('--exit nagios', () => {
  it('is one line and the four states: a store that cannot be judged is unknown, never fine', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.liel'), smallStore());
    writeFileSync(path.join(cwd, 'b.liel'), damaged());
    writeFileSync(path.join(cwd, 'c.liel'), 'no store');
    for (const [words, state, line] of [
      [['verify', 'a.liel'], 0, /^LIEL OK - 1 fine \| /],
      [['verify', '*.liel'], 2, /^LIEL CRITICAL - 2 of 3 not fine: b\.liel \(L1012 /],
      [['verify', 'gone.liel'], 3, /^LIEL UNKNOWN - 1 of 1 not fine: gone\.liel \(L0002\)/],
      [['doctor', 'c.liel'], 2, /^LIEL CRITICAL/],
      [['backups', 'nowhere'], 3, /^LIEL UNKNOWN/],
      [['verify', 'a.liel', '--no-such-flag'], 3, /^LIEL UNKNOWN - 1 of 1 not fine: liel \(L0001\)/],
      [['verify', 'a.liel', '--report', 'junit=c.liel/r.xml'], 3, /^LIEL OK/],
    ] as const) {
      const {code, stdout, stderr} = await runProgram([...words, '--exit', 'nagios'], {cwd});
      assert.equal(code, state, stderr);
      assert.match(stdout, line);
      assert.equal(stdout.split('\n').length, 2);
    }
  });
});

describe('--exit nagios with ages', () => {
  it('warns of a backup that is older than --warn, is critical behind --critical, and tells the age as plugins do', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'project.liel'), smallStore());
    const [store, output] = ['project.liel', 'backups/'].map((name) => path.join(cwd, name));
    await backUp(store, output, {now: new Date('2025-01-01T00:00:00Z')});
    for (const [command, words, state, line] of [
      [
        'backups',
        ['--warn', '25h', '--critical', '49h'],
        2,
        /^LIEL CRITICAL - .*age of the newest sound copy: \d+ d.* age=\d+s;90000;176400;0$/,
      ],
      [
        'backups',
        ['-w', '25h', '-c', '99999d'],
        1,
        /^LIEL WARNING - .*age of the newest sound copy: \d+ d.* age=\d+s;90000;8639913600;0$/,
      ],
      ['backups', ['--warn', '25h'], 1, /^LIEL WARNING - .* age=\d+s;90000;;0$/],
      ['backups', ['--warn', '99998d', '--critical', '99999d'], 0, /^LIEL OK - .* age=\d+s;8639827200;8639913600;0$/],
      ['doctor', ['--warn', '25h', '--critical', '99999d'], 1, /^LIEL WARNING/],
      ['doctor', ['--warn', '25h', '--critical', '49h'], 2, /^LIEL CRITICAL/],
    ] as const) {
      const of = command === 'doctor' ? 'project.liel' : 'backups';
      const {code, stdout, stderr} = await runProgram([command, of, '--exit', 'nagios', ...words], {cwd});
      assert.equal(code, state, `${words} ${stdout} ${stderr}`);
      assert.match(stdout.trimEnd(), line);
    }
    mkdirSync(path.join(cwd, 'none'));
    const none = await runProgram(['backups', 'none', '--exit', 'nagios', '-w', '1h', '-c', '2h'], {cwd});
    assert.deepEqual([none.code, /age=U;3600;7200;0$/.test(none.stdout.trimEnd())], [2, true], none.stdout);
    for (const words of [
      ['--warn', '1h'],
      ['--exit', 'nagios', '--warn', '2h', '--critical', '1h'],
      ['--exit', 'nagios', '--critical', '1h', '--max-age', '2h'],
      ['--exit', 'nagios', '--warn', 'soon'],
    ]) {
      const {code, stderr} = await runProgram(['backups', 'none', ...words], {cwd});
      assert.equal(code, words.includes('nagios') ? 3 : 2, stderr);
      assert.match(stderr, /L0001/);
    }
  });
});

describe('many stores', () => {
  it('are judged in shards that belong together: summed they say what one run says', async (t) => {
    const cwd = temporaryDirectory(t);
    for (let i = 0; i < 12; i++) writeFileSync(path.join(cwd, `s ${i}.liel`), i === 7 ? damaged() : smallStore());
    writeFileSync(
      path.join(cwd, 'names'),
      readdirSync(cwd)
        .map((name) => `${name}\0`)
        .join(''),
    );
    const files = [];
    for (const shard of ['1/3', '2/3', '3/3']) {
      const {stdout, code} = await runProgram(
        ['verify', '--stores-from', 'names', '--shard', shard, '--format', 'jsonl', '--quiet'],
        {cwd},
      );
      assert.equal(code, stdout.includes('"verdict": "fail"') ? 1 : 0);
      const file = `${shard[0]}.jsonl`;
      writeFileSync(path.join(cwd, file), stdout);
      files.push(file);
    }
    const {stdout: lines} = await runProgram(['verify', '*.liel', '--format', 'jsonl'], {cwd});
    writeFileSync(path.join(cwd, 'all'), lines);
    const summed = documentIn(await runProgram(['report', ...files, '--json'], {cwd}));
    const whole = documentIn(await runProgram(['report', 'all', '--json'], {cwd}));
    assert.deepEqual(summed['stores'], whole['stores']);
    assert.deepEqual(summed['summary'], {pass: 11, fail: 1, undecided: 0, trouble: 0});
    const {code, stderr} = await runProgram(['report', '1.jsonl', '2.jsonl', '--report', 'junit=x.xml'], {cwd});
    assert.equal(code, 3, stderr);
    assert.match(readFileSync(path.join(cwd, 'x.xml'), 'utf8'), /errors="2"[\s\S]*L0066/);
  });

  it('are judged once, however often and in whatever spelling they are named', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.liel'), smallStore());
    const {stdout} = await expectExit(0, ['verify', 'a.liel', './a.liel', '*.liel', '--format', 'jsonl', '--quiet'], {
      cwd,
    });
    assert.equal(stdout.trimEnd().split('\n').length, 2);
  });

  it('are named by words, or by a list that names some; a shard is one of so many', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.liel'), smallStore());
    writeFileSync(path.join(cwd, 'none'), '\n\n');
    for (const args of [
      ['verify'],
      ['verify', '--stores-from', 'none'],
      ['verify', 'a.liel', '--shard', '3/2'],
      ['verify', 'a.liel', '--shard', '0/2'],
    ])
      assert.equal((await runProgram(args, {cwd})).code, 2, args.join(' '));
  });
});
