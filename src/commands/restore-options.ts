import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import {momentMs} from '../engine/format/duration.js';
import {kindOf} from '../engine/storage/files/file-system.js';
import {backupDirectories, backupsFlag, recoveryFlag} from './flags.js';
import {backupTrustFlags, identityFiles} from './key-words.js';

export const restorePhases = [
  'page digests',
  'check',
  'check lists',
  'copy',
  'read back',
  'digest',
  'comparing',
  'checking left',
  'checking right',
  'unpack',
  'decrypt',
  'fetch',
];

export const backupArgument = Args.string({
  description:
    'A backup, or any store, in a bucket too (s3://bucket/prefix/name); @ is the newest backup of the store, @2d that of two days ago, @2026-11-28 that of a day.',
});

/** Flags for what a copy needs beside itself. */
const openingFlags = {
  base: Flags.string({
    helpValue: 'FILE or DIR',
    description: 'The full copy that a differential was made against, where it is not beside it.',
  }),
};

export const drilledArgument = Args.string({
  required: true,
  description: 'A backup, or any store; or s3://bucket/prefix/name.',
});

export const drillFlags = {...openingFlags, ...backupTrustFlags};

export const restoreFlags = {
  output: Flags.string({char: 'o', helpValue: 'STORE', description: 'Where the store will be.'}),
  undo: Flags.string({helpValue: 'STORE', description: 'Put the store back that the last restore kept.'}),
  at: Flags.string({
    helpValue: 'MOMENT',
    exclusive: ['undo'],
    description: 'Take the newest backup that there was at a moment, like 2026-11-28T09:00Z.',
  }),
  'dry-run': Flags.boolean({
    exclusive: ['undo', 'verify-only'],
    description: 'Prove the backup, and only say what a restore would change.',
  }),
  'verify-only': Flags.boolean({
    exclusive: ['undo'],
    description: 'Prove the backup as a restore would, and write nothing.',
  }),
  recovery: recoveryFlag(),
  ...openingFlags,
  backups: backupsFlag,
  ...backupTrustFlags,
  force: Flags.boolean({description: 'Put the backup of another store in the place of this one.'}),
  'accept-damage': Flags.boolean({description: 'Restore what is left of a changed backup; exits with 6.'}),
};

/** The moment that a word says, in milliseconds since 1970; undefined without one. Raises L0001 for what is none. */
function momentOf(text: string | undefined, command: string): number | undefined {
  const ms = text === undefined ? undefined : momentMs(text);
  if (text === undefined || ms !== undefined) return ms;
  const problem = `--at expects a day, or a time with its zone, like 2026-11-28T09:00Z, not ${text || "''"}`;
  throw fault(conditions.usage, {problem, command});
}

/** Where the backup of a restore may be, of which moment it is, and what it is opened with. Raises L0001 and L0002. */
export function placesOf(
  flags: Parameters<typeof openedWith>[0] & {
    readonly backups?: readonly string[] | undefined;
    readonly at?: string | undefined;
  },
) {
  const atMs = momentOf(flags.at, 'restore');
  return {backupDirectories: backupDirectories(flags.backups), atMs, ...openedWith(flags)};
}

/** What a copy is opened with besides itself: where its base may be, and what decrypts it. Raises L0002 for a base that is not there. */
export function openedWith(flags: Parameters<typeof identityFiles>[0] & {readonly base?: string | undefined}): {
  readonly bases: readonly string[];
  readonly identities: readonly string[];
} {
  const {base} = flags;
  if (base !== undefined && kindOf(base) === undefined) throw fault(conditions.inputMissing, {path: base});
  return {bases: base === undefined ? [] : [base], identities: identityFiles(flags)};
}
