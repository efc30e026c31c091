/** The pages of `man`, out of what the manifest says of each command and of what the help says of all commands. */
import packageJson from '../package.json' with {type: 'json'};
import {topics} from '../src/commands/program.js';
import {exitCodes} from '../src/ui/exit-codes.js';
import {environment} from '../src/ui/help-topics.js';
import {
  type Flag,
  filledIn,
  type ManualCommand,
  manualCommands,
  pageName,
  sentence,
  type Word,
  wordsOf,
} from './manual.js';

/** All pages by their file names. */
export function manPages(): Map<string, string> {
  const all = manualCommands();
  const pages = all.map((command): [string, string] => [`${pageName(command)}.1`, commandPage(command)]);
  return new Map([['liel.1', programPage(all)], ...pages]);
}

/** Text for groff: what it would read as a request, a font or a typographic quote stands for itself. */
function plain(text: string): string {
  const known: Readonly<Record<string, string>> = {
    '\\': '\\e',
    '-': '\\-',
    "'": '\\(aq',
    '"': '\\(dq',
    '`': '\\(ga',
    '^': '\\(ha',
    '~': '\\(ti',
  };
  const escaped = text.replace(/[\\\-'"`^~]|[^ -~\n]/gu, (char) => {
    const point = char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return known[char] ?? `\\[u${point}]`;
  });
  return escaped.replace(/^\./gm, '\\&.');
}

const bold = (text: string): string => `\\fB${plain(text)}\\fR`;
const italic = (text: string): string => `\\fI${plain(text)}\\fR`;
const item = (head: string, text: string): string => `.TP\n${head}\n${plain(text)}\n`;

function section(name: string, body: string): string {
  return body === '' ? '' : `.SH ${name}\n${body}`;
}

function head(name: string, summary: string): string {
  const {version} = packageJson;
  const title = `.TH ${plain(name.toUpperCase())} 1 "" "liel ${version}" "liel"\n.ad l\n.nh\n`;
  const lower = summary.replace(/^[A-Z](?![A-Z])/, (char) => char.toLowerCase()).replace(/\.$/, '');
  return `${title}${section('NAME', `${plain(name)} \\- ${plain(lower)}\n`)}`;
}

function commandPage(command: ManualCommand): string {
  const {summary, description, aliases, args, flags, examples} = command;
  const own = Object.values(flags).filter(({helpGroup}) => helpGroup !== 'GLOBAL');
  const global = Object.values(flags).filter(({helpGroup}) => helpGroup === 'GLOBAL');
  const synopsis = [bold(wordsOf(command)), ...Object.values(args).map(argument)];
  if (Object.keys(flags).length > 0) synopsis.push(`[${italic('option')} ...]`);
  const words = Object.values(args).map((word) => item(argument(word), sentence(word)));
  const lines = examples.map((line) => `.PP\n.nf\n${bold(filledIn(line))}\n.fi\n`);
  return [
    head(pageName(command), summary),
    section('SYNOPSIS', `${synopsis.join(' ')}\n`),
    section('DESCRIPTION', `${plain(summary)}\n${description ? `.PP\n${plain(filledIn(description))}\n` : ''}`),
    section('ARGUMENTS', words.join('')),
    section('OPTIONS', own.map(option).join('')),
    section('GLOBAL OPTIONS', global.map(option).join('')),
    section('ALIASES', aliases.map((alias) => `${bold(`liel ${alias}`)}\n`).join('')),
    section('EXAMPLES', lines.join('')),
    section('EXIT STATUS', exitStatus()),
    section('SEE ALSO', `${bold('liel')}(1)\n`),
  ].join('');
}

function programPage(all: readonly ManualCommand[]): string {
  const {description} = packageJson;
  const list = all.map((command) => item(`${bold(pageName(command))}(1)`, command.summary));
  const two = topics.map(({name}) => `liel ${name}`).join(' and ');
  const about = [
    'Reading changes nothing and takes no lock. Whatever is written is complete or absent. A green result names what it proved.',
    `A command is two words where it begins with ${two}. Its report is text, or with --json one document.`,
    'What a code like L4002 means, liel explain L4002 says; what to do in which order, liel runbook.',
  ];
  const variables = Object.entries(environment).map(([name, text]) => item(bold(name), text));
  return [
    head('liel', description.replace(/:.*$/, '')),
    section('SYNOPSIS', `${bold('liel')} ${italic('command')} [${italic('argument')} ...] [${italic('option')} ...]\n`),
    section('DESCRIPTION', `${plain(description)}\n${about.map((text) => `.PP\n${plain(text)}\n`).join('')}`),
    section('COMMANDS', list.join('')),
    section('ENVIRONMENT', variables.join('')),
    section('EXIT STATUS', exitStatus()),
    section('SEE ALSO', `${all.map((command) => `${bold(pageName(command))}(1)`).join(',\n')}\n`),
  ].join('');
}

function argument({name, required, multiple}: Word): string {
  const word = `${italic(name.toUpperCase())}${multiple ? ' ...' : ''}`;
  return required ? word : `[${word}]`;
}

function option(flag: Flag): string {
  const {name, char, type, helpValue, options} = flag;
  const value = type === 'boolean' ? '' : `=${italic(helpValue ?? options?.join('|') ?? 'VALUE')}`;
  return item(`${char ? `${bold(`-${char}`)}, ` : ''}${bold(`--${name}`)}${value}`, sentence(flag));
}

/** The table of exit codes in the README. */
function exitStatus(): string {
  return exitCodes.map(([code, text]) => item(bold(code), `${text.replaceAll('`', '')}.`)).join('');
}
