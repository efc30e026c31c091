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
} from '../../format/foreign/foreign-graph.js';
import {maxBlobSize} from '../../format/records/constants.js';
import type {ByteBuffer} from '../../format/values/byte-buffer.js';
import {ByteTable, larger} from '../../format/values/byte-table.js';
import {
  blobTooLarge,
  decodeEdgeLabel,
  decodeNodeLabels,
  decodeProperties,
  type PropertyMap,
} from '../../format/values/property-value.js';
import type {ForeignSource} from './foreign-source.js';

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

/** New ids of nodes by their ids in the document. */
class ForeignIds {
  private readonly table = new ByteTable();
  /** New ids where they are not those in which the nodes came. */
  private kept: Float64Array<ArrayBufferLike> | undefined;

  /** Adds a node that is not there yet; false when it is. */
  add({bytes, length}: ByteBuffer, keptId: number | undefined): boolean {
    const before = this.table.size;
    const number = this.table.number(bytes, 0, length);
    if (number <= before) return false;
    if (keptId !== undefined) {
      this.kept ??= new Float64Array(1024);
      if (number >= this.kept.length) this.kept = larger(this.kept, number + 1);
      this.kept[number] = keptId;
    }
    return true;
  }

  /** The new id; 0 for none. */
  get({bytes, length}: ByteBuffer): number {
    const number = this.table.find(bytes, 0, length);
    return this.kept?.[number] ?? number;
  }

  get size(): number {
    return this.table.size;
  }
}

/** What an import would write: all of the documents was read and understood. */
export interface ForeignPlan {
  readonly ids: ForeignIds;
  readonly nodes: number;
  /** Edges between nodes that are there. */
  readonly edges: number;
  /** Edges that lead nowhere, and the first of them. */
  readonly danglingEdges: number;
  readonly dangling: readonly DanglingEdge[];
  /** Bytes of the blobs. */
  readonly blobBytes: number;
  /** The first records of each kind. */
  readonly firstNodes: readonly ShownRecord[];
  readonly firstEdges: readonly ShownRecord[];
}

/** Reads the whole graph once and says what would be written. Raises L0014 and L0115. */
export async function planForeign(graph: ForeignGraph, source: ForeignSource, breathe: Breathe): Promise<ForeignPlan> {
  const ids = new ForeignIds();
  const nodeIds = new KeptIds(graph.promised, 'nodes');
  const edgeIds = new KeptIds(graph.promised, 'edges');
  const firstNodes: ShownRecord[] = [];
  const firstEdges: ShownRecord[] = [];
  const dangling: DanglingEdge[] = [];
  let blobBytes = 0;
  let edges = 0;
  let danglingEdges = 0;
  await reading(source.nodes, () =>
    graph.nodes((node) => {
      requireFit(node, 'the node');
      if (!ids.add(node.id, nodeIds.next(node))) {
        throw new ForeignProblem(node.place, `the id ${textOf(node.id)} is that of another node before`);
      }
      blobBytes += node.labels.length + node.properties.length;
      if (firstNodes.length < shownRecords) firstNodes.push(shown(node, decodeNodeLabels(contentOf(node.labels))));
    }, breathe),
  );
  await reading(source.edges ?? source.nodes, () =>
    graph.edges((edge) => {
      requireFit(edge, 'the edge');
      edgeIds.next(edge);
      if (ids.get(edge.from) === 0 || ids.get(edge.to) === 0) {
        danglingEdges++;
        const ends = {from: textOf(edge.from), to: textOf(edge.to)};
        if (dangling.length < namedEdges) dangling.push({place: edge.place, ...ends});
        return;
      }
      edges++;
      blobBytes += edge.labels.length + edge.properties.length;
      if (firstEdges.length < shownRecords) firstEdges.push(shownEdge(edge));
    }, breathe),
  );
  return {ids, nodes: ids.size, edges, danglingEdges, dangling, blobBytes, firstNodes, firstEdges};
}

/** Ids of a document that keeps them: those of a store, ascending. */
export class KeptIds {
  private last = 0;

  constructor(
    private readonly promised: PromisedGraph | undefined,
    private readonly of: 'nodes' | 'edges',
  ) {}

  /** The id that a record keeps; undefined where ids are new. Raises ForeignProblem. */
  next({id, place}: ForeignRecord): number | undefined {
    const {promised} = this;
    if (promised === undefined) return undefined;
    const text = textOf(id);
    const value = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : Number.NaN;
    if (!Number.isSafeInteger(value)) throw new ForeignProblem(place, `${text || 'no id'} is no id of a store`);
    if (value <= this.last) throw new ForeignProblem(place, `the id ${text} does not ascend from ${this.last}`);
    if (value >= (this.of === 'nodes' ? promised.nextNodeId : promised.nextEdgeId)) {
      throw new ForeignProblem(place, `the id ${text} is beyond those that the first line says were given out`);
    }
    this.last = value;
    return value;
  }
}

/** Raises L0014 for what no store can hold. */
function requireFit({labels, properties, refusal, place}: ForeignRecord, what: string): void {
  const size = Math.max(labels.length, properties.length);
  const problem = refusal ?? (size > maxBlobSize ? blobTooLarge(size) : undefined);
  if (problem !== undefined) throw fault(conditions.valueRefused, {what: `${what} of ${place}`, problem});
}

function shown(record: ForeignRecord, labels: readonly string[]): ShownRecord {
  return {id: textOf(record.id), labels, properties: decodeProperties(Uint8Array.from(record.properties.content()))};
}

function shownEdge(edge: ForeignEdge): ShownRecord {
  const ends = {from: textOf(edge.from), to: textOf(edge.to)};
  return {...shown(edge, [decodeEdgeLabel(contentOf(edge.labels))]), ...ends};
}

function contentOf(blob: Uint8Array | ByteBuffer): Uint8Array {
  return 'view' in blob ? blob.content() : blob;
}

function textOf({bytes, length}: ByteBuffer): string {
  return bytes.toString('utf8', 0, length);
}
