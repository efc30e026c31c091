import {recover} from '../engine/operations/recover.js';
import {recoverRenderer} from '../ui/recover-text.js';
import {recoveryFlag, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Recover extends OperatorCommand {
  static trait = 'inPlace' as const;
  static override summary = 'Roll the live WAL of a store forward, after a writer died in a commit.';
  static override args = {store: storeArgument};
  static override flags = {
    recovery: recoveryFlag({default: 'strict'}),
  };
  static override examples = ['<%= config.bin %> recover project.liel --recovery auto-truncate'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Recover);
    const options = {store: args.store, recovery: flags.recovery, waitMs: this.waitMs(flags)};
    await this.perform(recover(options), recoverRenderer);
  }
}
