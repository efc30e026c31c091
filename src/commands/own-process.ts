import path from 'node:path';
import packageJson from '../../package.json' with {type: 'json'};
import type {DoctorOptions} from '../engine/operations/doctor/doctor.js';

const bundled = ['@oclif/core', 'chalk', 'cli-table3', 'hash-wasm', 'ink', 'proper-lockfile', 'react'] as const;

/** What this process is: doctor tells of it, and looks for others of its name. */
export function ownProcess(version: string): DoctorOptions['own'] {
  return {
    searchPath: (process.env['PATH'] ?? '').split(path.delimiter),
    // In the executable both words are the executable itself.
    program: process.argv[1] ?? process.execPath,
    version,
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    packages: Object.fromEntries(bundled.map((name) => [name, packageJson.devDependencies[name]])),
  };
}
