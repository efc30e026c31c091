import {toFileOffset} from './integers.js';

/** Sizes and places that the `.liel` 1.0 format fixes. All in bytes unless the name says otherwise. */

/** A page: the unit of the WAL, of slot arrays and of index pages. */
export const pageSize = 4096;
/** The smallest part of a page that a medium loses. */
export const sectorSize = 512;
/** Bytes of page 0 that the header occupies. */
export const headerSize = 128;
/** Where the WAL region begins: right behind page 0. */
export const walStart = toFileOffset(4096);
/** Reserved for the WAL: 1024 pages. */
export const walSize = 4_194_304;
/** First offset that an extent or an index page can have. */
export const dataStart = toFileOffset(walStart + walSize);
/** An extent: 256 pages of one kind. */
export const extentSize = 1_048_576;
export const pagesPerExtent = extentSize / pageSize;
/** Slot pages begin with 8 bytes that are never used. */
export const slotPageHeader = 8;
export const nodeSlotSize = 64;
export const edgeSlotSize = 80;
export const nodesPerPage = Math.floor((pageSize - slotPageHeader) / nodeSlotSize);
export const edgesPerPage = Math.floor((pageSize - slotPageHeader) / edgeSlotSize);
export const nodesPerExtent = nodesPerPage * pagesPerExtent;
export const edgesPerExtent = edgesPerPage * pagesPerExtent;
/** Extent offsets that one index page holds. */
export const entriesPerIndexPage = 510;
/** The longest property or label blob: an extent without its (unused) 8 bytes. */
export const maxBlobSize = extentSize - 8;
/** WAL entry with a page image, and the entry that commits. */
export const walWriteEntrySize = 4117;
export const walCommitEntrySize = 21;
/** Pages that one commit can carry. */
export const maxCommitPages = Math.floor((walSize - walCommitEntrySize) / walWriteEntrySize);
/** Property values may nest this deep when written; the value of a property has depth 0. */
export const maxWriteDepth = 32;
/** Readers accept deeper values than writers make, up to here: enough for every store seen, far from exhausting memory. */
export const maxReadDepth = 1024;
/** The only version there is. */
export const formatMajor = 1;
export const formatMinor = 0;
/** `LIEL` and twelve zero bytes. */
export const magic: Uint8Array = Uint8Array.from([0x4c, 0x49, 0x45, 0x4c, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
/** Bit 0 of a slot's flags: the record is deleted. Other bits are ignored. */
export const deletedFlag = 1;
