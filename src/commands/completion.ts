import * as Args from '@oclif/core/args';
import {type CompletionEntry, completionScript, type Shell, shells} from '../ui/completion-text.js';
import {type CommandEntry, commandTable, commandWords} from './command-table.js';
import {flagsWithoutWait} from './flags.js';
import {OperatorCommand} from './operator-command.js';
import {writeText} from './streams.js';

export default class Completion extends OperatorCommand {
  static trait = 'program' as const;
  static override baseFlags = flagsWithoutWait;
  static override summary = 'Print the completion script for bash, zsh or fish.';
  static override args = {shell: Args.string({required: true, options: [...shells], description: 'The shell.'})};
  static override examples = ['source <(<%= config.bin %> completion bash)'];

  async run(): Promise<void> {
    const {args} = await this.parse(Completion);
    const entries = Object.entries(commandTable).map(([id, entry]) => toEntry(id, entry));
    await writeText(completionScript(args.shell as Shell, entries));
  }
}

function toEntry(id: string, {summary = '', flags, args}: CommandEntry): CompletionEntry {
  return {
    id: commandWords(id),
    summary,
    words: Object.values(args).flatMap(({options = []}) => options),
    flags: Object.entries(flags).map(([name, {char, description = '', options = [], type}]) => ({
      name,
      char,
      summary: description,
      options,
      takesValue: type === 'option',
    })),
  };
}
