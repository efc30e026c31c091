/**
 * Breaks the program in one place at a time, in a copy, and sees that a test of those named beside it fails:
 * `tsx scripts/campaigns/mutants.ts [WORD…]`, only those with one of the words in their file or name, if there are any.
 * The list is mutants.jsonl, a mutant per line, from the ground of the house up.
 */
import {spawnSync} from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A change of one place that a test must notice. Those whose names begin with a number are from a review of the tests. */
export interface Mutant {
  readonly name: string;
  /** Below src/. */
  readonly file: string;
  /** What stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  /** Files below test/, one of which fails; the quickest to notice it first. */
  readonly tests: readonly string[];
}

/** The list, in its order. */
export function readMutants(): Mutant[] {
  const lines = readFileSync(new URL('mutants.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** Why a mutant is none of the code as it is now; undefined when it is one. */
export function staleness({file, from, to, tests}: Mutant): string | undefined {
  const source = path.join(root, 'src', file);
  if (!existsSync(source)) return `there is no src/${file}`;
  const times = readFileSync(source, 'utf8').split(from).length - 1;
  if (times !== 1 || from === to) return `what it changes stands ${times} times in src/${file}`;
  const missing = tests.find((name) => !existsSync(path.join(root, 'test', name)));
  if (tests.length === 0 || missing !== undefined) return `there is no test/${missing ?? ''}`;
  return undefined;
}

/** Whether a test file, or what it imports of the other tests, starts the built program. */
function startsProgram(file: string, seen = new Set<string>()): boolean {
  if (seen.has(file) || !existsSync(file)) return false;
  seen.add(file);
  if (path.basename(file) === 'program.ts') return true;
  const imports = readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)\.js'/g);
  return [...imports].some(([, target]) => startsProgram(path.resolve(path.dirname(file), `${target}.ts`), seen));
}

/** A change that is none: the compiler finds it. */
class NotBuilt extends Error {}

/** A copy of the project in which one thing at a time is broken. */
class Workshop {
  readonly directory = mkdtempSync(path.join(os.tmpdir(), 'liel-mutants-'));

  constructor() {
    mkdirSync(path.join(this.directory, 'out'));
    // Some tests run the program as another user.
    chmodSync(this.directory, 0o755);
    for (const name of readdirSync(root)) {
      if (['.git', 'dist', 'out', 'node_modules', '.peer'].includes(name)) continue;
      cpSync(path.join(root, name), path.join(this.directory, name), {recursive: true});
    }
    for (const name of ['node_modules', '.peer']) {
      if (existsSync(path.join(root, name))) symlinkSync(path.join(root, name), path.join(this.directory, name));
    }
  }

  /** Runs test files until one fails; returns which, undefined when all of them pass. */
  failing(tests: readonly string[]): string | undefined {
    const files = tests.map((name) => path.join('test', name));
    if (files.some((file) => startsProgram(path.join(this.directory, file)))) {
      if (!this.run('scripts/build.ts')) throw new NotBuilt('it cannot be built');
    }
    return files.find((file) => !this.run(file));
  }

  /** What the tests say with a mutant in place; afterwards all is as before. */
  failingWith({file, from, to, tests}: Mutant): string | undefined {
    const source = path.join(this.directory, 'src', file);
    const text = readFileSync(source, 'utf8');
    try {
      writeFileSync(source, text.split(from).join(to));
      return this.failing(tests);
    } catch (error) {
      if (!(error instanceof NotBuilt)) throw error;
      return undefined;
    } finally {
      writeFileSync(source, text);
    }
  }

  /** Whether a script ends well; one that hangs does not. */
  private run(script: string): boolean {
    // What tests leave behind when they are broken off goes with the copy.
    const env = {...process.env, TMPDIR: path.join(this.directory, 'out')};
    const options = {cwd: this.directory, env, timeout: 5 * 60_000, killSignal: 'SIGKILL', stdio: 'ignore'} as const;
    // As a test that the runner starts, it ends the servers that it has started.
    const asTest = script.startsWith('test') ? ['--test'] : [];
    return spawnSync(process.execPath, ['--import', 'tsx', ...asTest, script], options).status === 0;
  }

  close(): void {
    rmSync(this.directory, {recursive: true, force: true});
  }
}

function main(words: readonly string[]): void {
  const isMeant = (text: string): boolean => words.length === 0 || words.some((word) => text.includes(word));
  const chosen = readMutants().filter(({name, file}) => isMeant(`${file} ${name}`));
  const workshop = new Workshop();
  const alive: string[] = [];
  try {
    const broken = workshop.failing([...new Set(chosen.flatMap(({tests}) => tests))]);
    if (broken !== undefined) throw new Error(`${broken} fails as it is`);
    for (const mutant of chosen) {
      const stale = staleness(mutant);
      const killer = stale === undefined ? workshop.failingWith(mutant) : undefined;
      if (killer === undefined) alive.push(mutant.name);
      const verdict = killer === undefined ? 'LIVES ' : 'killed';
      console.log(`${verdict} ${mutant.file}: ${mutant.name} (${stale ?? killer ?? mutant.tests.join(' ')})`);
    }
  } finally {
    workshop.close();
  }
  console.log(`${chosen.length - alive.length} killed, ${alive.length} alive`);
  if (alive.length > 0 || chosen.length === 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
