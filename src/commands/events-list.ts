import {listEvents} from '../engine/operations/events/list-events.js';
import {eventListRenderer} from '../ui/events-text.js';
import {storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class EventsList extends OperatorCommand {
  static trait = 'reads' as const;
  static override summary = 'List the events of a store by time.';
  static override args = {store: storeArgument};
  static override examples = ['<%= config.bin %> events list project.liel --format json'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(EventsList);
    await this.perform(listEvents({store: args.store, waitMs: this.waitMs(flags)}), eventListRenderer);
  }
}
