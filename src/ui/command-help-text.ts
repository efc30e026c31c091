import {columnsOf} from './columns.js';
import {heading} from './palette.js';
import {table} from './table.js';

/** What the help of a command says. */
export interface CommandHelp {
  /** As it is typed behind `liel`. */
  readonly words: string;
  readonly summary: string;
  readonly description: string | undefined;
  readonly aliases: readonly string[];
  readonly args: readonly HelpWord[];
  readonly flags: readonly HelpFlag[];
  /** Whole command lines. */
  readonly examples: readonly string[];
  readonly exits: readonly (readonly [code: string, meaning: string])[];
  readonly related: readonly (readonly [command: string, sentence: string])[];
}

interface HelpWord {
  readonly name: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly multiple?: boolean;
  readonly options?: readonly string[];
  readonly default?: unknown;
}

interface HelpFlag extends HelpWord {
  readonly type: string;
  readonly char?: string;
  readonly helpValue?: string;
  readonly helpGroup?: string;
  readonly env?: string;
}

/** The help of a command: what it is given, its own flags before those of all, examples, exit codes and what goes with it. */
export function commandHelpText(help: CommandHelp): string {
  const own = help.flags.filter(({helpGroup}) => helpGroup !== 'GLOBAL');
  const global = help.flags.filter(({helpGroup}) => helpGroup === 'GLOBAL');
  const hasChars = help.flags.some(({char}) => char !== undefined);
  const labels = new Map(help.flags.map((flag) => [flag, flagLabel(flag, hasChars)]));
  const width = Math.max(0, ...[...labels.values()].map(columnsOf));
  const flagRows = (flags: readonly HelpFlag[]): string[][] =>
    flags.map((flag) => [` ${(labels.get(flag) ?? '').padEnd(width)}`, wordText(flag)]);
  return [
    help.description === undefined ? help.summary : `${help.summary}\n\n${help.description}`,
    section('USAGE', [`  $ ${['liel', help.words, ...help.args.map(argumentLabel), '[FLAGS]'].join(' ')}`]),
    rows(
      'ARGUMENTS',
      help.args.map((arg) => [` ${argumentLabel(arg)}`, wordText(arg)]),
    ),
    rows('FLAGS', flagRows(own)),
    rows('GLOBAL FLAGS', flagRows(global)),
    section(
      'ALIASES',
      help.aliases.map((alias) => `  $ liel ${alias}`),
    ),
    section(
      'EXAMPLES',
      help.examples.map((line) => `  $ ${line}`),
    ),
    rows(
      'EXIT CODES',
      help.exits.map(([code, meaning]) => [` ${code}`, meaning]),
    ),
    rows(
      'RELATED',
      help.related.map(([command, sentence]) => [` liel ${command}`, sentence]),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [heading(title), ...lines].join('\n');
}

function rows(title: string, cells: readonly (readonly string[])[]): string {
  return section(title, cells.length === 0 ? [] : [table([], cells)]);
}

function argumentLabel({name, required, multiple}: HelpWord): string {
  const label = `${name.toUpperCase()}${multiple ? '...' : ''}`;
  return required ? label : `[${label}]`;
}

function flagLabel({name, char, type, helpValue, options}: HelpFlag, hasChars: boolean): string {
  const short = char ? `-${char}, ` : hasChars ? '    ' : '';
  const value = helpValue ?? (options && options.join('|').length <= 16 ? options.join('|') : 'VALUE');
  return `${short}--${name}${type === 'option' ? ` ${value}` : ''}`;
}

function wordText({
  description = '',
  required,
  options,
  default: fallback,
  ...word
}: HelpWord & Partial<HelpFlag>): string {
  const isShown = word.helpValue === undefined && word.type === 'option' && (options?.join('|').length ?? 0) <= 16;
  const facts = [
    options && !isShown && `One of ${options.join(', ')}.`,
    typeof fallback === 'string' && fallback !== '' && `Without it: ${fallback}.`,
    word.env && `Also from ${word.env}.`,
    required && word.type === 'option' && 'It must be given.',
  ];
  return [description, ...facts.filter(Boolean)].join(' ');
}
