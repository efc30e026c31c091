import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import {merge} from '../engine/operations/merge/merge.js';
import {howToMerge} from '../engine/operations/merge/merge-settings.js';
import {mergeRenderer} from '../ui/merge-text.js';
import {reviewRenderer} from '../ui/review-text.js';
import {forceFlag, reportFlag} from './flags.js';
import {howFlags, mergePhases, mergeRequest, reviewFlag} from './merge-options.js';
import {reviewOnScreen} from './merge-review.js';
import {OperatorCommand} from './operator-command.js';

export default class Merge extends OperatorCommand {
  static trait = 'derives' as const;
  static override phases = mergePhases;
  static override names = {output: 'new store'} as const;
  static override summary = 'Merge two stores into a new one, of any size, or preview it; exits with 1 when blocked.';
  static override args = {
    left: Args.string({required: true, description: 'The destination, a .liel store: its records keep their ids.'}),
    right: Args.string({required: true, description: 'The source, a .liel store: what comes in.'}),
  };
  static override flags = {
    report: reportFlag,
    output: Flags.string({char: 'o', helpValue: 'STORE', description: 'The merged store.'}),
    force: forceFlag,
    'dry-run': Flags.boolean({default: false, description: 'Say what would be done, and write no store.'}),
    'fail-on-conflict': Flags.boolean({default: false, description: 'With --dry-run: exit with 1 when blocked.'}),
    ...howFlags,
    review: reviewFlag,
  };
  static override examples = [
    '<%= config.bin %> merge base.liel incoming.liel --dry-run --fail-on-conflict --format json --node-key path',
    '<%= config.bin %> merge base.liel incoming.liel --node-key path --edge-strategy idempotent -o merged.liel',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Merge);
    const {output, force, plan, review, 'dry-run': dryRun, 'fail-on-conflict': failOnConflict} = flags;
    const how = await howToMerge({...mergeRequest(flags), dryRun: dryRun || review, failOnConflict, output});
    const options = {...args, output, force, dryRun, how, plan, waitMs: this.waitMs(flags)};
    if (review) return this.perform(reviewOnScreen(options, this.wantsJson(), this.argv), reviewRenderer);
    await this.perform(merge({...options, stream: this.stream}), mergeRenderer(failOnConflict, args));
  }
}
