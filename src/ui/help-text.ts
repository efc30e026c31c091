import {heading} from './palette.js';
import {table} from './table.js';

type Sentence = readonly [word: string, sentence: string];

/** Commands of one job, with a sentence each. */
export interface HelpGroup {
  readonly name: string;
  readonly job: string;
  readonly commands: readonly Sentence[];
}

/** What the program is, its commands by the job they are for, and the pages about all of them. */
export function helpText(groups: readonly HelpGroup[], pages: readonly Sentence[]): string {
  const words = [...groups.flatMap(({commands}) => commands), ...pages].map(([word]) => word.length);
  const width = Math.max(...words);
  return [
    'liel keeps .liel stores, single-file property graphs: it backs up, checks, signs, repairs, compares and merges them.',
    `${heading('USAGE')}\n  $ liel COMMAND [STORE] [FLAGS]`,
    ...groups.map((group) => groupText(group, width)),
    groupText({name: 'liel help WORD', job: 'what holds for all commands', commands: pages}, width),
    'liel help COMMAND tells all of one; liel runbook lists the pages about jobs; liel demo makes a place to try things in.',
  ].join('\n\n');
}

/** A group with its commands, each in a row. */
export function groupText({name, job, commands}: HelpGroup, width = 0): string {
  const rows = commands.map(([command, sentence]) => [` ${command.padEnd(width)}`, sentence]);
  return `${heading(`${name}: ${job}`)}\n${table([], rows)}`;
}
