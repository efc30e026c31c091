import * as Flags from '@oclif/core/flags';
import {type VersionReport, versionRenderer} from '../ui/version-text.js';
import {flagsWithoutWait} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Version extends OperatorCommand {
  static trait = 'program' as const;
  static override baseFlags = flagsWithoutWait;
  static override summary = 'Print the version of this program, its Node and the store format it reads and writes.';
  static override flags = {
    licenses: Flags.boolean({description: 'Also what of others is in it, and under which licences.'}),
  };
  static override examples = ['<%= config.bin %> version --format json'];

  async run(): Promise<void> {
    const {flags} = await this.parse(Version);
    await this.perform(report(this.config.version, flags.licenses), versionRenderer);
  }
}

async function report(version: string, withLicenses: boolean): Promise<VersionReport> {
  const {platform, arch, versions} = process;
  const own = {
    version,
    node: versions.node,
    liel_format: '1.0',
    platform: `${platform}-${arch}`,
    compatible_with: {package: 'liel', version: '0.8.0'},
  };
  if (!withLicenses) return own;
  const {components} = await import('./components.js');
  return {...own, components: components()};
}
