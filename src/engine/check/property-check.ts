import {conditions} from '../faults/conditions.js';
import {type Finding, finding} from '../faults/fault.js';
import {placeAt} from '../format/records/geometry.js';
import {BlobError} from '../format/values/property-value.js';
import {ValueChecker} from '../format/values/value-check.js';
import type {BlobReader} from '../storage/reading/blob-reader.js';
import type {LiveRecord, RecordVisitor} from './record-check.js';

/**
 * A visitor that checks that the properties of every live record can be read. `onDamage` is given L1015 findings,
 * `onNote` L1016: bytes behind a value, which readers ignore.
 */
export function propertyCheck(
  store: string,
  blobs: BlobReader,
  onDamage: (found: Finding) => void,
  onNote: (found: Finding) => void,
): RecordVisitor {
  const checker = new ValueChecker();
  const describe = ({kind, id, propOffset, propLength: bytes}: LiveRecord) => ({
    facts: {store, record: `${kind} ${id}`, field: 'properties'},
    place: {[kind]: id, ...placeAt(propOffset), bytes},
  });
  return (record) => {
    if (record.propLength === 0) return;
    blobs.read(record.propOffset, record.propLength);
    try {
      const trailingBytes = checker.properties(blobs.bytes, blobs.start, blobs.end);
      if (trailingBytes === 0) return;
      const {facts, place} = describe(record);
      onNote(finding(conditions.blobTrailing, {...facts, trailingBytes}, place));
    } catch (error) {
      if (!(error instanceof BlobError)) throw error;
      const {facts, place} = describe(record);
      onDamage(
        finding(conditions.blobUndecodable, {...facts, offset: record.propOffset, problem: error.message}, place),
      );
    }
  };
}
