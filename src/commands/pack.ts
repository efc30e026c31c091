import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import {pack} from '../engine/operations/pack/pack.js';
import {packRenderer} from '../ui/pack-text.js';
import {forceFlag, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Pack extends OperatorCommand {
  static trait = 'derives' as const;
  static override phases = ['check', 'check lists', 'select', 'pack', 'read back', 'read back lists'];
  static override names = {output: 'new store'} as const;
  static override summary =
    'Make a new store, of any size, of the nodes with certain labels and the edges between them.';
  static override args = {
    store: storeArgument,
    output: Args.string({required: true, description: 'The store to make.'}),
  };
  static override flags = {
    'include-labels': Flags.string({
      required: true,
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'LABEL,LABEL',
      description: 'Labels to take, between commas; may be given more than once.',
    }),
    force: forceFlag,
  };
  static override examples = ['<%= config.bin %> pack project.liel public.liel --include-labels Task,Decision'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Pack);
    const {'include-labels': includeLabels, force} = flags;
    const waitMs = this.waitMs(flags);
    await this.perform(pack({source: args.store, output: args.output, includeLabels, force, waitMs}), packRenderer);
  }
}
