import {decodeUtf8} from '../engine/evidence/document-file.js';
import type {Password} from '../engine/evidence/signature/minisign-secret.js';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import {readInput} from '../engine/storage/files/input.js';
import {keySource} from './key-words.js';
import {say} from './streams.js';

const longest = 4096;

/** Where a password comes from: what was named, else LIEL_KEY_PASSWORD, else a person at a terminal. Raises L0001 for none in there. */
export function passwordFrom(word: string | undefined, command: string): Password {
  return async () => {
    const set = process.env['LIEL_KEY_PASSWORD'];
    if (word === undefined) return set ? Buffer.from(set) : prompted('The password of the key, which is not shown:');
    const source = keySource(word, command);
    const bytes = typeof source === 'string' ? await readInput(source, longest) : source.bytes;
    const password = bytes && decodeUtf8(bytes).replace(/\r?\n$/, '');
    if (password) return Buffer.from(password);
    throw fault(conditions.usage, {problem: `--password-file ${word} holds no password`, command});
  };
}

/** What a person types, unseen; undefined where nobody can be asked. */
async function prompted(question: string): Promise<Uint8Array | undefined> {
  const {stdin, stderr} = process;
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  say(question);
  stdin.setRawMode(true);
  let typed = '';
  try {
    for await (const chunk of stdin) {
      for (const character of decodeUtf8(chunk as Buffer)) {
        if (character === '\r' || character === '\n') return Buffer.from(typed);
        if (character === '\u0003') process.kill(process.pid, 'SIGINT');
        typed = character === '\u007f' ? typed.slice(0, -1) : typed + character;
      }
    }
    return undefined;
  } finally {
    stdin.setRawMode(false);
  }
}
