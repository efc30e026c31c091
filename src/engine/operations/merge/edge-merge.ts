import type {Steps} from '../../check/steps.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {RecordReader} from '../../storage/reading/record-reader.js';
import {EdgeIndex} from './edge-index.js';
import type {EdgeStrategy} from './merge-plan.js';
import {RecordMapping} from './record-mapping.js';

const stride = 256;

/**
 * Decides what becomes of the incoming edges; yields now and then. The idempotent strategy finds the newest edge with
 * equal ends, label and properties, those made by this merge included.
 */
export function* mergeEdges(
  left: StoreSnapshot,
  right: StoreSnapshot,
  nodes: RecordMapping,
  strategy: EdgeStrategy,
): Steps<RecordMapping> {
  const mapping = new RecordMapping(right.header.nextEdgeId, left.header.nextEdgeId);
  const index = strategy === 'idempotent' ? new EdgeIndex(left, right, nodes, mapping) : undefined;
  if (index) yield* index.addDestination();
  const reader = new RecordReader(right, 'edge');
  for (let done = 1; reader.next(); done++) {
    const from = nodes.targetOf(reader.fromNode);
    const to = nodes.targetOf(reader.toNode);
    if (from === 0 || to === 0) mapping.skip();
    else {
      const same = index?.find(reader, from, to) ?? 0;
      if (same > 0) mapping.reuse(reader.id, same);
      else {
        mapping.create(reader.id);
        index?.addIncoming(reader.id);
      }
    }
    if (done % stride === 0) yield;
  }
  return mapping;
}
