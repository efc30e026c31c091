// Main script of the executable: compiles the bundle with the code cache that was recorded when it was built.
const sea = require('node:sea');
const vm = require('node:vm');

const source = sea.getAsset('app', 'latin1');
const cachedData = Buffer.from(sea.getRawAsset('cache'));
const wrapped = `(function(require,module,exports,__filename,__dirname){${source}\n})`;
const script = new vm.Script(wrapped, {filename: 'liel.cjs', ...(cachedData.length > 0 && {cachedData})});
const main = {exports: {}};
script.runInThisContext()(require, main, main.exports, process.execPath, '/');

// While it is built: writes what V8 compiled, or that it took the cache that is in the executable.
const record = process.env.LIEL_RECORD_CODE_CACHE;
if (record) {
  const result = () => (script.cachedDataRejected === false ? 'accepted' : script.createCachedData());
  process.on('exit', () => require('node:fs').writeFileSync(record, result()));
}
