import type {Steps} from '../../check/steps.js';
import {equalityText} from '../../peer/merge-equality.js';
import {pythonRepr} from '../../peer/python-repr.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {RecordReader} from '../../storage/reading/record-reader.js';
import type {EdgeStrategy} from './merge-plan.js';
import {RecordMapping} from './record-mapping.js';

const stride = 256;

/**
 * Decides what becomes of the incoming edges; yields now and then. The idempotent strategy finds the newest edge with
 * equal ends, label and properties, those made by this merge included. Memory: an entry of a hash table for each edge
 * that could be found.
 */
export function* mergeEdges(
  left: StoreSnapshot,
  right: StoreSnapshot,
  nodes: RecordMapping,
  strategy: EdgeStrategy,
): Steps<RecordMapping> {
  const mapping = new RecordMapping(right.header.nextEdgeId, left.header.nextEdgeId);
  const known = strategy === 'idempotent' ? yield* indexEdges(left, nodes) : undefined;
  const reader = new RecordReader(right, 'edge');
  for (let done = 1; reader.next(); done++) {
    const from = nodes.targetOf(reader.fromNode);
    const to = nodes.targetOf(reader.toNode);
    if (from === 0 || to === 0) mapping.skip();
    else {
      const key = known && edgeKey(reader, from, to);
      const same = key === undefined ? undefined : known?.get(key);
      if (same !== undefined) mapping.reuse(reader.id, same);
      else {
        const id = mapping.create(reader.id);
        if (key !== undefined) known?.set(key, id);
      }
    }
    if (done % stride === 0) yield;
  }
  return mapping;
}

/** The newest edge of the destination for each key, of edges between nodes that incoming ones become. */
function* indexEdges(left: StoreSnapshot, nodes: RecordMapping): Steps<Map<string, number>> {
  const known = new Map<string, number>();
  const isMet = new Uint8Array(left.header.nextNodeId);
  for (const [, target] of nodes.entries()) if (target < isMet.length) isMet[target] = 1;
  const reader = new RecordReader(left, 'edge');
  for (let done = 1; reader.next(); done++) {
    const {fromNode, toNode} = reader;
    const key = isMet[fromNode] && isMet[toNode] ? edgeKey(reader, fromNode, toNode) : undefined;
    if (key !== undefined) known.set(key, reader.id);
    if (done % stride === 0) yield;
  }
  return known;
}

/** A text that equal edges share; undefined for an edge that equals none. */
function edgeKey(reader: RecordReader, from: number, to: number): string | undefined {
  const properties = equalityText(reader.properties());
  return properties === undefined ? undefined : `${from} ${to} ${pythonRepr(reader.labels())} ${properties}`;
}
