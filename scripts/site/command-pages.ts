import {existsSync} from 'node:fs';
import path from 'node:path';
import {
  type Flag,
  filledIn,
  type ManualCommand,
  manualCommands,
  pageName,
  sentence,
  type Word,
  wordsOf,
} from '../manual.js';
import {root, type SitePage} from './page.js';

/** A page for each command, of what the manifest says of it. */
export function commandPages(): SitePage[] {
  return manualCommands().map((command) => ({
    file: `docs/commands/${pageName(command)}.md`,
    group: 'Look up',
    title: wordsOf(command),
    markdown: commandText(command),
    isListed: true,
  }));
}

function commandText(command: ManualCommand): string {
  const {summary, description, args, flags, examples, aliases} = command;
  const words = Object.values(args);
  const [global, own] = [true, false].map((isGlobal) =>
    Object.values(flags).filter(({helpGroup}) => (helpGroup === 'GLOBAL') === isGlobal),
  );
  const synopsis = [
    wordsOf(command),
    ...words.map(argument),
    ...(Object.keys(flags).length > 0 ? ['[option ...]'] : []),
  ];
  const lines = examples.map((line) => filledIn(line)).join('\n');
  return [
    `# ${wordsOf(command)}\n\n${summary}\n`,
    `\n\`\`\`text\n${synopsis.join(' ')}\n\`\`\`\n`,
    description ? `\n${filledIn(description)}\n` : '',
    lines === '' ? '' : `\n## Examples\n\n\`\`\`sh\n${lines}\n\`\`\`\n`,
    table(
      'Arguments',
      words.map((word) => [word.name.toUpperCase(), sentence(word)]),
    ),
    table('Options', own!.map(option)),
    table('Global options', global!.map(option)),
    aliases.length === 0 ? '' : `\nAlso: ${aliases.map((alias) => `\`liel ${alias}\``).join(', ')}.\n`,
    `\n${whatItReports(command)}[Exit codes](../../README.md#exit-codes). [All commands](../commands.md).\n`,
  ].join('');
}

function argument({name, required, multiple}: Word): string {
  const word = `${name.toUpperCase()}${multiple ? ' ...' : ''}`;
  return required ? word : `[${word}]`;
}

function option(flag: Flag): [string, string] {
  const {name, char, type, helpValue, options} = flag;
  const value = type === 'boolean' ? '' : `=${helpValue ?? options?.join('|') ?? 'VALUE'}`;
  return [`${char ? `-${char}, ` : ''}--${name}${value}`, sentence(flag)];
}

/** Rows of a word and what it is; a bar would end a cell. */
function table(title: string, rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return '';
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  return `\n## ${title}\n\n| | |\n|---|---|\n${rows.map(([word, text]) => `| \`${cell(word)}\` | ${cell(text)} |\n`).join('')}`;
}

function whatItReports({id}: ManualCommand): string {
  const schema = `src/ui/schemas/${id.replaceAll(':', '-')}.schema.json`;
  if (!existsSync(path.join(root, schema))) return '';
  return `[What it prints with \`--json\`](../../${schema.replace(/\.json$/, '.md')}). `;
}
