import path from 'node:path';
import type {Tell} from '../passes/operation.js';
import {breathe} from '../passes/pace.js';
import {StagedDirectory} from '../storage/files/staged-directory.js';
import {checkDirectory, listName} from './derived-directory.js';
import {mostPrivate, StagedDocument} from './output.js';
import {type ExportedFile, type NewFile, WrittenFile} from './written-file.js';

/** Where an export goes. */
export interface ExportPlace {
  readonly output: string;
  readonly isDirectory: boolean;
  readonly force: boolean;
  /** Whose owner and mode the files get: that of which fewest may read. */
  readonly stores: readonly string[];
}

/** What is said of an export in its list of files. */
interface Listed {
  readonly files: readonly ExportedFile[];
}

/**
 * Lets `write` write the files of an export, and puts them in their place: all, or none. A directory gets a list of them, which is what
 * `describe` makes of them. Raises L5001 to L5004, L5011, L5040, L5041.
 */
export async function placeExport<Report extends Listed>(
  place: ExportPlace,
  write: (newFile: NewFile) => Promise<readonly ExportedFile[]>,
  describe: (files: readonly ExportedFile[]) => Report,
  tell: Tell,
): Promise<Report> {
  const like = mostPrivate(place.stores as [string, ...string[]]);
  return place.isDirectory ? inDirectory(place, like, write, describe, tell) : inFile(place, like, write, describe);
}

async function inDirectory<Report extends Listed>(
  {output, force}: ExportPlace,
  like: string,
  write: (newFile: NewFile) => Promise<readonly ExportedFile[]>,
  describe: (files: readonly ExportedFile[]) => Report,
  tell: Tell,
): Promise<Report> {
  const directory = StagedDirectory.create(output, like);
  try {
    const newFile: NewFile = (name) => new WrittenFile(name, directory.file(name));
    const report = describe(await write(newFile));
    const list = newFile(listName);
    list.take(Buffer.from(`${JSON.stringify(report, undefined, 2)}\n`));
    await list.readBack(() => {}, tell);
    // Who said stop before anything is in its place is heard.
    await breathe();
    directory.commit(checkDirectory(output, force));
    return report;
  } finally {
    directory.discard();
  }
}

async function inFile<Report extends Listed>(
  {output}: ExportPlace,
  like: string,
  write: (newFile: NewFile) => Promise<readonly ExportedFile[]>,
  describe: (files: readonly ExportedFile[]) => Report,
): Promise<Report> {
  const document = await StagedDocument.begin(output, like);
  try {
    const report = describe(await write(() => new WrittenFile(path.basename(output), document.file.device)));
    await breathe();
    document.file.commit();
    return report;
  } finally {
    await document.discard();
  }
}
