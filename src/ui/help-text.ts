import {heading} from './palette.js';
import {table} from './table.js';

/** Commands of one job, with a sentence each. */
export interface HelpGroup {
  readonly name: string;
  readonly job: string;
  readonly commands: readonly (readonly [command: string, sentence: string])[];
}

/** What the program is, and its commands by the job they are for. */
export function helpText(groups: readonly HelpGroup[]): string {
  const width = Math.max(...groups.flatMap(({commands}) => commands.map(([command]) => command.length)));
  const parts = groups.map(({name, job, commands}) => {
    const rows = commands.map(([command, sentence]) => [` ${command.padEnd(width)}`, sentence]);
    return `${heading(`${name}: ${job}`)}\n${table([], rows)}`;
  });
  return [
    'liel keeps .liel stores, single-file property graphs: it backs up, checks, signs, repairs, compares and merges them.',
    `${heading('USAGE')}\n  $ liel COMMAND [STORE] [FLAGS]`,
    ...parts,
    'liel help COMMAND tells all of one; liel runbook lists the pages about jobs; liel demo makes a place to try things in.',
  ].join('\n\n');
}
