import {edgesPerPage, nodesPerPage, pageSize} from '../../format/records/constants.js';
import {toNodeId} from '../../format/records/integers.js';
import type {Tell} from '../../passes/operation.js';
import {Pace} from '../../passes/pace.js';
import {StoredBlobs} from '../../passes/stored-blobs.js';
import type {Device} from '../../storage/files/device.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {RecordReader} from '../../storage/reading/record-reader.js';
import {StoreBuilder} from '../../storage/writing/store-builder.js';

/** The records of a store that go into a pack. Memory: 4 bytes a node id. */
export interface Selection {
  readonly nodes: number;
  readonly edges: number;
  /** By old id: the new id of a selected node, which count from 1 in the order of the old ones; 0 for the others. */
  readonly newIds: Uint32Array;
  /** Bytes that a store of these records takes on the disk, about. */
  readonly sizeBytes: number;
}

/** Selects the nodes that have one of the labels, and the edges between two of them. Raises L1015. */
export async function select(snapshot: StoreSnapshot, labels: ReadonlySet<string>, tell: Tell): Promise<Selection> {
  const {header} = snapshot;
  const newIds = new Uint32Array(header.nextNodeId);
  const blobs = new StoredBlobs();
  const pace = new Pace(tell);
  const total = header.nodeCount + header.edgeCount;
  let blobBytes = 0;
  let nodes = 0;
  for (const reader = new RecordReader(snapshot, 'node'); reader.next(); ) {
    if (blobs.labels(reader).labels.some((label) => labels.has(label))) {
      newIds[reader.id] = ++nodes;
      blobBytes += reader.labelLength + reader.propLength;
    }
    const pause = pace.record('select', total);
    if (pause) await pause;
  }
  let edges = 0;
  for (const reader = new RecordReader(snapshot, 'edge'); reader.next(); ) {
    if (isSelected(reader, newIds)) {
      edges++;
      blobBytes += reader.labelLength + reader.propLength;
    }
    const pause = pace.record('select', total);
    if (pause) await pause;
  }
  const slotPages = Math.ceil(nodes / nodesPerPage) + Math.ceil(edges / edgesPerPage);
  return {nodes, edges, newIds, sizeBytes: blobBytes + (slotPages + fixedPages) * pageSize};
}

/** Header, index pages, and the pages that are not full. */
const fixedPages = 8;

/** Whether both ends of an edge are selected; an end that is no node never is. */
function isSelected({fromNode, toNode}: RecordReader, newIds: Uint32Array): boolean {
  return (newIds[fromNode] ?? 0) > 0 && (newIds[toNode] ?? 0) > 0;
}

/** Builds a store of the selected records in a device; returns what a reader should know of them. Raises L1015, L0014, L5001 to L5004. */
export async function copySelection(
  snapshot: StoreSnapshot,
  {nodes, edges, newIds}: Selection,
  target: Device,
  tell: Tell,
): Promise<string[]> {
  const builder = new StoreBuilder(target);
  const blobs = new StoredBlobs();
  const pace = new Pace(tell);
  const shadowed: string[] = [];
  const noteShadowed = (reader: RecordReader): void => {
    if (blobs.shadowed) shadowed.push(`${reader.kind} ${reader.id}`);
  };
  for (const reader = new RecordReader(snapshot, 'node'); reader.next(); ) {
    if (newIds[reader.id] === 0) continue;
    builder.addNode(blobs.labels(reader).blob, blobs.properties(reader));
    noteShadowed(reader);
    const pause = pace.record('pack', nodes + edges);
    if (pause) await pause;
  }
  for (const reader = new RecordReader(snapshot, 'edge'); reader.next(); ) {
    if (!isSelected(reader, newIds)) continue;
    const {blob} = blobs.labels(reader);
    const from = toNodeId(newIds[reader.fromNode] ?? 0);
    const to = toNodeId(newIds[reader.toNode] ?? 0);
    builder.addEdge(from, to, blob, blobs.properties(reader));
    noteShadowed(reader);
    const pause = pace.record('pack', nodes + edges);
    if (pause) await pause;
  }
  builder.finish();
  return shadowed.length === 0 ? [] : [shadowNote(snapshot.store, shadowed)];
}

function shadowNote(store: string, records: readonly string[]): string {
  const more = records.length > 5 ? ` and ${records.length - 5} more` : '';
  return `${store}: ${records.slice(0, 5).join(', ')}${more} have properties named like their id, labels or end points; they were packed with all their properties and real ends, where the Python package would drop some`;
}
