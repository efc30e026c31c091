import {type Note, type Operation, type Progress, progress} from '../../passes/operation.js';
import {normalisedPath} from '../../peer/path-text.js';
import {type OtherFile, readShelf, type ShelvedBackup, withDigest} from './shelf.js';

export interface BackupsOptions {
  readonly directory: string;
  /** Whether to hash every backup that has a receipt. */
  readonly verify: boolean;
  readonly now?: Date | undefined;
}

export interface ListedBackup extends ShelvedBackup {
  readonly age_seconds: number;
}

/** The backups of a directory, by store and newest first, and what else is there. */
export interface BackupsReport {
  readonly directory: string;
  readonly backups: readonly ListedBackup[];
  readonly others: readonly OtherFile[];
}

/** Lists the backups of a directory; nothing is written. Raises L0035 when there is no such directory, L5001 and L5002. */
export async function* listBackups(options: BackupsOptions): Operation<Note | Progress, BackupsReport> {
  const {directory, verify, now = new Date()} = options;
  const {backups, others} = await readShelf(directory);
  const listed: ListedBackup[] = [];
  for (const [i, found] of backups.entries()) {
    if (verify) yield progress('hash', i, backups.length, 'records');
    const age = Math.floor((now.getTime() - Date.parse(found.taken_at)) / 1000);
    listed.push({...(verify ? await withDigest(found) : found), age_seconds: Math.max(0, age)});
  }
  return {directory: normalisedPath(directory), backups: listed, others};
}
