import * as Flags from '@oclif/core/flags';
import {heal} from '../engine/operations/heal/heal.js';
import {healRenderer} from '../ui/heal-text.js';
import {backupDirectories, backupsFlag, forceFlag, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Heal extends OperatorCommand {
  static trait = 'derives' as const;
  static override phases = ['page digests', 'copy', 'read back', 'digest', 'unpack'];
  static override names = {output: 'new store', from: 'store'} as const;
  static override summary = 'Replace the damaged pages of a sealed store by those of backups, in a copy.';
  static override args = {store: storeArgument};
  static override flags = {
    from: Flags.string({
      required: true,
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'BACKUP',
      description: 'A backup to take pages from, or @ for the newest of the store; may be given several times.',
    }),
    backups: backupsFlag,
    output: Flags.string({char: 'o', required: true, helpValue: 'COPY', description: 'The healed copy.'}),
    'dry-run': Flags.boolean({default: false, description: 'Only say which pages could be healed.'}),
    'accept-loss': Flags.boolean({
      default: false,
      description: 'Leave pages that no backup has as they are; exits with 6.',
    }),
    force: forceFlag,
  };
  static override examples = ['<%= config.bin %> heal project.liel --from backups/project.liel -o healed.liel'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Heal);
    const {from: backups, output, force, 'dry-run': dryRun, 'accept-loss': acceptLoss} = flags;
    const waitMs = this.waitMs(flags);
    const from = {backups, backupDirectories: backupDirectories(flags.backups)};
    await this.perform(heal({store: args.store, ...from, output, force, dryRun, acceptLoss, waitMs}), healRenderer);
  }
}
