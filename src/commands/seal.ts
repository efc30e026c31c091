import * as Flags from '@oclif/core/flags';
import {seal} from '../engine/operations/seal.js';
import {overStores, storesOf} from '../engine/passes/fleet.js';
import {sealRenderer, sealStoresRenderer} from '../ui/seal-text.js';
import {forceFlag, optionalStoresArgument, outputFlag} from './flags.js';
import {namedStores, storesFromFlag} from './fleet-words.js';
import {OperatorCommand} from './operator-command.js';

export default class Seal extends OperatorCommand {
  static trait = 'derives' as const;
  static override phases = ['records', 'lists', 'page digests'];
  static override names = {output: 'sidecar'} as const;
  static override summary = 'Keep a digest of every page beside the store, so that damage is found and named.';
  static override args = {store: optionalStoresArgument};
  static override flags = {
    output: {...outputFlag, description: 'Where to write the seal; STORE.seal without it. A seal there is renewed.'},
    force: forceFlag,
    'stores-from': storesFromFlag,
    'accept-damage': Flags.boolean({description: 'Seal a store with findings as it is.'}),
  };
  static override examples = [
    '<%= config.bin %> seal project.liel',
    '<%= config.bin %> verify project.liel',
    "<%= config.bin %> seal '*.liel'",
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Seal);
    const {output, force, 'accept-damage': acceptDamage, 'stores-from': list} = flags;
    const options = {output, force, acceptDamage, waitMs: this.waitMs(flags), now: new Date()};
    const stores = await namedStores({command: 'seal', words: args.store, list});
    if (typeof stores === 'string') return this.perform(seal({...options, store: stores}), sealRenderer);
    if (output !== undefined) throw this.usage('--output names the seal of one store, and several were named');
    const each = (store: string) => seal({...options, store});
    await this.perform(overStores(await storesOf(stores), {each, exitOf: (report) => report.exit}), sealStoresRenderer);
  }
}
