import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {type PropertyMap, type PropertyValue, ValueError, ValueWriter} from '../../format/values/property-value.js';
import type {MergeSettings} from './merge-plan.js';

/** Answers about one incoming node, by property, that differ from the policy. */
export interface NodeAnswers {
  /** Properties that are taken although the policy keeps the destination's. */
  readonly take: ReadonlySet<string>;
  /** Properties that are kept although the policy takes the incoming ones. */
  readonly keep: ReadonlySet<string>;
  /** Whether the destination gets the incoming labels. */
  readonly takeLabels: boolean;
}

/**
 * The properties that a node of the destination has after an incoming node was merged into it; undefined when they are
 * not written.
 */
export function mergedProperties(
  destination: PropertyMap,
  source: PropertyMap,
  {onNodeConflict: policy, matching}: MergeSettings,
  answers?: NodeAnswers,
): PropertyMap | undefined {
  const overlay: [string, PropertyValue][] = [];
  for (const [key, value] of source) {
    const byPolicy = policy === 'overwrite_from_src' || (policy === 'merge_props' && !destination.has(key));
    const isTaken = answers?.take.has(key) || (byPolicy && !answers?.keep.has(key));
    if (isTaken) overlay.push([key, value]);
  }
  // With identity rules the peer writes a new blob even when nothing changes.
  const alwaysWrites = matching?.mode === 'identity_rules' && policy !== 'keep_dst';
  if (overlay.length === 0 && !alwaysWrites) return undefined;
  return new Map([...destination, ...overlay]);
}

/** Properties as a blob; none for no properties. */
export class PropertyEncoder {
  private readonly writer = new ValueWriter();

  /** The blob; valid until the next one is made. Raises L0014 for what no node can hold. */
  encode(properties: PropertyMap, what: string): Uint8Array {
    if (properties.size === 0) return new Uint8Array(0);
    try {
      return this.writer.encode(properties);
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      throw fault(conditions.valueRefused, {what, problem: error.message}, {}, error);
    }
  }
}
