import {writeDocument} from '../engine/operations/manifest.js';
import {manifestRenderer} from '../ui/document-text.js';
import {documentFlags, documentOptions} from './document-options.js';
import {storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Manifest extends OperatorCommand {
  static trait = 'reads' as const;
  static override phases = ['check', 'check lists', 'manifest', 'print'];
  static override names = {output: 'printed'} as const;
  static override summary = 'Print the canonical JSON of the graph: equal graphs give equal bytes.';
  static override args = {store: storeArgument};
  static override flags = documentFlags;
  static override examples = ['<%= config.bin %> manifest project.liel -o project.manifest.json'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Manifest);
    // Only what goes to standard output is made twice.
    if (flags.output !== undefined && flags.output !== '-') this.expected = Manifest.phases.slice(0, -1);
    const options = documentOptions('manifest', args.store, flags, this.waitMs(flags));
    await this.perform(writeDocument(options), manifestRenderer);
  }
}
