import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import {diff} from '../engine/operations/diff/diff.js';
import {diffRenderer} from '../ui/diff-text.js';
import {backupDirectories, backupsFlag, identityRulesFlag, nodeKeyFlag, reportFlag} from './flags.js';
import {OperatorCommand} from './operator-command.js';

const side = 'A .liel store; @ is the newest backup of the other one.';

export default class Diff extends OperatorCommand {
  static trait = 'reads' as const;
  static override phases = ['checking left', 'checking right', 'comparing', 'comparing files'];
  static override summary =
    'Compare the records of two stores, by id or by what identifies them; exits with 1 for differences.';
  static override args = {
    left: Args.string({required: true, description: side}),
    right: Args.string({required: true, description: side}),
  };
  static override flags = {
    report: reportFlag,
    'node-key': nodeKeyFlag,
    'identity-rules': identityRulesFlag,
    backups: backupsFlag,
    strict: Flags.boolean({
      default: false,
      description: 'Tell 1, 1.0 and true apart, 0.0 and -0.0, and orders of labels; say what differs only as a file.',
    }),
    stat: Flags.boolean({default: false, description: 'Only the totals.'}),
    limit: Flags.integer({default: 50, min: 0, helpValue: 'N', description: 'Records to show of each kind.'}),
  };
  static override examples = [
    '<%= config.bin %> diff base.liel incoming.liel --node-key path',
    '<%= config.bin %> diff @ project.liel --strict',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Diff);
    const {'node-key': nodeKeys = [], 'identity-rules': identityRules, strict} = flags;
    const limit = flags.stat ? 0 : flags.limit;
    const places = {backupDirectories: backupDirectories(flags.backups), waitMs: this.waitMs(flags)};
    const options = {...args, ...places, nodeKeys, identityRules, strict, limit};
    await this.perform(diff(options), diffRenderer(limit));
  }
}
