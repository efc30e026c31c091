import {stats} from '../engine/operations/stats.js';
import {statsRenderer} from '../ui/stats-text.js';
import {storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Stats extends OperatorCommand {
  static trait = 'reads' as const;
  static override phases = ['check', 'check lists', 'unpack'];
  static override summary =
    'Count the records of a store and their labels, after checking that all of them can be read.';
  static override args = {store: storeArgument};
  static override examples = ['<%= config.bin %> stats project.liel --format json'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Stats);
    await this.perform(stats({store: args.store, waitMs: this.waitMs(flags)}), statsRenderer);
  }
}
