import {writeDocument} from '../engine/operations/manifest.js';
import {manifestRenderer} from '../ui/document-text.js';
import {forceFlag, outputFlag, shadowedFlag, storeArgument} from './flags.js';
import {OperatorCommand, writeStdout} from './operator-command.js';

export default class Manifest extends OperatorCommand {
  static override summary = 'Print the canonical JSON of the graph: equal graphs give equal bytes.';
  static override args = {store: storeArgument};
  static override flags = {output: outputFlag, force: forceFlag, shadowed: shadowedFlag};
  static override examples = ['<%= config.bin %> manifest project.liel -o project.manifest.json'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Manifest);
    const {output, force} = flags;
    const shadowed = flags.shadowed === 'peer' ? 'peer' : 'real';
    const options = {
      store: args.store,
      kind: 'manifest' as const,
      shadowed,
      output,
      force,
      stream: writeStdout,
      waitMs: this.waitMs(flags),
    } as const;
    await this.perform(writeDocument(options), manifestRenderer);
  }
}
