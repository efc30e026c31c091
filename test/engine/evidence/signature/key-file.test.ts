import assert from 'node:assert/strict';
import {chmodSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {sign} from '../../../../src/engine/operations/sign.js';
import {verify} from '../../../../src/engine/operations/verify/verify.js';
import {finish} from '../../../support/finish.js';
import {storeOf} from '../../../support/merging.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

test('a key that others may know is noted, for signing and for verifying; it is taken all the same', async (t) => {
  const directory = temporaryDirectory(t);
  const at = (name: string): string => path.join(directory, name);
  const bytes = storeOf([[['A'], {}]]);
  writeFileSync(at('a.liel'), bytes);
  const cases: readonly (readonly [key: string | Uint8Array, mode: number, said: RegExp])[] = [
    ['a', 0o600, /^the key \S+ has 1 byte, which anybody finds by trying$/],
    ['abcd\r\n', 0o600, /^the key \S+ has 4 bytes/],
    ['\n', 0o600, /^the key \S+ is a line end and nothing else$/],
    ['a long secret', 0o646, /^the key \S+ can be written by everybody on this machine$/],
    [bytes, 0o600, /^the key \S+ is a store, and whoever has it can sign$/],
    ['a long secret', 0o644, /^$/],
    ['12345\n', 0o600, /^$/],
  ];
  for (const [key, mode, said] of cases) {
    writeFileSync(at('key'), key);
    chmodSync(at('key'), mode);
    const signed = await finish(sign({store: at('a.liel'), keyFile: at('key'), output: at('sig'), force: true}));
    assert.match(signed.notes.join('\n'), said);
    const signature = {file: at('sig'), keyFile: at('key')};
    const checked = await finish(verify({store: at('a.liel'), signature}));
    assert.match(checked.notes.join('\n'), said);
    assert.equal(checked.report.ok, true);
  }
  // The store itself, by its own name.
  const {notes} = await finish(sign({store: at('a.liel'), keyFile: at('a.liel')}));
  assert.match(notes.join('\n'), /is a store/);
});
