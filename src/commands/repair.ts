import * as Flags from '@oclif/core/flags';
import {repair} from '../engine/operations/repair/repair.js';
import {repairRenderer} from '../ui/repair-text.js';
import {forceFlag, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Repair extends OperatorCommand {
  static override summary = 'Rebuild adjacency lists, degrees and counters from the live edges, in a copy.';
  static override args = {store: storeArgument};
  static override flags = {
    output: Flags.string({char: 'o', required: true, helpValue: 'COPY', description: 'The repaired copy.'}),
    'dry-run': Flags.boolean({default: false, description: 'Only say what would change.'}),
    'accept-loss': Flags.boolean({description: 'Repair although records were lost or came back; exits with 6.'}),
    force: forceFlag,
  };
  static override examples = ['<%= config.bin %> repair project.liel -o repaired.liel --dry-run'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Repair);
    const {output, force, 'dry-run': dryRun, 'accept-loss': acceptLoss} = flags;
    const waitMs = this.waitMs(flags);
    await this.perform(repair({store: args.store, output, force, dryRun, acceptLoss, waitMs}), repairRenderer);
  }
}
