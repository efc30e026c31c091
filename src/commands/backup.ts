import * as Flags from '@oclif/core/flags';
import {backup} from '../engine/operations/backups/backup.js';
import {backupRenderer} from '../ui/backup-text.js';
import {backupSigner, backupSignFlags} from './backup-options.js';
import {forceFlag, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Backup extends OperatorCommand {
  static trait = 'derives' as const;
  static override names = {output: 'new store', sign: 'document'} as const;
  static override summary =
    'Copy a closed store under its lock; it counts once it was restored to scratch and compared.';
  static override args = {store: storeArgument};
  static override flags = {
    output: Flags.string({
      char: 'o',
      helpValue: 'FILE or DIR',
      description:
        'The copy (a name with .liel), or a directory for a timestamped name; backups/ beside the store without it.',
    }),
    force: forceFlag,
    live: Flags.boolean({description: 'Copy beside a writer that holds the lock, in a moment in which it rests.'}),
    drill: Flags.boolean({
      default: true,
      allowNo: true,
      description: 'Restore the copy to a scratch file, compare, and remove that again.',
    }),
    ...backupSignFlags,
    'accept-damage': Flags.boolean({
      description: 'Copy a store that contradicts itself, marked as damaged; exits with 6.',
    }),
  };
  static override examples = ['<%= config.bin %> backup project.liel -o backups/'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Backup);
    const waitMs = this.waitMs(flags);
    const {output, force, live, drill, 'accept-damage': acceptDamage} = flags;
    const sign = backupSigner(flags.sign, flags['password-file']);
    const how = {live, drill, acceptDamage, sign, waitMs, now: new Date(), version: this.config.version};
    await this.perform(backup({store: args.store, output, force, ...how}), backupRenderer);
  }
}
