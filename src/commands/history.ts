import * as Flags from '@oclif/core/flags';
import {history} from '../engine/operations/history/history.js';
import {recordHistory} from '../engine/operations/history/record-history.js';
import {historyRenderer} from '../ui/history-text.js';
import {recordHistoryRenderer} from '../ui/record-history-text.js';
import {backupDirectories, flagsWithoutWait} from './flags.js';
import {OperatorCommand} from './operator-command.js';
import {pastArgument, pastFlags} from './past-options.js';
import {recordOf} from './record-words.js';

export default class History extends OperatorCommand {
  static trait = 'reads' as const;
  static override baseFlags = flagsWithoutWait;
  static override phases = ['copies'];
  static override summary =
    'Tell what each backup of a store holds and what changed since the one before, or what a record was.';
  static override args = {store: pastArgument};
  static override flags = {
    record: Flags.string({
      multiple: true,
      helpValue: 'KIND ID',
      description: 'Every value of one record, and between which copies it changed: node 17, or edge 5.',
    }),
    ...pastFlags,
  };
  static override examples = [
    '<%= config.bin %> history project.liel',
    '<%= config.bin %> history backups/ --record node 17',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(History);
    const question = {target: args.store, directories: backupDirectories(flags.backups)};
    if (flags.record === undefined) return this.perform(history({...question, keep: flags.index}), historyRenderer);
    const record = recordOf(flags.record, 'history');
    await this.perform(recordHistory({...question, record}), recordHistoryRenderer);
  }
}
