import {sign} from '../engine/operations/sign.js';
import {signRenderer} from '../ui/signature-text.js';
import {fileAt} from './file-words.js';
import {forceFlag, outputFlag, requiredKeyFileFlag, shadowedFlag, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Sign extends OperatorCommand {
  static trait = 'reads' as const;
  static override names = {output: 'printed'} as const;
  static override summary = 'Sign the manifest of a store with a shared key (HMAC-SHA-256).';
  static override args = {store: storeArgument};
  static override flags = {
    'key-file': requiredKeyFileFlag,
    output: outputFlag,
    force: forceFlag,
    shadowed: shadowedFlag,
  };
  static override examples = ['<%= config.bin %> sign project.liel --key-file release.key -o project.liel.sig'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Sign);
    const shadowed = flags.shadowed === 'peer' ? 'peer' : 'real';
    const output = fileAt(flags.output);
    const {force} = flags;
    const options = {
      store: args.store,
      keyFile: flags['key-file'],
      shadowed,
      output,
      force,
      waitMs: this.waitMs(flags),
    } as const;
    await this.perform(sign(options), signRenderer(output !== undefined));
  }
}
