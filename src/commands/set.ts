import * as Flags from '@oclif/core/flags';
import {set} from '../engine/operations/set/set.js';
import {setRenderer} from '../ui/set-text.js';
import {recoveryFlag, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class SetProperties extends OperatorCommand {
  static trait = 'inPlace' as const;
  static override phases = ['page digests', 'check', 'read', 'set'];
  static override names = {from: 'document'} as const;
  static override summary = 'Set properties of nodes or edges from a table or lines of ids and values.';
  static override args = {store: storeArgument};
  static override flags = {
    from: Flags.string({
      required: true,
      helpValue: 'FILE',
      description: 'CSV, lines of JSON or Parquet: an id and properties.',
    }),
    edges: Flags.boolean({default: false, description: 'The ids are those of edges.'}),
    id: Flags.string({
      helpValue: 'COLUMN',
      description: 'The column that is the id; found by its usual names without it.',
    }),
    'dry-run': Flags.boolean({default: false, description: 'Only say what would change.'}),
    'skip-missing': Flags.boolean({
      default: false,
      description: 'Pass over ids that are of no record, with --accept-loss; exits with 6.',
    }),
    'accept-loss': Flags.boolean({default: false, description: 'Accept what --skip-missing passes over.'}),
    recovery: recoveryFlag({default: 'auto-truncate'}),
  };
  static override examples = ['<%= config.bin %> set project.liel --from ranks.csv'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SetProperties);
    const {from, edges, id, recovery, 'dry-run': dryRun, 'skip-missing': skipMissing} = flags;
    const waitMs = this.waitMs(flags);
    const options = {store: args.store, from, edges, id, dryRun, recovery, waitMs};
    await this.perform(set({...options, skipMissing: skipMissing && flags['accept-loss']}), setRenderer);
  }
}
