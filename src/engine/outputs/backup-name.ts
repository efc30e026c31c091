import path from 'node:path';
import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {stemOf, wholeSeconds} from '../format/backup-name.js';
import {canonicalPath, kindOf, kindOfEntry} from '../storage/files/file-system.js';
import {partsOf} from './sidecars.js';

/** What the names of backups end with: of plain copies, of compressed ones, and of differentials. */
export const storeEnding = '.liel';
export const packedEnding = '.liel.zst';
export const deltaEnding = '.liel.delta.tar';

/** What follows them where the copy is encrypted. */
export const encryptedEnding = '.age';

/** The ending of a name by which a kind of backup is told, `.liel` first; undefined for other names. */
function endingOf(name: string): string | undefined {
  return /\.liel(\.zst|\.delta\.tar)?(\.age)?$/.exec(name)?.[0];
}

/** The file in a directory of backups in which `history` keeps what it found out of them. */
export const historyIndexName = 'history-index.json';

/** The moment in the form of names: `YYYYMMDD-HHMMSS`, UTC. */
export function stampText(moment: Date): string {
  return wholeSeconds(moment).replace(/[-:Z]/g, '').replace('T', '-');
}

/** How much later than now a moment may be: clocks of two machines are never quite the same. */
const clockSlackMs = 60_000;

/** Whether a moment, in milliseconds since 1970, is still to come: what claims it is doubtful. */
export function isToCome(momentMs: number, now: Date): boolean {
  return momentMs > now.getTime() + clockSlackMs;
}

/** The names for what is kept at a moment, best first: with `-2`, `-3`, … for when the ones before are taken. */
function* numberedNames(base: string, ending: string): Generator<string, never, void> {
  yield `${base}${ending}`;
  for (let sequence = 2; ; sequence++) yield `${base}-${sequence}${ending}`;
}

/** Where a backup goes: a file that was named, or the first free name of a series. */
export interface BackupPlace {
  readonly first: string;
  /** What all names of the series begin with, `<directory>/<stem>-YYYYMMDD-HHMMSS`. */
  readonly series: string | undefined;
  /** The free names of the series behind the first; undefined for a file that was named. */
  readonly others: Generator<string, never, void> | undefined;
}

/** The store, and where its backup is to go. */
export interface BackupWish {
  readonly store: string;
  /** A file or a directory; undefined for `otherwise`, a directory. */
  readonly output?: string | undefined;
  readonly otherwise: string;
  readonly now: Date;
  /** What the names of the series end with; that of a plain copy without it. */
  readonly ending?: string | undefined;
}

/**
 * Names the backup of a store. `output` is a file, or a directory for a series: one that is there, a name with a slash at
 * its end, or one that nothing has and that does not end with `.liel`; it is made. Raises L5001 to L5004.
 */
export function nameBackup({store, output = '', otherwise, now, ending = storeEnding}: BackupWish): BackupPlace {
  const directory = output === '' ? otherwise : output;
  const isFile = !isDirectoryName(directory) && output !== '';
  if (isFile) requireEnding(output, ending);
  if (isFile) return {first: output, series: undefined, others: undefined};
  const series = path.join(directory, `${stemOf(path.basename(canonicalPath(store)))}-${stampText(now)}`);
  const names = freeNames(series, ending, isFreeForBackup);
  return {first: names.next().value, series, others: names};
}

/** Raises L0001 for a name that says another kind of copy than is made. */
function requireEnding(output: string, ending: string): void {
  const own = /(\.zst|\.delta\.tar)?(\.age)?$/.exec(output)?.[0];
  if (`${storeEnding}${own}` === ending && (own === '' || output.endsWith(ending))) return;
  const problem =
    `the name of this copy has to end with ${ending}, and ${output} does not: --compress zstd makes ${packedEnding}, ` +
    `--since BASE ${deltaEnding}, and --encrypt-to adds ${encryptedEnding}`;
  throw fault(conditions.usage, {problem, command: 'backup'});
}

/** Whether a name is that of a directory, or of one that is made for backups: it ends with a slash, or is not there and has the ending of no backup. */
export function isDirectoryName(name: string): boolean {
  if (/[\\/]$/.test(name)) return true;
  const kind = kindOf(name);
  if (kind !== undefined || kindOfEntry(name) !== undefined) return kind === 'directory';
  return endingOf(name) === undefined;
}

/** The names of a series that are free when they are asked for. */
export function* freeNames(
  base: string,
  ending: string,
  isFree: (name: string) => boolean,
): Generator<string, never, void> {
  for (const names = numberedNames(base, ending); ; ) {
    const name = names.next().value;
    if (isFree(name)) yield name;
  }
}

/** Whether neither a file nor one of the files that belong to it has this name, or that of another kind of backup of the same moment. */
export function isFreeForBackup(backup: string): boolean {
  const base = backup.slice(0, backup.length - (endingOf(backup) ?? '').length);
  const kinds = [storeEnding, packedEnding, deltaEnding].flatMap((ending) => [
    base + ending,
    base + ending + encryptedEnding,
  ]);
  return [...kinds, ...partsOf(backup)].every((name) => kindOfEntry(name) === undefined);
}
