import path from 'node:path';
import packageJson from '../../package.json' with {type: 'json'};
import {doctor} from '../engine/operations/doctor.js';
import {doctorRenderer} from '../ui/doctor-text.js';
import {OperatorCommand} from './operator-command.js';

export default class Doctor extends OperatorCommand {
  static override summary = 'Say which liel a shell starts, and what this program is made of.';
  static override examples = ['<%= config.bin %> doctor'];

  async run(): Promise<void> {
    await this.parse(Doctor);
    // In the executable both words are the executable itself.
    const script = process.argv[1] ?? process.execPath;
    const around = {
      searchPath: (process.env['PATH'] ?? '').split(path.delimiter),
      program: script,
      version: this.config.version,
      node: process.versions.node,
      platform: `${process.platform}-${process.arch}`,
      packages: packageJson.dependencies,
    };
    await this.perform(doctor(around), doctorRenderer);
  }
}
