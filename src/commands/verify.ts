import * as Flags from '@oclif/core/flags';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import {verify} from '../engine/operations/verify/verify.js';
import {verifyRenderer} from '../ui/verify-text.js';
import {keyFileFlag, shadowedFlag, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Verify extends OperatorCommand {
  static override summary = 'Prove what holds in a store, layer by layer, and its signature if one is given.';
  static override aliases = ['check'];
  static override args = {store: storeArgument};
  static override flags = {
    signature: Flags.string({helpValue: 'FILE', description: 'The signature that sign made.'}),
    'key-file': keyFileFlag,
    shadowed: shadowedFlag,
  };
  static override examples = [
    '<%= config.bin %> verify project.liel',
    '<%= config.bin %> verify project.liel --signature project.liel.sig --key-file release.key --format json',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Verify);
    const {signature: file, 'key-file': keyFile} = flags;
    if ((file === undefined) !== (keyFile === undefined)) {
      const problem = '--signature and --key-file belong together';
      throw fault(conditions.usage, {problem, command: 'verify'});
    }
    const shadowed = flags.shadowed === 'peer' ? 'peer' : 'real';
    const signature = file !== undefined && keyFile !== undefined ? {file, keyFile} : undefined;
    await this.perform(verify({store: args.store, shadowed, signature, waitMs: this.waitMs(flags)}), verifyRenderer);
  }
}
