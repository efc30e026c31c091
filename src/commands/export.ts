import * as Flags from '@oclif/core/flags';
import {writeDocument} from '../engine/operations/manifest.js';
import {exportRenderer} from '../ui/document-text.js';
import {documentFlags, documentOptions} from './document-options.js';
import {storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Export extends OperatorCommand {
  static trait = 'reads' as const;
  static override phases = ['check', 'check lists', 'export', 'print'];
  static override names = {output: 'printed'} as const;
  static override summary = 'Print the graph as JSON that import can read back.';
  static override args = {store: storeArgument};
  static override flags = {
    ...documentFlags,
    'allow-nan': Flags.boolean({
      default: false,
      description: 'Write NaN, Infinity and -Infinity as such, which import and Python read and JSON does not have.',
    }),
  };
  static override examples = ['<%= config.bin %> export project.liel -o project.export.json'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Export);
    // Only what goes to standard output is made twice.
    if (flags.output !== undefined && flags.output !== '-') this.expected = Export.phases.slice(0, -1);
    const options = documentOptions('export', args.store, flags, this.waitMs(flags));
    const allowNaN = flags['allow-nan'];
    await this.perform(writeDocument({...options, allowNaN}), exportRenderer);
  }
}
