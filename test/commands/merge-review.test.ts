import assert from 'node:assert/strict';
import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../src/engine/faults/conditions.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {commandLine, documentIn, expectExit} from '../support/program.js';
import {properties} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';
import {needsTerminal, Terminal} from '../support/terminal.js';

type Values = Parameters<typeof properties>[0];

async function storeOf(file: string, nodes: readonly Values[]): Promise<void> {
  const graph = await Graph.open(file);
  for (const values of nodes) graph.addNode(['File'], properties(values));
  graph.commit();
  await graph.close();
}

/** Two stores with one conflict, a node without a path, and two warnings. */
async function workplace(t: TestContext): Promise<{cwd: string}> {
  const cwd = temporaryDirectory(t);
  await storeOf(path.join(cwd, 'base.liel'), [
    {path: 'a', size: 1n},
    {path: 'b', size: 1n},
  ]);
  await storeOf(path.join(cwd, 'in.liel'), [{path: 'a', size: 2n}, {path: 'b', size: 3n}, {name: 'no path'}]);
  return {cwd};
}

const review = ['merge', 'base.liel', 'in.liel', '--review', '--plan', 'p.json', '--node-key', 'path'];
const planIn = (cwd: string) => JSON.parse(readFileSync(path.join(cwd, 'p.json'), 'utf8'));

describe('merge --review refuses', () => {
  it('to ask nobody, and says what to do instead', async (t) => {
    const place = await workplace(t);
    const {stderr} = await expectExit(2, review, place);
    assert.ok(stderr.includes(conditions.screenNeedsTerminal.code), stderr);
    const [, instead] = /next: (liel merge base\.liel in\.liel --node-key path --dry-run --format json)$/m.exec(
      stderr,
    )!;
    await expectExit(0, instead.split(' ').slice(1), place);
    const joined = [...review.slice(0, 4), '--plan=p.json', ...review.slice(6), '--json'];
    const run = await expectExit(2, joined, place);
    assert.doesNotMatch(run.stdout, /--plan/);
    assert.equal((documentIn(run)['error'] as {code: string}).code, conditions.screenNeedsTerminal.code);
    assert.equal(existsSync(path.join(place.cwd, 'p.json')), false);
  });

  it('to work without a place for the plan, or together with an output', async (t) => {
    const place = await workplace(t);
    const words = ['merge', 'base.liel', 'in.liel', '--review'];
    assert.match((await expectExit(2, words, place)).stderr, /--review needs --plan FILE/);
    for (const more of [['-o', 'x.liel'], ['--dry-run']]) await expectExit(2, [...review, ...more], place);
  });
});

describe('merge --review on a terminal', needsTerminal, () => {
  it('takes decisions by keys into a plan that the merge carries out, and touches no store', async (t) => {
    const {cwd} = await workplace(t);
    const before = ['base.liel', 'in.liel'].map((name) => readFileSync(path.join(cwd, name)));
    const terminal = new Terminal(t, cwd);
    terminal.run(commandLine(review));
    await terminal.until(/1 of 3 .*1 conflict open/);
    terminal.press('t');
    await terminal.until(/2 of 3 .*1 decided .*no conflict open/);
    terminal.type('/');
    terminal.type("path='b'");
    terminal.press('Enter');
    await terminal.until(/3 of 3[\s\S]*size: 1 +≠ size: 3/);
    terminal.press('s');
    await terminal.until(/2 decided[\s\S]*decision: skip/);
    terminal.press('u');
    await terminal.until(/1 decided[\s\S]*undone/);
    terminal.press('t');
    await terminal.until(/2 decided/);
    terminal.press('w');
    const screen = await terminal.until(/Questions: 3, 2 decided, 0 conflicts open/);
    assert.match(screen, /Undecided: 1 warning left to the policy/);
    assert.match(screen, /next: liel merge base\.liel in\.liel --from-plan p\.json -o merged\.liel/);
    assert.equal(terminal.cursor(), 'visible, alternate screen off');
    assert.deepEqual(
      planIn(cwd).decisions.map(({decision}: {decision: string}) => decision),
      ['take', 'take'],
    );
    assert.deepEqual(
      ['base.liel', 'in.liel'].map((name) => readFileSync(path.join(cwd, name))),
      before,
    );
    await expectExit(0, ['merge', 'base.liel', 'in.liel', '--from-plan', 'p.json', '-o', 'merged.liel'], {cwd});
    const graph = await Graph.open(path.join(cwd, 'merged.liel'));
    assert.deepEqual(
      [...graph.nodes()].map(({properties: values}) => values.get('size')),
      [1n, 3n, undefined],
    );
    await graph.close();
  });

  it('asks before it loses decisions, and goes on from an earlier plan', async (t) => {
    const {cwd} = await workplace(t);
    const terminal = new Terminal(t, cwd, 50, 16);
    terminal.run(commandLine(review));
    await terminal.until(/1 of 3/);
    terminal.press('d');
    await terminal.until(/2 of 3/);
    terminal.press('q');
    await terminal.until(/y\/n: leave without a plan/);
    terminal.press('n');
    await terminal.until(/still here/);
    terminal.press('w');
    // Not before the program has ended: it would read what is typed.
    await terminal.until(/Questions: 3, 1[\s\S]*ready> *$/m);
    terminal.run(
      commandLine(['merge', 'base.liel', 'in.liel', '--review', '--from-plan', 'p.json', '--plan', 'q.json']),
    );
    await terminal.until(/2 of 3 +1 decided/);
    terminal.press('q');
    await terminal.until(/No plan was written/);
    assert.equal(existsSync(path.join(cwd, 'q.json')), false);
  });

  it('keeps what was decided on Ctrl-C and on SIGTERM, ends as after the signal, and goes on from there', async (t) => {
    const {cwd} = await workplace(t);
    const terminal = new Terminal(t, cwd);
    terminal.run(`${commandLine(review).join(' ')}; echo "ended with $?"`);
    await terminal.until(/1 of 3/);
    terminal.press('C-c');
    await terminal.until(/ended with 130/);
    assert.equal(existsSync(path.join(cwd, 'p.json')), false, 'nothing was decided');
    terminal.run(`clear; ${commandLine(review).join(' ')}; echo "ended with $?"`);
    await terminal.until(/1 of 3/);
    terminal.press('t', 'l');
    await terminal.until(/1 decided[\s\S]*kinds/);
    terminal.resize(60, 20);
    await terminal.until(/1 decided[\s\S]*\nd keep/);
    terminal.press('C-c');
    await terminal.until(/the decisions so far are in p\.json[\s\S]*ended with 130/);
    assert.equal(terminal.cursor(), 'visible, alternate screen off');
    assert.equal(planIn(cwd).decisions.length, 1);
    const again = [...review, '--force', '--from-plan', 'p.json'].filter((word) => !/^(--node-key|path)$/.test(word));
    terminal.run(`clear; sh -c 'echo $$ > pid; exec ${commandLine(again).join(' ')}'; echo "ended with $?"`);
    await terminal.until(/2 of 3 +1 decided/);
    terminal.press('s');
    await terminal.until(/2 decided/);
    process.kill(Number(readFileSync(path.join(cwd, 'pid'), 'utf8')), 'SIGTERM');
    await terminal.until(/ended with 143/);
    assert.equal(terminal.cursor(), 'visible, alternate screen off');
    assert.equal(planIn(cwd).decisions.length, 2);
  });

  it('comes back with what was decided where the plan cannot be written, and says why', async (t) => {
    const {cwd} = await workplace(t);
    const [plan, terminal] = [path.join(cwd, 'p.json'), new Terminal(t, cwd)];
    terminal.run(`${commandLine(review).join(' ')}; echo "ended with $?"`);
    await terminal.until(/1 of 3/);
    terminal.press('t');
    await terminal.until(/1 decided/);
    writeFileSync(plan, 'mine');
    terminal.press('w');
    await terminal.until(/1 decided[\s\S]*not written, w tries again: refusing to overwrite existing file: p\.json/);
    terminal.press('q');
    await terminal.until(/y\/n: leave without a plan/);
    terminal.press('n', 's');
    await terminal.until(/2 decided/);
    rmSync(plan);
    terminal.press('w');
    await terminal.until(/Questions: 3, 2 decided[\s\S]*ended with 0/);
    assert.equal(planIn(cwd).decisions.length, 2);
    rmSync(plan);
    terminal.run(`clear; ${commandLine(review).join(' ')}; echo "ended with $?"`);
    await terminal.until(/1 of 3/);
    terminal.press('t');
    await terminal.until(/1 decided/);
    writeFileSync(plan, 'mine');
    terminal.press('C-c');
    await terminal.until(
      /the decisions are in no plan: refusing to overwrite existing file:\s+p\.json[\s\S]*ended with 130/,
    );
  });

  it('refuses a plan that exists before it asks anything, and writes one at once when there is nothing to decide', async (t) => {
    const {cwd} = await workplace(t);
    const terminal = new Terminal(t, cwd);
    terminal.run(
      commandLine(['merge', 'base.liel', 'base.liel', '--review', '--plan', 'p.json', '--node-key', 'path']),
    );
    await terminal.until(/Questions: 0, 0 decided[\s\S]*ready> *$/m);
    writeFileSync(path.join(cwd, 'p.json'), 'mine');
    terminal.run(commandLine(review));
    await terminal.until(/L0003 refusing to overwrite/);
    assert.equal(readFileSync(path.join(cwd, 'p.json'), 'utf8'), 'mine');
  });
});
