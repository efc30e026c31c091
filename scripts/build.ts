/** Bundles the program into dist/liel.cjs: one file starts faster than many, and the executable needs one. */
import {build, type Plugin} from 'esbuild';

/**
 * Parts of oclif that this program never reaches: looking for commands on a disk, shells of Windows under Linux,
 * configuration files, debug output. Leaving them out saves a tenth of the start-up time.
 */
const unreached: Readonly<Record<string, string>> = {
  tinyglobby: 'exports.glob = async () => []',
  minimatch: 'exports.minimatch = () => false',
  'wsl-utils': 'exports.isWsl = false; exports.powerShellPath = async () => "powershell.exe"',
  lilconfig:
    'exports.lilconfig = () => ({search: async () => null}); exports.lilconfigSync = () => ({search: () => null})',
  'get-package-type': 'exports.sync = () => "module"',
  debug:
    'module.exports = () => { const f = () => {}; f.enabled = false; f.extend = () => f; return f }; module.exports.default = module.exports',
};

const leaveOut: Plugin = {
  name: 'leave-out',
  setup({onResolve, onLoad}) {
    const filter = new RegExp(`^(${Object.keys(unreached).join('|')})$`);
    onResolve({filter}, ({path}) => ({path, namespace: 'unreached'}));
    onLoad({filter: /.*/, namespace: 'unreached'}, ({path}) => ({loader: 'js', contents: unreached[path]}));
  },
};

await build({
  entryPoints: ['scripts/entry.ts'],
  outfile: 'dist/liel.cjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  lineLimit: 200,
  charset: 'ascii',
  legalComments: 'none',
  define: {'process.env.NODE_ENV': '"production"', 'process.env.OCLIF_DISABLE_ENGINE_WARNING': '"1"'},
  plugins: [leaveOut],
  logLevel: 'warning',
});
