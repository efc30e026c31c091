import * as Flags from '@oclif/core/flags';
import {catalog} from '../engine/operations/catalog/catalog.js';
import {catalogRenderer, fingerprintRenderer, mermaidRenderer} from '../ui/catalog-text.js';
import {storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Catalog extends OperatorCommand {
  static trait = 'reads' as const;
  static override summary = 'List labels, property keys and types of a store, and no values: safe to show to others.';
  static override aliases = ['dump-catalog'];
  static override args = {store: storeArgument};
  static override flags = {
    fingerprint: Flags.boolean({description: 'Print only the SHA-256 of the schema: names and types, no counts.'}),
    mermaid: Flags.boolean({
      exclusive: ['fingerprint'],
      description: 'Print the schema as a flowchart for Mermaid, which GitHub draws in Markdown.',
    }),
    expect: Flags.string({
      helpValue: 'FILE',
      description: 'Compare with a saved catalog (JSON) or fingerprint; exits with 1 when the schema drifted.',
    }),
  };
  static override examples = [
    '<%= config.bin %> catalog project.liel --json',
    '<%= config.bin %> catalog project.liel --expect project.catalog.json',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Catalog);
    const operation = catalog({store: args.store, expect: flags.expect, waitMs: this.waitMs(flags)});
    const whole = flags.mermaid ? mermaidRenderer : catalogRenderer;
    await this.perform(operation, flags.fingerprint ? fingerprintRenderer : whole);
  }
}
