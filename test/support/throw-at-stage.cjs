/** Preloaded: an error that nobody foresaw comes right after the first file was staged. */
const fs = require('node:fs');

const {openSync} = fs;
fs.openSync = (file, ...rest) => {
  const fd = openSync(file, ...rest);
  if (String(file).endsWith('.partial')) {
    process.nextTick(() => {
      throw new Error('nobody foresaw this');
    });
  }
  return fd;
};
