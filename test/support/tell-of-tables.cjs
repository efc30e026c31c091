// For `node --require`: tells on stderr when a program makes a table of ICU that takes long.
const tell = (what) => process.stderr.write(`made: ${what}\n`);
Intl.Segmenter = new Proxy(Intl.Segmenter, {
  construct(target, words) {
    tell('Segmenter');
    return new target(...words);
  },
});
globalThis.RegExp = new Proxy(RegExp, {
  construct(target, words) {
    if (/RGI_Emoji/.test(`${words[0]}`)) tell('emoji');
    return new target(...words);
  },
});
