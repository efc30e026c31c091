import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import {nearestWord} from '../engine/format/nearest-word.js';
import {type CommandEntry, commandWords} from './command-table.js';

type Table = Readonly<Record<string, CommandEntry>>;

/**
 * The command line with its long flags spelled out: an unambiguous beginning of a flag stands for it, as in the peer.
 * A command of two words becomes its id; no word at all asks for help. Raises L0001 for an ambiguous flag, and for a command that does not exist,
 * with what was probably meant.
 */
export function expandArgv(argv: readonly string[], table: Table): string[] {
  const words = argv.map((argument) => (argument === '-h' ? '--help' : argument));
  const [word, second] = words;
  if (word === undefined || (word === '--help' && second === undefined)) return ['help'];
  if (word.startsWith('-')) return words;
  if (word === 'help') return words.filter((each) => each !== '--help');
  // A topic alone, or with --help, shows its commands.
  if (isTopic(word, table) && (second === undefined || second.startsWith('-'))) return ['help', word];
  const [id, ...rest] = isTopic(word, table) ? [`${word}:${second}`, ...words.slice(2)] : words;
  const entry = table[id] ?? Object.values(table).find(({aliases}) => aliases.includes(id));
  if (!entry) throw unknownCommand(commandWords(id), table);
  const end = rest.indexOf('--');
  const flags = [...Object.keys(entry.flags), ...negated(entry), 'help'];
  const expanded = rest.map((argument, i) => {
    if (end >= 0 && i >= end) return argument;
    const isValue = i > 0 && takesValue(entry, rest[i - 1]);
    return expandFlag(argument, isValue ? [] : shown(entry), flags, commandWords(id));
  });
  const asksForHelp = expanded.slice(0, end < 0 ? undefined : end).includes('--help');
  return asksForHelp ? ['help', ...id.split(':')] : [id, ...expanded];
}

const negated = ({flags}: CommandEntry): string[] =>
  Object.entries(flags).flatMap(([name, {allowNo}]) => (allowNo ? [`no-${name}`] : []));

/** Flags that are offered where another one is not known. */
const shown = (entry: CommandEntry): string[] => [
  ...Object.keys(entry.flags).filter((name) => !entry.flags[name]?.hidden),
  ...negated(entry),
  'help',
];

/** Whether the word behind a flag is its value. */
function takesValue({flags}: CommandEntry, word: string): boolean {
  return Object.values(flags).some(
    ({name, char, type}) => type === 'option' && (word === `--${name}` || word === `-${char}`),
  );
}

function isTopic(word: string, table: Table): boolean {
  return Object.keys(table).some((id) => id.startsWith(`${word}:`));
}

function expandFlag(argument: string, offered: readonly string[], flags: readonly string[], command: string): string {
  const match = /^--([^=]+)(=.*)?$/s.exec(argument);
  if (!match || flags.includes(match[1])) return argument;
  const meant = flags.filter((flag) => flag.startsWith(match[1]));
  if (meant.length === 1) return `--${meant[0]}${match[2] ?? ''}`;
  if (meant.length === 0) {
    const nearest = nearestWord(match[1], offered);
    if (nearest === undefined) return argument;
    throw fault(conditions.usage, {problem: `there is no flag --${match[1]}; did you mean --${nearest}?`, command});
  }
  const problem = `ambiguous option --${match[1]}: ${meant.map((flag) => `--${flag}`).join(', ')}`;
  throw fault(conditions.usage, {problem, command});
}

function unknownCommand(word: string, table: Table): Error {
  const names = Object.entries(table).flatMap(([id, {aliases}]) => [commandWords(id), ...aliases]);
  const nearest = nearestWord(word, names);
  const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  return fault(conditions.usage, {problem: `there is no command ${word}${hint}`, command: ''});
}
