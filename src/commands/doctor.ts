import path from 'node:path';
import * as Args from '@oclif/core/args';
import packageJson from '../../package.json' with {type: 'json'};
import {doctor} from '../engine/operations/doctor/doctor.js';
import {doctorRenderer} from '../ui/doctor-text.js';
import {backupDirectories, backupsFlag, maxAgeFlag, nagiosFlag, reportFlag} from './flags.js';
import {OperatorCommand} from './operator-command.js';

const bundled = ['@oclif/core', 'chalk', 'cli-table3', 'hash-wasm', 'ink', 'proper-lockfile', 'react'] as const;

export default class Doctor extends OperatorCommand {
  static trait = 'reads' as const;
  static override summary =
    'Look at what surrounds a store (lock, leftovers, disk, clock, permissions, backups), and at the program itself.';
  static override args = {store: Args.string({description: 'A .liel store; without it, the program alone.'})};
  static override flags = {report: reportFlag, exit: nagiosFlag, backups: backupsFlag, 'max-age': maxAgeFlag};
  static override examples = ['<%= config.bin %> doctor', '<%= config.bin %> doctor project.liel'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Doctor);
    const maxAge = flags['max-age'];
    const maxAgeMs = maxAge === undefined ? undefined : this.milliseconds('max-age', maxAge);
    // In the executable both words are the executable itself.
    const script = process.argv[1] ?? process.execPath;
    const own = {
      searchPath: (process.env['PATH'] ?? '').split(path.delimiter),
      program: script,
      version: this.config.version,
      node: process.versions.node,
      platform: `${process.platform}-${process.arch}`,
      packages: Object.fromEntries(bundled.map((name) => [name, packageJson.devDependencies[name]])),
    };
    await this.perform(
      doctor({
        own,
        store: args.store,
        backupDirectories: backupDirectories(flags.backups),
        maxAgeMs,
        waitMs: this.waitMs(flags),
      }),
      doctorRenderer,
    );
  }
}
