import {propertyCheck} from '../check/property-check.js';
import {type RecordCensus, recordSteps} from '../check/record-check.js';
import type {Steps} from '../check/steps.js';
import type {Finding} from '../faults/fault.js';
import {BlobReader} from '../storage/reading/blob-reader.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';
import {LabelCount} from './label-count.js';

/** What one pass over slots and blobs tells. */
export interface ContentScan {
  readonly census: RecordCensus;
  readonly nodeLabels: LabelCount;
  readonly edgeLabels: LabelCount;
}

/**
 * Checks every slot and decodes every blob of a store in one pass, a slot page at a time. Findings about slots and
 * properties go to `report`; labels are judged when they are asked for.
 */
export function* contentSteps(snapshot: StoreSnapshot, report: (found: Finding) => void): Steps<ContentScan> {
  const {store} = snapshot;
  const blobs = new BlobReader(snapshot.bytes);
  const nodeLabels = new LabelCount(store, 'node', blobs);
  const edgeLabels = new LabelCount(store, 'edge', blobs);
  const checkProperties = propertyCheck(store, blobs, report);
  const census = yield* recordSteps(snapshot, report, (record) => {
    const labels = record.kind === 'node' ? nodeLabels : edgeLabels;
    labels.add(record.id, record.labelOffset, record.labelLength);
    checkProperties(record);
  });
  return {census, nodeLabels, edgeLabels};
}
