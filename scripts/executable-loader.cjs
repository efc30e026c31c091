// Main script of the executable: compiles the bundle with the code cache that was recorded when it was built.
const sea = require('node:sea');
const vm = require('node:vm');

const source = sea.getAsset('app', 'latin1');
const cachedData = Buffer.from(sea.getRawAsset('cache'));
const wrapped = `(function(require,module,exports,__filename,__dirname){${source}\n})`;
const script = new vm.Script(wrapped, {filename: 'liel.cjs', ...(cachedData.length > 0 && {cachedData})});
const main = {exports: {}};
script.runInThisContext()(require, main, main.exports, process.execPath, '/');

// Only while it is built, with an empty cache: runs what operators run, then writes what V8 compiled.
const record = process.env.LIEL_RECORD_CODE_CACHE;
if (record && cachedData.length === 0) {
  process.once('beforeExit', () => main.exports.warm(process.env.LIEL_WARM_DIRECTORY));
  process.on('exit', () => require('node:fs').writeFileSync(record, script.createCachedData()));
}
if (process.env.LIEL_CHECK_CODE_CACHE) process.stderr.write(`code cache rejected: ${script.cachedDataRejected}\n`);
