import {compareCodePoints} from '../format/utf8.js';
import {keyIdentity, type PropertySource} from './identity-text.js';

/** How nodes of two stores are told to be the same: by properties that all have, or by rules for each label. */
export type NodeMatching =
  | {readonly mode: 'node_key'; readonly keys: readonly string[]}
  | {readonly mode: 'identity_rules'; readonly rules: IdentityRules};

/** The identity of a node, or why it has none. */
export type Identified =
  | {readonly identity: string}
  /** Properties that the key, or the rule of `label`, asks for and the node lacks, in the order of the keys. */
  | {readonly problem: 'missing_key'; readonly label?: string; readonly keys: readonly string[]}
  | {readonly problem: 'unmatched'}
  /** Labels with a rule, sorted. */
  | {readonly problem: 'several_rules'; readonly labels: readonly string[]};

/** Why a node has no identity. */
export type Unidentified = Exclude<Identified, {identity: string}>;

/** Identifies a node by its labels and properties. */
export function identifyNode(
  matching: NodeMatching,
  labels: readonly string[],
  properties: PropertySource,
): Identified {
  if (matching.mode === 'node_key') return identifyByKeys(matching.keys, properties);
  const matched = labels.filter((label) => matching.rules.has(label));
  if (matched.length === 0) return {problem: 'unmatched'};
  if (matched.length > 1) return {problem: 'several_rules', labels: matched.sort(compareCodePoints)};
  const [label] = matched;
  const found = identifyByKeys(matching.rules.get(label) as readonly string[], properties);
  if ('identity' in found) return {identity: `${label}:${found.identity}`};
  return {...found, label};
}

function identifyByKeys(
  keys: readonly string[],
  properties: PropertySource,
): {identity: string} | {problem: 'missing_key'; keys: readonly string[]} {
  const missing = keys.filter((key) => properties.get(key) === undefined);
  if (missing.length > 0) return {problem: 'missing_key', keys: missing};
  return {identity: keyIdentity(properties, keys)};
}

/** For each label, the properties that identify a node with it. */
export type IdentityRules = ReadonlyMap<string, readonly string[]>;
