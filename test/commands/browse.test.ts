import assert from 'node:assert/strict';
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
  it('goes from record to record and page to page, and leaves the store and the terminal as they were', async (t) => {
    const {cwd} = workplace(t);
    const before = readFileSync(path.join(cwd, 'a.liel'));
    const terminal = new Terminal(t, cwd);
    terminal.run(commandLine(['browse', 'a.liel']));
    await terminal.until(/^overview +a\.liel/);
    terminal.type('gn1');
    terminal.press('Enter');
    await terminal.until(/^overview › node 1 /);
    terminal.press('Tab', 'Tab', 'Tab', 'Tab', 'Enter');
    await terminal.until(/› edge 4 [\s\S]*state: live/);
    terminal.press('Tab', 'Tab', 'Tab', 'Tab', 'Enter');
    await terminal.until(/edge 4 › node 3 /);
    terminal.press('BSpace', 'Right');
    await terminal.until(/node 1 › edge 5 [\s\S]*state: deleted/);
    terminal.press('x');
    await terminal.until(/^ {2}[0-9a-f]{8} {2}05 00 /m);
    terminal.resize(50, 12);
    await terminal.until(/edge 5[\s\S]*\nEnter follow {2}b back/);
    terminal.press('?');
    await terminal.until(/─ help ─/);
    terminal.press('q');
    await terminal.until(/ready> *$/m);
    assert.equal(terminal.cursor(), 'visible, alternate screen off');
    assert.deepEqual(readFileSync(path.join(cwd, 'a.liel')), before);
  });

  it('draws from the first column, wherever the cursor was', async (t) => {
    const {cwd} = workplace(t);
    const terminal = new Terminal(t, cwd);
    terminal.run(['sh', '-c', `printf behind; exec "$@"`, 'sh', ...commandLine(['browse', 'a.liel'])]);
    await terminal.until(/^overview +a\.liel/);
    terminal.press('q');
    await terminal.until(/ready> *$/m);
  });

  it('sees what a writer did when it reads again, and says on the screen when the store is gone', async (t) => {
    const {cwd} = workplace(t);
    const terminal = new Terminal(t, cwd);
    terminal.run(commandLine(['browse', 'a.liel', 'node', '6']));
    await terminal.until(/state: never written/);
    writeFileSync(
      path.join(cwd, 'a.liel'),
      smallStore((graph) => void graph.addNode(['late'])),
    );
    terminal.press('r');
    await terminal.until(/state: live[\s\S]*read again/);
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
