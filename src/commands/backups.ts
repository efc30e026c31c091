import * as Flags from '@oclif/core/flags';
import {listBackups} from '../engine/operations/backups/backups.js';
import {backupsRenderer} from '../ui/backups-text.js';
import {ageFlags, givenAges} from './backup-ages.js';
import {directoryArgument, flagsWithoutWait, nagiosFlag, reportFlag} from './flags.js';
import {onShelf} from './given-places.js';
import {OperatorCommand} from './operator-command.js';

export default class Backups extends OperatorCommand {
  static trait = 'reads' as const;
  static override baseFlags = flagsWithoutWait;
  static override inBuckets = ['directory'];
  static override phases = ['fetch', 'hash'];
  static override summary = 'List the backups in a directory: age, size, and whether they were ever restored.';
  static override args = {directory: directoryArgument};
  static override flags = {
    report: reportFlag,
    exit: nagiosFlag,
    verify: Flags.boolean({
      description: 'Compare the bytes of each with the BLAKE3 of its receipt; exits with 3 where a base is missing.',
    }),
    ...ageFlags,
  };
  static override examples = [
    '<%= config.bin %> backups backups/ --verify',
    '<%= config.bin %> backups backups/ --exit nagios --warn 25h --critical 49h',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Backups);
    const ages = givenAges(flags, 'backups');
    const options = {verify: flags.verify ?? false, ...ages, now: new Date()};
    const seconds = (ms: number | undefined) => ms && ms / 1000;
    const asked = {warn: seconds(ages.warnAgeMs), critical: seconds(ages.maxAgeMs)};
    const isAsked = flags.warn !== undefined || flags.critical !== undefined;
    const list = (directory: string) => listBackups({...options, directory});
    await this.perform(
      onShelf('backups', args.directory, list),
      backupsRenderer(options.verify, isAsked ? asked : undefined),
    );
  }
}
