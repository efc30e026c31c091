import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import {watchStores} from '../engine/operations/watch/watch.js';
import {backupDirectories, backupsFlag} from './flags.js';
import {OperatorCommand} from './operator-command.js';
import {laterStores, storesNamed} from './store-patterns.js';
import {isDashboardPlace, writeLines} from './watch-output.js';
import {showDashboard} from './watch-screen.js';
import {storesToWatch} from './watched-stores.js';

export default class Watch extends OperatorCommand {
  static trait = 'screen' as const;
  static override summary = 'Follow stores live: counts, labels, WAL, writer, backups and every change.';
  static override args = {
    stores: Args.string({
      required: true,
      multiple: true,
      description: 'One or more stores, directories or patterns; stores that come later appear by themselves.',
    }),
  };
  static override flags = {
    interval: Flags.string({default: '500ms', helpValue: '500ms', description: 'How often to look (ms, s, m).'}),
    backups: backupsFlag,
    once: Flags.boolean({description: 'One state per store, then end.'}),
  };
  static override examples = [
    '<%= config.bin %> watch project.liel memory.liel',
    '<%= config.bin %> watch project.liel --json',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Watch);
    const words = args.stores as unknown as string[];
    const find = laterStores(words);
    const end = new AbortController();
    const isJson = flags.json || flags.format === 'json';
    const isDashboard = !isJson && !flags.once && isDashboardPlace();
    const stores = find && !flags.once ? await storesToWatch(words, isDashboard) : await storesNamed(words);
    const intervalMs = Math.max(20, this.milliseconds('interval', flags.interval));
    const directories = backupDirectories(flags.backups);
    const how = {find, intervalMs, signal: end.signal, once: flags.once, hurry: isDashboard};
    const events = watchStores(stores, {...how, backupDirectories: directories});
    process.exitCode = isDashboard ? await showDashboard(events, stores, end) : await writeLines(events, isJson);
  }
}
