import type {Steps} from '../../check/steps.js';
import {isAsciiBytes} from '../../format/normal-form.js';
import {compareCodePoints} from '../../format/utf8.js';
import {ByteTable} from '../../format/values/byte-table.js';
import {IdentifiedNodes} from '../../passes/identified-nodes.js';
import {IdentityIndex, NodeByNumber} from '../../passes/identity-index.js';
import {NodeSpelling} from '../../passes/node-spelling.js';
import {equalityText} from '../../peer/merge-equality.js';
import {identifyNode, type NodeMatching, type Unidentified} from '../../peer/node-identity.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {RecordReader} from '../../storage/reading/record-reader.js';
import {
  ambiguousConflict,
  duplicateConflict,
  type MergeConflict,
  type MergeWarning,
  normalFormWarning,
  problemConflict,
  type Side,
} from './merge-findings.js';
import type {Decision, MergeSettings} from './merge-plan.js';
import {type ComparedNode, PairComparison} from './pair-comparison.js';
import type {NodeAnswers} from './property-merge.js';
import {conflictQuestion, identityQuestion, nodeQuestion} from './question-ids.js';
import {RecordMapping} from './record-mapping.js';

/** What becomes of the incoming nodes. */
export interface NodeMerge {
  readonly mapping: RecordMapping;
  /** In the peer's order, decided ones too. */
  readonly conflicts: readonly MergeConflict[];
  /** In the peer's order. */
  readonly warnings: readonly MergeWarning[];
  /** Incoming nodes that only Unicode normalisation keeps from being one with a node of the destination. */
  readonly normalForms: readonly MergeWarning[];
  /** Answers that differ from the policy, by incoming id. */
  readonly answers: ReadonlyMap<number, NodeAnswers>;
  /** Incoming nodes that are found in the destination and change nothing there. */
  readonly untouched: ReadonlySet<number>;
}

export type Decisions = ReadonlyMap<string, Decision>;

/** Records between two chances to pause. */
const stride = 256;

/** Decides what becomes of the incoming nodes; yields now and then. Memory: some 30 bytes a node beside its identity. */
export function mergeNodes(
  left: StoreSnapshot,
  right: StoreSnapshot,
  settings: MergeSettings,
  decisions: Decisions,
): Steps<NodeMerge> {
  const {matching} = settings;
  if (matching === undefined) return appendNodes(left, right);
  return new MatchedNodes(left, right, matching, settings, decisions).steps();
}

function* appendNodes(left: StoreSnapshot, right: StoreSnapshot): Steps<NodeMerge> {
  const mapping = new RecordMapping(right.header.nextNodeId, left.header.nextNodeId);
  const reader = new RecordReader(right, 'node');
  for (let done = 1; reader.next(); done++) {
    mapping.create(reader.id);
    if (done % stride === 0) yield;
  }
  return {mapping, conflicts: [], warnings: [], normalForms: [], answers: new Map(), untouched: new Set()};
}

/** Incoming nodes looked for in the destination (merge-diff.md 4.3 and 4.4). Identities are numbered as they are met. */
class MatchedNodes {
  private readonly mapping: RecordMapping;
  private readonly identities = new ByteTable();
  private readonly spelling: NodeSpelling;
  private readonly destination = new IdentityIndex();
  private readonly source = new IdentityIndex();
  private readonly sourceProblems: MergeConflict[] = [];
  private readonly destinationProblems: MergeConflict[] = [];
  private readonly untouched = new Set<number>();
  /** Nodes of the destination with other than ASCII in their identity, and its number, by the number of its composed form. */
  private readonly composed = {node: new NodeByNumber(), identity: new NodeByNumber()};
  private readonly normalForms: MergeWarning[] = [];
  private readonly comparison: PairComparison;

  constructor(
    private readonly left: StoreSnapshot,
    private readonly right: StoreSnapshot,
    private readonly matching: NodeMatching,
    private readonly settings: MergeSettings,
    private readonly decisions: Decisions,
  ) {
    this.mapping = new RecordMapping(right.header.nextNodeId, left.header.nextNodeId);
    this.spelling = new NodeSpelling(matching);
    this.comparison = new PairComparison(left, right, settings, decisions);
  }

  *steps(): Steps<NodeMerge> {
    yield* this.readDestination();
    yield* this.readSource();
    const {mapping, untouched, comparison, normalForms} = this;
    return {mapping, conflicts: this.conflicts(), ...comparison.result(), normalForms, untouched};
  }

  private *readDestination(): Steps<void> {
    const nodes = new IdentifiedNodes(this.left, this.spelling.keys);
    const {reader} = nodes;
    for (let done = 1; nodes.next(); done++) {
      const identity = this.identify(nodes);
      if (typeof identity === 'number') {
        this.destination.add(identity, this.equality(identity, reader), reader.id);
        this.noteForm(identity, reader.id);
      } else if (this.matching.mode === 'identity_rules' && identity.problem !== 'unmatched') {
        this.destinationProblems.push(problemConflict('destination', reader.id, reader.labels(), identity));
      }
      if (done % stride === 0) yield;
    }
  }

  private *readSource(): Steps<void> {
    const nodes = new IdentifiedNodes(this.right, this.spelling.keys);
    const {reader} = nodes;
    for (let done = 1; nodes.next(); done++) {
      const identity = this.identify(nodes);
      if (typeof identity === 'number') this.place(nodes, identity);
      else {
        this.sourceProblems.push(problemConflict('source', reader.id, reader.labels(), identity));
        if (this.decisions.get(nodeQuestion('source', reader.id)) === 'take') this.mapping.create(reader.id);
        else this.mapping.skip();
      }
      if (done % stride === 0) yield;
    }
  }

  /** Finds the node that an incoming one becomes: the lowest equal one, those made by this merge included. */
  private place({reader, hasNaN}: IdentifiedNodes, identity: number): void {
    const {mapping, comparison, decisions, destination, source} = this;
    const {id} = reader;
    const decision = decisions.size === 0 ? undefined : decisions.get(identityQuestion(this.identityOf(identity)));
    const equality = this.equality(identity, reader);
    const match = destination.equalTo(equality);
    const twin = source.equalTo(equality);
    if (match === 0) this.compareForms(identity, id);
    source.add(identity, equality, id);
    if (decision === 'skip' || (decision === 'keep' && match === 0)) mapping.skip();
    else if (decision === 'keep') {
      mapping.reuse(id, match);
      this.untouched.add(id);
    } else if (match !== 0) {
      mapping.reuse(id, match);
      // The peer compares nodes whose identities are spelled alike; 0.0 and -0.0 are equal and spelled otherwise.
      const compared: ComparedNode = {side: 'destination', id: destination.only(identity) || match};
      if (twin === 0 && comparison.areSame(compared, match, reader, hasNaN)) return;
      comparison.compare(this.identityOf(identity), compared, match, reader, twin);
    } else if (twin !== 0 && mapping.targetOf(twin) !== 0) {
      const target = mapping.targetOf(twin);
      mapping.reuse(id, target);
      comparison.compare(this.identityOf(identity), {side: 'source', id: twin}, target, reader, twin);
    } else mapping.create(id);
  }

  private noteForm(identity: number, id: number): void {
    const form = this.composedForm(identity);
    if (form === 0) return;
    this.composed.node.set(form, id);
    this.composed.identity.set(form, identity);
  }

  /** Says of an incoming node without a match that it would have one but for its normal form. */
  private compareForms(identity: number, id: number): void {
    const form = this.composedForm(identity);
    const other = form === 0 ? 0 : this.composed.node.get(form);
    if (other === 0) return;
    const pair = {identity: this.identityOf(identity), destination_id: other, source_id: id};
    const otherIdentity = this.identityOf(this.composed.identity.get(form));
    this.normalForms.push(normalFormWarning(pair, otherIdentity, this.settings.onNodeConflict));
  }

  /** The number of the composed form of an identity; 0 where it is ASCII, and its only form. */
  private composedForm(identity: number): number {
    const bytes = this.identities.bytesOf(identity);
    return isAsciiBytes(bytes) ? 0 : this.numberOf(Buffer.from(bytes).toString().normalize('NFC'));
  }

  /** The number of the identity of the node that is looked at, or why it has none. */
  private identify(nodes: IdentifiedNodes): number | Unidentified {
    const {matching, identities, spelling} = this;
    const {reader} = nodes;
    if (spelling.spell(nodes, reader)) return identities.number(spelling.out.bytes, 0, spelling.out.length);
    return identifyNode(matching, nodes.labels.node.of(reader).stored, reader.properties()) as Unidentified;
  }

  private numberOf(text: string): number {
    const bytes = Buffer.from(text);
    return this.identities.number(bytes, 0, bytes.length);
  }

  private identityOf(number: number): string {
    return Buffer.from(this.identities.bytesOf(number)).toString();
  }

  /**
   * The number of what the node spelled last must share with another to be equal to it; 0 for one that equals none. Rules
   * compare identities as they are spelled.
   */
  private equality(identity: number, reader: RecordReader): number {
    const {matching, spelling} = this;
    if (matching.mode === 'identity_rules' || spelling.isPlain) return identity;
    // Spelled alike and equal is the same but for these two values.
    const text = this.identityOf(identity);
    if (!text.includes('nan') && !text.includes('-0.0')) return identity;
    const properties = reader.properties();
    const texts = matching.keys.map((key) => [key, equalityText(properties.get(key) ?? null)]);
    if (texts.some(([, text]) => text === undefined)) return 0;
    return this.numberOf(texts.map(([key, text]) => `${key}=${text}`).join(','));
  }

  private conflicts(): MergeConflict[] {
    const {sourceProblems, destinationProblems} = this;
    if (this.settings.allowDuplicates) return [...sourceProblems, ...destinationProblems];
    const source = this.duplicateConflicts('source');
    const destination = this.duplicateConflicts('destination');
    return [...sourceProblems, ...source, ...destinationProblems, ...destination, ...this.ambiguous()];
  }

  private duplicateConflicts(side: Side): MergeConflict[] {
    const {mode} = this.matching;
    return this.duplicates(this[side]).map(([identity, ids]) => duplicateConflict(side, mode, identity, ids));
  }

  /** Identities that several nodes have, in code point order, with their nodes and their numbers. */
  private duplicates(index: IdentityIndex): [string, readonly number[], number][] {
    const found = Array.from(index.duplicates(), ([number, ids]): [string, readonly number[], number] => [
      this.identityOf(number),
      ids,
      number,
    ]);
    return found.sort(([a], [b]) => compareCodePoints(a, b));
  }

  private ambiguous(): MergeConflict[] {
    if (this.matching.mode === 'identity_rules') return [];
    const found: MergeConflict[] = [];
    for (const [identity, ids, number] of this.duplicates(this.destination)) {
      const incoming = this.source.only(number);
      if (incoming !== 0) found.push(ambiguousConflict(identity, ids, incoming));
    }
    return found;
  }
}

/** Conflicts that nobody has decided. */
export function undecidedConflicts(conflicts: readonly MergeConflict[], decisions: Decisions): MergeConflict[] {
  return conflicts.filter((conflict) => !decisions.has(conflictQuestion(conflict)));
}
