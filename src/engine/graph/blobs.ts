import {conditions} from '../faults/conditions.js';
import {type Fault, fault} from '../faults/fault.js';
import {extentSize, maxBlobSize} from '../format/records/constants.js';
import {toFileOffset} from '../format/records/integers.js';
import {BlobError, BlobTooLarge, type PropertyValue, ValueError, ValueWriter} from '../format/values/property-value.js';
import type {LiveStore} from '../storage/writing/live-store.js';
import type {NewRecord} from '../storage/writing/slot-writer.js';

/** Where a blob lies: file offset and length in bytes; (0, 0) is no blob. */
export interface BlobPlace {
  readonly offset: bigint;
  readonly length: number;
}

export const noBlob: BlobPlace = {offset: 0n, length: 0};

/** The fields of a new slot that say where its blobs lie. */
export function slotFields(labels: BlobPlace, properties: BlobPlace): Omit<NewRecord, 'id'> {
  return {
    labelOffset: toFileOffset(Number(labels.offset)),
    labelLength: labels.length,
    propOffset: toFileOffset(Number(properties.offset)),
    propLength: properties.length,
  };
}

/** Encoded bytes, or the reason why they will be refused once an id was given out for them. */
export type PreparedBlob = Uint8Array | BlobTooLarge;

/** Labels and properties as bytes in the property extents. A blob is written once and never changed. */
export class Blobs {
  private readonly writer = new ValueWriter();

  constructor(private readonly live: LiveStore) {}

  /**
   * Encodes a value. Raises L0014 for what cannot be stored; a value that is only too large is refused by `append`, after
   * an id was given out, as the peer does.
   * @param what the record, for messages
   */
  prepare(value: PropertyValue, what: string): PreparedBlob {
    try {
      return new Uint8Array(this.writer.encode(value));
    } catch (error) {
      if (error instanceof BlobTooLarge) return error;
      throw error instanceof ValueError ? refused(error, what) : error;
    }
  }

  /** Writes a blob at the append position and returns its place. Raises L0014 for more than 1,048,568 bytes. */
  append(blob: PreparedBlob, what: string): BlobPlace {
    if (blob instanceof BlobTooLarge) throw refused(blob, what);
    const offset = this.live.allocator.placeBlob(blob.length);
    this.live.transaction.write(blob, offset);
    return {offset: BigInt(offset), length: blob.length};
  }

  /** Decodes the blob at a place. Raises L1013 for a place outside the property extents, L1015 for bytes that are no value. */
  read<T>(place: BlobPlace, decode: (bytes: Uint8Array) => T, record: string, field: string): T {
    const offset = toFileOffset(Number(place.offset));
    if (place.length > 0) this.checkPlace(place, record, field);
    const bytes = this.live.transaction.read(offset, place.length);
    try {
      return decode(bytes);
    } catch (error) {
      if (!(error instanceof BlobError)) throw error;
      const facts = {store: this.live.store, record, field, offset, problem: error.message};
      throw fault(conditions.blobUndecodable, facts, {offset}, error);
    }
  }

  private checkPlace({offset, length}: BlobPlace, record: string, field: string): void {
    const at = Number(offset);
    const isInside = this.live.allocator.extents.prop.some((start) => at >= start && at + length <= start + extentSize);
    if (isInside && length <= maxBlobSize) return;
    const facts = {store: this.live.store, record, field, offset: String(offset), sizeBytes: length};
    throw fault(conditions.blobPlace, {...facts, problem: 'not in a property extent'}, {offset: at});
  }
}

function refused(error: ValueError, what: string): Fault {
  return fault(conditions.valueRefused, {what, problem: error.message}, {}, error);
}
