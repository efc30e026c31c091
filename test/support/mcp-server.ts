import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {untilSaid} from './waiting.js';

/** The MCP server of the Python package, and a client that starts it as agents do; tests run where `.ci/run` put them. */

const bin = fileURLToPath(new URL('../../.peer-mcp/bin/', import.meta.url));
const python = path.join(bin, 'python');

/** The server's program. */
export const mcpServer = path.join(bin, 'liel-mcp');

/** Options of a test that needs the server. */
export const needsMcpServer = {
  skip: hasServer() ? false : 'needs liel 0.8.0, liel[mcp] and mcp<2 in .peer-mcp (bash .ci/run puts them there)',
};

function hasServer(): boolean {
  if (!existsSync(python)) return false;
  const script = 'import liel, liel.mcp.server, mcp.server.fastmcp; print(liel.__version__)';
  const run = spawnSync(python, ['-c', script], {encoding: 'utf8'});
  return run.status === 0 && run.stdout.trim() === '0.8.0';
}

const clientScript = `
import asyncio, json, sys
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

async def append(session, number):
    nodes = json.dumps([{'ref': 'n', 'labels': ['Event'], 'props': {'number': number, 'text': 'x' * 2000}}])
    result = await session.call_tool('liel_append', {'nodes': nodes, 'edges': '[]'})
    if result.isError:
        raise RuntimeError(result.content[0].text)
    print('appended', number, flush=True)

async def talk(session):
    loop = asyncio.get_running_loop()
    number = 0
    while word := (await loop.run_in_executor(None, sys.stdin.readline)).strip():
        for _ in range(int(word)):
            number += 1
            await append(session, number)

async def main(server, store):
    async with stdio_client(StdioServerParameters(command=server, args=['--path', store])) as (read, write):
        async with ClientSession(read, write) as session:
            await session.initialize()
            print('ready', flush=True)
            try:
                await talk(session)
            except Exception as error:
                print('over:', error, flush=True)

asyncio.run(main(*sys.argv[1:]))
`;

/** A client with the server that it started. */
export interface McpClient {
  /** Process id of the server, as its lock says. */
  readonly serverPid: number;
  /** Asks for so many appends, one commit of one node each, one after the other. */
  append(count: number): void;
  /** Returns when the server has acknowledged the append of this number. */
  acknowledged(number: number): Promise<void>;
  /** How many the server has acknowledged. */
  count(): number;
  /** Ends the client, which closes the server's stdin, and returns when both are gone. */
  end(): Promise<void>;
  /** Ends the client at once. */
  kill(): void;
  /** Returns when the server is gone and its client has seen it. */
  over(): Promise<void>;
}

/** Starts a client, and with it the server, on a store; both are killed after the test. */
export async function startMcp(t: TestContext, store: string): Promise<McpClient> {
  const client = spawn(python, ['-c', clientScript, mcpServer, store], {
    env: {...process.env, PYTHONUTF8: '1'},
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const exit = once(client, 'exit');
  t.after(() => client.kill('SIGKILL'));
  let said = '';
  client.stdout.on('data', (chunk) => {
    said += chunk;
  });
  await untilSaid(client, /ready/);
  const {pid} = JSON.parse(readFileSync(path.join(`${store}.lock`, 'owner.json'), 'utf8')) as {pid: number};
  t.after(() => killIfThere(pid));
  return {
    serverPid: pid,
    append: (count) => void client.stdin.write(`${count}\n`),
    acknowledged: (number) => untilSaid(client as ChildProcess, new RegExp(`appended ${number}\n`)),
    count: () => said.match(/appended/g)?.length ?? 0,
    end: async () => {
      client.stdin.end();
      await exit;
    },
    kill: () => void client.kill('SIGKILL'),
    over: async () => {
      await untilSaid(client as ChildProcess, /over:/);
      await exit;
    },
  };
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}
