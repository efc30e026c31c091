import {stripVTControlCharacters} from 'node:util';
import {commandLoaders} from '../../src/commands/index.js';
import {type OperatorCommand, toCommandFault} from '../../src/commands/operator-command.js';
import {faultText} from '../../src/ui/fault-text.js';
import type {Renderer} from '../../src/ui/renderer.js';
import {shellWords} from './command-lines.js';
import {finish} from './finish.js';

/** What oclif's commands ask of their program. */
const config = {bin: 'liel', version: '1.0.0', runHook: async () => ({successes: [], failures: []})};

/**
 * Runs a command line in this process, and gives what renders its report, or its refusal: for people, without colours.
 * What chance and the machine had in it is made even.
 */
export async function performed(line: string): Promise<() => string> {
  const [first = '', ...rest] = shellWords(line);
  const id = first in commandLoaders ? first : `${first}:${rest.shift()}`;
  const {default: loaded} = await commandLoaders[id]();
  const command = loaded as unknown as new (words: readonly string[], config: unknown) => OperatorCommand;
  let render: (() => string | undefined) | undefined;
  const capture = async (operation: Parameters<typeof finish>[0], renderer: Renderer<unknown>): Promise<void> => {
    const report = even((await finish(operation)).report);
    render = () => renderer.text(report);
  };
  const instance = new command(rest, config);
  Object.assign(instance, {id, perform: capture});
  try {
    await instance.run();
  } catch (error) {
    const trouble = toCommandFault(error, id.replace(':', ' '));
    render = () => evenText(faultText(trouble));
  }
  return () => stripVTControlCharacters(render?.() ?? '');
}

/** Numbers that are up to the clock and the file system. */
const numbers: Readonly<Record<string, number>> = {ms: 7, freed_bytes: 352_256, kept_bytes: 1_056_768};

/** What is random, by the names of members. */
const keys: Readonly<Record<string, string>> = {
  key_id: '0123456789ABCDEF',
  public_key_base64: `RWQ${'A'.repeat(53)}`,
};

/** Checks of doctor that are about the machine. */
const aboutMachine: readonly unknown[] = ['place', 'space', 'clock', 'permissions', 'program'];

function even<Value>(value: Value, name?: string): Value;
function even(value: unknown, name = ''): unknown {
  if (typeof value === 'number') return numbers[name] ?? value;
  if (typeof value === 'string') return keys[name] ?? evenText(value);
  if (Array.isArray(value)) return value.filter((one) => !aboutMachine.includes(one?.check)).map((one) => even(one));
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const members = Object.entries(value).map(([key, member]) => [key, even(member, key)]);
  // What a backup takes on the disk, and what says which Node wrote it.
  const size = 'outcome' in value ? 352_256 : 'name' in value && value.name === 'tool.json' ? 200 : undefined;
  return {...Object.fromEntries(members), ...(size !== undefined && {size_bytes: size})};
}

const evenText = (text: string): string =>
  text
    .replaceAll(process.cwd(), '/srv')
    .replaceAll(/\bhost\/[0-9a-f]{16}\b/g, 'host')
    .replaceAll(/\b(?:\d+ min \d+ s|\d+\.\d s|\d+ ms)\b/g, '7 ms')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '0123456789abcdef'.repeat(4))
    .replaceAll(/\b[0-9A-F]{16}\b/g, '0123456789ABCDEF');
