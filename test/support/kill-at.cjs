// Preloaded into the program by tests: ends it as kill -9 does at its n-th call that changes the disk; a write is half done by then.
const fs = require('node:fs');

const {LIEL_KILL_AT: killAt = '0', LIEL_CALLS_FILE: callsFile} = process.env;
const {openSync, writeSync} = fs;
const changing = [
  'writeSync',
  'fsyncSync',
  'ftruncateSync',
  'fchmodSync',
  'renameSync',
  'linkSync',
  'mkdirSync',
  'rmdirSync',
  'rmSync',
  'unlinkSync',
  'writeFileSync',
  'copyFileSync',
  'mkdir',
  'rmdir',
  'unlink',
];
let calls = 0;

for (const name of changing) {
  const original = fs[name];
  fs[name] = function (...args) {
    // What is printed is no change of the disk.
    if (name === 'writeSync' && args[0] <= 2) return original.apply(this, args);
    if (++calls === Number(killAt)) {
      if (name === 'writeSync') writeSync(args[0], args[1], args[2], Math.floor(args[3] / 2), args[4]);
      process.kill(process.pid, 'SIGKILL');
    }
    return original.apply(this, args);
  };
}

if (callsFile) process.on('exit', () => writeSync(openSync(callsFile, 'w'), String(calls)));
