import {prune} from '../engine/operations/backups/prune.js';
import {pruneRenderer} from '../ui/prune-text.js';
import {directoryArgument, flagsWithoutWait} from './flags.js';
import {onShelf} from './given-places.js';
import {OperatorCommand} from './operator-command.js';
import {bytesOf, pruneFlags, sinceOf} from './prune-options.js';

export default class Prune extends OperatorCommand {
  static trait = 'inPlace' as const;
  static override baseFlags = flagsWithoutWait;
  static override inBuckets = ['directory'];
  static override summary = 'Remove old backups by rules; the newest drilled copy of each store always stays.';
  static override args = {directory: directoryArgument};
  static override flags = pruneFlags;
  static override examples = [
    '<%= config.bin %> prune backups/ --keep-daily 7 --keep-weekly 4 --dry-run',
    '<%= config.bin %> prune backups/ --keep-within 30d --max-size 10GiB --dry-run',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Prune);
    const now = new Date();
    const rules = {
      last: flags['keep-last'],
      daily: flags['keep-daily'],
      weekly: flags['keep-weekly'],
      monthly: flags['keep-monthly'],
      since: sinceOf(flags['keep-within'], now),
    };
    const how = {dryRun: flags['dry-run'], byName: flags['by-name'], maxBytes: bytesOf(flags['max-size']), now};
    const work = (directory: string) => prune({directory, rules, ...how});
    await this.perform(onShelf('prune', args.directory, work), pruneRenderer);
  }
}
