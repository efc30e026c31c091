import {type EdgeId, type NodeId, type Plain, toEdgeId, toNodeId} from '../format/records/integers.js';
import type {PropertyMap} from '../format/values/property-value.js';
import type {Device} from '../storage/files/device.js';
import {LiveStore, type LiveStoreOptions} from '../storage/writing/live-store.js';
import type {RecoveryMode, RecoveryReport} from '../storage/writing/recovery.js';
import type {CommitReport} from '../storage/writing/transaction.js';
import type {ListName} from './adjacency.js';
import {Blobs} from './blobs.js';
import {type Edge, Edges} from './edges.js';
import {nodesWithLabel} from './labels.js';
import {type Node, Nodes} from './nodes.js';
import {type Reached, Traversal} from './traversal.js';

const nothing: PropertyMap = new Map();

/**
 * A healthy store as a graph that can be changed. Changes are seen at once and last from the next `commit` on. Ids are
 * counted from 1 and never used again; plain numbers become ids here. Equal histories give the bytes the peer writes, the
 * WAL region apart.
 */
export class Graph {
  private readonly nodeRecords: Nodes;
  private readonly edgeRecords: Edges;
  private readonly traversal: Traversal;

  private constructor(private readonly live: LiveStore) {
    const blobs = new Blobs(live);
    this.nodeRecords = new Nodes(live, blobs);
    this.edgeRecords = new Edges(live, blobs, this.nodeRecords);
    this.traversal = new Traversal(live.store, this.nodeRecords, this.edgeRecords);
  }

  /** Opens a store for writing, under its lock; a missing one is made. Raises what `LiveStore.open` raises. */
  static async open(store: string, options: LiveStoreOptions = {}): Promise<Graph> {
    return new Graph(await LiveStore.open(store, options));
  }

  /** Opens the store on a device for writing, without a lock. Raises what `LiveStore.over` raises. */
  static over(device: Device, recovery?: RecoveryMode): Graph {
    return new Graph(LiveStore.over(device, recovery));
  }

  /** What opening rolled forward and cut. */
  get recovery(): RecoveryReport {
    return this.live.recovery;
  }

  /** Live nodes. */
  get nodeCount(): number {
    return this.live.header.nodeCount;
  }

  /** Live edges. */
  get edgeCount(): number {
    return this.live.header.edgeCount;
  }

  /** Pages changed since the last commit; one commit can carry 1018. */
  get changedPages(): number {
    return this.live.transaction.changedPages;
  }

  /** Makes the changes last and returns what was written. Raises L3005, L2004, L3006, L3007, L5001 to L5004: see `Transaction.commit`. */
  commit(): CommitReport {
    return this.live.commit();
  }

  /** Drops the changes since the last commit; ids begin again where they were. Raises L3006. */
  rollback(): void {
    this.live.rollback();
  }

  /** Drops what was not committed and gives the writer lock back. */
  close(): Promise<void> {
    return this.live.close();
  }

  /** Adds a node and returns its id. Raises L0014 for what cannot be stored; too large a blob burns the id. */
  addNode(labels: readonly string[] = [], properties: PropertyMap = nothing): NodeId {
    return this.nodeRecords.add(labels, properties);
  }

  /** Adds an edge and returns its id. Raises L4005, L0014; a deleted end or too large a blob burns the id. */
  addEdge(from: Plain<NodeId>, label: string, to: Plain<NodeId>, properties: PropertyMap = nothing): EdgeId {
    return this.edgeRecords.add(toNodeId(from), label, toNodeId(to), properties);
  }

  /** Lays properties over those of a node; keys not given stay. Raises L4005, L0014. */
  updateNode(id: Plain<NodeId>, properties: PropertyMap = nothing): void {
    this.nodeRecords.update(toNodeId(id), properties);
  }

  /** Lays properties over those of an edge; keys not given stay. Raises L4006, L0014. */
  updateEdge(id: Plain<EdgeId>, properties: PropertyMap = nothing): void {
    this.edgeRecords.update(toEdgeId(id), properties);
  }

  /** Deletes an edge. Raises L4006, and L4002 when a list does not hold it. */
  deleteEdge(id: Plain<EdgeId>): void {
    this.edgeRecords.remove(toEdgeId(id));
  }

  /** Deletes a node after its edges, outgoing ones first. Raises L4005; L4002 for a damaged list, then roll back. */
  deleteNode(id: Plain<NodeId>): void {
    for (const list of ['outgoing', 'incoming'] as const) {
      for (const edge of this.listed(id, list)) this.edgeRecords.remove(edge);
    }
    this.nodeRecords.remove(toNodeId(id));
  }

  /** Whether a node lives. */
  hasNode(id: Plain<NodeId>): boolean {
    return this.nodeRecords.slots.findLive(toNodeId(id)) !== undefined;
  }

  /** Whether an edge lives. */
  hasEdge(id: Plain<EdgeId>): boolean {
    return this.edgeRecords.slots.findLive(toEdgeId(id)) !== undefined;
  }

  /** A node. Raises L4005, L1012 to L1015. */
  node(id: Plain<NodeId>): Node {
    return this.nodeRecords.get(toNodeId(id));
  }

  /** An edge. Raises L4006, L1012 to L1015. */
  edge(id: Plain<EdgeId>): Edge {
    return this.edgeRecords.get(toEdgeId(id));
  }

  /** The live nodes in the order of their ids. */
  *nodes(): Generator<Node> {
    for (const id of this.nodeRecords.slots.liveIds()) yield this.nodeRecords.get(id);
  }

  /** The live edges in the order of their ids. */
  *edges(): Generator<Edge> {
    for (const id of this.edgeRecords.slots.liveIds()) yield this.edgeRecords.get(id);
  }

  /** The edges that leave a node, newest first. Raises L4005, L4002. */
  outEdges(id: Plain<NodeId>): Edge[] {
    return this.listed(id, 'outgoing').map((edge) => this.edgeRecords.get(edge));
  }

  /** The edges that enter a node, newest first. Raises L4005, L4002. */
  inEdges(id: Plain<NodeId>): Edge[] {
    return this.listed(id, 'incoming').map((edge) => this.edgeRecords.get(edge));
  }

  /** The target of every outgoing edge, newest first, repeats included. Raises L4005, L4002, L4001. */
  neighbours(id: Plain<NodeId>, edgeLabel?: string): NodeId[] {
    return this.traversal.neighbours(toNodeId(id), edgeLabel);
  }

  /** The nodes reachable over outgoing edges in the order they are met, the start left out. Raises as `neighbours`. */
  breadthFirst(id: Plain<NodeId>, maxDepth = Number.POSITIVE_INFINITY): Reached[] {
    return this.traversal.breadthFirst(toNodeId(id), maxDepth);
  }

  /** The ids on a shortest way over outgoing edges, both ends included; undefined without one. Raises as `neighbours`. */
  shortestPath(from: Plain<NodeId>, to: Plain<NodeId>, edgeLabel?: string): NodeId[] | undefined {
    return this.traversal.shortestPath(toNodeId(from), toNodeId(to), edgeLabel);
  }

  /** The ids of the nodes with a label, ascending. Raises L1013, L1015. */
  nodesWithLabel(label: string): NodeId[] {
    return nodesWithLabel(this.nodeRecords, label);
  }

  private listed(id: Plain<NodeId>, list: ListName): EdgeId[] {
    return [...this.edgeRecords.adjacency.walk(toNodeId(id), list)].map((listed) => listed.id);
  }
}
