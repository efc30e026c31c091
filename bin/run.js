#!/usr/bin/env -S node --v8-pool-size=1
// liel-ops. The flag above: one thread for compiling hot code is enough, and each would have its own memory.
import module from 'node:module';

// Node opens a debugger for whoever sends this signal, unless somebody listens; later it asks how far the work is.
process.on('SIGUSR1', () => {});

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 15)) {
  process.stderr.write(`liel needs Node 20.15 or later; this is Node ${process.versions.node}\n`);
  process.exit(5);
}
module.createRequire(import.meta.url)('./load.cjs');
