import {quote} from '../engine/faults/condition.js';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import type {InspectTopic} from '../engine/operations/inspect/inspect.js';
import {browseJobs, firstPlace} from './browse-jobs.js';
import {inspectArguments} from './inspect-arguments.js';
import {OperatorCommand} from './operator-command.js';
import {isDashboardPlace} from './watch-output.js';

export default class Browse extends OperatorCommand {
  static trait = 'screen' as const;
  static override summary =
    'Explore the memory in a store on the screen, by label and name, with the bytes one key away.';
  static override args = inspectArguments('browse');
  static override examples = ['<%= config.bin %> browse project.liel', '<%= config.bin %> browse project.liel node 17'];

  async run(): Promise<void> {
    const {store, topic, number} = (await this.parse(Browse)).args;
    if (this.wantsJson() || !isDashboardPlace()) {
      const words = ['liel inspect', quote(store), topic, number].filter((word) => word !== undefined);
      const instead = words.join(' ');
      throw fault(conditions.screenNeedsTerminal, {screen: `the inside of ${store}`, instead});
    }
    const {runBrowser} = await import('../ui/dashboard/browse/browse.js');
    await runBrowser(store, firstPlace(topic as InspectTopic | undefined, number), browseJobs(store));
  }
}
