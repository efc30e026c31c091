import {deletedFlag} from '../format/records/constants.js';
import type {RecordKind} from '../format/records/geometry.js';
import type {FileOffset} from '../format/records/integers.js';
import {recordKinds} from '../format/records/record-kind.js';
import {offsetAt, u32At, u64At} from '../format/words.js';
import {slotPages} from '../storage/reading/slot-scan.js';
import type {StoreBytes} from '../storage/reading/store-bytes.js';

/** A blob that the slot of a live record claims, wherever that is; offset and length in bytes. */
export interface ClaimedBlob {
  readonly kind: RecordKind;
  readonly id: number;
  readonly offset: FileOffset;
  readonly length: number;
}

/** The extents of slots, by kind. */
type SlotExtents = Readonly<Record<RecordKind, {readonly extents: readonly FileOffset[]}>>;

/** All blobs that live slots claim, in the order of kinds and ids. For rare questions: it makes an object for each. */
export function* liveBlobs(bytes: StoreBytes, chains: SlotExtents): Generator<ClaimedBlob> {
  for (const {kind, geometry, at: fields} of Object.values(recordKinds)) {
    for (const {words, start, slots, firstId} of slotPages(bytes, geometry, chains[kind].extents)) {
      for (let slot = 0, at = start; slot < slots; slot++, at += geometry.slotSize) {
        if (u64At(words, at) === 0 || (words[(at + fields.flags) >> 2] & deletedFlag) !== 0) continue;
        const id = firstId + slot;
        for (const [offset, length] of [
          [fields.labelOffset, fields.labelLength],
          [fields.propOffset, fields.propLength],
        ]) {
          const bytes = u32At(words, at + length);
          if (bytes > 0) yield {kind, id, offset: offsetAt(words, at + offset), length: bytes};
        }
      }
    }
  }
}
