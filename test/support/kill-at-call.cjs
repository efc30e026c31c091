// Loaded before the program: ends its own process with SIGKILL before the call number KILL_AT that changes a file or a
// directory, as a power cut would, and counts the calls into the file KILL_COUNT.
const fs = require('node:fs');

const changing = [
  'writeSync',
  'ftruncateSync',
  'fsyncSync',
  'renameSync',
  'linkSync',
  'rmSync',
  'rmdirSync',
  'mkdirSync',
  'fchmodSync',
  'openSync',
  'writeFileSync',
];
const killAt = Number(process.env.KILL_AT);
const count = fs.writeFileSync;
let calls = 0;
for (const name of changing) {
  const original = fs[name];
  fs[name] = (...args) => {
    // Opening counts when it makes a file. What goes to stdout and stderr changes none.
    const counts = name === 'openSync' ? /w/.test(String(args[1])) : name !== 'writeSync' || args[0] > 2;
    if (counts && ++calls === killAt) process.kill(process.pid, 'SIGKILL');
    return original(...args);
  };
}
process.on('exit', () => count(process.env.KILL_COUNT, String(calls)));
