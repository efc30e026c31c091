import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {copyFileSync, existsSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../src/engine/faults/conditions.js';
import {mcpServer, needsMcpServer, startMcp} from '../support/mcp-server.js';
import {documentIn, expectExit, runProgram, startProgram} from '../support/program.js';
import {smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';
import {until} from '../support/waiting.js';

/** The writer that nearly everybody has: what runbooks/beside-an-mcp-server.md says of it is so. */

/** Nodes of the small store. */
const smallNodes = 4;

/** A directory with a small store, and a client of the server on it. */
async function beside(t: TestContext) {
  const cwd = temporaryDirectory(t);
  const store = path.join(cwd, 'memory.liel');
  writeFileSync(store, smallStore());
  return {cwd, store, client: await startMcp(t, store)};
}

async function nodesIn(cwd: string, ...more: readonly string[]): Promise<number> {
  const run = await expectExit(0, ['stats', 'memory.liel', '--json', ...more], {cwd});
  return documentIn(run)['node_count'] as number;
}

describe('beside an MCP server', needsMcpServer, () => {
  it('reading commands answer while it appends, on borders of its commits', async (t) => {
    const {cwd, client} = await beside(t);
    client.append(30);
    await client.acknowledged(1);
    const before = client.count();
    const seen = await nodesIn(cwd, '--wait', '60s');
    assert.ok(seen >= smallNodes + before && seen <= smallNodes + client.count() + 1, `${seen} of ${client.count()}`);
    const verdict = await expectExit(0, ['verify', 'memory.liel', '--wait', '60s'], {cwd});
    assert.match(verdict.stdout, /sound/);
    await client.acknowledged(30);
    assert.equal(await nodesIn(cwd), smallNodes + 30);
    await client.end();
  });

  it('watch tells each of its commits, and a live backup is whole', async (t) => {
    const {cwd, client} = await beside(t);
    const watch = startProgram(['watch', 'memory.liel', '--json'], {cwd});
    t.after(() => watch.kill('SIGKILL'));
    let lines = '';
    watch.stdout?.on('data', (chunk) => {
      lines += chunk;
    });
    await until('the first look', () => lines.includes('\n'));
    client.append(3);
    await client.acknowledged(3);
    const told = (): number =>
      lines
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as {node_delta?: number | null})
        .reduce((sum, {node_delta}) => sum + (node_delta ?? 0), 0);
    await until(
      'three nodes',
      () => told() === 3,
      () => lines,
    );

    const backup = runProgram(['backup', 'memory.liel', '-o', 'backups/', '--live', '--wait', '60s', '--json'], {cwd});
    client.append(1);
    const run = await backup;
    assert.equal(run.code, 0, run.stderr);
    await client.acknowledged(4);
    const {node_count: copied} = documentIn(run) as {node_count: number};
    assert.ok([smallNodes + 3, smallNodes + 4].includes(copied), String(copied));
    await client.end();
  });

  it('writing commands end with 4 and name it; it holds the lock until its client ends', async (t) => {
    const {cwd, client} = await beside(t);
    for (const line of [
      ['backup', 'memory.liel', '-o', 'backups/'],
      ['compact', 'memory.liel', '--in-place'],
      ['recover', 'memory.liel'],
      ['lock', 'memory.liel', '--release'],
    ]) {
      const {stderr} = await expectExit(4, line, {cwd});
      assert.match(stderr, new RegExp(`${conditions.storeLocked.code} .*process ${client.serverPid}\\b`), line[0]);
    }
    await client.end();
    const {stdout} = await expectExit(0, ['lock', 'memory.liel'], {cwd});
    assert.match(stdout, /no writer/);
  });

  it('another .liel file in its directory keeps it from starting without --path', (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'memory.liel'), smallStore());
    const start = () => spawnSync(mcpServer, [], {cwd, input: '', encoding: 'utf8'});
    assert.equal(start().status, 0);
    copyFileSync(path.join(cwd, 'memory.liel'), path.join(cwd, 'memory-20260102-030405.liel'));
    const refused = start();
    assert.equal(refused.status, 1);
    assert.match(refused.stdout + refused.stderr, /Multiple \.liel files/);
  });

  it('a second server on the same store does not start', async (t) => {
    const {store, client} = await beside(t);
    client.append(1);
    await client.acknowledged(1);
    const second = spawnSync(mcpServer, ['--path', store], {input: '', encoding: 'utf8'});
    assert.equal(second.status, 1);
    assert.match(second.stderr, /AlreadyOpenError/);
    await client.end();
  });
});

describe('an MCP server that is ended in the middle of appends', needsMcpServer, () => {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    it(`${signal} leaves its lock, which recover takes over`, async (t) => {
      const {cwd, client} = await beside(t);
      client.append(100_000);
      await client.acknowledged(3);
      process.kill(client.serverPid, signal);
      await client.over();
      assert.equal(await lockState(cwd), 'stale');
      await expectExit(0, ['inspect', 'memory.liel', 'wal'], {cwd});
      await expectExit(0, ['recover', 'memory.liel', '--recovery', 'auto-truncate'], {cwd});
      await isWhole(cwd, client.count());
    });
  }

  for (const [how, signal] of [
    ['that its client goes, which closes its stdin,', undefined],
    ['SIGINT, and then that its client goes,', 'SIGINT'],
  ] as const) {
    it(`${how} leaves neither a lock nor a live WAL`, async (t) => {
      const {cwd, store, client} = await beside(t);
      client.append(100_000);
      await client.acknowledged(3);
      if (signal !== undefined) process.kill(client.serverPid, signal);
      client.kill();
      await until('that the lock is gone', () => !existsSync(`${store}.lock`));
      const {stdout} = await expectExit(0, ['inspect', 'memory.liel', 'wal'], {cwd});
      assert.match(stdout, /WAL: empty/);
      await isWhole(cwd, client.count());
    });
  }
});

async function lockState(cwd: string): Promise<unknown> {
  return documentIn(await expectExit(0, ['lock', 'memory.liel', '--json'], {cwd}))['state'];
}

/** Nobody holds the store, it is sound, and every append that was acknowledged is in it. */
async function isWhole(cwd: string, acknowledged: number): Promise<void> {
  assert.equal(await lockState(cwd), 'free');
  await expectExit(0, ['verify', 'memory.liel'], {cwd});
  const there = await nodesIn(cwd);
  assert.ok(there >= smallNodes + acknowledged, `${there} nodes, ${acknowledged} were acknowledged`);
}
