import path from 'node:path';
import {readWholeFile} from '../engine/storage/files/file-system.js';

/** The sample graph, byte for byte: numbers of JSON that JavaScript would round stay as they are. The build puts it into the bundle. */
export function sampleText(): string {
  return readWholeFile(path.join(import.meta.dirname, '../../sample/project-memory.json')).toString();
}
