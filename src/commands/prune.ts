import * as Flags from '@oclif/core/flags';
import {prune} from '../engine/operations/backups/prune.js';
import {pruneRenderer} from '../ui/prune-text.js';
import {directoryArgument, flagsWithoutWait} from './flags.js';
import {OperatorCommand} from './operator-command.js';

const keep = (description: string) => Flags.integer({min: 0, default: 0, helpValue: 'N', description});

export default class Prune extends OperatorCommand {
  static trait = 'inPlace' as const;
  static override baseFlags = flagsWithoutWait;
  static override summary = 'Remove old backups by rules; the newest drilled copy of each store always stays.';
  static override args = {directory: directoryArgument};
  static override flags = {
    'keep-last': keep('Keep the newest N.'),
    'keep-daily': keep('Keep the newest of each of the last N days that have one (UTC).'),
    'keep-weekly': keep('Keep the newest of each of the last N weeks that have one (from Monday).'),
    'keep-monthly': keep('Keep the newest of each of the last N months that have one.'),
    'by-name': Flags.boolean({
      default: false,
      description: 'Judge by their names also copies that no receipt ties to a store.',
    }),
    'dry-run': Flags.boolean({default: false, description: 'Only say what would go, and why the rest stays.'}),
  };
  static override examples = ['<%= config.bin %> prune backups/ --keep-daily 7 --keep-weekly 4 --dry-run'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Prune);
    const rules = {
      last: flags['keep-last'],
      daily: flags['keep-daily'],
      weekly: flags['keep-weekly'],
      monthly: flags['keep-monthly'],
    };
    await this.perform(
      prune({directory: args.directory, rules, dryRun: flags['dry-run'], byName: flags['by-name']}),
      pruneRenderer,
    );
  }
}
