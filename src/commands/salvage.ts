import * as Flags from '@oclif/core/flags';
import {salvage} from '../engine/operations/salvage/salvage.js';
import {salvageRenderer} from '../ui/salvage-text.js';
import {forceFlag, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Salvage extends OperatorCommand {
  static trait = 'derives' as const;
  static override phases = ['find pages', 'judge records', 'read lists', 'write', 'read back', 'read back lists'];
  static override names = {output: 'new store'} as const;
  static override summary = 'Recover the records of a store that nothing else opens, into a new one.';
  static override description =
    'Slots are found by the ids they store and blobs by decoding them, without trusting header, index pages or counters; page images in the WAL region are second copies. Records keep their ids. The ledger has a line of JSON for every record: recovered, partial or lost, and why. Exits with 6 when something is lost.';
  static override args = {store: storeArgument};
  static override flags = {
    output: Flags.string({char: 'o', helpValue: 'NEW', description: 'The new store.'}),
    ledger: Flags.string({helpValue: 'FILE', description: 'The ledger; NEW.ledger.jsonl without it.'}),
    jsonl: Flags.string({helpValue: 'FILE', description: 'The records alone, a line of JSON each; - for stdout.'}),
    'dry-run': Flags.boolean({default: false, description: 'Only say what would be recovered.'}),
    'whole-only': Flags.boolean({default: false, description: 'Leave records out that are not whole.'}),
    force: forceFlag,
  };
  static override examples = [
    '<%= config.bin %> salvage project.liel --dry-run',
    '<%= config.bin %> salvage project.liel -o salvaged.liel',
    '<%= config.bin %> salvage project.liel --jsonl -',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Salvage);
    const {output, ledger, jsonl, force, 'dry-run': dryRun, 'whole-only': wholeOnly} = flags;
    const waitMs = this.waitMs(flags);
    const options = {store: args.store, output, ledger, jsonl, dryRun, wholeOnly, force, waitMs, stream: this.stream};
    await this.perform(salvage(options), salvageRenderer);
  }
}
