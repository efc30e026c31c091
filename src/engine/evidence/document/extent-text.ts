import {JsonBytes} from '../../format/json/json-bytes.js';
import {pageSize, pagesPerExtent} from '../../format/records/constants.js';
import type {RecordKind} from '../../format/records/geometry.js';
import type {FileOffset} from '../../format/records/integers.js';
import {recordKinds} from '../../format/records/record-kind.js';
import type {FileJob} from '../../passes/jobs.js';
import {slotPages} from '../../storage/reading/slot-scan.js';
import {StoreBytes} from '../../storage/reading/store-bytes.js';
import {type DocumentStyle, RecordPrinter, type ShadowedRecord} from './record-printer.js';

/** Records of a store whose WAL holds no commit: those of one extent, up to an id. */
export interface ExtentRecords extends DocumentStyle {
  readonly store: string;
  readonly records: RecordKind;
  readonly start: FileOffset;
  /** Its place in its chain. */
  readonly index: number;
  readonly nextId: number;
  /** Memory for the text, where there is some: that of a text before. Of new memory each page costs more than what is written in it. */
  readonly spare?: SharedArrayBuffer | undefined;
}

/** The text of the records in the first pages of an extent. */
export interface ExtentText {
  /** In memory that both threads see. If it were given away, each access to any bytes would have to ask whether they are still there. */
  readonly text: Uint8Array;
  /** How many pages of the extent it tells of: all of them, unless the text is very long. */
  readonly pages: number;
  readonly shadowed: readonly ShadowedRecord[];
  readonly deepest: number;
}

/** With the page that makes it longer than this, a text ends, in bytes; that of usual records is three times their extent. */
const longText = 8 * 1024 * 1024;
const usualText = longText / 2;

/** The job of another thread. */
export const writeExtent: FileJob<ExtentRecords, ExtentText> = {
  name: 'text of an extent',
  work: async (device, {store, records, start, index, nextId, spare, ...style}) => {
    const out = new JsonBytes(Buffer.from(spare ?? new SharedArrayBuffer(usualText)));
    const bytes = new StoreBytes(device, undefined, store);
    const writer = new RecordPrinter(bytes, out, style);
    let pages = pagesPerExtent;
    for (const page of slotPages(bytes, recordKinds[records].geometry, [start], index)) {
      if (page.firstId >= nextId) break;
      writer.page(records, page);
      if (out.length < longText) continue;
      pages = (page.offset - start) / pageSize + 1;
      break;
    }
    return {text: out.content(), pages, shadowed: writer.shadowed, deepest: writer.deepest};
  },
};
