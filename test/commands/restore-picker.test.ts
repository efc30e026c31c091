import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {backUp} from '../support/backup-of.js';
import {commandLine, expectExit} from '../support/program.js';
import {properties, smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';
import {needsTerminal, Terminal} from '../support/terminal.js';

const withNodes = (count: number): Uint8Array =>
  smallStore((graph) => {
    for (let i = 0; i < count; i++) graph.addNode(['later'], properties({i: BigInt(i)}));
  });

/** A store with two more nodes than its older backup, and one more than the newer. */
async function workplace(t: TestContext): Promise<{cwd: string; store: string}> {
  const cwd = temporaryDirectory(t);
  const store = path.join(cwd, 'p.liel');
  for (const n of [1, 2]) {
    writeFileSync(store, withNodes(n));
    await backUp(store, path.join(cwd, 'backups', '/'), {now: new Date(Date.UTC(2026, 0, n))});
  }
  writeFileSync(store, withNodes(3));
  return {cwd, store};
}

describe('restore without a backup', () => {
  it('asks nobody where there is no terminal, or where JSON is wanted', async (t) => {
    const place = await workplace(t);
    const {stderr} = await expectExit(2, ['restore', '-o', 'p.liel'], place);
    assert.match(stderr, /L0001 .*either BACKUP/);
    await expectExit(2, ['restore', '-o', 'p.liel', '--json'], place);
  });
});

describe('restore without a backup, on a terminal', needsTerminal, () => {
  it('lets one choose, touches nothing before yes, and restores the chosen one', async (t) => {
    const {cwd, store} = await workplace(t);
    const terminal = new Terminal(t, cwd, 100, 24);
    const line = commandLine(['restore', '-o', 'p.liel']);
    terminal.run(line);
    await terminal.until(/> 2026-01-02T00:00:00Z[\s\S]*2026-01-01T00:00:00Z/);
    terminal.press('q');
    await terminal.until(/Nothing was restored\.\nready>/);
    assert.equal(terminal.cursor(), 'visible, alternate screen off');
    assert.deepEqual(readFileSync(store), Buffer.from(withNodes(3)));
    terminal.run(line);
    await terminal.until(/> 2026-01-02/);
    terminal.press('d');
    await terminal.until(/0 would come back, 1 would go[\s\S]*liel restore .*20260102/);
    assert.deepEqual(readFileSync(store), Buffer.from(withNodes(3)));
    terminal.run(line);
    await terminal.until(/> 2026-01-02/);
    terminal.press('j');
    await terminal.until(/> 2026-01-01/);
    terminal.press('Enter');
    await terminal.until(/put the backup of 2026-01-01T00:00:00Z in the place of p\.liel now\? y\/n/);
    terminal.press('y');
    await terminal.until(/Restored .*20260101[\s\S]*Undo: liel restore --undo/);
    assert.deepEqual(readFileSync(store), Buffer.from(withNodes(1)));
  });
});
