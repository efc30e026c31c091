import * as Flags from '@oclif/core/flags';
import {recover} from '../engine/operations/recover.js';
import {recoverRenderer} from '../ui/recover-text.js';
import {storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Recover extends OperatorCommand {
  static override summary = 'Roll the live WAL of a store forward, after a writer died in a commit.';
  static override args = {store: storeArgument};
  static override flags = {
    recovery: Flags.string({
      options: ['strict', 'auto-truncate'],
      default: 'strict',
      description: 'Refuse if bytes of no complete commit would be cut, or cut them and say how many.',
    }),
  };
  static override examples = ['<%= config.bin %> recover project.liel --recovery auto-truncate'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Recover);
    const recovery = flags.recovery === 'strict' ? 'strict' : 'auto-truncate';
    await this.perform(recover(args.store, recovery, this.waitMs(flags)), recoverRenderer);
  }
}
