/** Of all the digests of hash-wasm, those that are used: what stands for it in a bundle. */
module.exports = {
  ...require('../node_modules/hash-wasm/dist/xxhash64.umd.min.js'),
  ...require('../node_modules/hash-wasm/dist/blake3.umd.min.js'),
  ...require('../node_modules/hash-wasm/dist/blake2b.umd.min.js'),
};
