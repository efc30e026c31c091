import {writeDocument} from '../engine/operations/manifest.js';
import {exportRenderer} from '../ui/document-text.js';
import {forceFlag, outputFlag, shadowedFlag, storeArgument} from './flags.js';
import {OperatorCommand, writeStdout} from './operator-command.js';

export default class Export extends OperatorCommand {
  static override summary = 'Print the graph as JSON that import can read back.';
  static override args = {store: storeArgument};
  static override flags = {output: outputFlag, force: forceFlag, shadowed: shadowedFlag};
  static override examples = ['<%= config.bin %> export project.liel -o project.export.json'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Export);
    const {output, force} = flags;
    const shadowed = flags.shadowed === 'peer' ? 'peer' : 'real';
    const options = {
      store: args.store,
      kind: 'export' as const,
      shadowed,
      output,
      force,
      stream: writeStdout,
      waitMs: this.waitMs(flags),
    } as const;
    await this.perform(writeDocument(options), exportRenderer);
  }
}
