import type {MergeConflict, MergeWarning, Side} from './merge-findings.js';

/** Names of questions: stable between the same two inputs with the same settings. */

/** The question about a node without an identity. */
export function nodeQuestion(side: Side, id: number): string {
  return `${side}:${id}`;
}

/** The question about an identity that is not one node's alone. */
export function identityQuestion(identity: string): string {
  return `identity:${identity}`;
}

/** The question about a property that differs between an incoming node and its match. */
export function propertyQuestion(sourceId: number, property: string): string {
  return `source:${sourceId}:property:${property}`;
}

/** The question about labels that differ between an incoming node and its match. */
export function labelQuestion(sourceId: number): string {
  return `source:${sourceId}:labels`;
}

/** The question that a conflict asks; several conflicts about one identity ask the same. */
export function conflictQuestion({side, node_id, identity}: MergeConflict): string {
  if (identity !== undefined) return identityQuestion(identity);
  return nodeQuestion(side as Side, node_id as number);
}

/** The question that a warning asks. */
export function warningQuestion({property, source_id}: MergeWarning): string {
  return property === undefined ? labelQuestion(source_id) : propertyQuestion(source_id, property);
}

/** Every question that conflicts and warnings ask. */
export function askedQuestions(found: {
  readonly conflicts: readonly MergeConflict[];
  readonly warnings: readonly MergeWarning[];
}): Set<string> {
  return new Set([...found.conflicts.map(conflictQuestion), ...found.warnings.map(warningQuestion)]);
}
