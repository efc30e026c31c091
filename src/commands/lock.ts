import * as Flags from '@oclif/core/flags';
import {lock} from '../engine/operations/lock.js';
import {lockRenderer} from '../ui/lock-text.js';
import {flagsWithoutWait, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Lock extends OperatorCommand {
  static trait = 'reads' as const;
  static override baseFlags = flagsWithoutWait;
  static override summary = 'Say who holds the writer lock of a store, when it was taken, alive or dead.';
  static override args = {store: storeArgument};
  static override flags = {
    release: Flags.boolean({default: false, description: 'Remove the lock, only if its holder is provably dead.'}),
    force: Flags.boolean({
      default: false,
      dependsOn: ['release'],
      description: 'Remove it also where it cannot be told whether its holder lives; never that of a live one.',
    }),
  };
  static override examples = ['<%= config.bin %> lock project.liel'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Lock);
    await this.perform(lock({store: args.store, release: flags.release, force: flags.force}), lockRenderer);
  }
}
