import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../src/engine/faults/conditions.js';
import {commandLine, documentIn, expectExit} from '../support/program.js';
import {smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';
import {needsTerminal, Terminal} from '../support/terminal.js';

function workplace(t: TestContext): {cwd: string} {
  const cwd = temporaryDirectory(t);
  writeFileSync(path.join(cwd, 'a.liel'), smallStore());
  return {cwd};
}

describe('browse refuses', () => {
  it('to draw a screen where there is none, and names the command that prints the same', async (t) => {
    const place = workplace(t);
    const {stderr} = await expectExit(2, ['browse', 'a.liel', 'node', '3'], place);
    assert.ok(stderr.includes(conditions.screenNeedsTerminal.code), stderr);
    assert.match(stderr, /next: liel inspect a\.liel node 3/);
    const run = await expectExit(2, ['browse', 'a.liel', '--json'], place);
    assert.equal((documentIn(run)['error'] as {code: string}).code, conditions.screenNeedsTerminal.code);
  });

  it('numbers that are none', async (t) => {
    assert.match(
      (await expectExit(2, ['browse', 'a.liel', 'node', 'x'], workplace(t))).stderr,
      /browse expects a number/,
    );
  });
});

describe('browse on a terminal', needsTerminal, () => {
  it('goes from label to record to neighbour and to the bytes, and leaves the store and the terminal as they were', async (t) => {
    const {cwd} = workplace(t);
    const before = readFileSync(path.join(cwd, 'a.liel'));
    const terminal = new Terminal(t, cwd);
    terminal.run(commandLine(['browse', 'a.liel']));
    await terminal.until(/^labels +a\.liel[\s\S]*\n {2}N +4 /);
    terminal.press('j', 'Enter');
    await terminal.until(/^labels › N [\s\S]*> 1 +node 1 +N/);
    terminal.press('Enter', 'Tab', 'Tab', 'Enter');
    await terminal.until(/› node 1 › node 3 [\s\S]*> node 3/);
    terminal.type('b');
    await terminal.until(/› N › node 1 [\s\S]*> → E {2}node 3/);
    terminal.type('x');
    await terminal.until(/bytes of edge 4[\s\S]*state: live/);
    terminal.resize(50, 12);
    await terminal.until(/bytes of edge 4[\s\S]*\njk move {2}Enter follow[^\n]* \? help {2}q quit/);
    terminal.resize(80, 24);
    terminal.type('m');
    await terminal.until(/page map[\s\S]*page 1539: edges +no damage found/);
    terminal.press('Enter', 'Right');
    await terminal.until(/page 1540 /);
    terminal.type('/node 2');
    terminal.press('Enter');
    await terminal.until(/\/node 2 [\s\S]*> node 2 +node 2 +N/);
    terminal.press('?');
    await terminal.until(/─ help ─/);
    terminal.press('q');
    await terminal.until(/ready> *$/m);
    assert.equal(terminal.cursor(), 'visible, alternate screen off');
    assert.deepEqual(readFileSync(path.join(cwd, 'a.liel')), before);
  });

  it('is stopped by Ctrl-Z and by a signal with the terminal given back, and drawn whole when it goes on', async (t) => {
    const {cwd} = workplace(t);
    const terminal = new Terminal(t, cwd);
    await terminal.until(/ready> *$/m);
    terminal.run('set -m');
    terminal.run(commandLine(['browse', 'a.liel']));
    const frame = /^labels +a\.liel[^\n]*\n> all nodes [\s\S]*\n {2}N +4 [\s\S]*\? help {2}q quit/;
    await terminal.until(frame);
    const stops = [
      () => terminal.press('C-z'),
      () => execFileSync('pkill', ['-TSTP', '-f', 'browse a.liel', '-t', terminal.name()]),
      () => execFileSync('pkill', ['-STOP', '-f', 'browse a.liel', '-t', terminal.name()]),
    ];
    for (const [at, stop] of stops.entries()) {
      stop();
      await terminal.until(/Stopped[\s\S]*ready> *$/m);
      if (at < 2) {
        assert.equal(terminal.cursor(), 'visible, alternate screen off');
        assert.ok(!terminal.mouse());
      }
      // Who was stopped unasked left the terminal raw: there Enter ends no line.
      terminal.type('clear; fg');
      terminal.press('C-j');
      await terminal.until(frame);
      terminal.press('j');
      await terminal.until(/\n> N +4 /);
      terminal.press('k');
      await terminal.until(frame);
      assert.ok(terminal.mouse());
    }
    terminal.press('q');
    await terminal.until(/ready> *$/m);
    assert.ok(!terminal.mouse());
  });

  it('gives up a search that takes long, when it is asked to, and ends in the middle of one', async (t) => {
    const {cwd} = workplace(t);
    writeFileSync(
      path.join(cwd, 'a.liel'),
      smallStore((graph) => {
        for (let i = 0; i < 20_000; i++) graph.addNode(['N'], new Map([['text', `text ${i}`.repeat(12)]]));
      }),
    );
    const terminal = new Terminal(t, cwd);
    terminal.run(commandLine(['browse', 'a.liel']));
    await terminal.until(/^labels +a\.liel/);
    terminal.type('/nowhere');
    terminal.press('Enter', 'Escape');
    // On a fast machine it may be over before.
    await terminal.until(/given up|nothing is found/);
    terminal.type('/nowhere else');
    terminal.press('Enter', 'q');
    await terminal.until(/ready> *$/m);
    assert.equal(terminal.cursor(), 'visible, alternate screen off');
  });

  it('draws from the first column, wherever the cursor was', async (t) => {
    const {cwd} = workplace(t);
    const terminal = new Terminal(t, cwd);
    // A prompt that comes late would stand before the word, and be drawn over the same prompt at the end.
    await terminal.until(/ready> *$/m);
    terminal.run(['sh', '-c', `printf behind; exec "$@"`, 'sh', ...commandLine(['browse', 'a.liel'])]);
    await terminal.until(/^labels +a\.liel/);
    terminal.press('q');
    await terminal.until(/ready> *$/m);
  });

  it('sees what a writer did when it reads again, and says on the screen when the store is gone', async (t) => {
    const {cwd} = workplace(t);
    const terminal = new Terminal(t, cwd);
    terminal.run(commandLine(['browse', 'a.liel', 'node', '6']));
    await terminal.until(/node 6, never written/);
    writeFileSync(
      path.join(cwd, 'a.liel'),
      smallStore((graph) => void graph.addNode(['late'])),
    );
    terminal.press('r');
    await terminal.until(/node 6: late[\s\S]*read again/);
    rmSync(path.join(cwd, 'a.liel'));
    terminal.press('r');
    await terminal.until(/^node 6 [\s\S]*\nL0002/);
    terminal.press('C-c');
    await terminal.until(/ready> *$/m);
    assert.equal(terminal.cursor(), 'visible, alternate screen off');
  });

  it('draws nothing where JSON is asked for', async (t) => {
    const terminal = new Terminal(t, workplace(t).cwd);
    terminal.run(`${commandLine(['browse', 'a.liel', '--json']).join(' ')} 2>/dev/null; echo "ended with $?"`);
    assert.match(await terminal.until(/ended with 2/), /"code": "L0061"/);
  });
});
