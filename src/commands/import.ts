import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import {importExport} from '../engine/operations/import/import-export.js';
import {importRenderer} from '../ui/import-text.js';
import {forceFlag} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Import extends OperatorCommand {
  static trait = 'derives' as const;
  static override phases = ['import', 'read back', 'read back lists'];
  static override names = {source: 'document', output: 'new store'} as const;
  static override summary = 'Make a store from an export, of any size.';
  static override args = {source: Args.string({required: true, description: 'JSON that export wrote.'})};
  static override flags = {
    output: Flags.string({char: 'o', required: true, helpValue: 'STORE', description: 'The store to make.'}),
    force: forceFlag,
  };
  static override examples = ['<%= config.bin %> import project.export.json -o restored.liel'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Import);
    const waitMs = this.waitMs(flags);
    await this.perform(
      importExport({source: args.source, output: flags.output, force: flags.force, waitMs}),
      importRenderer,
    );
  }
}
