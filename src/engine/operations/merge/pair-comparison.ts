import {compareCodePoints} from '../../format/utf8.js';
import type {PropertyMap} from '../../format/values/property-value.js';
import {equalInPython} from '../../peer/value-equality.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {haveSameBlobs, RecordReader} from '../../storage/reading/record-reader.js';
import {type ComparedPair, labelWarning, type MergeWarning, propertyWarning, type Side} from './merge-findings.js';
import type {Decision, MergeSettings} from './merge-plan.js';
import {mergedProperties, type NodeAnswers, PropertyEncoder} from './property-merge.js';
import {labelQuestion, propertyQuestion} from './question-ids.js';

/** A node to compare with. */
export interface ComparedNode {
  readonly side: Side;
  readonly id: number;
}

/** Matches lie anywhere: little is read around them. */
const blockSize = 4096;

/** Compares incoming nodes with the nodes that they become, and collects what differs and what was decided about it. */
export class PairComparison {
  private readonly warnings: MergeWarning[] = [];
  private readonly answers = new Map<number, NodeAnswers>();
  private readonly readers: Record<Side, RecordReader>;
  /** Properties so far of the nodes that several incoming ones become: what cannot be written is found before anything is. */
  private readonly followed = new Map<number, PropertyMap>();
  private readonly encoder = new PropertyEncoder();

  constructor(
    left: StoreSnapshot,
    right: StoreSnapshot,
    private readonly settings: MergeSettings,
    private readonly decisions: ReadonlyMap<string, Decision>,
  ) {
    this.readers = {
      destination: new RecordReader(left, 'node', blockSize),
      source: new RecordReader(right, 'node', blockSize),
    };
  }

  /**
   * Whether nothing differs between an incoming node and a node of the destination, and nothing is written for that: most
   * pairs are the same bytes, and need not be decoded. Equal bytes with a NaN are not equal to the peer.
   */
  areSame(other: ComparedNode, target: number, incoming: RecordReader, hasNaN: boolean): boolean {
    const {onNodeConflict: policy, matching} = this.settings;
    const isWritten = policy === 'overwrite_from_src' || (policy === 'merge_props' && matching?.mode !== 'node_key');
    if (isWritten || hasNaN || other.id !== target) return false;
    const reader = this.readers[other.side];
    reader.seek(other.id);
    return haveSameBlobs(reader, incoming);
  }

  /**
   * Compares an incoming node with another, and tries whether both can be one. Raises L0014 for properties that no node
   * can hold together.
   * @param other the node to compare with: of the destination, or an incoming one that becomes the same new node
   * @param target id that the incoming node has in the merged store
   * @param twin the first incoming node that became the same; 0 is none
   */
  compare(identity: string, other: ComparedNode, target: number, incoming: RecordReader, twin: number): void {
    const reader = this.readers[other.side];
    reader.seek(other.id);
    const destinationId = other.side === 'destination' ? other.id : target;
    const pair: ComparedPair = {identity, destination_id: destinationId, source_id: incoming.id};
    const destination = reader.properties();
    const properties = incoming.properties();
    const take = new Set<string>();
    const keep = new Set<string>();
    this.compareProperties(pair, destination, properties, take, keep);
    const takeLabels = this.compareLabels(pair, reader.labels(), incoming.labels());
    if (take.size + keep.size > 0 || takeLabels) this.answers.set(incoming.id, {take, keep, takeLabels});
    const before = this.followed.get(target) ?? this.stateBefore(other, target, destination, twin);
    const after = mergedProperties(before, properties, this.settings, this.answers.get(incoming.id));
    if (after) this.encoder.encode(after, `node ${target}`);
    if (twin !== 0) this.followed.set(target, after ?? before);
  }

  /** The properties of a node before the second incoming node becomes it, or the first when there is no twin. */
  private stateBefore(other: ComparedNode, target: number, compared: PropertyMap, twin: number): PropertyMap {
    if (other.side === 'source') return compared;
    const destination = other.id === target ? compared : this.propertiesOf('destination', target);
    if (twin === 0) return destination;
    const incoming = this.propertiesOf('source', twin);
    return mergedProperties(destination, incoming, this.settings, this.answers.get(twin)) ?? destination;
  }

  private propertiesOf(side: Side, id: number): PropertyMap {
    this.readers[side].seek(id);
    return this.readers[side].properties();
  }

  private compareProperties(
    pair: ComparedPair,
    destination: PropertyMap,
    source: PropertyMap,
    take: Set<string>,
    keep: Set<string>,
  ): void {
    const {onNodeConflict: policy} = this.settings;
    const byPolicy = policy === 'overwrite_from_src';
    const differing: string[] = [];
    for (const [key, value] of source) {
      const old = destination.get(key);
      if (old !== undefined && !equalInPython(old, value)) differing.push(key);
    }
    for (const key of differing.sort(compareCodePoints)) {
      const decision = this.decisions.get(propertyQuestion(pair.source_id, key));
      const isTaken = decision === undefined ? byPolicy : decision === 'take';
      if (isTaken && !byPolicy) take.add(key);
      if (!isTaken && byPolicy) keep.add(key);
      const values = {destination: destination.get(key) ?? null, source: source.get(key) ?? null};
      this.warnings.push(propertyWarning(pair, key, values, decision === undefined ? policy : 'decision', isTaken));
    }
  }

  /** Returns whether the incoming labels are taken. */
  private compareLabels(pair: ComparedPair, destination: string[], source: string[]): boolean {
    const values = {destination: destination.sort(compareCodePoints), source: source.sort(compareCodePoints)};
    if (values.destination.length === values.source.length) {
      if (values.destination.every((label, i) => label === values.source[i])) return false;
    }
    const decision = this.decisions.get(labelQuestion(pair.source_id));
    const by = decision === undefined ? this.settings.onNodeConflict : 'decision';
    this.warnings.push(labelWarning(pair, values, by, decision === 'take'));
    return decision === 'take';
  }

  /** Warnings by identity, in the order they were found for each. */
  result(): {warnings: readonly MergeWarning[]; answers: ReadonlyMap<number, NodeAnswers>} {
    const warnings = this.warnings.sort((a, b) => compareCodePoints(a.identity, b.identity));
    return {warnings, answers: this.answers};
  }
}
