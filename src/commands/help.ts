import * as Args from '@oclif/core/args';
import {Command} from '@oclif/core/command';
import {Help as HelpText} from '@oclif/core/help';
import {helpText} from '../ui/help-text.js';
import {commandGroups} from './command-groups.js';
import {commandTable, commandWords} from './command-table.js';
import {print} from './streams.js';

export default class Help extends Command {
  static trait = 'program' as const;
  static override summary = 'Show the commands, or the help of one.';
  static override args = {command: Args.string({description: 'A command.'})};
  static override strict = false;
  static override examples = ['<%= config.bin %> help', '<%= config.bin %> help backup'];

  async run(): Promise<void> {
    const {argv} = await this.parse(Help);
    if (argv.some((word) => word !== 'help')) return new HelpText(this.config, {all: false}).showHelp(argv as string[]);
    const groups = commandGroups.map(([name, job, ids]) => {
      return {name, job, commands: ids.map((id) => [commandWords(id), commandTable[id]?.summary ?? ''] as const)};
    });
    await print(helpText(groups));
  }
}
