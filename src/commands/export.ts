import {exportGraph} from '../engine/operations/export/export-graph.js';
import {writeDocument} from '../engine/operations/manifest.js';
import {exportRenderer} from '../ui/document-text.js';
import {exportGraphRenderer} from '../ui/export-text.js';
import {documentOptions} from './document-options.js';
import {documentPhases, elsewhereOptions, exportFlags, exportPhases, strangerFlag} from './export-options.js';
import {fileAt} from './file-words.js';
import {storesArgument} from './flags.js';
import {namedStores} from './fleet-words.js';
import {OperatorCommand} from './operator-command.js';

export default class Export extends OperatorCommand {
  static trait = 'reads' as const;
  static override phases = [...new Set([...documentPhases, 'print', ...exportPhases])];
  static override names = {output: 'printed', since: 'store'} as const;
  static override summary = 'Print the graph as JSON that import can read back, or write what other programs load.';
  static override args = {store: storesArgument};
  static override flags = exportFlags;
  static override examples = [
    '<%= config.bin %> export project.liel -o project.export.json',
    '<%= config.bin %> export project.liel --to jsonl -o project.jsonl',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Export);
    const stores = await namedStores({command: 'export', words: args.store});
    const waitMs = this.waitMs(flags);
    const output = fileAt(flags.output);
    if (flags.to !== 'json') {
      const options = elsewhereOptions(flags);
      if (typeof options === 'string') throw this.usage(options);
      if (output === undefined) throw this.usage(`--to ${flags.to} needs -o with a file or a directory`);
      const {force} = flags;
      this.expected = exportPhases;
      return this.perform(exportGraph({...options, stores, output, force, waitMs}), exportGraphRenderer);
    }
    const stranger = strangerFlag(flags);
    if (stranger !== undefined) throw this.usage(`--${stranger} needs --to with another format than json`);
    if (typeof stores !== 'string') throw this.usage('an export as JSON is of one store, and several were named');
    // Only what goes to standard output is made twice.
    this.expected = [...documentPhases, ...(output === undefined ? ['print'] : [])];
    const options = {...documentOptions('export', stores, flags, waitMs), allowNaN: flags['allow-nan']};
    await this.perform(writeDocument(options), exportRenderer);
  }
}
