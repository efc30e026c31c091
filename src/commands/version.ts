import {type VersionReport, versionRenderer} from '../ui/version-text.js';
import {OperatorCommand} from './operator-command.js';

export default class Version extends OperatorCommand {
  static trait = 'program' as const;
  static override summary = 'Print the version of this program, its Node and the store format it reads and writes.';
  static override examples = ['<%= config.bin %> version --format json'];

  async run(): Promise<void> {
    await this.parse(Version);
    await this.perform(report(this.config.version), versionRenderer);
  }
}

async function report(version: string): Promise<VersionReport> {
  return {version, node: process.versions.node, liel_format: '1.0', platform: `${process.platform}-${process.arch}`};
}
