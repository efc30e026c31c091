import {
  edgeSlotSize,
  edgesPerExtent,
  edgesPerPage,
  nodeSlotSize,
  nodesPerExtent,
  nodesPerPage,
  pageSize,
  slotPageHeader,
} from './constants.js';
import {type FileOffset, type PageNumber, toFileOffset, toPageNumber} from './integers.js';

/** The two kinds of records with numbered slots, and the bytes of their labels and properties. */
export type RecordKind = 'node' | 'edge';
export type ExtentKind = RecordKind | 'prop';

/** How the slots of one kind lie in its extents. */
export interface SlotGeometry {
  readonly kind: RecordKind;
  readonly slotSize: number;
  readonly slotsPerPage: number;
  readonly slotsPerExtent: number;
}

export const nodeGeometry: SlotGeometry = {
  kind: 'node',
  slotSize: nodeSlotSize,
  slotsPerPage: nodesPerPage,
  slotsPerExtent: nodesPerExtent,
};

export const edgeGeometry: SlotGeometry = {
  kind: 'edge',
  slotSize: edgeSlotSize,
  slotsPerPage: edgesPerPage,
  slotsPerExtent: edgesPerExtent,
};

/** Index of the extent, in chain order, that holds the slot of an id (1-based). */
export function extentOfId(geometry: SlotGeometry, id: number): number {
  return Math.floor((id - 1) / geometry.slotsPerExtent);
}

/** Id of the first slot of a page by its position: the page is counted from 0 in its extent, the extent in its chain. */
export function firstIdOfPage(geometry: SlotGeometry, extent: number, page: number): number {
  return extent * geometry.slotsPerExtent + page * geometry.slotsPerPage + 1;
}

/** Byte offset of an id's slot from the start of its extent. */
export function slotOffsetInExtent(geometry: SlotGeometry, id: number): number {
  const index = (id - 1) % geometry.slotsPerExtent;
  const page = Math.floor(index / geometry.slotsPerPage);
  return page * pageSize + slotPageHeader + (index % geometry.slotsPerPage) * geometry.slotSize;
}

/** File offset of an id's slot; undefined when the extents do not reach that far. */
export function slotOffset(geometry: SlotGeometry, extents: readonly FileOffset[], id: number): FileOffset | undefined {
  const extent = extents[extentOfId(geometry, id)];
  return extent === undefined ? undefined : behind(extent, slotOffsetInExtent(geometry, id));
}

/** The file offset so many bytes behind another. */
export function behind(offset: FileOffset, bytes: number): FileOffset {
  return toFileOffset(offset + bytes);
}

/** Page number that holds a file offset. */
export function pageOf(offset: FileOffset): PageNumber {
  return toPageNumber(Math.floor(offset / pageSize));
}

/** File offset at which a page begins. */
export function offsetOf(page: PageNumber): FileOffset {
  return toFileOffset(page * pageSize);
}

/** File offset at which the page around a file offset begins. */
export function startOfPage(offset: FileOffset): FileOffset {
  return toFileOffset(offset - (offset % pageSize));
}

/** A file offset as the place of a finding. */
export function placeAt(offset: FileOffset): {page: PageNumber; offset: FileOffset} {
  return {page: pageOf(offset), offset};
}

/** Rounds bytes up to whole pages. */
export function roundUpToPage(bytes: number): number {
  return Math.ceil(bytes / pageSize) * pageSize;
}
