import path from 'node:path';
import {listDirectory, readWholeFile} from '../engine/storage/files/file-system.js';

/** The JSON Schemas of all reports and documents by name, as text. The build puts what is read here into the bundle in place of this file. */
export function schemaFiles(): Readonly<Record<string, string>> {
  const entries = ['../ui/schemas', '../engine/evidence/schemas'].flatMap((place) => {
    const directory = path.join(import.meta.dirname, place);
    return listDirectory(directory).map((file): [string, string] => [
      file.replace('.schema.json', ''),
      JSON.stringify(JSON.parse(readWholeFile(path.join(directory, file)).toString()), null, 2),
    ]);
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
