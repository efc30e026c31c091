import path from 'node:path';

/** What the name of a backup says: `<stem>-YYYYMMDD-HHMMSS.liel` in UTC, with `.zst` where it is compressed and `.delta.tar` where it is a differential, with `.age` where it is encrypted; of several in one second the later have `-2`, `-3`, … */
export interface BackupName {
  /** The name of the store, without `.liel`. */
  readonly stem: string;
  /** ISO 8601, UTC, whole seconds. */
  readonly takenAt: string;
  /** 1 for the first of its second. */
  readonly sequence: number;
}

/** The part of a store's name that its backups begin with. */
export function stemOf(store: string): string {
  const {name, ext} = path.parse(store);
  return ext === '.liel' ? name : name + ext;
}

/** What a file name says when it is that of a backup; undefined otherwise. */
export function parseBackupName(name: string): BackupName | undefined {
  const parts =
    /^(.+)-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)(?:-([1-9]\d{0,5}))?\.liel(?:\.zst|\.delta\.tar)?(?:\.age)?$/s.exec(
      name,
    );
  if (!parts) return undefined;
  const [, stem, year, month, day, hour, minute, second, sequence = '1'] = parts;
  const takenAt = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  // 31 April is no day, though a date of it can be parsed.
  const parsed = new Date(takenAt);
  if (Number.isNaN(parsed.getTime()) || wholeSeconds(parsed) !== takenAt) return undefined;
  return {stem: stem as string, takenAt, sequence: Number(sequence)};
}

/** A moment as ISO 8601 in whole seconds. */
export function wholeSeconds(moment: Date): string {
  return moment.toISOString().replace(/\.\d+Z$/, 'Z');
}
