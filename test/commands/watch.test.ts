import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../src/engine/faults/conditions.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {holdLock} from '../support/lock-holder.js';
import {commandLine, ended, expectExit, isScript, startProgram} from '../support/program.js';
import {smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';
import {needsTerminal, Terminal} from '../support/terminal.js';
import {until, untilSaid} from '../support/waiting.js';

function directoryWithStores(t: TestContext): string {
  const cwd = temporaryDirectory(t);
  writeFileSync(path.join(cwd, 'project.liel'), smallStore());
  writeFileSync(path.join(cwd, 'broken.liel'), 'no store at all');
  // A file that was written a moment ago cannot be proved to be at rest: its first state may lack its labels.
  const earlier = new Date(Date.now() - 60_000);
  for (const name of ['project.liel', 'broken.liel']) utimesSync(path.join(cwd, name), earlier, earlier);
  return cwd;
}

async function commitOne(store: string): Promise<void> {
  const graph = await Graph.open(store);
  graph.addNode(['N']);
  graph.commit();
  await graph.close();
}

describe('watch without a terminal', () => {
  it('--once prints a line for each store and ends with the exit code of the first trouble', async (t) => {
    const cwd = directoryWithStores(t);
    const sound = await expectExit(0, ['watch', '--once', 'project.liel'], {cwd});
    assert.match(sound.stdout, /^\d{4}-\S+Z project\.liel: .*, 4 nodes, 4 edges, no writer, no backup\n$/);
    const code = conditions.tooShort.exit;
    const run = await expectExit(code, ['watch', '--once', 'project.liel', 'broken.liel', 'missing.liel'], {cwd});
    const lines = run.stdout.trimEnd().split('\n');
    assert.equal(lines.length, 3);
    assert.match(lines[1], /broken\.liel: .*L1005/);
    assert.match(lines[2], /missing\.liel: .*L0002 file does not exist/);
    assert.equal(run.stderr, '');
  });

  it('prints a line for each change, and ends with 130 on Ctrl-C', async (t) => {
    const cwd = directoryWithStores(t);
    const child = startProgram(['watch', '--interval', '30ms', 'project.liel'], {cwd});
    const run = ended(child);
    await untilSaid(child, /4 nodes/);
    await commitOne(path.join(cwd, 'project.liel'));
    await untilSaid(child, /commit \+1 node; now .* 5 nodes/);
    rmSync(path.join(cwd, 'project.liel'));
    await untilSaid(child, /project\.liel: gone; now /);
    child.kill('SIGINT');
    const {code, stdout} = await run;
    assert.equal(code, 130);
    // A look that falls between the writes of one commit may tell of the rest as a write of its own.
    const lines = stdout
      .trimEnd()
      .split('\n')
      .filter((line) => !line.includes('written or touched'));
    assert.equal(lines.length, 3, stdout);
  });

  it('--json prints one document a line, for states and changes', async (t) => {
    const cwd = directoryWithStores(t);
    const child = startProgram(['watch', '--json', '--interval', '30ms', 'project.liel', 'broken.liel'], {cwd});
    const run = ended(child);
    await untilSaid(child, /broken\.liel/);
    await commitOne(path.join(cwd, 'project.liel'));
    await untilSaid(child, /"kind": "commit"/);
    await untilSaid(child, /"node_labels": \{"N": 5\}/);
    child.kill('SIGINT');
    const {code, stdout} = await run;
    assert.equal(code, 130);
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      events.slice(0, 2).map(({type, state}) => [type, state.store, state.node_count]),
      [
        ['state', 'project.liel', 4],
        ['state', 'broken.liel', null],
      ],
    );
    assert.deepEqual(events[0].state.node_labels, {N: 4});
    assert.equal(events[1].state.troubles[0].code, conditions.tooShort.code);
    const commits = events.filter(({kind}) => kind === 'commit');
    assert.deepEqual(
      commits.map(({node_delta, state}) => [node_delta, state.node_count]),
      [[1, 5]],
    );
  });

  it('refuses an interval that is no duration', async (t) => {
    const cwd = directoryWithStores(t);
    const run = await expectExit(2, ['watch', '--interval', 'often', 'project.liel'], {cwd});
    assert.match(run.stderr, /L0001 --interval expects a duration/);
  });
});

describe('watch in a terminal', needsTerminal, () => {
  it('draws, answers keys, and gives the terminal back on q', async (t) => {
    const cwd = directoryWithStores(t);
    const terminal = shellIn(t, cwd);
    await terminal.until(/^ready>\s*$/m);
    terminal.run(`stty -a > before; ${quoted(['watch', 'project.liel', 'broken.liel'])}; echo "ended with $?"`);
    // What is in trouble stands first.
    const first = await terminal.until(/▸ broken\.liel .* L1005/);
    assert.match(first, /^liel watch {2}2 stores {2}1 in trouble/);
    terminal.press('e');
    await terminal.until(/── L1005 .*\n(.*\n)*at risk/);
    terminal.press('e');
    terminal.press('Down');
    await terminal.until(/▸ project\.liel .* not verified/);
    await terminal.until(/node labels\nrecords .*|N +█+ 4/);
    terminal.press('v');
    await terminal.until(/verdict +sound, \d of \d layers proved/);
    terminal.press('b');
    await terminal.until(/back up into backups\/ now\? y\/n/);
    const shelf = path.join(cwd, 'backups');
    assert.equal(existsSync(shelf), false);
    terminal.press('y');
    await terminal.until(/backed up and drilled/);
    assert.equal(readdirSync(shelf).filter(isBackup).length, 1);
    terminal.press('?');
    await terminal.until(/── help/);
    terminal.resize(60, 15);
    terminal.press('x');
    await terminal.until(/^liel watch .*\n(.*\n)*.*b backup/);
    terminal.resize(80, 24);
    terminal.press('q');
    await terminal.until(/ended with 0/);
    await assertRestored(terminal, cwd);
  });

  it('takes the wheel and clicks, browses on Enter, copies a next step, and shows a store that comes later', async (t) => {
    const cwd = directoryWithStores(t);
    const terminal = shellIn(t, cwd);
    const copied = terminal.takeCopies();
    await terminal.until(/^ready>\s*$/m);
    terminal.run(`LIEL_CLIPBOARD=osc52 ${quoted(['watch', '.'])}; echo "ended with $?"`);
    await terminal.until(/▸ broken\.liel [\s\S]*\n {2}project\.liel /);
    await until(
      'the mouse',
      () => terminal.mouse(),
      () => terminal.screen(),
    );
    terminal.type('y');
    const screen = await terminal.until(/copied: .+/);
    await until('a copy', () => copied() !== '', copied);
    assert.ok(screen.includes(`copied: ${copied()}`), `${copied()} in ${screen}`);
    terminal.type('\u001b[<0;4;4M');
    await terminal.until(/▸ project\.liel /);
    terminal.type('\u001b[<64;4;4M');
    await terminal.until(/▸ broken\.liel /);
    terminal.type('\u001b[<65;4;4M');
    await terminal.until(/▸ project\.liel /);
    terminal.press('Enter');
    await terminal.until(/^labels {2}project\.liel[\s\S]*\n {2}N +4 /);
    terminal.resize(60, 20);
    terminal.press('j', 'Enter');
    await terminal.until(/^labels › N [\s\S]*> 1 +node 1 +N/);
    writeFileSync(path.join(cwd, 'later.liel'), smallStore());
    terminal.press('q');
    await terminal.until(/^liel watch {2}3 stores[\s\S]* later\.liel +a new store/);
    terminal.press('q');
    await terminal.until(/ended with 0/);
    assert.deepEqual([terminal.cursor(), terminal.mouse()], ['visible, alternate screen off', false]);
  });

  it('waits for the first store where none is, and shows it without a trouble', async (t) => {
    const cwd = temporaryDirectory(t);
    mkdirSync(path.join(cwd, 'fleet'));
    const terminal = new Terminal(t, cwd);
    terminal.run(commandLine(['watch', 'fleet', 'later/*.liel']));
    await terminal.until(/no store is there yet/);
    writeFileSync(path.join(cwd, 'fleet/a.liel'), smallStore());
    await terminal.until(/liel watch {2}1 store/);
    assert.doesNotMatch(terminal.screen(), /in trouble|L0080|L0002/);
    terminal.press('q');
    await terminal.until(/ready> *$/m);
  });

  it('backs up beside a writer that holds the lock', async (t) => {
    const cwd = directoryWithStores(t);
    await holdLock(t, 'ours', path.join(cwd, 'project.liel'));
    const terminal = shellIn(t, cwd);
    await terminal.until(/^ready>\s*$/m);
    terminal.run(`stty -a > before; ${quoted(['watch', 'project.liel'])}; echo "ended with $?"`);
    await terminal.until(/writer +process \d+/);
    terminal.press('b');
    await terminal.until(/now\? y\/n +\(beside the writer/);
    terminal.press('y');
    await terminal.until(/backed up and drilled/);
    terminal.press('q');
    await terminal.until(/ended with 0/);
    const [receipt] = readdirSync(path.join(cwd, 'backups')).filter((name) => name.endsWith('.receipt.json'));
    assert.equal(JSON.parse(readFileSync(path.join(cwd, 'backups', receipt), 'utf8')).live, true);
  });

  for (const [way, stop, code] of [
    ['Ctrl-C', (terminal: Terminal) => terminal.press('C-c'), 130],
    ['SIGTERM', (_: Terminal, pid: number) => process.kill(pid, 'SIGTERM'), 143],
    ['SIGHUP', (_: Terminal, pid: number) => process.kill(pid, 'SIGHUP'), 129],
    ['SIGQUIT', (_: Terminal, pid: number) => process.kill(pid, 'SIGQUIT'), 131],
    ['a crash', (_: Terminal, __: number, cwd: string) => writeFileSync(path.join(cwd, 'bug-now'), ''), 7],
  ] as const) {
    const skip = code === 7 && !isScript ? 'an executable takes no bug from NODE_OPTIONS' : false;
    it(`gives the terminal back after ${way}, and ends with ${code}`, {skip}, async (t) => {
      const cwd = directoryWithStores(t);
      const terminal = shellIn(t, cwd);
      writeFileSync(path.join(cwd, 'bug.mjs'), bugWhenAsked);
      const options = code === 7 ? `NODE_OPTIONS='--import ${cwd}/bug.mjs' ` : '';
      terminal.run(`stty -a > before; ${options}${quoted(['watch', 'project.liel'])}; echo "ended with $?"`);
      await terminal.until(/not verified/);
      await commitOne(path.join(cwd, 'project.liel'));
      await terminal.until(/commit \+1 node/);
      stop(terminal, pidIn(cwd), cwd);
      const screen = await terminal.until(new RegExp(`ended with ${code}`));
      if (code === 7) assert.match(screen, /L0007 internal error: a bug/);
      await assertRestored(terminal, cwd);
    });
  }

  it('draws without a colour with NO_COLOR', async (t) => {
    const cwd = directoryWithStores(t);
    const terminal = shellIn(t, cwd);
    terminal.run(`NO_COLOR=1 ${quoted(['watch', 'project.liel', 'broken.liel'])}`);
    await terminal.until(/▸ broken\.liel .* L1005/);
    assert.equal(terminal.screen(true).includes('\u001b['), false);
    terminal.press('q');
    await terminal.until(/^ready>\s*$/m);
    terminal.run(quoted(['watch', 'project.liel', 'broken.liel']));
    await terminal.until(/▸ broken\.liel .* L1005/);
    assert.equal(terminal.screen(true).includes('\u001b['), true);
  });
});

/** A module that throws from a timer once there is a file called bug-now beside it. */
const bugWhenAsked = `
import {existsSync} from 'node:fs';
const sign = new URL('bug-now', import.meta.url);
setInterval(() => { if (existsSync(sign)) throw new Error('a bug'); }, 50).unref();
`;

const isBackup = (name: string): boolean => /^project-\d{8}-\d{6}\.liel$/.test(name);

function shellIn(t: TestContext, cwd: string): Terminal {
  return new Terminal(t, cwd);
}

/** A command line that leaves its process id in the file `pid`. */
function quoted(args: readonly string[]): string {
  const words = commandLine(args).map((word) => `'${word}'`);
  return `sh -c 'echo $$ > pid; exec "$0" "$@"' ${words.join(' ')}`;
}

const pidIn = (cwd: string): number => Number(readFileSync(path.join(cwd, 'pid'), 'utf8'));

/** The terminal is as it was before: its modes, the screen with the shell's lines, and a shell that takes words. */
async function assertRestored(terminal: Terminal, cwd: string): Promise<void> {
  assert.doesNotMatch(terminal.screen(), /── changes seen/);
  terminal.run('stty -a > after; cursor=usable; echo "shell $cursor"');
  await terminal.until(/^shell usable/m);
  const modes = (name: string): string =>
    readFileSync(path.join(cwd, name), 'utf8').replace(/rows \d+; columns \d+/, '');
  assert.equal(modes('after'), modes('before'));
  assert.deepEqual([terminal.cursor(), terminal.mouse()], ['visible, alternate screen off', false]);
}
