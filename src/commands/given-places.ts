import {onImages, type PlacedJob} from '../engine/outputs/off-site/on-images.js';

/** Lets a job of a command work on the file that a word names, here or in a bucket, which is opened with the environment of this process. */
export function onFile<Report>(
  command: string,
  word: string,
  work: (file: string) => PlacedJob<Report>,
): PlacedJob<Report> {
  const places = {words: [word], areDirectories: 'none', command, environment: process.env} as const;
  return onImages(places, ([file]) => work(file as string));
}

/** The same of a directory of backups. */
export function onShelf<Report>(
  command: string,
  word: string,
  work: (directory: string) => PlacedJob<Report>,
): PlacedJob<Report> {
  const places = {words: [word], areDirectories: 'all', command, environment: process.env} as const;
  return onImages(places, ([directory]) => work(directory as string));
}

/** A backup, and where others of its store, and its base, may be. */
interface BackupPlaces {
  readonly backup: string;
  readonly backupDirectories: readonly string[];
  readonly bases: readonly string[];
}

/** The same of a backup and of directories of backups. */
export function onBackup<Places extends BackupPlaces, Report>(
  given: Places,
  work: (places: Places) => PlacedJob<Report>,
): PlacedJob<Report> {
  const {backup, backupDirectories, bases} = given;
  const words = [backup, ...backupDirectories];
  const places = {words, areDirectories: 'all but the first', command: 'restore', environment: process.env} as const;
  return onImages(places, ([file, ...directories]) =>
    work({...given, backup: file as string, backupDirectories: directories, bases: [...bases, ...directories]}),
  );
}
