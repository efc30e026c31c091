import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import {type InspectTopic, inspect, inspectTopics} from '../engine/operations/inspect/inspect.js';
import {inspectRenderer} from '../ui/inspect-text.js';
import {storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

/** A page number or id. Raises L0001 for other text: what the argument parser itself throws would look like a bug. */
async function toNumber(text: string): Promise<number> {
  if (/^\d+$/.test(text)) return Number(text);
  throw fault(conditions.usage, {problem: `inspect expects a number, not ${text}`, command: 'inspect'});
}

export default class Inspect extends OperatorCommand {
  static override summary = 'Show what is in the bytes of a store. Damage is shown, never a reason to fail.';
  static override args = {
    store: storeArgument,
    topic: Args.string({options: [...inspectTopics], description: 'What to look at; an overview without it.'}),
    number: Args.custom<number>({description: 'Page number, node id or edge id.', parse: toNumber})(),
  };
  static override flags = {hex: Flags.boolean({description: 'The bytes too.'})};
  static override examples = [
    '<%= config.bin %> inspect project.liel',
    '<%= config.bin %> inspect project.liel node 17 --hex',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Inspect);
    const topic = args.topic as InspectTopic | undefined;
    await this.perform(inspect({store: args.store, topic, number: args.number, hex: flags.hex}), inspectRenderer);
  }
}
