import {asciiText} from '../../format/normal-form.js';
import type {PropertyValue} from '../../format/values/property-value.js';
import type {Unidentified} from '../../peer/node-identity.js';
import {pythonRepr} from '../../peer/python-repr.js';
import type {ConflictPolicy} from './merge-plan.js';

/** The left store is the destination, the right one the source. */
export type Side = 'source' | 'destination';

/** What blocks a merge until it is decided; types, fields and messages are the peer's. */
export interface MergeConflict {
  readonly type: string;
  readonly message: string;
  readonly side?: Side;
  /** The one node that it is about. */
  readonly node_id?: number;
  readonly missing_keys?: readonly string[];
  readonly label?: string;
  readonly labels?: readonly string[];
  readonly identity?: string;
  /** Nodes with one identity, ascending. */
  readonly node_ids?: readonly number[];
  /** The incoming node that several nodes of the destination match. */
  readonly source_id?: number;
}

/** Properties or labels of a matched pair that differ; types, fields and messages are the peer's, ids are added. */
export interface MergeWarning {
  readonly type: 'node_property_conflict' | 'node_label_difference' | 'identity_normalization';
  readonly message: string;
  readonly identity: string;
  readonly property?: string;
  /** The destination's value, or its labels, sorted. */
  readonly destination: PropertyValue;
  /** The incoming value, or labels, sorted. */
  readonly source: PropertyValue;
  /** The policy that decided, or that a decision did. */
  readonly policy: ConflictPolicy | 'decision';
  readonly resolution:
    | 'source_ignored'
    | 'destination_overwritten'
    | 'destination_labels_kept'
    | 'source_labels_taken'
    | 'both_kept';
  /** The two nodes that were compared; the first is one of the source when both become one new node. */
  readonly destination_id: number;
  readonly source_id: number;
}

/** The conflict of a node without an identity. */
export function problemConflict(side: Side, id: number, labels: readonly string[], found: Unidentified): MergeConflict {
  const node = {side, node_id: id};
  const subject = `${side} node ${id}`;
  if (found.problem === 'unmatched') {
    const message = `${subject} does not match any identity rule label`;
    return {type: 'unmatched_identity_rule', message, ...node, labels};
  }
  if (found.problem === 'several_rules') {
    const message = `${subject} matches multiple identity rule labels: ${found.labels.join(', ')}`;
    return {type: 'multiple_identity_rules', message, ...node, labels: found.labels};
  }
  const {label, keys} = found;
  if (label === undefined) {
    const message = `${subject} is missing node key: ${keys.join(', ')}`;
    return {type: 'missing_node_key', message, ...node, missing_keys: keys};
  }
  const message = `${subject} is missing identity rule key: ${label}.${keys.join(', ')}`;
  return {type: 'missing_identity_rule_key', message, ...node, label, missing_keys: keys};
}

/** The conflict of several nodes of one side with one identity. */
export function duplicateConflict(
  side: Side,
  mode: 'node_key' | 'identity_rules',
  identity: string,
  ids: readonly number[],
): MergeConflict {
  const fields = {side, identity, node_ids: ids};
  if (mode === 'node_key') {
    return {type: 'duplicate_node_key', message: `${side} node key is not unique: ${identity}`, ...fields};
  }
  return {type: 'duplicate_identity_rule', message: `${side} identity rule is not unique: ${identity}`, ...fields};
}

/** The conflict of an incoming identity that several nodes of the destination have. */
export function ambiguousConflict(identity: string, ids: readonly number[], sourceId: number): MergeConflict {
  const message = `destination has multiple nodes matching source identity ${identity}`;
  return {type: 'ambiguous_destination_node_key', message, identity, node_ids: ids, source_id: sourceId};
}

/** The two nodes of a pair, as a warning names them. */
export interface ComparedPair {
  readonly identity: string;
  readonly destination_id: number;
  readonly source_id: number;
}

/** The warning of a property that differs. */
export function propertyWarning(
  pair: ComparedPair,
  property: string,
  values: {readonly destination: PropertyValue; readonly source: PropertyValue},
  policy: ConflictPolicy | 'decision',
  isTaken: boolean,
): MergeWarning {
  const resolution = isTaken ? 'destination_overwritten' : 'source_ignored';
  const message = `${pair.identity} property ${pythonRepr(property)} differs; ${resolution} by ${policy}`;
  return {type: 'node_property_conflict', message, property, ...pair, ...values, policy, resolution};
}

/** The warning of an incoming node that is taken for another than one of the destination by its normal form alone. */
export function normalFormWarning(pair: ComparedPair, other: string, policy: ConflictPolicy): MergeWarning {
  const [source, destination] = [asciiText(pair.identity), asciiText(other)];
  const message = `${source} and ${destination} are equal but for Unicode normalisation, and stay two nodes`;
  return {type: 'identity_normalization', message, ...pair, destination, source, policy, resolution: 'both_kept'};
}

/** The warning of labels that differ. */
export function labelWarning(
  pair: ComparedPair,
  values: {readonly destination: readonly string[]; readonly source: readonly string[]},
  policy: ConflictPolicy | 'decision',
  isTaken: boolean,
): MergeWarning {
  const message = `${pair.identity} labels differ; ${isTaken ? 'source labels are taken' : 'destination labels are kept'}`;
  const resolution = isTaken ? 'source_labels_taken' : 'destination_labels_kept';
  return {type: 'node_label_difference', message, ...pair, ...values, policy, resolution};
}
