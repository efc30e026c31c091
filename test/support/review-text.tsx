import {renderToString} from 'ink';
import type {MergeQuestion, MergeRecord} from '../../src/engine/operations/merge/merge-plan.js';
import {ReviewFrame} from '../../src/ui/dashboard/review/review-frame.js';
import {newReview, type ReviewState} from '../../src/ui/dashboard/review/review-state.js';
import {properties} from './sample-store.js';

/** Frames of a merge review as text, and the states they are drawn from. */

export function record(id: number, values: Parameters<typeof properties>[0], labels = ['File']): MergeRecord {
  return {id, labels, properties: properties(values)};
}

/** A warning about a property that differs. */
export function warning(id: string, changes: Partial<MergeQuestion> = {}): MergeQuestion {
  return {
    id,
    kind: 'warning',
    types: ['node_property_conflict'],
    messages: [`path='${id}' property 'size' differs; source_ignored by keep_dst`],
    identity: `path='${id}'`,
    property: 'size',
    destination: [record(1, {path: id, size: 1n})],
    incoming: [record(7, {path: id, size: 2n})],
    byDefault: 'keep',
    ...changes,
  };
}

/** A conflict that blocks the merge. */
export function conflict(id: string): MergeQuestion {
  const messages = [`source node 3 is missing node key: path`];
  const about = {kind: 'conflict', types: ['missing_node_key'], messages, identity: undefined} as const;
  return warning(id, {...about, destination: [], byDefault: undefined, property: undefined});
}

export function reviewOf(questions: readonly MergeQuestion[], place: Partial<ReviewState> = {}): ReviewState {
  const size = {columns: 80, rows: 24, isColored: false, planFile: 'merge.plan.json'};
  return {...newReview(questions, {first: new Map()}, size), ...place};
}

/** The frame as its lines. */
export function reviewLines(state: ReviewState): string[] {
  return renderToString(<ReviewFrame state={state} />, {columns: state.columns}).split('\n');
}
