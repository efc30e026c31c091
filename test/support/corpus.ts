import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {gunzipSync} from 'node:zlib';

/** The recorded corpus: stores and command lines with the truth about them. Where it is absent, its tests are skipped. */

const beside = fileURLToPath(new URL('../../../shared/interop', import.meta.url));
const corpusRoot = [process.env['LIEL_CORPUS'], beside].find(
  (candidate) => candidate !== undefined && existsSync(path.join(candidate, 'damaged')),
);

/** Options of a test that needs the corpus. */
export const needsCorpus = {skip: corpusRoot ? false : 'needs the recorded corpus (set LIEL_CORPUS to its directory)'};

/** What is known about a store of the corpus. */
export interface Truth {
  readonly name: string;
  /** The damage in one line, or `healthy`. */
  readonly what: string;
  readonly kind: string;
  readonly size: number;
  /** Pages that differ from the healthy file; of many the first, `…`, the last. */
  readonly page: readonly (number | '…')[];
  readonly records: {readonly nodes: readonly number[]; readonly edges: readonly number[]};
  /** Healthy live records that still decode to the same content at their proper place in the file. */
  readonly readable: {readonly nodes: number; readonly edges: number};
  readonly healthyCounts: {readonly nodes: number; readonly edges: number};
  /** Whether a look at the file alone can notice the damage. */
  readonly detectableWithoutSeal: boolean;
  readonly oracle: {readonly wrongData: boolean};
}

/** The damaged and healthy stores, in the order of their names; none without the corpus. */
export function damagedStores(): Truth[] {
  if (corpusRoot === undefined) return [];
  const directory = path.join(corpusRoot, 'damaged');
  return readdirSync(directory)
    .sort()
    .map((name) => JSON.parse(readFileSync(path.join(directory, name, 'truth.json'), 'utf8')));
}

/** The bytes of such a store: as they are, or before the damage. */
export function damagedBytes(name: string, which: 'file' | 'healthy' = 'file'): Uint8Array {
  return gunzipSync(readFileSync(path.join(corpusRoot ?? '', 'damaged', name, `${which}.liel.gz`)));
}

/** Whether the state before the damage is there as well. */
export function hasHealthyTwin(name: string): boolean {
  return existsSync(path.join(corpusRoot ?? '', 'damaged', name, 'healthy.liel.gz'));
}

/** A file of a recorded command line, unpacked. */
export function caseFile(name: string, file: string): Uint8Array {
  const bytes = readFileSync(path.join(corpusRoot ?? '', 'cases', name, file));
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}
