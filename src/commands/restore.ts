import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import {restore} from '../engine/operations/backups/restore.js';
import {undoRestore} from '../engine/operations/backups/undo-restore.js';
import {restoreRenderer, undoRestoreRenderer} from '../ui/restore-text.js';
import {backupDirectories, backupsFlag, recoveryFlag} from './flags.js';
import {backupTrustFlags, trustOf} from './key-words.js';
import {OperatorCommand} from './operator-command.js';

export default class Restore extends OperatorCommand {
  static trait = 'inPlace' as const;
  static override phases = ['page digests', 'check', 'check lists', 'copy', 'read back', 'digest'];
  static override summary = 'Put a proved backup in the place of a store, at once; the store that was there is kept.';
  static override args = {
    backup: Args.string({description: 'A backup, or any store; @ is the newest backup of the store.'}),
  };
  static override names = {output: 'new store', undo: 'new store'} as const;
  static override flags = {
    output: Flags.string({char: 'o', helpValue: 'STORE', description: 'Where the store will be.'}),
    undo: Flags.string({helpValue: 'STORE', description: 'Put the store back that the last restore kept.'}),
    recovery: recoveryFlag(),
    backups: backupsFlag,
    ...backupTrustFlags,
    force: Flags.boolean({description: 'Put the backup of another store in the place of this one.'}),
    'accept-damage': Flags.boolean({description: 'Restore what is left of a changed backup; exits with 6.'}),
  };
  static override examples = [
    '<%= config.bin %> restore backups/project-20260102-030405.liel -o project.liel',
    '<%= config.bin %> restore --undo project.liel',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Restore);
    const {undo, output: store, recovery, 'accept-damage': acceptDamage, force} = flags;
    const when = {waitMs: this.waitMs(flags), now: new Date()};
    const trust = trustOf(flags, undefined, 'restore');
    const isRestore = [args.backup, store, recovery, acceptDamage, force, trust].some((given) => given !== undefined);
    if (undo !== undefined && !isRestore) return this.perform(undoRestore({store: undo, ...when}), undoRestoreRenderer);
    if (undo !== undefined || args.backup === undefined || store === undefined) {
      throw this.usage('either BACKUP with --output STORE is needed, or --undo STORE alone');
    }
    const from = {backup: args.backup, trust, backupDirectories: backupDirectories(flags.backups), force};
    await this.perform(restore({...from, store, recovery, acceptDamage, ...when}), restoreRenderer);
  }
}
