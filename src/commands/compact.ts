import * as Flags from '@oclif/core/flags';
import {compact} from '../engine/operations/compact/compact.js';
import {compactRenderer} from '../ui/compact-text.js';
import {forceFlag, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Compact extends OperatorCommand {
  static trait = 'derives' as const;
  static override phases = ['check', 'check lists', 'plan', 'copy', 'read back', 'digest'];
  static override names = {output: 'new store'} as const;
  static override summary = 'Write a store without what is deleted: ids stay, dead blobs and WAL residue go.';
  static override args = {store: storeArgument};
  static override flags = {
    output: Flags.string({char: 'o', helpValue: 'COPY', description: 'The compacted copy.'}),
    'in-place': Flags.boolean({description: 'Put the compacted store in the place of the old one, under its lock.'}),
    'dry-run': Flags.boolean({default: false, description: 'Only say what would be written, to the byte.'}),
    force: forceFlag,
  };
  static override examples = ['<%= config.bin %> compact project.liel -o compacted.liel'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Compact);
    const {output, force, 'in-place': inPlace = false, 'dry-run': dryRun} = flags;
    const waitMs = this.waitMs(flags);
    await this.perform(compact({store: args.store, output, inPlace, force, dryRun, waitMs}), compactRenderer);
  }
}
