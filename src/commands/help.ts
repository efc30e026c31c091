import * as Args from '@oclif/core/args';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import {helpTopics} from '../ui/help-topics.js';
import {markdownText} from '../ui/markdown-text.js';
import {noPagerFlag} from './flags.js';
import {allCommands, commandText, topicText} from './help-words.js';
import {OperatorCommand} from './operator-command.js';
import {print, printPage} from './streams.js';

export default class Help extends OperatorCommand {
  static trait = 'program' as const;
  static override summary = 'Show the commands, the help of one, or what holds for all of them.';
  static override args = {
    command: Args.string({description: 'A command, or one of exit-codes, environment, json, formatting.'}),
  };
  static override strict = false;
  static override baseFlags = {} as typeof OperatorCommand.baseFlags;
  static override flags = {'no-pager': noPagerFlag};
  static override examples = [
    '<%= config.bin %> help',
    '<%= config.bin %> help backup',
    '<%= config.bin %> help exit-codes',
  ];

  async run(): Promise<void> {
    const {argv, flags} = await this.parse(Help);
    const words = argv.filter((word) => word !== 'help').map(String);
    const [first] = words;
    const topic = first === undefined ? undefined : helpTopics[first];
    if (topic) return printPage(markdownText(topic.markdown), !flags['no-pager']);
    const text = first === undefined ? allCommands() : (commandText(words) ?? topicText(first));
    if (text === undefined)
      throw fault(conditions.usage, {problem: `there is no help on ${words.join(' ')}`, command: ''});
    await print(text);
  }
}
