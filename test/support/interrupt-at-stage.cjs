/** Preloaded: Ctrl-C is pressed once, when a file is staged whose name holds the text of LIEL_INTERRUPT_AT. */
const fs = require('node:fs');

const {openSync} = fs;
fs.openSync = (file, ...rest) => {
  const fd = openSync(file, ...rest);
  if (String(file).includes(process.env.LIEL_INTERRUPT_AT) && String(file).endsWith('.partial')) {
    fs.openSync = openSync;
    process.kill(process.pid, 'SIGINT');
  }
  return fd;
};
