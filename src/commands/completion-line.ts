import {type Offer, words as wordsOffer} from '../ui/completion-text.js';
import {helpTopics} from '../ui/help-topics.js';
import {type CommandEntry, commandOf, commandTable, commandWords} from './command-table.js';
import {commonRoles} from './file-words.js';

type Argument = CommandEntry['args'][string];
type Flag = CommandEntry['flags'][string];

/** A place on a command line, which a value of a flag or an argument may fill. */
export interface Wish {
  /** Id of the command. */
  readonly id: string;
  readonly place: Argument & Pick<Flag, 'helpValue'>;
  readonly isFlag: boolean;
  /** What stands before the value in the same word: `--flag=`. */
  readonly before: string;
  /** Stores that stand on the line already. */
  readonly stores: readonly string[];
}

/** The words behind a command, told apart. */
interface Given {
  readonly positional: readonly string[];
  /** Names of flags. */
  readonly flags: readonly string[];
  /** The flag whose value comes next. */
  readonly pending: Flag | undefined;
  /** Whether `--` stands among them. */
  readonly isOver: boolean;
}

/** What the word that is typed may become, by the whole words before it, the program's name left out. */
export function wishFor(words: readonly string[], current: string): Wish | Offer {
  const [first, second] = words;
  if (first === undefined) return current.startsWith('-') ? wordsOffer(['--help', '--version']) : commandsOffer();
  if (first === 'help' && !current.startsWith('-')) return helpOffer(words.slice(1));
  const isTopic = secondsOf(first).length > 0;
  if (isTopic && second === undefined) return secondsOffer(first);
  const [id, entry] = commandOf(isTopic ? `${first}:${second}` : first) ?? [];
  if (id === undefined || entry === undefined) return wordsOffer([]);
  return wishOf(id, entry, givenIn(words.slice(isTopic ? 2 : 1), entry), current);
}

function wishOf(id: string, entry: CommandEntry, given: Given, current: string): Wish | Offer {
  const stores = given.positional.filter((_, i) => commonRoles[argumentAt(entry, i)?.name ?? ''] === 'store');
  const inline = /^(--[^=]+)=/.exec(current);
  const flag = given.pending ?? (inline && !given.isOver ? flagOf(inline[1], entry) : undefined);
  if (flag) {
    const before = given.pending ? '' : `${inline?.[1]}=`;
    return flag.type === 'option' ? {id, place: flag, isFlag: true, before, stores} : wordsOffer([]);
  }
  if (current.startsWith('-') && !given.isOver) return flagsOffer(entry, given);
  const place = argumentAt(entry, given.positional.length);
  if (place) return {id, place, isFlag: false, before: '', stores};
  return given.isOver ? wordsOffer([]) : flagsOffer(entry, given);
}

/** All first words, and the other names of commands. */
function commandsOffer(): Offer {
  const all = Object.entries(commandTable);
  const topics = new Set(all.flatMap(([id]) => (id.includes(':') ? [id.slice(0, id.indexOf(':'))] : [])));
  return wordsOffer([
    ...all.filter(([id]) => !id.includes(':')).map(([id, {summary}]) => [id, summary] as const),
    ...[...topics].map((topic) => [topic, secondsOf(topic).map(commandWords).join(', ')] as const),
    ...all.flatMap(([id, {aliases}]) => aliases.map((alias) => [alias, `liel ${commandWords(id)}`] as const)),
  ]);
}

/** Ids of the commands of two words that begin with this one. */
const secondsOf = (topic: string): string[] => Object.keys(commandTable).filter((id) => id.startsWith(`${topic}:`));

const secondsOffer = (topic: string): Offer =>
  wordsOffer(secondsOf(topic).map((id) => [id.slice(topic.length + 1), commandTable[id]?.summary]));

/** What there is help on. */
function helpOffer([first, second]: readonly string[]): Offer {
  if (first !== undefined) return second === undefined ? secondsOffer(first) : wordsOffer([]);
  const pages = Object.entries(helpTopics).map(([name, {summary}]) => [name, summary] as const);
  return wordsOffer([...commandsOffer().candidates, ...pages]);
}

function givenIn(words: readonly string[], entry: CommandEntry): Given {
  const positional: string[] = [];
  const flags: string[] = [];
  let pending: Flag | undefined;
  for (const [i, word] of words.entries()) {
    if (pending) {
      pending = undefined;
      continue;
    }
    if (word === '--') return {positional: [...positional, ...words.slice(i + 1)], flags, pending, isOver: true};
    if (!word.startsWith('-') || word === '-') {
      positional.push(word);
      continue;
    }
    const [name, value] = word.split(/=(.*)/s);
    const flag = flagOf(name, entry);
    if (flag) flags.push(flag.name);
    if (flag?.type === 'option' && value === undefined && !isGlued(name)) pending = flag;
  }
  return {positional, flags, pending, isOver: false};
}

/** Whether a short flag has its value in the same word: -oFILE. */
const isGlued = (word: string): boolean => /^-[^-]./.test(word);

/** The flag that a word names, in full, by its letter or by an unambiguous beginning. */
function flagOf(word: string, {flags}: CommandEntry): Flag | undefined {
  const all = Object.values(flags);
  if (!word.startsWith('--')) return all.find(({char}) => char === word[1]);
  const name = word.slice(2);
  const meant = all.filter((flag) => flag.name.startsWith(name));
  return flags[name] ?? (meant.length === 1 ? meant[0] : undefined);
}

/** Flags that may still be given, with their negations. */
function flagsOffer({flags}: CommandEntry, given: Given): Offer {
  const left = Object.values(flags).filter(
    ({name, hidden, multiple}) => !hidden && (multiple || !given.flags.includes(name)),
  );
  return wordsOffer([
    ...left.map(({name, description}) => [`--${name}`, description] as const),
    ...left.filter(({allowNo}) => allowNo).map(({name}) => [`--no-${name}`, `Not --${name}.`] as const),
    ['--help', 'Show the help of this command.'],
  ]);
}

/** The argument that the next word is; the last one takes all that follow if it may be many. */
function argumentAt({args}: CommandEntry, count: number): Argument | undefined {
  const all = Object.values(args);
  const last = all.at(-1);
  return all[count] ?? (last?.multiple ? last : undefined);
}
