import {verify} from '../engine/operations/verify/verify.js';
import {verifyStores} from '../engine/operations/verify/verify-stores.js';
import {verdictLine} from '../ui/reports/jsonl-report.js';
import {verdictOfStore} from '../ui/reports/verdicts-of.js';
import {verdictLinesRenderer} from '../ui/verdict-lines.js';
import {verifyRenderer, verifyStoresRenderer} from '../ui/verify-text.js';
import {optionalStoresArgument} from './flags.js';
import {namedStores} from './fleet-words.js';
import {onFile} from './given-places.js';
import {OperatorCommand} from './operator-command.js';
import {writeText} from './streams.js';
import {proofOptions, verifyFlags} from './verify-options.js';

export default class Verify extends OperatorCommand {
  static trait = 'reads' as const;
  static override inBuckets = ['store'];
  static override phases = ['page digests', 'records', 'lists', 'check', 'check lists', 'manifest', 'unpack', 'fetch'];
  static override summary = 'Prove what holds in stores, layer by layer, and the signature of one if it is given.';
  static override aliases = ['check'];
  static override args = {store: optionalStoresArgument};
  static override flags = verifyFlags;
  static override examples = [
    '<%= config.bin %> verify project.liel',
    '<%= config.bin %> verify project.liel --signature project.liel.sig --key-file release.key --format json',
    '<%= config.bin %> verify project.liel --public-key release.pub',
    "<%= config.bin %> verify 'backups/*.liel'",
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Verify);
    const {'stores-from': list, shard, budget, resume} = flags;
    const stores = await namedStores({command: 'verify', words: args.store, list, shard});
    const slice = budget === undefined ? undefined : {budgetMs: this.milliseconds('budget', budget), resume};
    const options = {...proofOptions(flags), slice, waitMs: this.waitMs(flags)};
    if (flags.signature === undefined) this.expected = ['page digests', 'records', 'lists'];
    const isLines = flags.format === 'jsonl';
    const one = (store: string) => verify({...options, store});
    if (typeof stores === 'string' && !isLines) return this.perform(onFile('verify', stores, one), verifyRenderer);
    const {words, ...fleet} = typeof stores === 'string' ? {words: [stores]} : stores;
    const tell = (row: Parameters<typeof verdictOfStore>[0]) => writeText(verdictLine('verify', verdictOfStore(row)));
    const renderer = isLines ? verdictLinesRenderer(this.config.version, shard) : verifyStoresRenderer;
    await this.perform(verifyStores(words, {...options, ...fleet, onStore: isLines ? tell : undefined}), renderer);
  }
}
