import {JsonBytes} from '../../format/json/json-bytes.js';
import {pageSize, pagesPerExtent} from '../../format/records/constants.js';
import type {RecordKind} from '../../format/records/geometry.js';
import type {FileOffset} from '../../format/records/integers.js';
import {recordKinds} from '../../format/records/record-kind.js';
import {type FileJob, type Piece, sharedBytes} from '../../passes/jobs.js';
import type {Device} from '../../storage/files/device.js';
import {BlobReader} from '../../storage/reading/blob-reader.js';
import {slotPages} from '../../storage/reading/slot-scan.js';
import {StoreBytes} from '../../storage/reading/store-bytes.js';
import {type DocumentStyle, RecordPrinter, type ShadowedRecord} from './record-printer.js';
import {giveBackKernel, type TextKernel, takeKernel} from './text-kernel.js';

/** Records of a store whose WAL holds no commit: those of one extent, up to an id. */
export interface ExtentRecords extends DocumentStyle {
  readonly store: string;
  /** The number of the document that they are for, of those that this process made. */
  readonly document: number;
  readonly records: RecordKind;
  readonly start: FileOffset;
  /** Its place in its chain. */
  readonly index: number;
  readonly nextId: number;
  /** Memory that both threads see for the text, where there is some. */
  readonly piece?: Piece | undefined;
}

/** The text of the records in the first pages of an extent. */
export interface ExtentText {
  /** How long it is in its piece of memory; all of it where it has none or found no room there. It is not given away: each access to any bytes would have to ask whether they are still there. */
  readonly text: number | Uint8Array;
  /** How many pages of the extent it tells of: all of them, unless the text is very long. */
  readonly pages: number;
  readonly shadowed: readonly ShadowedRecord[];
  readonly deepest: number;
}

/** With the page that makes it longer than this, a text ends, in bytes; that of usual records is three times their extent. */
const longText = 8 * 1024 * 1024;
const usualText = longText / 2;

/** What this thread read of the store of the last document: for another one it may have changed. */
interface Readers {
  readonly document: number;
  readonly bytes: StoreBytes;
  readonly blobs: BlobReader;
  readonly kernel: TextKernel | undefined;
}

let last: Readers | undefined;

function readersFor(document: number, device: Device, store: string): Readers {
  if (last?.document === document) return last;
  giveBackKernel(last?.kernel);
  const bytes = new StoreBytes(device, undefined, store);
  last = {document, bytes, blobs: new BlobReader(bytes), kernel: takeKernel(bytes)};
  return last;
}

/** The job of another thread. */
export const writeExtent: FileJob<ExtentRecords, ExtentText> = {
  name: 'text of an extent',
  work: async (device, {store, document, records, start, index, nextId, piece, ...style}) => {
    const memory = piece === undefined ? undefined : sharedBytes(piece);
    const out = new JsonBytes(memory ?? usualText);
    const {bytes, blobs, kernel} = readersFor(document, device, store);
    const writer = new RecordPrinter(blobs, out, store, style, kernel);
    let pages = pagesPerExtent;
    for (const page of slotPages(bytes, recordKinds[records].geometry, [start], index, writer.window)) {
      if (page.firstId >= nextId) break;
      writer.page(records, page);
      if (out.length < longText) continue;
      pages = (page.offset - start) / pageSize + 1;
      break;
    }
    const content = out.content();
    const text = content.buffer === memory?.buffer ? content.length : content;
    return {text, pages, shadowed: writer.shadowed, deepest: writer.deepest};
  },
};
