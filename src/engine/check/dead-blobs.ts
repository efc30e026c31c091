import {quote} from '../faults/condition.js';
import {counted} from '../faults/words.js';
import {extentSize, pageSize} from '../format/records/constants.js';
import {behind} from '../format/records/geometry.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';
import type {RecordCensus} from './record-check.js';

/**
 * Bytes that deleted and overwritten values have left in the property extents: those that no live record claims, zeros at
 * the end of a stretch apart, which nobody wrote.
 */
export function deadBlobBytes({bytes, chains}: StoreSnapshot, {blobs}: RecordCensus): number {
  let dead = 0;
  for (const start of chains.prop.extents) {
    const extent = new Uint8Array(extentSize);
    const end = Math.min(behind(start, extentSize), bytes.size);
    let isRead = false;
    for (const gap of blobs.gaps(start, end)) {
      if (!isRead) bytes.read(extent.subarray(0, end - start), start);
      isRead = true;
      const left = extent.subarray(gap.start - start, gap.end - start);
      dead += writtenBytes(left);
    }
  }
  return dead;
}

const zeros = Buffer.alloc(pageSize);

/** Bytes up to the last one that is not zero. Most of an extent is zeros, which are passed over a page at a time. */
function writtenBytes(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end >= pageSize && zeros.compare(bytes, end - pageSize, end) === 0) end -= pageSize;
  return bytes.subarray(0, end).findLastIndex((byte) => byte !== 0) + 1;
}

/** What to say of such bytes in a file that others will get; nothing where there are none. */
export function deadBlobNotes(file: string, dead: number): string[] {
  if (dead === 0) return [];
  const what = `${counted(dead, 'byte')} of deleted or overwritten values`;
  return [
    `${file} carries ${what}, which whoever has the file can read; without them: liel compact ${quote(file)} --in-place`,
  ];
}
