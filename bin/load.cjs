// Loads the bundle with the code cache that the build recorded under this V8. Without one, or where V8 refuses it, the bundle
// is loaded as any module, with Node's compile cache where there is one.
const fs = require('node:fs');
const {createRequire} = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

const bundle = path.join(__dirname, '../dist/liel.cjs');
// V8 takes only what the same V8 made; there may be one for each that the package was built under.
const cache = path.join(__dirname, `../dist/liel-${process.versions.v8.replace(/-.*/, '')}.cache`);

/** The bundle as a script, if its code cache fits. */
function cachedScript() {
  try {
    const cachedData = fs.readFileSync(cache);
    const script = compile(cachedData);
    return script.cachedDataRejected ? undefined : script;
  } catch {
    return undefined;
  }
}

/** Compiles the bundle, which is ASCII, as the module loader would. */
function compile(cachedData) {
  const source = `(function(require,module,exports,__filename,__dirname){${fs.readFileSync(bundle, 'latin1')}\n})`;
  // The cache keeps the name: that of a directory where it was built is nobody's business.
  return new vm.Script(source, {filename: 'liel.cjs', ...(cachedData && {cachedData})});
}

function run(script) {
  const main = {exports: {}};
  script.runInThisContext()(createRequire(bundle), main, main.exports, bundle, path.dirname(bundle));
  return main.exports;
}

// The build sets this to a directory with the sample, and records what a run compiles.
const warmDirectory = process.env.LIEL_WARM_DIRECTORY;
if (warmDirectory) {
  const script = compile();
  const {warm} = run(script);
  process.once('beforeExit', () => warm(warmDirectory));
  process.on('exit', () => fs.writeFileSync(cache, script.createCachedData()));
} else {
  const script = cachedScript();
  if (script) {
    run(script);
  } else {
    require('node:module').enableCompileCache?.();
    require(bundle);
  }
}
