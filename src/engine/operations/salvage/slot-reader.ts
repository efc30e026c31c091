import {deletedFlag, pageSize, sectorSize, slotPageHeader} from '../../format/records/constants.js';
import type {RecordKind} from '../../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../../format/records/integers.js';
import {recordKinds} from '../../format/records/record-kind.js';
import {offsetAt, u32At, u64At, wordsOf} from '../../format/words.js';
import type {StoreBytes} from '../../storage/reading/store-bytes.js';
import {isPlausibleEdge, isPlausibleNode} from './page-vote.js';
import type {SlotMap} from './slot-map.js';
import type {CopyAge} from './wal-copies.js';

const plausible = {node: isPlausibleNode, edge: isPlausibleEdge};

/** One slot in one copy of its page; it shows another slot after the next `SlotReader.read`. */
export class SlotView {
  words: Uint32Array = new Uint32Array(0);
  at = 0;

  // Where the fields are, looked up once: they are asked for some ten times a record.
  private readonly fields: (typeof recordKinds)[RecordKind]['at'];

  constructor(private readonly kind: RecordKind) {
    this.fields = recordKinds[kind].at;
  }

  get storedId(): number {
    return u64At(this.words, this.at);
  }

  get isDeleted(): boolean {
    return (u32At(this.words, this.at + this.fields.flags) & deletedFlag) !== 0;
  }

  get isEmpty(): boolean {
    const {slotSize} = recordKinds[this.kind].geometry;
    for (let i = this.at >> 2; i < (this.at + slotSize) >> 2; i++) if (this.words[i] !== 0) return false;
    return true;
  }

  /** Whether a field lies in a sector of nothing but zeros, which a medium may have lost. */
  isInZeroSector(field: number): boolean {
    const start = Math.floor((this.at + field) / sectorSize) * sectorSize;
    for (let i = start >> 2; i < (start + sectorSize) >> 2; i++) if (this.words[i] !== 0) return false;
    return true;
  }

  /** Whether its fields are such as writers make. */
  get isPlausible(): boolean {
    return plausible[this.kind](this.words, this.at);
  }

  get labelOffset(): FileOffset {
    return offsetAt(this.words, this.at + this.fields.labelOffset);
  }

  get labelLength(): number {
    return u32At(this.words, this.at + this.fields.labelLength);
  }

  get propOffset(): FileOffset {
    return offsetAt(this.words, this.at + this.fields.propOffset);
  }

  get propLength(): number {
    return u32At(this.words, this.at + this.fields.propLength);
  }

  /** A u64 field by its offset in the slot. */
  u64(field: number): number {
    return u64At(this.words, this.at + field);
  }

  /** A u32 field by its offset in the slot. */
  u32(field: number): number {
    return u32At(this.words, this.at + field);
  }
}

/** Bytes read at a time where slots are read in the order of their ids. */
const windowSize = 262_144;

/** Reads slots by id: as the file has them, and as the second copy in the WAL region has them. One window is kept. */
export class SlotReader {
  /** As the file has it; only worth something while `hasFile`. */
  readonly file: SlotView;
  /** As the second copy has it; only worth something while `copyAge` is set. */
  readonly copy: SlotView;
  /** Whether the file has the slot, but for its very end. */
  hasFile = false;
  /** Whether the file ends before the flags of the slot. */
  isCut = false;
  copyAge: CopyAge | undefined;
  private page = -1;
  /** Bytes of the page that the file has. */
  private fileBytesInUse = 0;
  private readonly window: Uint8Array;
  private windowAt = -1;
  private pageInWindow = 0;
  private readonly copyBytes = new Uint8Array(pageSize);
  private readonly slotsPerPage: number;
  private readonly slotSize: number;
  private readonly labelLengthAt: number;
  private readonly flagsAt: number;

  /** @param order whether ids are asked for one behind the other, or here and there */
  constructor(
    readonly map: SlotMap,
    private readonly bytes: StoreBytes,
    order: 'ascending' | 'any',
  ) {
    const {geometry, at} = recordKinds[map.kind];
    this.slotsPerPage = geometry.slotsPerPage;
    this.slotSize = geometry.slotSize;
    this.labelLengthAt = at.labelLength;
    this.flagsAt = at.flags;
    this.window = new Uint8Array(order === 'ascending' ? windowSize : pageSize);
    this.file = new SlotView(map.kind);
    this.copy = new SlotView(map.kind);
    this.file.words = wordsOf(this.window);
    this.copy.words = wordsOf(this.copyBytes);
  }

  /** Makes `file` and `copy` show the slot of an id. */
  read(id: number): void {
    const page = Math.floor((id - 1) / this.slotsPerPage);
    if (page !== this.page) this.open(page);
    const at = slotPageHeader + (id - 1 - page * this.slotsPerPage) * this.slotSize;
    this.file.at = this.pageInWindow + at;
    this.copy.at = at;
    this.hasFile = at + this.labelLengthAt < this.fileBytesInUse;
    this.isCut = at + this.flagsAt >= this.fileBytesInUse;
  }

  private open(page: number): void {
    this.page = page;
    const offset = this.map.offsets[page] ?? 0;
    this.fileBytesInUse = offset === 0 ? 0 : this.bytes.size - offset;
    if (offset !== 0) {
      const windowAt = toFileOffset(Math.floor(offset / this.window.length) * this.window.length);
      if (windowAt !== this.windowAt) this.bytes.read(this.window, windowAt);
      this.windowAt = windowAt;
      this.pageInWindow = offset - windowAt;
    }
    const copy = this.map.copies.get(page);
    this.copyAge = copy?.age;
    if (copy !== undefined) this.copyBytes.set(copy.image);
  }
}
