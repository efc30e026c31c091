import * as Args from '@oclif/core/args';
import {demoRenderer} from '../ui/demo-text.js';
import {makeDemo} from './demo-steps.js';
import {flagsWithoutWait} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Demo extends OperatorCommand {
  static trait = 'derives' as const;
  static override baseFlags = flagsWithoutWait;
  static override summary = 'Make a directory to try things in: a store, a damaged copy, a backup, a merge to review.';
  static override args = {
    directory: Args.string({default: 'liel-demo', description: 'Where; a directory that is not there yet, or empty.'}),
  };
  static override examples = ['<%= config.bin %> demo'];

  async run(): Promise<void> {
    const {args} = await this.parse(Demo);
    await this.perform(makeDemo(args.directory, this.config.version), demoRenderer);
  }
}
