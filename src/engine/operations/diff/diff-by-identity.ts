import type {Steps} from '../../check/steps.js';
import {stride} from '../../evidence/comparison/diff-by-id.js';
import type {DiffSide} from '../../evidence/comparison/diff-side.js';
import type {RecordComparison} from '../../evidence/comparison/record-comparison.js';
import {conditions} from '../../faults/conditions.js';
import {type Fault, fault} from '../../faults/fault.js';
import {nearestWord} from '../../format/nearest-word.js';
import {asciiText, isAscii} from '../../format/normal-form.js';
import {compareCodePoints} from '../../format/utf8.js';
import {ByteTable} from '../../format/values/byte-table.js';
import {NodeSpelling} from '../../passes/node-spelling.js';
import {identifyNode, type NodeMatching, type Unidentified} from '../../peer/node-identity.js';
import {haveSameBlobs, type RecordReader} from '../../storage/reading/record-reader.js';
import {type EdgeDifference, EdgeMultiset} from './edge-multiset.js';
import type {RecordIds} from './record-change.js';

/** A node by its identity. */
interface Identity extends RecordIds {
  readonly name: string;
}

/** Nodes by identity, ordered by it. */
export interface NodeDifference {
  readonly added: readonly RecordIds[];
  readonly removed: readonly RecordIds[];
  readonly changed: readonly RecordIds[];
  /** Nodes that have another id in the right store. */
  readonly renumbered: number;
  /** Pairs of an added and a removed node that only Unicode normalisation tells apart, as sentences. */
  readonly normalForms: readonly string[];
}

/**
 * Compares two stores by what identifies their nodes. Identities are numbered as they are met; a node needs a few bytes
 * beside its identity, and edges that lie alike in both stores are not even spelled.
 */
export class IdentityDiff {
  private readonly identities = new ByteTable();
  private readonly spelling: NodeSpelling;
  /** Number of the identity by node id. */
  private readonly numberOf: {readonly left: Uint32Array; readonly right: Uint32Array};
  /** Whether a node id has one identity in both stores: a byte each, since the ends of edges are looked up in any order. */
  private readonly isSameNode: Uint8Array;
  /** Node id by number; 0 for none. */
  private readonly leftIds: Uint32Array;
  private readonly rightIds: Uint32Array;
  /** Left nodes with a NaN: equal bytes are not equal to the peer. */
  private readonly unequalToThemselves = new Set<number>();

  constructor(
    private readonly comparison: RecordComparison,
    private readonly matching: NodeMatching,
  ) {
    const {left, right} = comparison;
    this.spelling = new NodeSpelling(matching);
    this.numberOf = {
      left: new Uint32Array(left.snapshot.header.nextNodeId),
      right: new Uint32Array(right.snapshot.header.nextNodeId),
    };
    this.isSameNode = new Uint8Array(right.snapshot.header.nextNodeId);
    const most = left.census.liveNodes + right.census.liveNodes + 1;
    this.leftIds = new Uint32Array(most);
    this.rightIds = new Uint32Array(most);
  }

  /** Compares the nodes, the left store first. Raises L6001 and L6002 for a node that is not identified, L1015. */
  *nodes(): Steps<NodeDifference> {
    const {left} = this.comparison;
    const reader = left.reader('node');
    for (let count = 1; reader.next(); count++) {
      if (left.check(reader)) this.unequalToThemselves.add(reader.id);
      this.enter(left, reader, this.identify(left, reader), this.leftIds);
      if (count % stride === 0) yield;
    }
    const changed = yield* this.rightNodes();
    return this.nodeDifference(changed);
  }

  /** Identifies the right nodes and compares those that the left store has; the numbers of the changed ones. */
  private *rightNodes(): Steps<number[]> {
    const {comparison, numberOf, leftIds} = this;
    const {left, right} = comparison;
    const walker = left.reader('node');
    const finder = left.finder('node');
    const reader = right.reader('node');
    const changed: number[] = [];
    let hasLeft = walker.next();
    for (let count = 1; reader.next(); count++) {
      while (hasLeft && walker.id < reader.id) hasLeft = walker.next();
      const isSame = hasLeft && walker.id === reader.id && haveSameBlobs(walker, reader);
      if (!isSame) right.check(reader);
      const number = isSame ? (numberOf.left[reader.id] ?? 0) : this.identify(right, reader);
      const leftId = leftIds[number] ?? 0;
      this.enter(right, reader, number, this.rightIds);
      if (numberOf.left[reader.id] === number) this.isSameNode[reader.id] = 1;
      if (isSame) {
        if (!comparison.strict && this.unequalToThemselves.has(reader.id)) changed.push(number);
      } else if (leftId > 0) {
        finder.seek(leftId);
        const hasNaN = this.unequalToThemselves.has(leftId);
        if (!comparison.areEqualNodes(finder, reader, hasNaN)) changed.push(number);
      }
      if (count % stride === 0) yield;
    }
    return changed;
  }

  /** The number of the identity of a node that was checked. */
  private identify(side: DiffSide, reader: RecordReader): number {
    const {spelling} = this;
    if (spelling.spell(side, reader)) return this.identities.number(spelling.out.bytes, 0, spelling.out.length);
    const properties = reader.properties();
    const found = identifyNode(this.matching, side.labels.node.of(reader).stored, properties);
    // Where other nodes have the key, this one lacks it.
    throw noIdentity(side, reader.id, found as Unidentified, this.identities.size === 0 ? [...properties.keys()] : []);
  }

  private identityOf(number: number): string {
    return Buffer.from(this.identities.bytesOf(number)).toString();
  }

  private enter({side, snapshot}: DiffSide, {id}: RecordReader, number: number, ids: Uint32Array): void {
    if ((ids[number] ?? 0) > 0) {
      const option = this.matching.mode === 'node_key' ? '--node-key' : '--identity-rules';
      const facts = {side, store: snapshot.store, option, identity: this.identityOf(number), node: String(id)};
      throw fault(conditions.identityRepeated, facts, {node: id});
    }
    ids[number] = id;
    this.numberOf[side][id] = number;
  }

  private nodeDifference(changedNumbers: readonly number[]): NodeDifference {
    const idsOf = (number: number) => ({left: this.leftIds[number] ?? 0, right: this.rightIds[number] ?? 0});
    const added: Identity[] = [];
    const removed: Identity[] = [];
    let renumbered = 0;
    for (let number = 1; number <= this.identities.size; number++) {
      const {left, right} = idsOf(number);
      if (left === 0) added.push({name: this.identityOf(number), right});
      else if (right === 0) removed.push({name: this.identityOf(number), left});
      else if (left !== right) renumbered++;
    }
    const changed = changedNumbers.map((number) => ({name: this.identityOf(number), ...idsOf(number)}));
    const sorted = (nodes: Identity[]): Identity[] => nodes.sort((a, b) => compareCodePoints(a.name, b.name));
    return {
      added: sorted(added),
      removed: sorted(removed),
      changed: sorted(changed),
      renumbered,
      normalForms: normalForms(added, removed),
    };
  }

  /** Compares the edges as a multiset, after the nodes. Raises L1015. */
  *edges(): Steps<EdgeDifference> {
    const {left, right} = this.comparison;
    const a = left.reader('edge');
    const b = right.reader('edge');
    const edges = new EdgeMultiset();
    let hasLeft = a.next();
    let hasRight = b.next();
    for (let count = 1; hasLeft || hasRight; count++) {
      const isPair = hasLeft && hasRight && a.id === b.id;
      if (isPair && this.haveSameEnds(a, b) && haveSameBlobs(a, b)) {
        left.check(a);
        hasLeft = a.next();
        hasRight = b.next();
      } else if (hasLeft && (!hasRight || a.id <= b.id)) {
        this.count(left, a, -1, edges);
        hasLeft = a.next();
        if (isPair) {
          this.count(right, b, 1, edges);
          hasRight = b.next();
        }
      } else {
        this.count(right, b, 1, edges);
        hasRight = b.next();
      }
      if (count % stride === 0) yield;
    }
    return edges.difference((number) => this.identityOf(number), this.comparison.strict);
  }

  private haveSameEnds(a: RecordReader, b: RecordReader): boolean {
    const {fromNode, toNode} = a;
    const haveSameIds = fromNode === b.fromNode && toNode === b.toNode;
    if (haveSameIds && this.isSameNode[fromNode] === 1 && this.isSameNode[toNode] === 1) return true;
    const {left, right} = this.comparison;
    return (
      this.endOf(left, a, 'source') === this.endOf(right, b, 'source') &&
      this.endOf(left, a, 'target') === this.endOf(right, b, 'target')
    );
  }

  /** The number of the identity of an end. Raises L4001 when there is no such node. */
  private endOf({side, snapshot}: DiffSide, edge: RecordReader, end: 'source' | 'target'): number {
    const node = end === 'source' ? edge.fromNode : edge.toNode;
    const number = this.numberOf[side][node] ?? 0;
    if (number > 0) return number;
    const facts = {store: snapshot.store, edge: edge.id, end, node: String(node)};
    throw fault(conditions.danglingEdge, facts, {edge: edge.id});
  }

  private count(side: DiffSide, edge: RecordReader, copies: 1 | -1, edges: EdgeMultiset): void {
    const isKnown = edges.count(edge, this.endOf(side, edge, 'source'), this.endOf(side, edge, 'target'), copies);
    if (!isKnown) side.check(edge);
  }
}

/** What to say of names that are equal but for Unicode normalisation. */
function normalForms(added: readonly Identity[], removed: readonly Identity[]): string[] {
  const composed = new Map<string, string>();
  for (const {name} of removed) if (!isAscii(name)) composed.set(name.normalize('NFC'), name);
  return added.flatMap(({name}) => {
    const other = composed.size === 0 || isAscii(name) ? undefined : composed.get(name.normalize('NFC'));
    if (other === undefined) return [];
    return [
      `${asciiText(other)} and ${asciiText(name)} are equal but for Unicode normalisation, and counted as two nodes`,
    ];
  });
}

/** The fault of a node without an identity; of the keys that it has, the one that was probably meant. */
function noIdentity({side, snapshot}: DiffSide, id: number, found: Unidentified, keys: readonly string[]): Fault {
  const meant = 'keys' in found && found.keys[0] !== undefined ? nearestWord(found.keys[0], keys) : undefined;
  const problem =
    found.problem === 'unmatched'
      ? 'does not match any --identity-rules label'
      : found.problem === 'several_rules'
        ? `matches multiple --identity-rules labels: ${found.labels.join(', ')}`
        : found.label === undefined
          ? `is missing --node-key property: ${found.keys[0]}`
          : `is missing identity rule property: ${found.label}.${found.keys[0]}`;
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
  const facts = {side, store: snapshot.store, node: String(id), problem: problem + hint};
  return fault(conditions.identityMissing, facts, {node: id});
}
