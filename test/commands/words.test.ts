import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {readdirSync, readFileSync, readlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {commonRoles, type FileRole} from '../../src/commands/file-words.js';
import {commandLoaders} from '../../src/commands/index.js';
import type {OperatorCommand} from '../../src/commands/operator-command.js';
import {exit} from '../../src/engine/faults/fault.js';
import {commandExamples} from '../support/command-examples.js';
import {commandLine, documentIn, type Ended, ended, expectExit, runProgram, startProgram} from '../support/program.js';
import {states} from '../support/states.js';
import {temporaryDirectory} from '../support/temp-directory.js';
import {until} from '../support/waiting.js';

/** What a command is given: empty words, `-`, pipes, and files of another kind than was asked for. */

interface Option {
  readonly type: string;
  readonly helpValue?: string;
  readonly helpGroup?: string;
}

interface Entry {
  readonly args: Readonly<Record<string, object>>;
  readonly flags: Readonly<Record<string, Option>>;
}

const manifestFile = fileURLToPath(new URL('../../oclif.manifest.json', import.meta.url));
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as {commands: Readonly<Record<string, Entry>>};

/** A flag or an argument of a command, and how the command is called with another value for it. */
interface Word {
  readonly id: string;
  readonly name: string;
  readonly role: FileRole | undefined;
  readonly mayBeAddress: boolean;
  readonly with: (value: string) => string[];
}

/** Every flag with a value and every argument of every command, put into the command's first example. */
const words: readonly Word[] = (
  await Promise.all(
    commandExamples
      .filter(({id}) => id !== 'help')
      .map(async ({id, words: example}) => {
        const {args, flags} = manifest.commands[id];
        const {names, inBuckets} = (await commandLoaders[id]()).default as unknown as typeof OperatorCommand;
        const roleOf = (name: string): FileRole | undefined => names[name] ?? commonRoles[name];
        const said = id === 'completion' ? ['completion', 'bash'] : id === 'events:append' ? example : [...example];
        const head = id.includes(':') ? 2 : 1;
        const options = Object.entries(flags).filter(
          ([name, flag]) => flag.type === 'option' && (!flag.helpGroup || (id === 'stats' && name !== 'format')),
        );
        return [
          ...options.map(([name]) => ({
            id,
            name: `--${name}`,
            role: roleOf(name),
            mayBeAddress: inBuckets.includes(name),
            with: (value: string) => [...withoutFlag(said, name), `--${name}`, value],
          })),
          ...Object.keys(args).map((name, i) => ({
            id,
            name,
            role: roleOf(name),
            mayBeAddress: inBuckets.includes(name),
            with: (value: string) => {
              const given = [...said];
              while (given.length < head + i) given.push('header');
              // A word in the place of an argument is left out; a flag is none.
              given.splice(head + i, given[head + i]?.startsWith('-') ? 0 : 1, value);
              return given;
            },
          })),
        ];
      }),
  )
).flat();

/** What a link leads to; undefined when it is gone. */
function linkOf(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}

/** Words without a flag and its value. */
function withoutFlag(given: readonly string[], name: string): string[] {
  const at = given.findIndex((word) => word === `--${name}` || (name === 'output' && word === '-o'));
  return at < 0 ? [...given] : [...given.slice(0, at), ...given.slice(at + 2)];
}

async function refusedWith(t: TestContext, given: readonly string[], said: RegExp): Promise<void> {
  const cwd = temporaryDirectory(t);
  const run = await runProgram([...given, '--json'], {cwd});
  assert.equal(run.code, exit.usage, `liel ${given.join(' ')}\n${run.stdout}\n${run.stderr}`);
  const {code, message} = documentIn(run)['error'] as {code: string; message: string};
  assert.equal(code, 'L0001');
  assert.match(message, said);
  assert.deepEqual(readdirSync(cwd), [], 'nothing is left behind');
}

describe('an empty value is a usage error in every command, before anything is done:', {concurrency: 2}, () => {
  /** The Python package gives an empty edge label a meaning: every label. An empty text is a value. */
  const meaningful = ['trace --edge-label', 'when --value'];

  for (const {id, name, with: given} of words) {
    if (meaningful.includes(`${id} ${name}`)) continue;
    it(`${id} ${name}`, async (t) => {
      await refusedWith(
        t,
        given(''),
        /is empty|expects|number|Expected|valid|knows no layer|cannot also be provided|must be provided|needs --|not beside/,
      );
    });
  }
});

describe('a place in a bucket is no file here, in every command that takes none, before anything is done:', {
  concurrency: 2,
}, () => {
  const named = words.filter(({role}) => role !== undefined);

  const refusing = named.filter(({name, mayBeAddress}) => !mayBeAddress && name !== '--password-file');
  const firsts = new Map(refusing.map((word) => [word.role?.startsWith('new') ? `${word.id} output` : word.id, word]));

  for (const {id, name, with: given} of firsts.values()) {
    it(`${id} ${name}`, async (t) => {
      const cwd = temporaryDirectory(t);
      const run = await expectExit(2, given('s3://bucket/prefix/name'), {cwd});
      assert.match(run.stderr, /L0144 s3:\/\/bucket\/prefix\/name is in a bucket/);
      assert.match(run.stderr, /next: liel runbook off-the-machine-s3/);
      assert.deepEqual(readdirSync(cwd), [], 'nothing is left behind');
    });
  }

  it('those that take one are the ones that the page names', () => {
    const takers = named.filter(({mayBeAddress}) => mayBeAddress).map(({id, name}) => `${id} ${name}`);
    const known = ['backup --output', 'backups directory', 'drill backup', 'prune directory', 'restore --backups'];
    assert.deepEqual(takers.toSorted(), [...known, 'restore backup', 'verify store'].toSorted());
  });
});

describe('what names a file says what kind of file, in every command:', () => {
  it('no flag with a file for its value, and no argument, is left out', () => {
    const others = [
      'number',
      'topic',
      'code',
      'name',
      'shell',
      'line',
      'breaks',
      '--payload-json',
      '--include-labels',
      '--node-key',
      '--report',
      // A name, or a file of age.
      '--identity',
    ];
    const nameless = words.filter(({id, name, role}) => {
      const {helpValue = ''} = name.startsWith('--') ? manifest.commands[id].flags[name.slice(2)] : {helpValue: 'FILE'};
      return role === undefined && /FILE|STORE|COPY|DIR|NEW|BACKUP/.test(helpValue) && !others.includes(name);
    });
    assert.deepEqual(
      nameless.map(({id, name}) => `${id} ${name}`),
      [],
    );
  });
});

describe('- is no store, no directory and no seal: the refusal says what to do:', {concurrency: 2}, () => {
  const said: Readonly<Partial<Record<FileRole, RegExp>>> = {
    store: /a store is no stream.*save it as a file/,
    'new store': /a store needs a file/,
    sidecar: /a seal needs a file/,
    directory: /- is no directory/,
  };
  for (const {id, name, role, with: given} of words) {
    const expected = role && said[role];
    if (expected) it(`${id} ${name}`, (t) => refusedWith(t, given('-'), expected));
  }
});

/** Runs the program with something on its standard input. */
async function fed(input: Uint8Array | string, args: readonly string[], cwd: string): Promise<Ended> {
  const [file, ...rest] = commandLine(args);
  const child = spawn(file, rest, {cwd, env: {...process.env, NO_COLOR: '1'}, stdio: 'pipe'});
  const end = ended(child);
  child.stdin.end(input);
  return end;
}

/** Runs the program in a shell, where process substitution makes pipes. */
async function inShell(line: string, cwd: string): Promise<Ended> {
  const [file, ...rest] = commandLine([]);
  return ended(
    spawn('bash', ['-c', `liel() { "$PROGRAM" ${rest.map((word) => `'${word}'`).join(' ')} "$@"; }; ${line}`], {
      cwd,
      env: {...process.env, NO_COLOR: '1', PROGRAM: file},
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

async function examples(t: TestContext): Promise<string> {
  const cwd = temporaryDirectory(t);
  await states.examples!(cwd, t);
  return cwd;
}

describe('- is standard output where a document is written:', {concurrency: 2}, () => {
  for (const [name, args] of [
    ['export', ['export', 'project.liel', '-o', '-']],
    ['manifest', ['manifest', 'project.liel', '-o', '-']],
    ['sign', ['sign', 'project.liel', '--key-file', 'release.key', '-o', '-']],
    ['merge --plan', ['merge', 'base.liel', 'incoming.liel', '--dry-run', '--node-key', 'path', '--plan', '-']],
    ['repair --plan', ['repair', 'project.liel', '--dry-run', '--plan', '-']],
    ['salvage --ledger', ['salvage', 'project.liel', '-o', 'new.liel', '--ledger', '-']],
    ['salvage --jsonl', ['salvage', 'project.liel', '--jsonl', '-']],
  ] as const) {
    it(`${name}: the document and nothing else, and no file of that name`, async (t) => {
      const cwd = await examples(t);
      const {stdout} = await expectExit(exit.done, args, {cwd});
      const documents = name.startsWith('salvage') ? stdout.trimEnd().split('\n') : [stdout];
      for (const document of documents) assert.equal(typeof JSON.parse(document), 'object');
      assert.ok(!readdirSync(cwd).includes('-'));
    });
  }

  it('export, manifest and sign print for - what they print without a file', async (t) => {
    const cwd = await examples(t);
    for (const args of [
      ['export', 'project.liel'],
      ['manifest', 'project.liel'],
      ['sign', 'project.liel', '--key-file', 'release.key'],
    ]) {
      const quiet = [...args, '--quiet'];
      const [bare, dash] = [await runProgram(quiet, {cwd}), await runProgram([...quiet, '-o', '-'], {cwd})];
      assert.deepEqual(dash, bare);
    }
  });

  it('two documents cannot both have it, nor one and the report as JSON', async (t) => {
    await refusedWith(t, ['merge', 'a.liel', 'b.liel', '--dry-run', '--plan', '-'], /--plan - puts the document/);
    const cwd = temporaryDirectory(t);
    const both = await runProgram(['salvage', 'a.liel', '--jsonl', '-', '--ledger', '-'], {cwd});
    assert.equal(both.code, exit.usage);
    assert.match(both.stderr, /cannot both be written to standard output/);
  });
});

describe('a document is read from - and from a pipe as from a file:', {concurrency: 2}, () => {
  it('import, which leaves nothing of what it kept', async (t) => {
    const cwd = await examples(t);
    const tmp = temporaryDirectory(t);
    const text = readFileSync(path.join(cwd, 'project.export.json'));
    await expectExit(exit.done, ['import', 'project.export.json', '-o', 'a.liel'], {cwd});
    const run = await fed(text, ['import', '-', '-o', 'b.liel', '--json'], cwd);
    assert.equal(run.code, exit.done, run.stderr);
    assert.equal(documentIn(run)['source'], '-');
    const piped = await inShell(`TMPDIR='${tmp}' liel import <(cat project.export.json) -o c.liel`, cwd);
    assert.equal(piped.code, exit.done, piped.stderr);
    const file = await inShell('liel import - -o d.liel <project.export.json', cwd);
    assert.equal(file.code, exit.done, file.stderr);
    for (const name of ['b.liel', 'c.liel', 'd.liel']) {
      assert.ok(readFileSync(path.join(cwd, name)).equals(readFileSync(path.join(cwd, 'a.liel'))), name);
    }
    assert.deepEqual(readdirSync(tmp), []);
  });

  it('keys, signatures, plans, rules, expectations and payloads', async (t) => {
    const cwd = await examples(t);
    const key = readFileSync(path.join(cwd, 'release.key'));
    const at = (name: string) => readFileSync(path.join(cwd, name));
    assert.equal((await fed(key, ['sign', 'project.liel', '--key-file', '-', '-o', 'p.sig'], cwd)).code, exit.done);
    const verify = ['verify', 'project.liel', '--signature'];
    assert.equal((await fed(key, [...verify, 'p.sig', '--key-file', '-'], cwd)).code, exit.done);
    assert.equal((await fed(at('p.sig'), [...verify, '-', '--key-file', 'release.key'], cwd)).code, exit.done);
    const pipes = await inShell('liel verify project.liel --signature <(cat p.sig) --key-file <(cat release.key)', cwd);
    assert.equal(pipes.code, exit.done, pipes.stderr);

    writeFileSync(path.join(cwd, 'rules.json'), '{"identity_rules": {"File": ["path"]}}');
    const diff = ['diff', 'base.liel', 'incoming.liel', '--identity-rules'];
    assert.deepEqual(
      await fed(at('rules.json'), [...diff, '-', '--quiet'], cwd),
      await runProgram([...diff, 'rules.json', '--quiet'], {cwd}),
    );

    const catalog = await expectExit(exit.done, ['catalog', 'project.liel', '--json'], {cwd});
    assert.equal((await fed(catalog.stdout, ['catalog', 'project.liel', '--expect', '-'], cwd)).code, exit.done);

    const repaired = await inShell(
      'liel repair project.liel --dry-run --plan - | liel repair project.liel -o repaired.liel --from-plan -',
      cwd,
    );
    assert.equal(repaired.code, exit.done, repaired.stderr);
    const append = ['events', 'append', 'memory.liel', '--author', 'a', '--operation', 'o', '--target', 't'];
    assert.equal((await fed('{"n": 1}', [...append, '--payload-json', '@-'], cwd)).code, exit.done);
  });

  it('but two of them cannot both be standard input', (t) =>
    refusedWith(
      t,
      ['verify', 'a.liel', '--signature', '-', '--key-file', '-'],
      /cannot both be read from standard input/,
    ));

  it('a document that nobody writes to the end does not keep the program from being interrupted', async (t) => {
    const cwd = temporaryDirectory(t);
    const pipe = path.join(cwd, 'p');
    if (process.platform !== 'linux' || spawnSync('mkfifo', [pipe]).status !== 0)
      return t.skip('needs mkfifo and /proc');
    const child = startProgram(['import', 'p', '-o', 'o.liel'], {cwd});
    const open = `/proc/${child.pid}/fd`;
    await until('the pipe is open', () => readdirSync(open).some((fd) => linkOf(path.join(open, fd)) === pipe));
    child.kill('SIGINT');
    assert.equal((await ended(child)).code, exit.interrupted);
    assert.deepEqual(readdirSync(cwd), ['p']);
  });

  it('standard input is no argument that was left out', async (t) => {
    const cwd = temporaryDirectory(t);
    const run = await fed('nothing.liel\n', ['doctor'], cwd);
    assert.doesNotMatch(run.stdout + run.stderr, /nothing\.liel/);
  });
});

describe('a file of another kind is named, with the way out:', {concurrency: 2}, () => {
  it('a directory and a pipe for a store, a directory for a document, a store for an export', async (t) => {
    const cwd = await examples(t);
    for (const [args, code, said] of [
      [['verify', 'backups'], 'L0080', /backups is a directory/],
      [['stats', 'backups'], 'L0080', /backups is a directory/],
      [['import', 'backups', '-o', 'n.liel'], 'L0080', /backups is a directory/],
      [['sign', 'project.liel', '--key-file', 'backups'], 'L0080', /backups is a directory/],
      [['sign', 'project.liel', '--key-file', '/dev/null'], 'L0080', /a device/],
      [['import', 'project.liel', '-o', 'n.liel'], 'L0081', /project\.liel is a store/],
      [['stats', 'none.liel'], 'L0002', /file does not exist/],
    ] as const) {
      const run = await runProgram(args, {cwd});
      assert.ok(run.stderr.startsWith(`liel: ${code} `), `${args.join(' ')}: ${run.stderr}`);
      assert.match(run.stderr, said);
      assert.ok(!readdirSync(cwd).includes('n.liel'));
    }
    const piped = await inShell('liel stats <(cat project.liel)', cwd);
    assert.equal(piped.code, exit.usage);
    assert.match(piped.stderr, /is a pipe.*\n(.*\n)*.*next: cat .* > saved\.liel/);
  });

  it('UTF-8 with a byte order mark is read, and UTF-16 is called by its name', async (t) => {
    const cwd = await examples(t);
    const text = readFileSync(path.join(cwd, 'project.export.json'), 'utf8');
    writeFileSync(path.join(cwd, 'bom.json'), `\ufeff${text}`);
    await expectExit(exit.done, ['import', 'bom.json', '-o', 'bom.liel'], {cwd});
    for (const mark of ['\ufeff', '\ufffe']) {
      const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
      writeFileSync(path.join(cwd, 'wide.json'), mark === '\ufeff' ? bytes : bytes.swap16());
      const run = await expectExit(exit.undecidable, ['import', 'wide.json', '-o', 'wide.liel'], {cwd});
      assert.match(run.stderr, /it is UTF-16; save it as UTF-8/);
    }
  });
});

it('counts of an export that its records do not have are said, and those that they have are not', async (t) => {
  const cwd = temporaryDirectory(t);
  const node = {id: 1, labels: [], properties: {}};
  for (const [counts, said] of [
    [{node_count: 2, edge_count: 0}, ['in.json says node_count 2 and holds 1: it was cut, or changed by hand']],
    [{node_count: 1, edge_count: 3}, ['in.json says edge_count 3 and holds 0: it was cut, or changed by hand']],
    [{node_count: 1, edge_count: 0}, []],
    [{}, []],
  ] as const) {
    writeFileSync(path.join(cwd, 'in.json'), JSON.stringify({...counts, export_version: 1, nodes: [node], edges: []}));
    const run = await expectExit(exit.done, ['import', 'in.json', '-o', 'o.liel', '--force', '--json'], {cwd});
    assert.deepEqual(documentIn(run)['warnings'], said);
    for (const text of said) assert.ok(run.stderr.includes(`liel: note: ${text}`), run.stderr);
  }
});
