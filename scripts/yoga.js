// In place of yoga-layout in the bundle of the screens: the same, but it does not have to be awaited.

import wasm from 'yoga.wasm';
import loadYoga from '../node_modules/yoga-layout/dist/binaries/yoga-wasm-base64-esm.js';
import wrapAssembly from '../node_modules/yoga-layout/dist/src/wrapAssembly.js';

const library = {
  instantiateWasm(imports, done) {
    const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm), imports);
    done(instance);
    return instance.exports;
  },
};
loadYoga(library);
if (!library.Node) throw new Error('yoga did not start synchronously');

export default wrapAssembly(library);
export * from '../node_modules/yoga-layout/dist/src/generated/YGEnums.js';
