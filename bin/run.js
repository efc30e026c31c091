#!/usr/bin/env -S node --no-concurrent-recompilation
// liel-ops. The flag above: a command lives for a second, so compiling hot code on the spot beats a thread, and saves its memory.
import module from 'node:module';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 15)) {
  process.stderr.write(`liel needs Node 20.15 or later; this is Node ${process.versions.node}\n`);
  process.exit(5);
}
module.createRequire(import.meta.url)('./load.cjs');
