/**
 * The bundles of the program: one file starts faster than many. What only screens need, ink and react, is a file of its
 * own, which is read when a screen is drawn.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {type BuildOptions, build, type Plugin} from 'esbuild';
import type {Component} from '../src/commands/components.js';
import {boundedRuns} from './bounded-runs.js';
import {bundledComponents} from './components.js';

/**
 * Parts of oclif that this program never reaches: looking for commands on a disk, shells of Windows under Linux,
 * configuration files, debug output. Leaving them out saves a tenth of the start-up time.
 */
const unreached: Readonly<Record<string, string>> = {
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

/**
 * What opens encrypted files is a quarter of the program of a thread, and hardly ever wanted there: a thread that wants it has failed,
 * and its work is done by the program.
 */
const ageElsewhere: Plugin = {
  name: 'age-elsewhere',
  setup({onResolve, onLoad}) {
    onResolve({filter: /^age-encryption$/}, ({path}) => ({path, namespace: 'elsewhere'}));
    onLoad({filter: /.*/, namespace: 'elsewhere'}, ({path}) => ({
      contents: `throw new Error('no ${path} in a thread')`,
    }));
  },
};

const leaveOut: Plugin = {
  name: 'leave-out',
  setup({onResolve, onLoad}) {
    const filter = new RegExp(`^(${Object.keys(unreached).join('|')})$`);
    onResolve({filter}, ({path}) => ({path, namespace: 'unreached'}));
    onLoad({filter: /.*/, namespace: 'unreached'}, ({path}) => ({loader: 'js', contents: unreached[path]}));
  },
};

/**
 * Ink awaits development tools at its top, which a CommonJS file cannot do, behind a condition that `define` below makes
 * false. But it imports `process`, and esbuild replaces members of the global one only. So the import goes: one of two changes
 * to the text of a package, and no module boundary is where it could be made.
 */
const inkOfGlobalProcess: Plugin = {
  name: 'ink-of-global-process',
  setup({onLoad}) {
    onLoad({filter: /ink[\\/]build[\\/]reconciler\.js$/}, ({path}) => {
      const source = readFileSync(path, 'utf8');
      const line = "import process from 'node:process';\n";
      if (source.split(line).length !== 2) throw new Error(`${path} has changed: expected once: ${line}`);
      return {loader: 'js', contents: source.replace(line, '')};
    });
  },
};

/**
 * Where characters end, and which are emoji, is asked of ICU when there is text that is not ASCII: the tables for it, made at every start as
 * these packages do it, cost as much as all the rest of one.
 */
const tablesLate: Plugin = {
  name: 'tables-late',
  setup({onLoad}) {
    const segmenter = /^const (\w+) = (new Intl\.Segmenter\(.*\));$/gm;
    const emoji = /^const (\w+) = (\/\^\\p\{RGI_Emoji\}\$\/v);$/gm;
    const late: Readonly<Record<string, readonly (readonly [line: RegExp, method: string])[]>> = {
      'string-width/index.js': [
        [segmenter, 'segment'],
        [emoji, 'test'],
      ],
      'wrap-ansi/index.js': [[segmenter, 'segment']],
      'slice-ansi/tokenize-ansi.js': [[segmenter, 'segment']],
    };
    for (const [file, lines] of Object.entries(late)) {
      // Older copies that other packages have of them make no such tables.
      const own = path.resolve('node_modules', file);
      onLoad({filter: new RegExp(`node_modules[\\\\/]${file.replace('/', '[\\\\/]')}$`)}, ({path}) => {
        if (path !== own) return undefined;
        let contents = readFileSync(path, 'utf8');
        for (const [line, method] of lines) {
          if (contents.match(line)?.length !== 1) throw new Error(`${path} has changed: expected once: ${line}`);
          contents = contents.replace(
            line,
            `let $1Made; const $1 = {${method}: (text) => ($1Made ??= $2).${method}(text)};`,
          );
        }
        return {loader: 'js', contents};
      });
    }
  },
};

/** Yoga, the layout of ink, starts asynchronously; scripts/yoga.js starts it at once, from the WASM that is inside its loader. */
const yogaAtOnce: Plugin = {
  name: 'yoga-at-once',
  setup({onResolve, onLoad}) {
    const loader = path.resolve('node_modules/yoga-layout/dist/binaries/yoga-wasm-base64-esm.js');
    onResolve({filter: /^yoga-layout$/}, () => ({path: path.resolve('scripts/yoga.js')}));
    onResolve({filter: /^yoga\.wasm$/}, ({path}) => ({path, namespace: 'yoga'}));
    onLoad({filter: /.*/, namespace: 'yoga'}, () => {
      const [, wasm] =
        /"data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)"/.exec(readFileSync(loader, 'utf8')) ?? [];
      if (wasm === undefined) throw new Error(`${loader} has changed: no WASM in it`);
      return {loader: 'binary', contents: Buffer.from(wasm, 'base64')};
    });
  },
};

/** Parts of Node that most commands never touch; loading them costs every start two milliseconds. */
const rarelyUsed = [
  'node:child_process',
  'node:fs/promises',
  'node:perf_hooks',
  'node:readline',
  'node:worker_threads',
  'node:zlib',
];

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
      return {
        loader: 'js',
        contents: `const pages = ${JSON.stringify(runbookPages())};\nexport const runbookPages = () => pages`,
      };
    });
  },
};

/** The schemas, which the sources read from their directories, in the bundle itself. */
const schemaFiles: Plugin = {
  name: 'schema-files',
  setup({onLoad}) {
    onLoad({filter: /commands[\\/]schema-files\.ts$/}, async ({path}) => {
      const {schemaFiles} = await import(path);
      return {
        loader: 'js',
        contents: `const files = ${JSON.stringify(schemaFiles())};\nexport const schemaFiles = () => files`,
      };
    });
  },
};

/** The sample, in the bundle itself. */
const sampleInside: Plugin = {
  name: 'sample-inside',
  setup({onLoad}) {
    onLoad({filter: /commands[\\/]sample-text\.ts$/}, async ({path}) => {
      const {sampleText} = await import(path);
      return {loader: 'js', contents: `export const sampleText = () => ${JSON.stringify(sampleText())}`};
    });
  },
};

/** What of others is in the program is known when all of it is bundled: it comes from a file of its own. */
const componentsApart: Plugin = {
  name: 'components-apart',
  setup({onResolve, onLoad}) {
    onResolve({filter: /^\.\/components\.cjs$/}, ({path}) => ({path, external: true}));
    onLoad({filter: /commands[\\/]components\.ts$/}, () => ({
      loader: 'js',
      contents: `export const components = () => require('./components.cjs')`,
    }));
  },
};

/** Names for screens come from the other file; both loaders give it to this name. */
const screenApart: Plugin = {
  name: 'screen-apart',
  setup({onResolve}) {
    onResolve({filter: /^(ink|react|react\/jsx-runtime)$/}, () => ({path: './screen.cjs', external: true}));
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
    'import.meta.url': '""',
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
    'process.env.OCLIF_DISABLE_ENGINE_WARNING': '"1"',
  },
  alias: {
    'hash-wasm': './scripts/digests.cjs',
    // As modules they look for their own place on the disk.
    tinyglobby: './node_modules/tinyglobby/dist/index.cjs',
    fdir: './node_modules/fdir/dist/index.cjs',
  },
  logLevel: 'warning',
};

/** Makes engine.mjs in a directory: the door of the engine as a module, for programs that import it. */
export async function bundleEngine(directory: string): Promise<void> {
  const {'import.meta.url': _, ...define} = options.define ?? {};
  await build({
    ...options,
    define,
    format: 'esm',
    entryPoints: ['src/engine/library.ts'],
    outfile: path.join(directory, 'engine.mjs'),
    plugins: [boundedRuns],
    // Packages in it were written for `require`.
    banner: {js: `import {createRequire} from 'node:module'; const require = createRequire(import.meta.url);`},
  });
}

/**
 * Makes liel.cjs, and beside it the programs of its threads and of screens, worker.cjs and screen.cjs, and what of others is in them,
 * components.cjs, in a directory. Returns the last; `more` is what else of others comes with it.
 */
export async function bundleProgram(directory: string, more: readonly Component[] = []): Promise<Component[]> {
  const metafile = true as const;
  const program = await build({
    ...options,
    entryPoints: ['scripts/entry.ts'],
    outfile: path.join(directory, 'liel.cjs'),
    inject: ['scripts/clock.ts'],
    banner: {js: homeGuard},
    plugins: [
      leaveOut,
      tablesLate,
      boundedRuns,
      screenApart,
      componentsApart,
      builtinsLate,
      runbookPages,
      schemaFiles,
      sampleInside,
    ],
    metafile,
  });
  const worker = await build({
    ...options,
    entryPoints: ['src/engine/worker.ts'],
    outfile: path.join(directory, 'worker.cjs'),
    plugins: [ageElsewhere],
    metafile,
  });
  const screen = await build({
    ...options,
    entryPoints: ['scripts/screen-entry.ts'],
    outfile: path.join(directory, 'screen.cjs'),
    plugins: [leaveOut, tablesLate, inkOfGlobalProcess, yogaAtOnce],
    metafile,
  });
  const components = [...bundledComponents([program.metafile, worker.metafile, screen.metafile]), ...more];
  // Assets of the executable are read as Latin-1.
  const text = JSON.stringify(components).replace(
    /[\u0080-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  writeFileSync(path.join(directory, 'components.cjs'), `module.exports = ${text};\n`);
  return components;
}
