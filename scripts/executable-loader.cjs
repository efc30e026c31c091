// Main script of the executable: compiles the bundle with the code cache that was recorded when it was built.
// A signal that asks how far the work is must not end a program that is just beginning.
process.on('SIGUSR1', () => {});

const sea = require('node:sea');
const vm = require('node:vm');

const cachedData = Buffer.from(sea.getRawAsset('liel.cache'));
const script = compile('liel.cjs', {filename: 'liel.cjs', ...(cachedData.length > 0 && {cachedData})});
let screen;
const main = run(script, (name) => {
  if (name === './components.cjs') return run(compile('components.cjs', {filename: 'components.cjs'}), require);
  if (name !== './screen.cjs') return require(name);
  screen ??= run(compile('screen.cjs', {filename: 'screen.cjs'}), require);
  return screen;
});

/** Compiles a bundle that the executable carries, as the module loader would. */
function compile(asset, options) {
  const source = sea.getAsset(asset, 'latin1');
  return new vm.Script(`(function(require,module,exports,__filename,__dirname){${source}\n})`, options);
}

/** What a bundle exports. */
function run(bundle, resolve) {
  const loaded = {exports: {}};
  bundle.runInThisContext()(resolve, loaded, loaded.exports, process.execPath, '/');
  return loaded.exports;
}

// Only while it is built, with an empty cache: runs what operators run, then writes what V8 compiled.
const record = process.env.LIEL_RECORD_CODE_CACHE;
if (record && cachedData.length === 0) {
  // The clock stands still, an hour ahead of every file: what is compiled does not depend on how long a run takes.
  const now = Date.now() + 3_600_000;
  Date.now = () => now;
  performance.now = () => 0;
  process.once('beforeExit', () => main.warm(process.env.LIEL_WARM_DIRECTORY));
  process.on('exit', () => require('node:fs').writeFileSync(record, script.createCachedData()));
}
if (process.env.LIEL_CHECK_CODE_CACHE) process.stderr.write(`code cache rejected: ${script.cachedDataRejected}\n`);
