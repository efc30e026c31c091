import * as Flags from '@oclif/core/flags';
import {seal} from '../engine/operations/seal.js';
import {sealRenderer} from '../ui/seal-text.js';
import {forceFlag, outputFlag, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Seal extends OperatorCommand {
  static trait = 'derives' as const;
  static override names = {output: 'sidecar'} as const;
  static override summary = 'Keep a digest of every page beside the store, so that damage is found and named.';
  static override args = {store: storeArgument};
  static override flags = {
    output: {...outputFlag, description: 'Where to write the seal; STORE.seal without it. A seal there is renewed.'},
    force: forceFlag,
    'accept-damage': Flags.boolean({description: 'Seal a store with findings as it is.'}),
  };
  static override examples = ['<%= config.bin %> seal project.liel', '<%= config.bin %> verify project.liel'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Seal);
    const {output, force, 'accept-damage': acceptDamage} = flags;
    const options = {store: args.store, output, force, acceptDamage, waitMs: this.waitMs(flags), now: new Date()};
    await this.perform(seal(options), sealRenderer);
  }
}
