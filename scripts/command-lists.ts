import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {topics} from '../src/commands/program.js';

/** What is made of the command files: src/commands/index.ts, and the table in docs/commands.md. */

const commandsDirectory = fileURLToPath(new URL('../src/commands', import.meta.url));

/** The commands by their ids, and their files; a command of two words begins with a topic. */
export function commandFiles(): Map<string, string> {
  const files = readdirSync(commandsDirectory).filter((file) =>
    /^export default class /m.test(readFileSync(path.join(commandsDirectory, file), 'utf8')),
  );
  return new Map(files.sort().map((file) => [idOf(path.parse(file).name), file]));
}

function idOf(name: string): string {
  const topic = topics.find((words) => name.startsWith(`${words.name}-`));
  return topic ? `${topic.name}:${name.slice(topic.name.length + 1)}` : name;
}

/** The text of src/commands/index.ts. */
export function commandIndex(): string {
  const lines = [...commandFiles()].map(([id, file]) => {
    const key = /^[a-z]+$/.test(id) ? id : `'${id}'`;
    return `  ${key}: () => import('./${file.replace(/\.ts$/, '.js')}'),\n`;
  });
  return `// Made from the command files by \`npm run manifest\`.
import type {Loader} from './program.js';

/** Every command by its id. Loaded when it is asked for: start-up time is part of the product. */
export const commandLoaders: Readonly<Record<string, Loader>> = {
${lines.join('')}};
`;
}

const begin = '<!-- commands: made by npm run manifest -->\n';
const end = '<!-- end of commands -->\n';

/** A text with its table of commands renewed, of their ids and summaries. Throws when it has no place for one. */
export function withCommandTable(text: string, summaries: ReadonlyMap<string, string>): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/commands.md has no place for the table of commands');
  const rows = [...summaries].map(([id, summary]) => `| \`liel ${id.replace(':', ' ')}\` | ${summary} |\n`);
  return `${text.slice(0, from + begin.length)}\n| command | does |\n|---|---|\n${rows.join('')}\n${text.slice(to)}`;
}
