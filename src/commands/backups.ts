import * as Flags from '@oclif/core/flags';
import {listBackups} from '../engine/operations/backups/backups.js';
import {backupsRenderer} from '../ui/backups-text.js';
import {directoryArgument, maxAgeFlag, nagiosFlag, reportFlag} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Backups extends OperatorCommand {
  static trait = 'reads' as const;
  static override summary = 'List the backups in a directory: age, size, and whether they were ever restored.';
  static override args = {directory: directoryArgument};
  static override flags = {
    report: reportFlag,
    exit: nagiosFlag,
    verify: Flags.boolean({description: 'Compare the bytes of each with the BLAKE3 of its receipt.'}),
    'max-age': maxAgeFlag,
  };
  static override examples = ['<%= config.bin %> backups backups/ --verify'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Backups);
    const maxAge = flags['max-age'];
    const maxAgeMs = maxAge === undefined ? undefined : this.milliseconds('max-age', maxAge);
    const options = {directory: args.directory, verify: flags.verify ?? false, maxAgeMs, now: new Date()};
    await this.perform(listBackups(options), backupsRenderer);
  }
}
