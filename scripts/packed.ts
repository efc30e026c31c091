import {readFileSync, writeFileSync} from 'node:fs';
import {constants, gzipSync, zstdCompressSync} from 'node:zlib';

/**
 * Writes each file packed beside itself, for those who download it: with zstd, and with gzip, which every system reads. One Node on
 * one kind of processor makes the same bytes of the same file. Higher levels gain little: docs/install.md.
 * @returns the names of the packed files
 */
export function writePacked(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const content = readFileSync(file);
    const params = {[constants.ZSTD_c_compressionLevel]: 9, [constants.ZSTD_c_checksumFlag]: 1};
    writeFileSync(`${file}.gz`, gzipSync(content));
    writeFileSync(`${file}.zst`, zstdCompressSync(content, {params, pledgedSrcSize: content.length}));
    return [`${file}.gz`, `${file}.zst`];
  });
}
