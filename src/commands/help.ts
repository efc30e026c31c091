import * as Args from '@oclif/core/args';
import {Command} from '@oclif/core/command';
import {Help as HelpText} from '@oclif/core/help';

export default class Help extends Command {
  static trait = 'program' as const;
  static override summary = 'Show the commands, or the help of one.';
  static override args = {command: Args.string({description: 'A command.'})};
  static override strict = false;
  static override examples = ['<%= config.bin %> help backup'];

  async run(): Promise<void> {
    const {argv} = await this.parse(Help);
    await new HelpText(this.config, {all: false}).showHelp(argv as string[]);
  }
}
