import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

/** The Python package `liel`, the other implementation of the format; tests that compare with it run where it is. */

const peerVersion = '0.8.0';
const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Where the peer's Python is; undefined when it is not installed. */
export const peer: {python: string} | undefined = findPeer();

/** Options of a test that needs the peer. */
export const needsPeer = {skip: peer ? false : 'needs the Python package liel 0.8.0 (set LIEL_PEER_PYTHON)'};

function findPeer(): {python: string} | undefined {
  const named = process.env['LIEL_PEER_PYTHON'];
  if (named !== undefined) {
    // A wrong name must not turn into skipped tests.
    if (!hasPeer(named)) throw new Error(`LIEL_PEER_PYTHON: ${named} has no liel ${peerVersion}`);
    return {python: named};
  }
  const local = path.join(projectRoot, '.peer', 'bin', 'python');
  const python = [local, 'python3'].find(
    (candidate) => (candidate !== local || existsSync(local)) && hasPeer(candidate),
  );
  return python === undefined ? undefined : {python};
}

function hasPeer(python: string): boolean {
  const run = spawnSync(python, ['-c', 'import liel; print(liel.__version__)'], {encoding: 'utf8'});
  return run.status === 0 && run.stdout.trim() === peerVersion;
}

export interface PeerOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The program, arguments and environment that run a Python script with `args` as `sys.argv[1:]`. */
export function peerCommand(script: string, args: readonly string[] = []) {
  if (peer === undefined) throw new Error('a test without needsPeer runs the peer');
  return {file: peer.python, args: ['-c', script, ...args], env: {...process.env, PYTHONUTF8: '1'}};
}

/** Runs a Python script to its end. */
export function runPeer(
  script: string,
  args: readonly string[] = [],
  options: PeerOptions = {},
): {status: number | null; stdout: string; stderr: string} {
  const command = peerCommand(script, args);
  const run = spawnSync(command.file, command.args, {
    ...options,
    env: {...command.env, ...options.env},
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (run.error) throw run.error;
  return {status: run.status, stdout: run.stdout, stderr: run.stderr};
}
