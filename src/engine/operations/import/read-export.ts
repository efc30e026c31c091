import type {Steps} from '../../check/steps.js';
import {conditions} from '../../faults/conditions.js';
import {type Fault, fault} from '../../faults/fault.js';
import {JsonError, JsonReader} from '../../format/json/json-reader.js';
import {KeyReader, keyWords, noKey} from '../../format/json/key-reader.js';
import type {ByteBuffer} from '../../format/values/byte-buffer.js';
import {JsonLosses} from '../../format/values/json-losses.js';
import {otherVersion} from '../../peer/export-version.js';
import {checkArray, orderedOffsets, type RecordArray} from './export-array.js';
import {EdgeRecord, NodeRecord, type SourceId} from './export-record.js';

export type {SourceId} from './export-record.js';

/** A node as an export has it. */
export interface SourceNode {
  readonly id: SourceId;
  /** Whether the id is written `true` or `false`: Python counts it as 1 or 0 but prints it as it is. */
  readonly idIsBoolean: boolean;
  /** Encoded list of strings; no bytes when there are none. */
  readonly labels: ByteBuffer;
  /** Encoded map; no bytes when it is empty. */
  readonly properties: ByteBuffer;
  /** Raises L0014 when a store cannot hold the record. Of an edge the peer looks at the ends before. */
  requireFit(): void;
}

/** An edge as an export has it; its label is an encoded string, present even when it is empty. */
export interface SourceEdge extends SourceNode {
  readonly from: SourceId;
  readonly to: SourceId;
}

/** A checked export. Each walk over its records reads the device again, with a window of its own. */
export interface ExportSource {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Counts in the document that are not those of its records. */
  readonly warnings: readonly string[];
  /** What a store does not keep of the records, as far as they were read. */
  readonly losses: JsonLosses;
  /** Nodes by ascending source id, those of equal ids as the export has them. The same object each time. */
  nodes(): Generator<SourceNode, void, void>;
  /** Edges in the same way. */
  edges(): Generator<SourceEdge, void, void>;
}

/** What an export is read from; every device is one. */
export interface ExportDevice {
  readonly name: string;
  size(): number;
  read(target: Uint8Array, offset: number): number;
}

/** The members of the root that matter. Of equal keys the last counts. */
interface Root {
  /** Where the value of export_version begins. */
  versionAt: number | undefined;
  nodes: RecordArray | undefined;
  edges: RecordArray | undefined;
  /** What the document says of the length of its lists. */
  counted: {nodes?: number | bigint | undefined; edges?: number | bigint | undefined};
}

/**
 * Reads the whole document once and checks what can be checked without a store: syntax, version, the shape of every
 * record; once more where the records do not come by ascending id. A step for each page of it. Raises L0012, L0013.
 *
 * @param windowBytes bytes of the document held at once
 */
export function* readExport(device: ExportDevice, windowBytes?: number): Steps<ExportSource> {
  const newReader = () => new JsonReader(device, windowBytes);
  const losses = new JsonLosses();
  const {nodes, edges, counted} = yield* checkDocument(device, newReader(), losses);
  return {
    losses,
    nodeCount: nodes.count,
    edgeCount: edges.count,
    warnings: [
      ...countWarning(device, 'node', counted.nodes, nodes),
      ...countWarning(device, 'edge', counted.edges, edges),
    ],
    nodes: () => readRecords(device, new NodeRecord(newReader(), losses), nodes) as Generator<NodeRecord & SourceNode>,
    edges: () => readRecords(device, new EdgeRecord(newReader(), losses), edges) as Generator<EdgeRecord & SourceEdge>,
  };
}

function countWarning(
  device: ExportDevice,
  kind: string,
  said: number | bigint | undefined,
  {count}: RecordArray,
): string[] {
  if (said === undefined || said === count) return [];
  return [`${device.name} says ${kind}_count ${said} and holds ${count}: it was cut, or changed by hand`];
}

/** The records of a checked array: where they begin by ascending id, unless they come so. */
type CheckedArray = RecordArray & {readonly offsets: Float64Array | undefined};

type CheckedRoot = Pick<Root, 'counted'> & {readonly nodes: CheckedArray; readonly edges: CheckedArray};

function* checkDocument(device: ExportDevice, reader: JsonReader, losses: JsonLosses): Steps<CheckedRoot> {
  try {
    const {nodes, edges, counted} = yield* checkRoot(device, reader, losses);
    const inOrder = function* (array: RecordArray, record: NodeRecord | EdgeRecord): Steps<CheckedArray> {
      return {...array, offsets: array.ascending ? undefined : yield* orderedOffsets(reader, record, array)};
    };
    const ordered = yield* inOrder(nodes, new NodeRecord(reader));
    return {nodes: ordered, edges: yield* inOrder(edges, new EdgeRecord(reader)), counted};
  } catch (error) {
    throw unreadable(device, error);
  }
}

type ReadRoot = Pick<Root, 'counted'> & {readonly nodes: RecordArray; readonly edges: RecordArray};

function* checkRoot(device: ExportDevice, reader: JsonReader, losses: JsonLosses): Steps<ReadRoot> {
  reader.begin();
  const isObject = reader.kind() === 'object';
  const root: Root = {versionAt: undefined, nodes: undefined, edges: undefined, counted: {}};
  if (isObject) yield* readRoot(reader, root, losses);
  else reader.skipValue();
  reader.end();
  if (!isObject) throw invalid(device, 'export JSON must contain an object');
  const version = root.versionAt === undefined ? 'None' : versionAt(reader, root.versionAt);
  if (version !== undefined) throw invalid(device, `unsupported export_version: ${version}`);
  const {nodes, edges} = root;
  if (!nodes || !edges) throw invalid(device, 'export JSON must contain nodes and edges arrays');
  const problem = nodes.problem ?? edges.problem;
  if (problem !== undefined) throw invalid(device, problem);
  return {nodes, edges, counted: root.counted};
}

const rootKeys = keyWords('export_version', 'nodes', 'edges', 'node_count', 'edge_count');

function* readRoot(reader: JsonReader, root: Root, losses: JsonLosses): Steps<void> {
  const keys = new KeyReader(reader, rootKeys);
  const nodeRecord = new NodeRecord(reader);
  const edgeRecord = new EdgeRecord(reader);
  for (let key = keys.first(); key !== noKey; key = keys.next()) {
    if (keys.isRepeated) losses.members++;
    const isArray = reader.kind() === 'array';
    if (key === 0) root.versionAt = reader.position;
    if (key === 1) root.nodes = isArray ? yield* checkArray(reader, nodeRecord) : undefined;
    if (key === 2) root.edges = isArray ? yield* checkArray(reader, edgeRecord) : undefined;
    if (key === 3) root.counted.nodes = reader.readInteger();
    else if (key === 4) root.counted.edges = reader.readInteger();
    else if (!isArray || key < 1) reader.skipValue();
  }
}

function versionAt(reader: JsonReader, position: number): string | undefined {
  reader.seek(position);
  return otherVersion(reader);
}

/** Reads and encodes the records of an array by ascending id, those of equal ids in the order of the array. */
function* readRecords<Record extends NodeRecord | EdgeRecord>(
  device: ExportDevice,
  record: Record,
  {start, offsets}: CheckedArray,
): Generator<Record, void, void> {
  const {reader} = record;
  const read = (): Record => {
    const problem = record.read(true);
    if (problem !== undefined) throw invalid(device, problem);
    return record;
  };
  try {
    if (offsets) {
      for (const offset of offsets) {
        reader.seek(offset);
        yield read();
      }
      return;
    }
    reader.seek(start);
    for (let more = reader.firstItem(); more; more = reader.nextItem()) yield read();
  } catch (error) {
    throw unreadable(device, error);
  }
}

/** What is not JSON as a fault; any other error as it is. */
function unreadable(device: ExportDevice, error: unknown): unknown {
  if (!(error instanceof JsonError)) return error;
  return fault(conditions.exportUnreadable, {path: device.name, problem: error.message}, {}, error);
}

function invalid(device: ExportDevice, problem: string): Fault {
  return fault(conditions.exportInvalid, {path: device.name, problem});
}
