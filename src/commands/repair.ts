import * as Flags from '@oclif/core/flags';
import {repair} from '../engine/operations/repair/repair.js';
import {repairRenderer} from '../ui/repair-text.js';
import {forceFlag, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Repair extends OperatorCommand {
  static trait = 'derives' as const;
  static override phases = ['plan', 'copy', 'rewrite', 'read back', 'compare', 'read back lists', 'digest'];
  static override names = {output: 'new store'} as const;
  static override summary = 'Rebuild adjacency lists, degrees and counters from the live edges, in a copy.';
  static override args = {store: storeArgument};
  static override flags = {
    output: Flags.string({char: 'o', helpValue: 'COPY', description: 'The repaired copy.'}),
    'dry-run': Flags.boolean({default: false, description: 'Only say what would change.'}),
    'accept-loss': Flags.boolean({description: 'Repair although records were lost or came back; exits with 6.'}),
    plan: Flags.string({
      helpValue: 'FILE',
      description: 'With --dry-run: where to leave the plan, bound to the store.',
    }),
    'from-plan': Flags.string({helpValue: 'FILE', description: 'Carry exactly this plan out; refuse a changed store.'}),
    force: forceFlag,
  };
  static override examples = ['<%= config.bin %> repair project.liel -o repaired.liel --dry-run'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Repair);
    const {output, force, 'dry-run': dryRun, 'accept-loss': acceptLoss, plan: planFile, 'from-plan': fromPlan} = flags;
    const options = {store: args.store, output, force, dryRun, acceptLoss, planFile, fromPlan, stream: this.stream};
    await this.perform(repair({...options, waitMs: this.waitMs(flags)}), repairRenderer);
  }
}
