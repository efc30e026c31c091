import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import {restore} from '../engine/operations/backups/restore.js';
import {restoreRenderer} from '../ui/restore-text.js';
import {OperatorCommand} from './operator-command.js';

export default class Restore extends OperatorCommand {
  static trait = 'inPlace' as const;
  static override names = {output: 'new store'} as const;
  static override summary = 'Put a proved backup in the place of a store, at once; the store that was there is kept.';
  static override args = {backup: Args.string({required: true, description: 'A backup, or any store.'})};
  static override flags = {
    output: Flags.string({char: 'o', required: true, helpValue: 'STORE', description: 'Where the store will be.'}),
    recovery: Flags.string({
      options: ['strict', 'auto-truncate'],
      default: 'strict',
      description: 'Refuse if bytes of no complete commit would be cut, or cut them and say how many.',
    }),
    'accept-damage': Flags.boolean({
      description: 'Restore what can be read of a backup that is not what it was; exits with 6.',
    }),
  };
  static override examples = ['<%= config.bin %> restore backups/project-20260102-030405.liel -o project.liel'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Restore);
    const recovery = flags.recovery === 'strict' ? 'strict' : 'auto-truncate';
    const {output: store, 'accept-damage': acceptDamage} = flags;
    const waitMs = this.waitMs(flags);
    const options = {backup: args.backup, store, recovery, waitMs, now: new Date(), acceptDamage} as const;
    await this.perform(restore(options), restoreRenderer);
  }
}
