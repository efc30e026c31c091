import {catalog} from '../engine/operations/catalog/catalog.js';
import {catalogDrift} from '../engine/operations/catalog/drift.js';
import {catalogDriftRenderer} from '../ui/catalog-drift-text.js';
import {catalogRenderer, fingerprintRenderer, mermaidRenderer} from '../ui/catalog-text.js';
import {catalogFlags} from './catalog-options.js';
import {backupDirectories, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Catalog extends OperatorCommand {
  static trait = 'reads' as const;
  static override summary = 'List labels, property keys and types of a store, and no values: safe to show to others.';
  static override aliases = ['dump-catalog'];
  static override phases = ['records', 'copies'];
  static override args = {store: storeArgument};
  static override flags = catalogFlags;
  static override examples = [
    '<%= config.bin %> catalog project.liel --json',
    '<%= config.bin %> catalog project.liel --expect project.catalog.json',
    '<%= config.bin %> catalog project.liel --drift',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Catalog);
    if (flags.drift) {
      const question = {target: args.store, directories: backupDirectories(flags.backups)};
      return this.perform(catalogDrift(question), catalogDriftRenderer);
    }
    const operation = catalog({store: args.store, expect: flags.expect, waitMs: this.waitMs(flags)});
    const whole = flags.mermaid ? mermaidRenderer : catalogRenderer;
    await this.perform(operation, flags.fingerprint ? fingerprintRenderer : whole);
  }
}
