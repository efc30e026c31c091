import {pageSize} from './records/constants.js';
import {type PageNumber, toPageNumber} from './records/integers.js';
import {startsLikeTar} from './tar.js';

/**
 * A differential: the pages of a store that are not those of a base, in an archive that stock tools open. Its members, in order;
 * SHA256SUMS names all before it.
 */
export const differentialMembers = {
  about: 'liel-differential.json',
  readme: 'README.txt',
  numbers: 'numbers',
  pages: 'pages.zst',
  sums: 'SHA256SUMS',
} as const;

/** Whether bytes begin as a differential does: as an archive whose first member tells so. */
export function startsLikeDifferential(start: Uint8Array): boolean {
  const {about} = differentialMembers;
  return startsLikeTar(start) && Buffer.from(start.subarray(0, about.length + 1)).toString('latin1') === `${about}\0`;
}

const numberSize = 8;

/** The numbers of pages, each in eight bytes, the lowest first. */
export function encodeNumbers(pages: readonly PageNumber[]): Uint8Array {
  const bytes = Buffer.alloc(pages.length * numberSize);
  for (const [i, page] of pages.entries()) bytes.writeBigUInt64LE(BigInt(page), i * numberSize);
  return bytes;
}

/** The numbers in bytes, ascending and of pages of a store of so many bytes; undefined where they are none. */
export function decodeNumbers(bytes: Uint8Array, storeSize: number): PageNumber[] | undefined {
  if (bytes.length % numberSize !== 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pages: PageNumber[] = [];
  let last = -1;
  for (let at = 0; at < bytes.length; at += numberSize) {
    const page = Number(view.getBigUint64(at, true));
    if (page <= last || page * pageSize >= storeSize) return undefined;
    pages.push(toPageNumber(page));
    last = page;
  }
  return pages;
}
