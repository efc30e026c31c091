import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import {importExport} from '../engine/operations/import/import-export.js';
import {importForeign} from '../engine/operations/import/import-foreign.js';
import {foreignImportRenderer} from '../ui/import-foreign-text.js';
import {importRenderer} from '../ui/import-text.js';
import {forceFlag} from './flags.js';
import {foreignFlags, foreignOptions, unfitWord} from './import-options.js';
import {OperatorCommand} from './operator-command.js';

export default class Import extends OperatorCommand {
  static trait = 'derives' as const;
  static override phases = ['read', 'import', 'read back', 'read back lists', 'check', 'digest'];
  static override names = {source: 'document', edges: 'document', output: 'new store'} as const;
  static override summary = 'Make a store from an export, or from documents of other programs, of any size.';
  static override args = {
    source: Args.string({required: true, description: 'JSON that export wrote; with --from nodes, or a whole graph.'}),
    edges: Args.string({description: 'With --from: the document of the edges.'}),
  };
  static override flags = {
    output: Flags.string({char: 'o', required: true, helpValue: 'STORE', description: 'The store to make.'}),
    force: forceFlag,
    ...foreignFlags,
  };
  static override examples = [
    '<%= config.bin %> import project.export.json -o restored.liel',
    '<%= config.bin %> import --from csv nodes.csv edges.csv -o new.liel --dry-run',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Import);
    const {output, force} = flags;
    const waitMs = this.waitMs(flags);
    const problem = unfitWord(flags, args.edges);
    if (problem !== undefined) throw this.usage(problem);
    const foreign = foreignOptions(flags);
    if (foreign !== undefined) {
      const documents = {nodes: args.source, edges: args.edges, output, force, waitMs};
      return this.perform(importForeign({...foreign, ...documents}), foreignImportRenderer);
    }
    await this.perform(importExport({source: args.source, output, force, waitMs}), importRenderer);
  }
}
