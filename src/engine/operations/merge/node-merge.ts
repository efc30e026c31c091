import type {Steps} from '../../check/steps.js';
import {isAscii} from '../../format/normal-form.js';
import type {PropertyMap} from '../../format/values/property-value.js';
import {equalityText} from '../../peer/merge-equality.js';
import {type Identified, identifyNode, type NodeMatching} from '../../peer/node-identity.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {RecordReader} from '../../storage/reading/record-reader.js';
import {IdentityIndex} from './identity-index.js';
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
import {PairComparison} from './pair-comparison.js';
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

/** Decides what becomes of the incoming nodes; yields now and then. Memory: an entry of a hash table for each node. */
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

/** Incoming nodes looked for in the destination (merge-diff.md 4.3 and 4.4). */
class MatchedNodes {
  private readonly mapping: RecordMapping;
  private readonly destination = new IdentityIndex();
  private readonly source = new IdentityIndex();
  private readonly sourceProblems: MergeConflict[] = [];
  private readonly destinationProblems: MergeConflict[] = [];
  private readonly untouched = new Set<number>();
  /** Nodes of the destination with other than ASCII in their identity, by its composed form. */
  private readonly composed = new Map<string, {readonly identity: string; readonly id: number}>();
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
    this.comparison = new PairComparison(left, right, settings, decisions);
  }

  *steps(): Steps<NodeMerge> {
    yield* this.readDestination();
    yield* this.readSource();
    const {mapping, untouched, comparison, normalForms} = this;
    return {mapping, conflicts: this.conflicts(), ...comparison.result(), normalForms, untouched};
  }

  private *readDestination(): Steps<void> {
    const reader = new RecordReader(this.left, 'node');
    for (let done = 1; reader.next(); done++) {
      const properties = reader.properties();
      const found = this.identify(reader, properties);
      if ('identity' in found) {
        const {identity} = found;
        this.destination.add(identity, this.equality(identity, properties), reader.id);
        if (!isAscii(identity)) this.composed.set(identity.normalize('NFC'), {identity, id: reader.id});
      } else if (this.matching.mode === 'identity_rules' && found.problem !== 'unmatched') {
        this.destinationProblems.push(problemConflict('destination', reader.id, reader.labels(), found));
      }
      if (done % stride === 0) yield;
    }
  }

  private *readSource(): Steps<void> {
    const reader = new RecordReader(this.right, 'node');
    for (let done = 1; reader.next(); done++) {
      const properties = reader.properties();
      const found = this.identify(reader, properties);
      if ('identity' in found) this.place(reader, found.identity, properties);
      else {
        this.sourceProblems.push(problemConflict('source', reader.id, reader.labels(), found));
        if (this.decisions.get(nodeQuestion('source', reader.id)) === 'take') this.mapping.create(reader.id);
        else this.mapping.skip();
      }
      if (done % stride === 0) yield;
    }
  }

  /** Finds the node that an incoming one becomes: the lowest equal one, those made by this merge included. */
  private place(reader: RecordReader, identity: string, properties: PropertyMap): void {
    const {mapping} = this;
    const {id} = reader;
    const decision = this.decisions.get(identityQuestion(identity));
    const equality = this.equality(identity, properties);
    const match = this.destination.equalTo(equality);
    const twin = this.source.equalTo(equality);
    if (match === undefined) this.compareForms(identity, id);
    this.source.add(identity, equality, id);
    if (decision === 'skip' || (decision === 'keep' && match === undefined)) mapping.skip();
    else if (decision === 'keep') {
      mapping.reuse(id, match as number);
      this.untouched.add(id);
    } else if (match !== undefined) {
      mapping.reuse(id, match);
      // The peer compares nodes whose identities are spelled alike; 0.0 and -0.0 are equal and spelled otherwise.
      const compared = this.destination.only(identity) ?? match;
      this.comparison.compare(identity, {side: 'destination', id: compared}, match, reader, properties, twin);
    } else if (twin !== undefined && mapping.targetOf(twin) !== 0) {
      mapping.reuse(id, mapping.targetOf(twin));
      const target = mapping.targetOf(twin);
      this.comparison.compare(identity, {side: 'source', id: twin}, target, reader, properties, twin);
    } else mapping.create(id);
  }

  /** Says of an incoming node without a match that it would have one but for its normal form. */
  private compareForms(identity: string, id: number): void {
    const other = isAscii(identity) ? undefined : this.composed.get(identity.normalize('NFC'));
    if (other === undefined) return;
    const pair = {identity, destination_id: other.id, source_id: id};
    this.normalForms.push(normalFormWarning(pair, other.identity, this.settings.onNodeConflict));
  }

  private identify(reader: RecordReader, properties: PropertyMap): Identified {
    const {matching} = this;
    return identifyNode(matching, matching.mode === 'identity_rules' ? reader.labels() : [], properties);
  }

  /** What a node must share with another to be equal to it. Rules compare identities as they are spelled. */
  private equality(identity: string, properties: PropertyMap): string | undefined {
    if (this.matching.mode === 'identity_rules') return identity;
    // Spelled alike and equal is the same but for these two values.
    if (!identity.includes('nan') && !identity.includes('-0.0')) return identity;
    const texts = this.matching.keys.map((key) => [key, equalityText(properties.get(key) ?? null)]);
    if (texts.some(([, text]) => text === undefined)) return undefined;
    return texts.map(([key, text]) => `${key}=${text}`).join(',');
  }

  private conflicts(): MergeConflict[] {
    const {sourceProblems, destinationProblems} = this;
    if (this.settings.allowDuplicates) return [...sourceProblems, ...destinationProblems];
    const source = this.duplicates('source');
    const destination = this.duplicates('destination');
    return [...sourceProblems, ...source, ...destinationProblems, ...destination, ...this.ambiguous()];
  }

  private duplicates(side: Side): MergeConflict[] {
    const {mode} = this.matching;
    return this[side].duplicates().map(([identity, ids]) => duplicateConflict(side, mode, identity, ids));
  }

  private ambiguous(): MergeConflict[] {
    if (this.matching.mode === 'identity_rules') return [];
    const found: MergeConflict[] = [];
    for (const [identity, ids] of this.destination.duplicates()) {
      const incoming = this.source.only(identity);
      if (incoming !== undefined) found.push(ambiguousConflict(identity, ids, incoming));
    }
    return found;
  }
}

/** Conflicts that nobody has decided. */
export function undecidedConflicts(conflicts: readonly MergeConflict[], decisions: Decisions): MergeConflict[] {
  return conflicts.filter((conflict) => !decisions.has(conflictQuestion(conflict)));
}
