import * as Flags from '@oclif/core/flags';
import {verify} from '../engine/operations/verify/verify.js';
import {areSeveral, verifyStores} from '../engine/operations/verify/verify-stores.js';
import {verifyRenderer, verifyStoresRenderer} from '../ui/verify-text.js';
import {keyFileFlag, requiredLayersFlag, shadowedFlag, storesArgument} from './flags.js';
import {sharedKeySignature, signatureFlag, trustFlags, trustOf} from './key-words.js';
import {OperatorCommand} from './operator-command.js';

export default class Verify extends OperatorCommand {
  static trait = 'reads' as const;
  static override summary = 'Prove what holds in stores, layer by layer, and the signature of one if it is given.';
  static override aliases = ['check'];
  static override args = {store: storesArgument};
  static override flags = {
    signature: signatureFlag,
    'key-file': keyFileFlag,
    ...trustFlags,
    shadowed: shadowedFlag,
    seal: Flags.string({helpValue: 'FILE', description: 'The seal to compare with; STORE.seal without it.'}),
    require: requiredLayersFlag,
    budget: Flags.string({helpValue: '30s', description: 'Compare pages with the seal for so long, and nothing else.'}),
    resume: Flags.boolean({description: 'Go on where the last --budget ended.', dependsOn: ['budget']}),
  };
  static override examples = [
    '<%= config.bin %> verify project.liel',
    '<%= config.bin %> verify project.liel --signature project.liel.sig --key-file release.key --format json',
    '<%= config.bin %> verify project.liel --public-key release.pub',
    "<%= config.bin %> verify 'backups/*.liel'",
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Verify);
    const {signature: files, 'key-file': keyFile, seal, budget, resume} = flags;
    const required = flags.require?.flat();
    const words = args.store as unknown as string[];
    const trust = trustOf(flags, files);
    const signature = trust ? undefined : sharedKeySignature(files, keyFile);
    const shadowed = flags.shadowed === 'peer' ? ('peer' as const) : ('real' as const);
    const slice = budget === undefined ? undefined : {budgetMs: this.milliseconds('budget', budget), resume};
    const options = {shadowed, slice, required, signature, trust, seal, waitMs: this.waitMs(flags)};
    if (areSeveral(words)) await this.perform(verifyStores(words, options), verifyStoresRenderer);
    else await this.perform(verify({...options, store: words[0]}), verifyRenderer);
  }
}
