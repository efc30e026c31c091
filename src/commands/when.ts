import * as Flags from '@oclif/core/flags';
import {when} from '../engine/operations/when.js';
import {whenRenderer} from '../ui/when-text.js';
import {backupDirectories, flagsWithoutWait} from './flags.js';
import {OperatorCommand} from './operator-command.js';
import {pastArgument, pastFlags} from './past-options.js';

export default class When extends OperatorCommand {
  static trait = 'reads' as const;
  static override baseFlags = flagsWithoutWait;
  static override phases = ['copies', 'search'];
  static override summary = 'Tell since when and until when records had a value, by the backups of a store.';
  static override args = {store: pastArgument};
  static override mayBeEmpty = ['value'];
  static override flags = {
    key: Flags.string({required: true, helpValue: 'KEY', description: 'A property of nodes or edges.'}),
    value: Flags.string({
      required: true,
      helpValue: 'VALUE',
      description: 'The value it must have: a text, or as JSON writes it.',
    }),
    limit: Flags.integer({default: 50, min: 0, helpValue: 'N', description: 'Records to show.'}),
    ...pastFlags,
  };
  static override examples = ['<%= config.bin %> when project.liel --key status --value accepted'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(When);
    const {key, value, limit, index: keep} = flags;
    const where = {target: args.store, directories: backupDirectories(flags.backups), keep};
    await this.perform(when({...where, wanted: {key, value}, limit}), whenRenderer);
  }
}
