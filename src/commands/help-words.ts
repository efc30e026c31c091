import {commandHelpText} from '../ui/command-help-text.js';
import {exitCodes} from '../ui/exit-codes.js';
import {groupText, helpText} from '../ui/help-text.js';
import {helpTopics} from '../ui/help-topics.js';
import {commandGroups} from './command-groups.js';
import {type CommandEntry, commandOf, commandTable, commandWords} from './command-table.js';
import {topics} from './program.js';
import {meaningOfNo, relatedCommands} from './related-commands.js';

const sentenceOf = (id: string): [string, string] => [commandWords(id), commandTable[id]?.summary ?? ''];

/** What the program is, and all commands by the job they are for. */
export function allCommands(): string {
  const groups = commandGroups.map(([name, job, ids]) => ({name, job, commands: ids.map(sentenceOf)}));
  return helpText(
    groups,
    Object.entries(helpTopics).map(([name, {summary}]) => [name, summary] as const),
  );
}

/** The help of the command that the first word, or the first two, name. */
export function commandText(words: readonly string[]): string | undefined {
  const [id, entry] = commandOf(words.slice(0, 2).join(':')) ?? commandOf(words[0]) ?? [];
  if (id === undefined || entry === undefined) return undefined;
  const flags = Object.values(entry.flags).filter(({hidden}) => !hidden);
  return commandHelpText({
    words: commandWords(id),
    summary: entry.summary ?? '',
    description: entry.description,
    aliases: entry.aliases,
    args: Object.values(entry.args),
    flags,
    examples: entry.examples.map((line) => line.replaceAll('<%= config.bin %>', 'liel')),
    exits: exitsOf(id, entry),
    related: (relatedCommands[id] ?? []).map(sentenceOf),
  });
}

/** Exit codes that a command can have: a no where it gives a verdict, a loss where one can be accepted. */
function exitsOf(id: string, {flags}: CommandEntry): (readonly [string, string])[] {
  const hasLoss = id === 'salvage' || Object.keys(flags).some((name) => name.startsWith('accept-'));
  return exitCodes.flatMap(([code, meaning]) => {
    if (code === '1') return meaningOfNo[id] === undefined ? [] : [[code, meaningOfNo[id]] as const];
    const said = flags['wait']?.hidden ? meaning.replace(/; try again .*/, '') : meaning;
    return code === '6' && !hasLoss ? [] : [[code, said.replaceAll('`', '')] as const];
  });
}

/** The commands of two words that begin with a word. */
export function topicText(word: string): string | undefined {
  const topic = topics.find(({name}) => name === word);
  const ids = Object.keys(commandTable).filter((id) => id.startsWith(`${word}:`));
  return topic && groupText({name: topic.name, job: topic.description, commands: ids.map(sentenceOf)});
}
