import type {LenientStore} from '../../check/lenient-store.js';
import {roleOfPage} from '../../check/page-role.js';
import {counted} from '../../faults/words.js';
import {dataStart, entriesPerIndexPage, pageSize, slotPageHeader} from '../../format/records/constants.js';
import {offsetOf, type RecordKind} from '../../format/records/geometry.js';
import type {FileOffset, PageNumber} from '../../format/records/integers.js';
import {extentIndexPage, fileHeader} from '../../format/records/layouts.js';
import {recordKinds} from '../../format/records/record-kind.js';
import {type WalEntry, walOperation} from '../../storage/reading/wal.js';
import {type Link, linkToOffset, linkToRecord, type RecordView, viewRecord} from './record-view.js';
import {identityProblems, slotState} from './slot-view.js';

/** The header of the file, and the pages where its chains begin. */
export function viewHeader(store: LenientStore, hex: boolean): RecordView {
  const bytes = store.headerPage.subarray(0, fileHeader.size);
  const {nodeIndexHead, edgeIndexHead, propIndexHead} = store.header;
  const links = [
    ...linkToOffset('node index', store.bytes, nodeIndexHead),
    ...linkToOffset('edge index', store.bytes, edgeIndexHead),
    ...linkToOffset('property index', store.bytes, propIndexHead),
  ];
  return viewRecord(fileHeader, 'header', 0, bytes, {problems: store.headerProblems, links, hex});
}

/** An extent-index page by its file offset: its head, and the extents it names. */
export function viewIndexPage(store: LenientStore, title: string, offset: FileOffset, hex: boolean): RecordView {
  const page = store.bytes.page(offset);
  const {next, count} = extentIndexPage.decode(page);
  const view = new DataView(page.buffer, page.byteOffset);
  const entries = Array.from({length: Math.min(count, entriesPerIndexPage)}, (_, i) =>
    view.getBigUint64(extentIndexPage.size + i * 8, true),
  );
  const links = [
    ...linkToOffset('next index page', store.bytes, next),
    ...entries.flatMap((extent, i) => linkToOffset(`entry ${i}`, store.bytes, extent)),
  ];
  return viewRecord(extentIndexPage, title, offset, hex ? page : page.subarray(0, extentIndexPage.size), {links, hex});
}

/** A page by its number: what it is there for, and what is in it. */
export function viewPage(store: LenientStore, number: PageNumber, hex: boolean): RecordView {
  const offset = offsetOf(number);
  const isBeyond = offset >= store.bytes.size;
  const role = roleOfPage(store.chains, offset);
  const content = isBeyond ? nothing : contentOf(store, offset, role);
  const end = `the file has ${counted(Math.ceil(store.bytes.size / pageSize), 'page')}; beyond its end everything reads as zero`;
  const view = {
    title: `page ${number}`,
    offset,
    fields: content.fields ?? [],
    problems: [...(isBeyond ? [end] : []), ...(content.problems ?? [])],
    lines: [`page ${number} at offset ${offset}: ${role.name}`, ...(content.lines ?? [])],
    links: content.links ?? [],
  };
  return hex && !isBeyond ? {...view, bytes: store.bytes.page(offset)} : view;
}

type Content = Partial<Pick<RecordView, 'fields' | 'problems' | 'lines' | 'links'>>;

const nothing: Content = {};

function contentOf(store: LenientStore, offset: FileOffset, role: ReturnType<typeof roleOfPage>): Content {
  if (offset === 0) return viewHeader(store, false);
  if (offset < dataStart) return walEntriesAt(store, offset);
  if (role.kind === 'prop') return nothing;
  if (role.kind !== undefined) return slotsAt(store, role.kind, offset, role.firstId as number);
  const isIndex = Object.values(store.chains).some(({indexPages}) => indexPages.includes(offset));
  return isIndex ? viewIndexPage(store, '', offset, false) : nothing;
}

/** The WAL entries that begin in a page. */
function walEntriesAt({wal, bytes}: LenientStore, offset: FileOffset): Content {
  const lines: string[] = [];
  const links: Link[] = [];
  wal.entries.forEach((entry, i) => {
    if (entry.offset < offset || entry.offset >= offset + pageSize) return;
    lines.push(`entry ${i + 1} (at offset ${entry.offset}): ${walEntryName(entry)}`);
    links.push(...linkToOffset(`entry ${i + 1}`, bytes, entry.target));
  });
  return {lines, links};
}

/** What a WAL entry does. */
export function walEntryName({operation}: WalEntry): string {
  if (operation === walOperation.write) return 'write';
  return operation === walOperation.commit ? 'commit' : 'unknown';
}

/** Every slot of a page; those never written, as long as they follow each other, in one line. */
function slotsAt(store: LenientStore, kind: RecordKind, offset: FileOffset, firstId: number): Content {
  const {geometry, at: fields} = recordKinds[kind];
  const page = store.bytes.page(offset);
  const view = new DataView(page.buffer, page.byteOffset);
  const lines: string[] = [];
  const links: Link[] = [];
  const problems: string[] = [];
  let firstUnwritten: number | undefined;
  const endUnwritten = (slot: number): void => {
    if (firstUnwritten === undefined) return;
    const last = slot - 1;
    const slots = last === firstUnwritten ? `slot ${last}` : `slots ${firstUnwritten} to ${last}`;
    lines.push(`${slots}: never written`);
    firstUnwritten = undefined;
  };
  for (let slot = 0, at = slotPageHeader; slot < geometry.slotsPerPage; slot++, at += geometry.slotSize) {
    const stored = view.getBigUint64(at + fields.id, true);
    if (stored === 0n) {
      firstUnwritten ??= slot;
      continue;
    }
    endUnwritten(slot);
    const id = firstId + slot;
    lines.push(`slot ${slot}: ${kind} ${id}, ${slotState(stored, view.getUint8(at + fields.flags))}`);
    links.push(...linkToRecord(`slot ${slot}`, kind, BigInt(id)));
    problems.push(...identityProblems(stored, id).map((problem) => `slot ${slot} ${problem}`));
  }
  endUnwritten(geometry.slotsPerPage);
  return {lines, links, problems};
}
