import {conditions} from '../faults/conditions.js';
import {type Finding, finding, type Place} from '../faults/fault.js';
import {pageOf, type RecordKind} from '../format/geometry.js';
import {BlobError} from '../format/property-value.js';
import {edgeSlot, nodeSlot} from '../format/records.js';
import {ValueChecker} from '../format/value-check.js';
import {u32At, u64At} from '../format/words.js';
import type {BlobReader} from '../storage/blob-reader.js';
import type {RecordVisitor} from './record-check.js';

/**
 * A visitor that checks that the properties of every live record can be read. `onDamage` is given L1015 findings,
 * `onNote` L1016: bytes behind a value, which readers ignore.
 */
export function propertyCheck(
  store: string,
  kind: RecordKind,
  blobs: BlobReader,
  onDamage: (found: Finding) => void,
  onNote: (found: Finding) => void,
): RecordVisitor {
  const checker = new ValueChecker();
  const {propOffset, propLength} = kind === 'node' ? nodeSlot.at : edgeSlot.at;
  const placeOf = (id: number, offset: number): Place => ({[kind]: id, page: pageOf(offset), offset});
  return (words, at, id) => {
    const length = u32At(words, at + propLength);
    if (length === 0) return;
    const offset = u64At(words, at + propOffset);
    blobs.read(offset, length);
    try {
      const trailingBytes = checker.properties(blobs.bytes, blobs.start, blobs.end);
      if (trailingBytes === 0) return;
      const facts = {store, record: `${kind} ${id}`, field: 'properties', trailingBytes};
      onNote(finding(conditions.blobTrailing, facts, placeOf(id, offset)));
    } catch (error) {
      if (!(error instanceof BlobError)) throw error;
      const facts = {store, record: `${kind} ${id}`, field: 'properties', offset, problem: error.message};
      onDamage(finding(conditions.blobUndecodable, facts, placeOf(id, offset)));
    }
  };
}
