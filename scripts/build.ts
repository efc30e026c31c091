/**
 * Bundles the program into dist/liel.cjs: one file starts faster than many. dist/quick.cjs is the same program with only the
 * commands of bin/quick.cjs, since every function of a bundle costs every start. What only screens need, ink and react,
 * goes into dist/screen.cjs, which is read when a screen is drawn.
 */
import {execFileSync} from 'node:child_process';
import {readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname} from 'node:path';
import {type BuildOptions, build, type Plugin} from 'esbuild';
import {warmWords, withWarmDirectory} from './warm-directory.js';

const quick: ReadonlySet<string> = createRequire(import.meta.url)('../bin/quick.cjs');

/**
 * Parts of oclif that this program never reaches: looking for commands on a disk, shells of Windows under Linux,
 * configuration files, debug output. Leaving them out saves a tenth of the start-up time.
 */
const unreached: Readonly<Record<string, string>> = {
  tinyglobby: 'exports.glob = async () => []',
  minimatch: 'exports.minimatch = () => false',
  'wsl-utils': 'exports.isWsl = false; exports.powerShellPath = async () => "powershell.exe"',
  // Our progress has no spinner; on a terminal oclif makes one ready all the same.
  'cli-spinners': 'exports.dots2 = exports.line = {frames: [""], interval: 1000}',
  lilconfig:
    'exports.lilconfig = () => ({search: async () => null}); exports.lilconfigSync = () => ({search: () => null})',
  'get-package-type': 'exports.sync = () => "module"',
  debug:
    'module.exports = () => { const f = () => {}; f.enabled = false; f.extend = () => f; return f }; module.exports.default = module.exports',
  // Only for developing React applications.
  'react-devtools-core': 'module.exports = {}',
};

const leaveOut: Plugin = {
  name: 'leave-out',
  setup({onResolve, onLoad}) {
    const filter = new RegExp(`^(${Object.keys(unreached).join('|')})$`);
    onResolve({filter}, ({path}) => ({path, namespace: 'unreached'}));
    onLoad({filter: /.*/, namespace: 'unreached'}, ({path}) => ({loader: 'js', contents: unreached[path]}));
  },
};

/** Replaces text that must be there: the packages are pinned, and a new version must be looked at again. */
function replaceOnce(source: string, text: string, replacement: string, where: string): string {
  if (source.split(text).length !== 2) throw new Error(`${where} has changed: expected once: ${text}`);
  return source.replace(text, replacement);
}

/** A CommonJS file cannot await at its top. Ink does so for development tools, yoga for its WASM, which is in its own bytes. */
const noTopLevelAwait: Plugin = {
  name: 'no-top-level-await',
  setup({onLoad}) {
    onLoad({filter: /ink[\\/]build[\\/]reconciler\.js$/}, ({path}) => {
      const withoutTools = replaceOnce(readFileSync(path, 'utf8'), "await import('./devtools.js')", 'undefined', path);
      const contents = replaceOnce(withoutTools, 'await loadPackageJson()', 'undefined', path);
      return {loader: 'js', contents};
    });
    onLoad({filter: /yoga-layout[\\/]dist[\\/]src[\\/]index\.js$/}, () => ({loader: 'js', contents: synchronousYoga}));
    onLoad({filter: /yoga-wasm-base64-esm\.js$/}, ({path}) => {
      const source = readFileSync(path, 'utf8');
      const found = /data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)/.exec(source);
      if (!found) throw new Error(`${path} has changed: no WASM in it`);
      const contents = `${source.replace(found[0], 'yoga.wasm').replace('import.meta.url', '""')}
export const wasmBase64 = ${JSON.stringify(found[1])};`;
      return {loader: 'js', contents};
    });
  },
};

const synchronousYoga = `
import loadYoga, {wasmBase64} from '../binaries/yoga-wasm-base64-esm.js';
import wrapAssembly from './wrapAssembly.js';

const library = {
  instantiateWasm(imports, done) {
    const module = new WebAssembly.Module(Buffer.from(wasmBase64, 'base64'));
    const instance = new WebAssembly.Instance(module, imports);
    done(instance);
    return instance.exports;
  },
};
loadYoga(library);
if (!library.Node) throw new Error('yoga did not start synchronously');
export default wrapAssembly(library);
export * from './generated/YGEnums.js';
`;

/** Parts of Node that most commands never touch; loading them costs every start two milliseconds. */
const rarelyUsed = ['node:child_process', 'node:fs/promises', 'node:perf_hooks', 'node:readline', 'node:zlib'];

/** Loads those parts of Node when one of their names is first used. */
const builtinsLate: Plugin = {
  name: 'builtins-late',
  setup({onResolve, onLoad}) {
    onResolve({filter: new RegExp(`^(${rarelyUsed.join('|')})$`)}, ({path, namespace}) =>
      namespace === 'late' ? {path, external: true} : {path, namespace: 'late'},
    );
    onLoad({filter: /.*/, namespace: 'late'}, async ({path}) => {
      const names = Object.keys(await import(path)).filter((name) => name !== 'default');
      const getters = [
        `default: () => require('${path}')`,
        ...names.map((name) => `${name}: () => require('${path}').${name}`),
      ];
      const contents = `Object.defineProperty(exports, '__esModule', {value: true});
for (const [name, get] of Object.entries({${getters.join(', ')}})) Object.defineProperty(exports, name, {enumerable: true, get});`;
      return {loader: 'js', contents};
    });
  },
};

/** The runbook pages, which the sources read from runbooks/, in the bundle itself. */
const runbookPages: Plugin = {
  name: 'runbook-pages',
  setup({onLoad}) {
    onLoad({filter: /operations[\\/]runbook-pages\.ts$/}, async ({path}) => {
      const {runbookPages} = await import(path);
      return {loader: 'js', contents: `export const runbookPages = ${JSON.stringify(runbookPages)}`};
    });
  },
};

/** Names for screens come from the other file; both loaders give it to this name. */
const screenApart: Plugin = {
  name: 'screen-apart',
  setup({onResolve}) {
    onResolve({filter: /^(ink|react|react\/jsx-runtime)$/}, () => ({path: './screen.cjs', external: true}));
  },
};

/** Keeps the commands of bin/quick.cjs, and what the manifest says of them. */
const onlyQuick: Plugin = {
  name: 'only-quick',
  setup({onLoad}) {
    onLoad({filter: /src[\\/]commands[\\/]index\.ts$/}, ({path}) => {
      const lines = readFileSync(path, 'utf8').split('\n');
      const isKept = (line: string): boolean => quick.has(/^ {2}'?([\w:]+)'?: \(\) =>/.exec(line)?.[1] ?? 'version');
      return {loader: 'ts', contents: lines.filter(isKept).join('\n'), resolveDir: dirname(path)};
    });
    onLoad({filter: /oclif\.manifest\.json$/}, ({path}) => {
      const manifest = JSON.parse(readFileSync(path, 'utf8'));
      const commands = Object.entries(manifest.commands).filter(([id]) => quick.has(id));
      return {loader: 'json', contents: JSON.stringify({...manifest, commands: Object.fromEntries(commands)})};
    });
  },
};

/** oclif fails at import where neither HOME nor the user database tells a home directory: an empty container. */
const homeGuard = `{const os=require('node:os'),e=process.env;if(!e.HOME)try{os.homedir()}catch{e.HOME=os.tmpdir()}if(!e.SHELL)try{os.userInfo()}catch{e.SHELL='sh'}}`;

const options: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  lineLimit: 200,
  charset: 'ascii',
  legalComments: 'none',
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
    'process.env.OCLIF_DISABLE_ENGINE_WARNING': '"1"',
  },
  // Of all its digests this one is used.
  alias: {'hash-wasm': 'hash-wasm/dist/blake3.umd.min.js'},
  logLevel: 'warning',
};

const program: BuildOptions = {
  ...options,
  entryPoints: ['scripts/entry.ts'],
  inject: ['scripts/clock.ts'],
  banner: {js: homeGuard},
};
const programPlugins = [leaveOut, screenApart, builtinsLate, runbookPages];
await build({...program, outfile: 'dist/liel.cjs', plugins: programPlugins});
await build({...program, outfile: 'dist/quick.cjs', plugins: [...programPlugins, onlyQuick]});
await build({
  ...options,
  entryPoints: ['scripts/screen-entry.ts'],
  outfile: 'dist/screen.cjs',
  plugins: [leaveOut, noTopLevelAwait],
});

// What the project's own Node compiles in a run of each bundle goes into a code cache beside it; see bin/load.cjs.
for (const [bundle, words] of Object.entries(warmWords)) {
  rmSync(`dist/${bundle}.cache`, {force: true});
  await withWarmDirectory((directory) => {
    const env = {...process.env, LIEL_WARM_DIRECTORY: directory};
    execFileSync(process.execPath, ['--v8-pool-size=1', 'bin/run.js', ...words], {env, stdio: 'ignore'});
  });
}
