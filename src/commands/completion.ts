import * as Args from '@oclif/core/args';
import {completionScripts, offerText, type Shell, shells} from '../ui/completion-text.js';
import {offerFor} from './completion-values.js';
import {flagsWithoutWait} from './flags.js';
import {OperatorCommand} from './operator-command.js';
import {writeText} from './streams.js';
import {typedLine} from './typed-line.js';

export default class Completion extends OperatorCommand {
  static trait = 'program' as const;
  static override baseFlags = flagsWithoutWait;
  static override summary = 'Print the completion script for bash, zsh or fish.';
  static override description =
    'The script asks the program what may stand behind the cursor, so that it knows what this version knows.';
  static override args = {
    shell: Args.string({required: true, options: [...shells], description: 'The shell.'}),
    line: Args.string({description: 'A command line up to the cursor: print what may stand there, and no script.'}),
    breaks: Args.string({description: 'Characters that end a word for readline alone.'}),
  };
  static override examples = ['source <(<%= config.bin %> completion bash)'];

  async run(): Promise<void> {
    const {args} = await this.parse(Completion);
    const shell = args.shell as Shell;
    if (args.line === undefined) return writeText(completionScripts[shell]);
    const {words, current} = typedLine(args.line, args.breaks ?? '');
    await writeText(offerText(shell, offerFor(words.slice(1), current.value), current));
  }
}
