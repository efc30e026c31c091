import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {keygen} from '../../src/engine/operations/keygen.js';
import {type SignBytesOptions, signBytes} from '../../src/engine/operations/sign-bytes.js';
import {type VerifyOptions, verify} from '../../src/engine/operations/verify/verify.js';
import {type Finished, finish} from './finish.js';
import {smallStore} from './sample-store.js';
import {temporaryDirectory} from './temp-directory.js';

/** A directory with a store and a pair of keys, and the jobs that sign and verify in it. */
export interface Workshop {
  readonly at: (name: string) => string;
  readonly sign: (options?: Partial<SignBytesOptions>) => ReturnType<typeof signed>;
  readonly verify: (options: Partial<VerifyOptions>) => ReturnType<typeof verified>;
  /** Runs a stock tool there; its exit code and all that it said. */
  readonly tool: (command: string, args: readonly string[], input?: Uint8Array) => {code: number | null; said: string};
}

const signed = (options: SignBytesOptions) => finish(signBytes(options));
const verified = (options: VerifyOptions) => finish(verify(options));

/** The moment of all signatures in tests. */
export const signedAt = new Date('2026-11-29T00:00:00Z');

/** `a.liel`, and a pair of keys without a password in `k.key` and `k.pub`. */
export async function workshop(t: TestContext): Promise<Workshop> {
  const cwd = temporaryDirectory(t);
  const at = (name: string): string => path.join(cwd, name);
  writeFileSync(at('a.liel'), smallStore());
  await keygen({output: at('k')});
  return {
    at,
    sign: (options = {}) =>
      signed({store: at('a.liel'), secretKey: at('k.key'), now: signedAt, force: true, ...options}),
    verify: (options) => verified({store: at('a.liel'), ...options}),
    tool: (command, args, input) => {
      const {status, stdout, stderr} = spawnSync(command, args, {cwd, input});
      return {code: status, said: `${stdout}${stderr}`};
    },
  };
}

/** A secret key that minisign 0.11 made, without a password; it signs nothing but in tests. */
export const knownKey = {
  name: 'a known key',
  bytes: Buffer.from(
    `untrusted comment: for tests only\nRWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAwLRY68C8E5DJEjdQD7bsO827YLBiOaPwu4Hnca4WSLR8+mhsvnZ0ugJrOtYgsh8clin73S/gqp9TvRNCMFVErZUqMyi+SMtoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n`,
  ),
};

/** What verify says of the signatures, in few words: whether all is well, its exit code, and each of them. */
export function saidOf({report}: Finished<Awaited<ReturnType<typeof verified>>['report']>): unknown[] {
  return [report.exit, ...(report.signatures ?? []).map(({verdict, bytes, graph}) => `${verdict}: ${bytes}, ${graph}`)];
}

/** Whether a stock tool is there; `false` lets a test run, a sentence skips it. */
export function missing(...tools: readonly string[]): string | false {
  const absent = tools.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0);
  return absent.length === 0 ? false : `${absent.join(' and ')} is not installed here`;
}
