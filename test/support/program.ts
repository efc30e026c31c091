import assert from 'node:assert/strict';
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {temporaryDirectory} from './temp-directory.js';

/** The built program as its users start it; LIEL_PROGRAM names another build or an executable to test instead. */
const program = process.env['LIEL_PROGRAM'] ?? fileURLToPath(new URL('../../bin/run.js', import.meta.url));

/** Whether Node runs the program; an executable takes no code from NODE_OPTIONS. */
export const isScript = program.endsWith('.js');

export interface ProgramOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Runs it as this user, where the tests may. */
  readonly uid?: number;
}

/** How a run ended. */
export interface Ended {
  /** Exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The words that start the program. */
export function commandLine(args: readonly string[]): string[] {
  assert.ok(!isScript || existsSync(path.join(program, '../../dist/liel.cjs')), 'build the program first');
  return [...(isScript ? [process.execPath] : []), program, ...args];
}

/** A directory for PATH with the program in it under its name. */
export function placeProgram(t: TestContext): string {
  const bin = temporaryDirectory(t);
  const words = commandLine([]).map((word) => `'${word}'`);
  writeFileSync(path.join(bin, 'liel'), `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`, {mode: 0o755});
  return bin;
}

let reachable: string | undefined;

/**
 * A directory with the program, and the Node that runs it, which other users can reach: a home is private, and those who
 * run the tests as root most likely have the project in one.
 */
function reachableDirectory(): string {
  if (reachable !== undefined) return reachable;
  const directory = mkdtempSync(path.join(os.tmpdir(), 'liel-program-'));
  reachable = directory;
  process.once('exit', () => rmSync(directory, {recursive: true, force: true}));
  chmodSync(directory, 0o755);
  for (const [from, to] of [[process.execPath, 'node'], ...(isScript ? [] : [[program, 'liel'] as const])] as const) {
    copyFileSync(from, path.join(directory, to));
    chmodSync(path.join(directory, to), 0o755);
  }
  if (!isScript) return directory;
  const root = path.dirname(path.dirname(program));
  mkdirSync(path.join(directory, 'bin'));
  for (const name of ['bin', 'dist', 'package.json']) {
    cpSync(path.join(root, name), path.join(directory, name), {recursive: true});
  }
  return directory;
}

/** The words that start the program as another user. */
function commandLineForOthers(args: readonly string[]): string[] {
  const directory = reachableDirectory();
  const words = isScript ? ['node', 'bin/run.js'] : ['liel'];
  return [...words.map((word) => path.join(directory, word)), ...args];
}

/** Starts the program; its standard input is empty. */
export function startProgram(args: readonly string[], {cwd, env, uid}: ProgramOptions): ChildProcess {
  const [file, ...words] = uid === undefined ? commandLine(args) : commandLineForOthers(args);
  const child = spawn(file, words, {
    cwd,
    // What is ours is in ASCII where nobody says that UTF-8 is shown.
    env: {...process.env, LC_ALL: 'C.UTF-8', NO_COLOR: '1', ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : {uid, gid: uid}),
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

// What a failed test left running would keep the process of its file for ever.
const running = new Set<ChildProcess>();
if (process.env['NODE_TEST_CONTEXT'] !== undefined) {
  after(() => {
    for (const child of running) child.kill('SIGKILL');
  });
}

/** Waits until a started program has ended. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on('data', (chunk) => stdout.push(chunk));
  child.stderr?.on('data', (chunk) => stderr.push(chunk));
  const [code, signal] = await once(child, 'close');
  return {code, signal, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString()};
}

/** Runs the program to its end. */
export function runProgram(args: readonly string[], options: ProgramOptions): Promise<Ended> {
  return ended(startProgram(args, options));
}

/** Runs the program and requires an exit code. */
export async function expectExit(code: number, args: readonly string[], options: ProgramOptions): Promise<Ended> {
  const run = await runProgram(args, options);
  assert.equal(run.code, code, `liel ${args.join(' ')}\n${run.stdout.slice(0, 2000)}\n${run.stderr.slice(0, 2000)}`);
  return run;
}

/** The one JSON document that stdout must be. */
export function documentIn(run: Ended): Record<string, unknown> {
  assert.match(run.stdout, /^[[{].*[\]}]\n$/s, run.stdout.slice(0, 500));
  return JSON.parse(run.stdout);
}

/** Writes an export of `count` small nodes, for work that takes a while. */
export function writeLargeExport(file: string, count: number): void {
  const nodes = Array.from({length: count}, (_, i) => `{"id":${i + 1},"labels":["P"],"properties":{"n":${i}}}`);
  writeFileSync(file, `{"edges":[],"export_version":1,"nodes":[${nodes.join(',\n')}]}`);
}
