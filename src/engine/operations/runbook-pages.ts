import path from 'node:path';
import {listDirectory, readWholeFile} from '../storage/files/file-system.js';

/** The pages of runbooks/ in Markdown, by name. The build puts what is read here into the bundle in place of this file. */
export function runbookPages(): Readonly<Record<string, string>> {
  const directory = path.join(import.meta.dirname, '../../../runbooks');
  const files = listDirectory(directory).filter((name) => name.endsWith('.md'));
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -3), readWholeFile(path.join(directory, name)).toString()]),
  );
}
