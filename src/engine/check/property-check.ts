import type {Finding} from '../faults/fault.js';
import {BlobError} from '../format/values/property-value.js';
import {ValueChecker} from '../format/values/value-check.js';
import {blobFinding} from '../storage/reading/blob-finding.js';
import type {BlobReader} from '../storage/reading/blob-reader.js';
import type {RecordVisitor} from './record-check.js';

/** A visitor that checks that the properties of every live record can be read; `report` is given L1015 and L1016 findings. */
export function propertyCheck(store: string, blobs: BlobReader, report: (found: Finding) => void): RecordVisitor {
  const checker = new ValueChecker();
  return ({kind, id, propOffset: offset, propLength: length}) => {
    if (length === 0) return;
    blobs.read(offset, length);
    try {
      checker.properties(blobs.bytes, blobs.start, blobs.end);
    } catch (error) {
      if (!(error instanceof BlobError)) throw error;
      report(blobFinding({store, kind, id, field: 'properties', offset, length}, error));
    }
  };
}
