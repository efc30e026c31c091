import assert from 'node:assert/strict';
import {copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {shellWords} from '../support/command-lines.js';
import {documentIn, expectExit, runProgram} from '../support/program.js';
import {temporaryDirectory} from '../support/temp-directory.js';

describe('demo', () => {
  it('makes what its command lines need: a sound store, a damaged one that heals, a backup, a merge to decide', async (t) => {
    const cwd = temporaryDirectory(t);
    const made = await expectExit(0, ['demo', "it's mine", '--json', '--quiet'], {cwd});
    assert.equal(made.stderr, '', 'no digit is lost');
    const {next} = documentIn(made) as {
      next: string[];
    };
    assert.equal(next.length, 5);
    const codes = [];
    for (const line of next) codes.push((await runProgram(shellWords(line).slice(1), {cwd})).code);
    // Nothing is reviewed where there is no terminal.
    assert.deepEqual(codes, [0, 1, 0, 0, 2]);
    const healed = documentIn(
      await expectExit(0, ['diff', "it's mine/project.liel", "it's mine/healed.liel", '--strict', '--json'], {cwd}),
    );
    assert.deepEqual((healed['physical'] as {same_bytes: boolean}).same_bytes, true);
    const merge = [
      'merge',
      "it's mine/base.liel",
      "it's mine/incoming.liel",
      '--node-key',
      'path',
      '--dry-run',
      '--json',
    ];
    assert.equal((documentIn(await expectExit(0, merge, {cwd}))['warnings'] as unknown[]).length, 1);
  });

  it('has a damaged store that leads to heal first, whoever is asked, and to no repair; with a backup of its own to @', async (t) => {
    const cwd = temporaryDirectory(t);
    await expectExit(0, ['demo', '.', '--quiet'], {cwd});
    const nextOf = async (...words: string[]): Promise<string[]> => {
      const {stdout, stderr} = await runProgram(words, {cwd});
      return [...`${stdout}${stderr}`.matchAll(/^ *next: (.*)$/gm)].map(([, line]) => line);
    };
    const asked = async (store: string) => [
      await nextOf('verify', store),
      (await nextOf('doctor', store)).filter((line) => line !== `liel verify ${store}`),
      await nextOf('repair', store, '-o', 'repaired.liel', '--dry-run'),
      await nextOf('backup', store, '-o', 'kept/'),
    ];
    const denied = (lines: readonly string[], store: string, from: string): void => {
      assert.equal(lines[0], `liel heal ${store} --from ${from} -o healed.liel`, lines.join('\n'));
      assert.ok(!lines.some((line) => /^liel repair|^liel backup \S+$/.test(line)), lines.join('\n'));
    };
    for (const lines of await asked('damaged.liel')) denied(lines, 'damaged.liel', 'BACKUP');
    copyFileSync(path.join(cwd, 'damaged.liel'), path.join(cwd, 'project.liel'));
    for (const lines of await asked('project.liel')) denied(lines, 'project.liel', '@');
    const {findings} = documentIn(await expectExit(1, ['verify', 'project.liel', '--json'], {cwd})) as never;
    denied(
      (findings as {next: string[]}[]).flatMap(({next}) => next),
      'project.liel',
      '@',
    );
    for (const name of readdirSync(path.join(cwd, 'backups')).filter((each) => each.endsWith('.receipt.json')))
      rmSync(path.join(cwd, 'backups', name));
    const [copy] = readdirSync(path.join(cwd, 'backups'));
    denied(await nextOf('verify', 'project.liel'), 'project.liel', `backups/${copy}`);
    await expectExit(0, ['heal', 'project.liel', '--from', `backups/${copy}`, '-o', 'healed.liel'], {cwd});
    await expectExit(0, ['verify', 'healed.liel'], {cwd});
  });

  it('is what the lines of docs/situations.md about reading can be tried on: a trace finds a way, backups are verified', async (t) => {
    const cwd = temporaryDirectory(t);
    await expectExit(0, ['demo', '.', '--quiet'], {cwd});
    const page = readFileSync(new URL('../../docs/situations.md', import.meta.url), 'utf8');
    const lineOf = (words: string): string[] =>
      shellWords(page.match(new RegExp(`\`(liel ${words} [^\`]*)\``))![1]).slice(1);
    const {path: way} = documentIn(await expectExit(0, [...lineOf('trace'), '--json'], {cwd})) as {path: unknown[]};
    assert.ok(way.length > 1);
    const {stdout} = await expectExit(0, lineOf('backups'), {cwd});
    assert.match(stdout, /project-\d+-\d+\.liel .* drilled/);
  });

  it('leaves alone what is there: a directory with anything in it, and a file', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'file'), 'x');
    mkdirSync(path.join(cwd, 'full'));
    writeFileSync(path.join(cwd, 'full/one'), 'x');
    await expectExit(2, ['demo', 'file'], {cwd});
    await expectExit(2, ['demo', 'full'], {cwd});
    mkdirSync(path.join(cwd, 'liel-demo/full'), {recursive: true});
    const {stderr} = await expectExit(2, ['demo'], {cwd});
    const [next = ''] = /(?<=next: liel ).+/.exec(stderr) ?? [];
    assert.equal(next, 'demo liel-demo-2');
    await expectExit(0, [...next.split(' '), '--quiet'], {cwd});
    assert.deepEqual(readdirSync(path.join(cwd, 'full')), ['one']);
  });
});
