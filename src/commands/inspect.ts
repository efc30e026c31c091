import * as Flags from '@oclif/core/flags';
import {type InspectTopic, inspect} from '../engine/operations/inspect/inspect.js';
import {inspectRenderer} from '../ui/inspect-text.js';
import {flagsWithoutWait} from './flags.js';
import {inspectArguments} from './inspect-arguments.js';
import {OperatorCommand} from './operator-command.js';

export default class Inspect extends OperatorCommand {
  static trait = 'reads' as const;
  static override baseFlags = flagsWithoutWait;
  static override summary = 'Show what is in the bytes of a store. Damage is shown, never a reason to fail.';
  static override args = inspectArguments('inspect');
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
