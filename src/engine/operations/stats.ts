import path from 'node:path';
import {propertyCheck} from '../check/property-check.js';
import {checkRecords} from '../check/record-check.js';
import {type Finding, findingText, toFault} from '../faults/fault.js';
import {edgeSlot, nodeSlot} from '../format/records.js';
import {u32At, u64At} from '../format/words.js';
import {BlobReader} from '../storage/blob-reader.js';
import {type StoreSnapshot, withStableStore} from '../storage/open-store.js';
import {LabelCount} from './label-count.js';
import type {Note, Operation} from './operation.js';

/** What `stats` reports; the fields are the peer's. */
export interface StatsReport {
  readonly path: string;
  readonly liel_format: '1.0';
  /** Bytes. */
  readonly file_size: number;
  readonly node_count: number;
  readonly edge_count: number;
  /** A label that stands twice on one node counts twice. */
  readonly node_labels: ReadonlyMap<string, number>;
  readonly edge_labels: ReadonlyMap<string, number>;
}

/** Counts the live records of a store and their labels. Raises what opening and checking a store raise, and L1015. */
export async function* stats(store: string): Operation<Note, StatsReport> {
  const {report, notes} = await withStableStore(store, (snapshot) => {
    const notes = [...snapshot.notes];
    return {report: countRecords(snapshot, (found) => notes.push(found)), notes};
  });
  for (const found of notes) yield {type: 'note', text: findingText(found)};
  return report;
}

function countRecords(snapshot: StoreSnapshot, onNote: (found: Finding) => void): StatsReport {
  const {store} = snapshot;
  const refuse = (found: Finding): never => {
    throw toFault(found);
  };
  const blobs = new BlobReader(snapshot.bytes);
  const nodeLabels = new LabelCount(store, 'node', blobs);
  const edgeLabels = new LabelCount(store, 'edge', blobs);
  const checkNode = propertyCheck(store, 'node', blobs, refuse, onNote);
  const checkEdge = propertyCheck(store, 'edge', blobs, refuse, onNote);
  const census = checkRecords(snapshot, refuse, {
    node: (words, at, id) => {
      nodeLabels.add(id, u64At(words, at + nodeSlot.at.labelOffset), u32At(words, at + nodeSlot.at.labelLength));
      checkNode(words, at, id);
    },
    edge: (words, at, id) => {
      edgeLabels.add(id, u64At(words, at + edgeSlot.at.labelOffset), u32At(words, at + edgeSlot.at.labelLength));
      checkEdge(words, at, id);
    },
  });
  return {
    path: normalisedPath(snapshot.store),
    liel_format: '1.0',
    file_size: snapshot.device.size(),
    node_count: census.liveNodes,
    edge_count: census.liveEdges,
    node_labels: nodeLabels.byLabel(),
    edge_labels: edgeLabels.byLabel(),
  };
}

/** A path as the peer's reports print it: no double slashes, no `.` segments, no slash at the end, `..` kept. */
export function normalisedPath(file: string): string {
  const separator = path.sep;
  const root = /^\/\/(?!\/)/.test(file) ? '//' : path.isAbsolute(file) ? separator : '';
  const kept = file.split(separator === '\\' ? /[\\/]+/ : '/').filter((segment) => segment !== '' && segment !== '.');
  return root + kept.join(separator) || '.';
}
