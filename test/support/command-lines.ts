import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

/** Whether the command lines that messages and pages name would be understood, by the manifest that the program goes by. */

interface Option {
  readonly type: string;
  readonly char?: string;
  readonly required?: boolean;
  readonly options?: readonly string[];
}

interface Argument {
  readonly required?: boolean;
  readonly options?: readonly string[];
  /** Takes all the words that are left. */
  readonly multiple?: boolean;
}

interface CommandEntry {
  readonly aliases: readonly string[];
  readonly flags: Readonly<Record<string, Option>>;
  readonly args: Readonly<Record<string, Argument>>;
  readonly strict?: boolean;
}

const manifest = fileURLToPath(new URL('../../oclif.manifest.json', import.meta.url));
const commands: Readonly<Record<string, CommandEntry>> = JSON.parse(readFileSync(manifest, 'utf8')).commands;

/** The words of a command line, as a shell takes it apart. */
export function shellWords(line: string): string[] {
  const words: string[] = [];
  for (const [text] of line.matchAll(/(?:\$'(?:[^'\\]|\\.)*'|'[^']*'|"[^"]*"|\\.|[^\s'"\\])+/gs)) {
    const quoted = /\$'((?:[^'\\]|\\.)*)'|'([^']*)'|"([^"]*)"|\\(.)/gs;
    words.push(
      text.replace(quoted, (_, spelled, single, double, one) =>
        spelled === undefined ? (single ?? double ?? one) : spelledOut(spelled),
      ),
    );
  }
  return words;
}

/** What stands between `$'` and `'`: bytes by their number, and characters behind a backslash. */
function spelledOut(text: string): string {
  const bytes = Buffer.from(text).toString('latin1');
  const meant = bytes.replace(/\\x(..)|\\(.)/g, (_, byte, one) =>
    byte === undefined ? one : String.fromCharCode(Number.parseInt(byte, 16)),
  );
  return Buffer.from(meant, 'latin1').toString();
}

/** Why a line that begins with `liel` would not be understood; undefined when it would. */
export function parseCommandLine(line: string): string | undefined {
  const [program, first, ...rest] = shellWords(line);
  if (program !== 'liel') return `${line}: not a line of this program`;
  // A command of two words has an id with a colon between them.
  const isPair = `${first}:${rest[0]}` in commands;
  const name = isPair ? `${first}:${rest[0]}` : first;
  const words = isPair ? rest.slice(1) : rest;
  const command = commands[name] ?? Object.values(commands).find(({aliases}) => aliases.includes(name));
  if (!command) return `${line}: there is no command ${name}`;
  if (name === 'help') {
    return words.length === 0 || words.join(':') in commands
      ? undefined
      : `${line}: there is no command ${words.join(' ')}`;
  }
  return parseWords(line, command, words);
}

function parseWords(line: string, command: CommandEntry, words: readonly string[]): string | undefined {
  const given = new Set<string>();
  const values: string[] = [];
  const queue = [...words];
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (word === '--') {
      values.push(...queue.splice(0));
    } else if (/^-./.test(word)) {
      const [, long, attached] = /^--?([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
      const flag = Object.entries(command.flags).find(([id, {char}]) => (word.startsWith('--') ? id : char) === long);
      if (!flag) return `${line}: there is no flag ${word}`;
      given.add(flag[0]);
      const value = flag[1].type === 'boolean' ? '' : (attached ?? queue.shift());
      if (value === undefined) return `${line}: ${word} has no value`;
      if (value !== '' && flag[1].options?.includes(value) === false) return `${line}: ${word} cannot be ${value}`;
    } else {
      values.push(word);
    }
  }
  const missing = Object.entries(command.flags).find(([id, flag]) => flag.required && !given.has(id));
  if (missing) return `${line}: --${missing[0]} is missing`;
  return judgeValues(line, command, values);
}

function judgeValues(line: string, command: CommandEntry, values: readonly string[]): string | undefined {
  const args = Object.entries(command.args);
  const missing = args.slice(values.length).find(([, arg]) => arg.required);
  if (missing) return `${line}: ${missing[0]} is missing`;
  const takesMore = command.strict === false || args.at(-1)?.[1].multiple === true;
  if (values.length > args.length && !takesMore) return `${line}: ${values.at(-1)} is too much`;
  for (const [i, value] of values.entries()) {
    if (args[i]?.[1].options?.includes(value) === false) return `${line}: ${args[i][0]} cannot be ${value}`;
  }
  return undefined;
}
