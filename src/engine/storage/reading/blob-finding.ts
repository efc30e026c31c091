import {conditions} from '../../faults/conditions.js';
import {type Finding, finding} from '../../faults/fault.js';
import {placeAt, type RecordKind} from '../../format/records/geometry.js';
import type {FileOffset} from '../../format/records/integers.js';
import {type BlobError, TrailingBytes} from '../../format/values/property-value.js';

/** A blob by what has it: one of the two of a record. */
export interface NamedBlob {
  readonly store: string;
  readonly kind: RecordKind;
  readonly id: number;
  readonly field: 'labels' | 'label' | 'properties';
  readonly offset: FileOffset;
  /** In bytes. */
  readonly length?: number | undefined;
}

/** What is wrong with a blob that was refused: bytes behind its value (L1016), or no value at all (L1015). */
export function blobFinding({store, kind, id, field, offset, length}: NamedBlob, error: BlobError): Finding {
  const facts = {store, record: `${kind} ${id}`, field};
  const place = {[kind]: id, ...placeAt(offset), ...(length === undefined ? {} : {bytes: length})};
  if (error instanceof TrailingBytes) {
    return finding(conditions.blobTrailing, {...facts, trailingBytes: error.bytes}, place);
  }
  return finding(conditions.blobUndecodable, {...facts, offset, problem: error.message}, place);
}
