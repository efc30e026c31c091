import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import {restore} from '../engine/operations/backups/restore.js';
import {undoRestore} from '../engine/operations/backups/undo-restore.js';
import {restoreRenderer, undoRestoreRenderer} from '../ui/restore-text.js';
import {OperatorCommand} from './operator-command.js';

export default class Restore extends OperatorCommand {
  static trait = 'inPlace' as const;
  static override summary = 'Put a proved backup in the place of a store, at once; the store that was there is kept.';
  static override args = {backup: Args.string({description: 'A backup, or any store.'})};
  static override flags = {
    output: Flags.string({char: 'o', helpValue: 'STORE', description: 'Where the store will be.'}),
    undo: Flags.string({
      helpValue: 'STORE',
      description: 'Put the store back that the last restore kept; what is there now is kept in turn.',
      exclusive: ['output', 'recovery', 'accept-damage', 'force'],
    }),
    force: Flags.boolean({description: 'Put the backup of another store in the place of this one.'}),
    recovery: Flags.string({
      options: ['strict', 'auto-truncate'],
      description:
        'Refuse if bytes of no complete commit would be cut (strict, the default), or cut them and say how many.',
    }),
    'accept-damage': Flags.boolean({
      description: 'Restore what can be read of a backup that is not what it was; exits with 6.',
    }),
  };
  static override examples = [
    '<%= config.bin %> restore backups/project-20260102-030405.liel -o project.liel',
    '<%= config.bin %> restore --undo project.liel',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Restore);
    const waitMs = this.waitMs(flags);
    const now = new Date();
    if (flags.undo !== undefined) {
      if (args.backup !== undefined) throw this.usage('--undo STORE takes no backup: it knows what was there');
      await this.perform(undoRestore({store: flags.undo, waitMs, now}), undoRestoreRenderer);
      return;
    }
    if (args.backup === undefined || flags.output === undefined) {
      throw this.usage('a backup and --output STORE are needed, or --undo STORE');
    }
    const recovery = flags.recovery === 'auto-truncate' ? 'auto-truncate' : 'strict';
    const {output: store, 'accept-damage': acceptDamage, force} = flags;
    const options = {backup: args.backup, store, recovery, waitMs, now, acceptDamage, force} as const;
    await this.perform(restore(options), restoreRenderer);
  }
}
