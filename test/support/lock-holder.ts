import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import type {TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {peerCommand} from './peer.js';
import {untilSaid} from './waiting.js';

/** Another process that holds the writer lock of a store. */
export interface LockHolder {
  readonly pid: number;
  /** Lets it release the lock and end. */
  release(): Promise<void>;
  /** Ends it with a signal. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

const peerScript = `
import sys, liel
db = liel.open(sys.argv[1])
print('held', flush=True)
sys.stdin.read()
db.close()
`;

const ourScript = `
import {WriterLock} from '${new URL('../../src/engine/storage/lock/writer-lock.ts', import.meta.url)}';

const lock = await WriterLock.acquire(process.argv[1], {waitMs: 10000});
console.log('held');
for await (const _ of process.stdin);
await lock.release();
`;

/** Starts a process of the peer, or of ours, that holds the lock of `store`; it is killed after the test. */
export async function holdLock(t: TestContext, who: 'peer' | 'ours', store: string): Promise<LockHolder> {
  const child = who === 'peer' ? startPeer(peerScript, [store]) : startOurs(ourScript, [store]);
  t.after(() => child.kill('SIGKILL'));
  await untilSaid(child, /held/);
  const exit = once(child, 'exit');
  return {
    pid: child.pid!,
    release: async () => {
      child.stdin!.end();
      await exit;
    },
    kill: async (signal) => {
      child.kill(signal);
      await exit;
    },
  };
}

function startPeer(script: string, args: readonly string[]): ChildProcess {
  const command = peerCommand(script, args);
  return spawn(command.file, command.args, {env: command.env, stdio: ['pipe', 'pipe', 'inherit']});
}

/** Starts a script in TypeScript's Node; `process.argv[1]` is its first argument. */
export function startOurs(script: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script, ...args], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}
