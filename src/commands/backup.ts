import * as Flags from '@oclif/core/flags';
import {backup} from '../engine/operations/backup.js';
import {backupRenderer} from '../ui/backup-text.js';
import {forceFlag, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Backup extends OperatorCommand {
  static override summary = 'Copy a closed store under its lock and read the copy back before it counts.';
  static override args = {store: storeArgument};
  static override flags = {
    output: Flags.string({
      char: 'o',
      helpValue: 'FILE or DIR',
      description: 'The copy, or a directory for a timestamped name.',
    }),
    force: forceFlag,
  };
  static override examples = ['<%= config.bin %> backup project.liel -o backups/'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Backup);
    const waitMs = this.waitMs(flags);
    const {output, force} = flags;
    await this.perform(backup({store: args.store, output, force, waitMs, now: new Date()}), backupRenderer);
  }
}
