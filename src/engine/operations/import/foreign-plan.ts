import {reading} from '../../evidence/foreign-reading.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {
  type Breathe,
  type ForeignEdge,
  type ForeignGraph,
  ForeignProblem,
  type ForeignRecord,
  type PromisedGraph,
  type RecordTaker,
} from '../../format/foreign/foreign-graph.js';
import {maxBlobSize} from '../../format/records/constants.js';
import type {ByteBuffer} from '../../format/values/byte-buffer.js';
import {
  blobTooLarge,
  decodeEdgeLabel,
  decodeNodeLabels,
  decodeProperties,
  type PropertyMap,
} from '../../format/values/property-value.js';
import type {ValueBytes} from '../../format/values/value-bytes.js';
import {KeptIds, type NodeIds, nodeIds, textOf} from './foreign-ids.js';
import {RecordSpool, type SpooledRecord} from './record-spool.js';

/** Records that are shown, and edges that are named. */
const shownRecords = 3;
const namedEdges = 10;

/** A record as it will be stored. */
export interface ShownRecord {
  /** Its id in the document; empty where it has none. */
  readonly id: string;
  /** Of an edge its one label. */
  readonly labels: readonly string[];
  readonly properties: PropertyMap;
  /** Ids of the ends of an edge. */
  readonly from?: string;
  readonly to?: string;
}

/** An edge that leads to a node that is not there. */
export interface DanglingEdge {
  /** Where it stands, like `line 7`. */
  readonly place: string;
  readonly from: string;
  readonly to: string;
}

/** A node that will be stored. Its bytes are valid until the next one. */
export interface PlannedNode {
  /** The id that it keeps; 0 for a new one. */
  readonly id: number;
  readonly labels: Uint8Array;
  readonly properties: Uint8Array;
}

export interface PlannedEdge extends PlannedNode {
  readonly from: number;
  readonly to: number;
}

/** What an import would write: all of the documents was read and understood, and is kept as it will be stored. */
export interface ForeignPlan {
  readonly nodeCount: number;
  /** Edges between nodes that are there. */
  readonly edgeCount: number;
  /** Edges that lead nowhere, and the first of them. */
  readonly danglingEdges: number;
  readonly dangling: readonly DanglingEdge[];
  /** Bytes of the blobs. */
  readonly blobBytes: number;
  /** The first records of each kind. */
  readonly firstNodes: readonly ShownRecord[];
  readonly firstEdges: readonly ShownRecord[];
  nodes(): Iterable<PlannedNode>;
  /** Without those that lead nowhere. */
  edges(): Iterable<PlannedEdge>;
  /** Gives back what is kept. */
  close(): void;
}

/** Reads the whole graph once and says what would be written; to be closed. Raises L0014, L0115, L5001 to L5004. */
export async function planForeign(graph: ForeignGraph, breathe: Breathe): Promise<ForeignPlan> {
  const plan = new Plan(graph.promised);
  try {
    for (const document of graph.documents) await reading(document, () => document.read(plan, breathe));
    await plan.judgeEdges(breathe);
    return plan;
  } catch (error) {
    plan.close();
    throw error;
  }
}

/** Edges between two looks at the clock, less one. */
const batch = 4095;

class Plan implements ForeignPlan, RecordTaker {
  edgeCount = 0;
  danglingEdges = 0;
  blobBytes = 0;
  readonly dangling: DanglingEdge[] = [];
  readonly firstNodes: ShownRecord[] = [];
  readonly firstEdges: ShownRecord[] = [];
  private readonly ids: NodeIds;
  private readonly nodeSpool = new RecordSpool();
  private readonly edgeSpool = new RecordSpool();
  private spooledEdges = 0;
  private readonly keptNodes: KeptIds;
  private readonly keptEdges: KeptIds;

  constructor(promised: PromisedGraph | undefined) {
    this.ids = nodeIds(promised);
    this.keptNodes = new KeptIds(promised, 'nodes');
    this.keptEdges = new KeptIds(promised, 'edges');
  }

  get nodeCount(): number {
    return this.ids.count;
  }

  node(node: ForeignRecord): void {
    requireFit(node, 'the node');
    const keptId = this.keptNodes.next(node);
    if (!this.ids.add(node.id, keptId)) {
      throw new ForeignProblem(node.place, `the id ${textOf(node.id)} is that of another node before`);
    }
    this.blobBytes += node.labels.length + node.properties.length;
    if (this.firstNodes.length < shownRecords) {
      const labels = decodeNodeLabels(contentOf(node.labels));
      this.firstNodes.push(shown(textOf(node.id), labels, node.properties.content()));
    }
    putRecord(this.nodeSpool.begin(), node, keptId, 0, 0);
    this.nodeSpool.end();
  }

  edge(edge: ForeignEdge): void {
    requireFit(edge, 'the edge');
    const {ids} = this;
    const [from, to] = [ids.numberOf(edge.from), ids.numberOf(edge.to)];
    const isKnown = ids.idOf(from) !== 0 && ids.idOf(to) !== 0;
    const out = this.edgeSpool.begin();
    putRecord(out, edge, this.keptEdges.next(edge), from, to);
    // Of an edge whose ends are known nobody asks where it stands.
    if (!isKnown) out.utf8(edge.place);
    out.byte(0);
    out.raw(edge.id.bytes, 0, edge.id.length);
    this.edgeSpool.end();
    const isNext = this.edgeCount === this.spooledEdges++;
    if (isKnown && isNext && this.accept(edge.labels.length + edge.properties.length))
      this.show(textOf(edge.id), contentOf(edge.labels), edge.properties.content(), from, to);
  }

  /** Now that all nodes are known, says of each edge from the first on that came before its nodes whether it leads to some. */
  async judgeEdges(breathe: Breathe): Promise<void> {
    const judged = this.edgeCount;
    if (judged === this.spooledEdges) return;
    let count = 0;
    for (const edge of this.edgeSpool.records()) {
      if ((++count & batch) === 0) await breathe();
      if (count <= judged) continue;
      const {from, to} = endsOf(edge);
      if (this.ids.idOf(from) === 0 || this.ids.idOf(to) === 0) {
        this.danglingEdges++;
        if (this.dangling.length < namedEdges) this.dangling.push({place: saidOf(edge).place, ...this.texts(from, to)});
      } else if (this.accept(blobBytesOf(edge))) {
        const {labels, properties} = blobsOf(edge);
        this.show(saidOf(edge).id, labels, properties, from, to);
      }
    }
  }

  /** Counts an edge that leads to nodes; says whether it is to be shown. */
  private accept(blobBytes: number): boolean {
    this.edgeCount++;
    this.blobBytes += blobBytes;
    return this.firstEdges.length < shownRecords;
  }

  private show(id: string, labels: Uint8Array, properties: Uint8Array, from: number, to: number): void {
    this.firstEdges.push({...shown(id, [decodeEdgeLabel(labels)], properties), ...this.texts(from, to)});
  }

  private texts(from: number, to: number): {from: string; to: string} {
    return {from: this.ids.textOf(from), to: this.ids.textOf(to)};
  }

  *nodes(): Generator<PlannedNode, void> {
    for (const node of this.nodeSpool.records()) yield {id: keptIdOf(node), ...blobsOf(node)};
  }

  *edges(): Generator<PlannedEdge, void> {
    for (const edge of this.edgeSpool.records()) {
      const {from, to} = endsOf(edge);
      const ends = {from: this.ids.idOf(from), to: this.ids.idOf(to)};
      if (ends.from !== 0 && ends.to !== 0) yield {id: keptIdOf(edge), ...ends, ...blobsOf(edge)};
    }
  }

  close(): void {
    this.nodeSpool.close();
    this.edgeSpool.close();
  }
}

/**
 * How a record is kept: the id that it keeps, numbers of the ids of its ends, the lengths of both blobs, and the blobs; behind
 * those of an edge its place where an end was not known when it was read, a zero byte, and its id in the document.
 */
const at = {keptId: 0, from: 8, to: 16, labels: 24, properties: 28, blobs: 32};

function putRecord(out: ValueBytes, record: ForeignRecord, keptId = 0, from: number, to: number): void {
  const {labels, properties} = record;
  for (const id of [keptId, from, to]) out.f64(id);
  for (const length of [labels.length, properties.length]) out.u32(length);
  out.raw(contentOf(labels));
  out.raw(properties.content());
}

function keptIdOf({view, at: start}: SpooledRecord): number {
  return view.getFloat64(start + at.keptId, true);
}

function endsOf({view, at: start}: SpooledRecord): {readonly from: number; readonly to: number} {
  return {from: view.getFloat64(start + at.from, true), to: view.getFloat64(start + at.to, true)};
}

function blobBytesOf({view, at: start}: SpooledRecord): number {
  return view.getUint32(start + at.labels, true) + view.getUint32(start + at.properties, true);
}

function blobsOf(record: SpooledRecord): {readonly labels: Uint8Array; readonly properties: Uint8Array} {
  const start = record.at + at.blobs;
  const middle = start + record.view.getUint32(record.at + at.labels, true);
  const end = start + blobBytesOf(record);
  return {labels: record.bytes.subarray(start, middle), properties: record.bytes.subarray(middle, end)};
}

/** Where an edge stands, and its id in the document. */
function saidOf(record: SpooledRecord): {readonly place: string; readonly id: string} {
  const {bytes, at: start, end} = record;
  const text = Buffer.from(bytes.subarray(start + at.blobs + blobBytesOf(record), end)).toString();
  const zero = text.indexOf('\0');
  return {place: text.slice(0, zero), id: text.slice(zero + 1)};
}

/** Raises L0014 for what no store can hold. */
function requireFit(record: ForeignRecord, what: string): void {
  const size = Math.max(record.labels.length, record.properties.length);
  const problem = record.refusal ?? (size > maxBlobSize ? blobTooLarge(size) : undefined);
  if (problem !== undefined) throw fault(conditions.valueRefused, {what: `${what} of ${record.place}`, problem});
}

function shown(id: string, labels: readonly string[], properties: Uint8Array): ShownRecord {
  return {id, labels, properties: decodeProperties(Uint8Array.from(properties))};
}

function contentOf(blob: Uint8Array | ByteBuffer): Uint8Array {
  return 'view' in blob ? blob.content() : blob;
}
