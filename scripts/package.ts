/**
 * Builds the executable for this machine with pkg: the bundle, the project's own Node, and a V8 code cache.
 * With --all, builds every platform with the newest Node that all of them have, without a code cache, which only the
 * platform itself could record, and one for musl with the newest Node for it. Beside them lie checksums and a bill of materials; each --secret-key FILE signs all of these, in PEM as
 * bundles, of minisign as .minisig. With --all, or --packed, each lies there packed as well. Needs nothing but packages of the npm registry,
 * and for musl one of PyPI, and is run by scripts/build-node.ts.
 */
import {execFileSync, spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';
import packageJson from '../package.json' with {type: 'json'};
import type {Component} from '../src/commands/components.js';
import {bundleProgram} from './bundle.js';
import {billOfMaterials, nodeComponent} from './components.js';
import {fetchMuslNode, muslNode, withSystemLibraries} from './musl-node.js';
import {writePacked} from './packed.js';
import {signFiles} from './sign-release.js';
import {hostTarget, nodeExecutable, type Target, targets} from './targets.js';
import {warmWords, withWarmDirectory} from './warm-directory.js';

const require = createRequire(new URL('../tools/node/package.json', import.meta.url));
// pkg's own builder of single executables. It is not exported by name, and pkg is pinned exactly.
const buildSea = require('@yao-pkg/pkg/lib-es5/sea.js').default;
const {inject} = createRequire(require.resolve('@yao-pkg/pkg/package.json'))('postject');
require('@yao-pkg/pkg/lib-es5/options.js').default.set({});

const {version} = packageJson;

/** The newest Node that all five packages have. */
const nodeForAll = '22.23.2';
const out = path.resolve('out');
/** As in bin/run.js: one thread that compiles hot code is enough. And SIGUSR1 asks for progress, not for a debugger. */
const execArgv = ['--v8-pool-size=1', '--disable-sigusr1'];
const noCache = Buffer.alloc(0);

/** Offset of the word of a code cache that tells the V8 flags it was made under. */
const flagWord = 12;

// Everything that is made on the way, by pkg too, lies in a directory of this run.
const stage = mkdtempSync(path.join(os.tmpdir(), 'liel-package-'));
process.on('exit', () => rmSync(stage, {recursive: true, force: true}));
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => process.exit(code));
}
Object.assign(process.env, {TMPDIR: stage, TEMP: stage, TMP: stage});
mkdirSync(out, {recursive: true});
const {values: options} = parseArgs({
  options: {all: {type: 'boolean'}, packed: {type: 'boolean'}, 'secret-key': {type: 'string', multiple: true}},
});
const isForAll = options.all === true;
const components = await bundleProgram(stage, [ownNode()]);
cpSync('scripts/executable-loader.cjs', path.join(stage, 'loader.cjs'));
const executables = isForAll ? [...(await packageAll()), await packageMusl()] : [await packageHost()];
const packed = isForAll || options.packed ? writePacked(executables) : [];
await release([...executables, writeBill()], packed);

/** The executable for this machine, with the code cache of a run of itself. */
async function packageHost(): Promise<string> {
  const target = hostTarget();
  const nodePath = nodeExecutable(path.dirname(require.resolve(`${target.nodePackage}/package.json`)), target);
  const output = path.join(out, target.platform === 'win' ? 'liel.exe' : 'liel');
  await bake(target, nodePath, output, await recordOwnCache(target, nodePath, output));
  const env = {...process.env, LIEL_CHECK_CODE_CACHE: '1'};
  const {stderr} = spawnSync(output, warmWords, {env, encoding: 'utf8'});
  if (stderr !== 'code cache rejected: false\n') throw new Error(`V8 does not take the code cache: ${stderr}`);
  execFileSync(output, ['version'], {stdio: 'inherit'});
  return output;
}

/**
 * What V8 compiles while the program starts. The cache is laid out by a hash seed that is random in every process; a
 * fixed one, one thread, and code that stays however long a run takes make equal builds equal. Neither is for the program that operators run, so the word that names
 * the flags is taken from a run without it.
 */
async function recordOwnCache(target: Target, nodePath: string, output: string): Promise<Buffer> {
  await bake(target, nodePath, output, noCache, ['--hash-seed=1', '--single-threaded', '--no-flush-bytecode']);
  const seeded = await recordRun(output);
  await bake(target, nodePath, output, noCache);
  const unseeded = await recordRun(output);
  unseeded.copy(seeded, flagWord, flagWord, flagWord + 4);
  return seeded;
}

async function recordRun(program: string): Promise<Buffer> {
  const record = path.join(stage, 'record');
  await withWarmDirectory((directory) => {
    const env = {...process.env, LIEL_RECORD_CODE_CACHE: record, LIEL_WARM_DIRECTORY: directory};
    execFileSync(program, warmWords, {env, stdio: 'ignore'});
  });
  return readFileSync(record);
}

/** Every platform with one Node, from one blob that the Node of this machine makes. Only the one of this machine is run. */
async function packageAll(): Promise<string[]> {
  const {platform: hostPlatform, arch: hostArch} = hostTarget();
  const host = `${hostPlatform}-${hostArch}`;
  const outputs = targets.map((target) => {
    const name = `liel-${target.platform}-${target.arch}${target.platform === 'win' ? '.exe' : ''}`;
    return {...target, nodeRange: `node${nodeForAll}`, output: path.join(out, name)};
  });
  for (const target of outputs) seedNode(target);
  // Where pkg looks for what it would download.
  process.env['HOME'] = stage;
  writeFileSync(path.join(stage, 'liel.cache'), noCache);
  await buildSea(path.join(stage, 'loader.cjs'), {
    targets: outputs,
    signature: false,
    seaConfig: seaConfig(),
  });
  for (const {platform, arch, output} of outputs) {
    if (`${platform}-${arch}` === host) execFileSync(output, ['version'], {stdio: 'inherit'});
  }
  const never = targets.map(({platform, arch}) => `${platform}-${arch}`).filter((name) => name !== host);
  process.stdout.write(`Run here: ${host}. Never run here: ${never.join(', ')}; macOS builds are unsigned.\n`);
  return outputs.map(({output}) => output);
}

/**
 * The executable for Linux with musl, like Alpine. pkg would start the Node that it puts the program into, and that does not run here:
 * one of the same version for this machine makes the blob.
 */
async function packageMusl(): Promise<string> {
  const place = path.join(stage, 'musl');
  const maker = fetchNode(hostTarget(), muslNode.version);
  const node = fetchMuslNode(path.join(out, 'node', muslNode.version, muslNode.platform));
  await bundleProgram(place, [muslComponent()]);
  cpSync('scripts/executable-loader.cjs', path.join(place, 'loader.cjs'));
  writeFileSync(path.join(place, 'liel.cache'), noCache);
  const [config, blob] = [path.join(place, 'build/sea.json'), path.join(place, 'build/blob')];
  mkdirSync(path.dirname(config));
  writeFileSync(config, JSON.stringify({...seaConfig([], place), disableExperimentalSEAWarning: true, output: blob}));
  execFileSync(maker, ['--experimental-sea-config', config], {cwd: path.dirname(config), stdio: 'ignore'});
  const output = path.join(out, 'liel-linux-x64-musl');
  writeFileSync(output, withSystemLibraries(readFileSync(node)), {mode: 0o755});
  await inject(output, 'NODE_SEA_BLOB', readFileSync(blob), {
    sentinelFuse: 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2',
  });
  return output;
}

/** The Node in that one. The wheel has no licence of it; the package for this machine has. */
function muslComponent(): Component {
  return nodeComponent(path.dirname(path.dirname(fetchNode(hostTarget(), muslNode.version))), muslNode.version);
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

/** What Node makes an executable of. Its working directory is one of pkg's in the stage. */
function seaConfig(flags: readonly string[] = [], place = stage): object {
  const names = ['liel.cjs', 'liel.cache', 'worker.cjs', 'screen.cjs', 'components.cjs'];
  return {
    // Becomes part of the executable as it stands here: relative, it is the same in every run.
    main: '../loader.cjs',
    assets: Object.fromEntries(names.map((name) => [name, path.join(place, name)])),
    execArgv: [...execArgv, ...flags],
    // NODE_OPTIONS is for programs that Node runs, and could put other code into this one.
    execArgvExtension: 'none',
  };
}

async function bake(
  {platform, arch}: Target,
  nodePath: string,
  output: string,
  codeCache: Buffer,
  flags: readonly string[] = [],
): Promise<void> {
  rmSync(output, {force: true});
  writeFileSync(path.join(stage, 'liel.cache'), codeCache);
  const target = {nodeRange: 'node', platform, arch, output};
  await buildSea(path.join(stage, 'loader.cjs'), {
    targets: [target],
    signature: false,
    nodePath,
    seaConfig: seaConfig(flags),
  });
}

/** Unpacks the Node package of a target from the npm registry, once. */
function fetchNode(target: Target, version = nodeForAll): string {
  const cache = path.join(out, 'node', version, target.nodePackage);
  if (!existsSync(cache)) {
    const temporary = mkdtempSync(path.join(stage, 'node-'));
    execFileSync('npm', ['pack', '--silent', '--pack-destination', temporary, `${target.nodePackage}@${version}`]);
    mkdirSync(cache, {recursive: true});
    const [archive] = readdirSync(temporary);
    execFileSync('tar', ['-xzf', path.join(temporary, archive), '-C', cache, '--strip-components=1']);
  }
  return nodeExecutable(cache, target);
}

/** The Node that is in the executables. */
function ownNode(): Component {
  const target = hostTarget();
  if (isForAll) return nodeComponent(path.dirname(path.dirname(fetchNode(target))), nodeForAll);
  return nodeComponent(path.dirname(require.resolve(`${target.nodePackage}/package.json`)), process.versions.node);
}

/** What of others is in the executables, as a file beside them. */
function writeBill(): string {
  const file = path.join(out, 'liel.cdx.json');
  writeFileSync(file, billOfMaterials(version, isForAll ? [...components, muslComponent()] : components));
  return file;
}

/** Checksums of all files, and where keys are given, signatures of the checksums and of what is not packed. */
async function release(files: readonly string[], packed: readonly string[]): Promise<void> {
  const sums = writeSums([...files, ...packed]);
  for (const key of options['secret-key'] ?? []) {
    for (const name of await signFiles([...files, sums], key, version))
      process.stdout.write(`${path.basename(name)}\n`);
  }
}

/** SHA256SUMS beside the executables, for `sha256sum -c`. Returns its path. */
function writeSums(files: readonly string[]): string {
  const lines = files.map(
    (file) => `${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${path.basename(file)}\n`,
  );
  const sums = path.join(out, 'SHA256SUMS');
  writeFileSync(sums, lines.join(''));
  process.stdout.write(lines.join(''));
  return sums;
}
