import type {Steps} from '../../check/steps.js';
import type {RecordKind} from '../../format/records/geometry.js';
import type {RecordComparison} from './record-comparison.js';

/** Ids of the records of one kind that only one store has, or that differ; ascending. */
export interface IdDifference {
  readonly added: readonly number[];
  readonly removed: readonly number[];
  readonly changed: readonly number[];
}

/** Records between two pauses: about a page of slots. */
export const stride = 64;

/** Compares the records of one kind that have the same id, both stores read once from front to back. Raises L1015. */
export function* diffById(comparison: RecordComparison, kind: RecordKind): Steps<IdDifference> {
  const {left, right} = comparison;
  const a = left.reader(kind);
  const b = right.reader(kind);
  const found = {added: [] as number[], removed: [] as number[], changed: [] as number[]};
  let hasLeft = a.next();
  let hasRight = b.next();
  for (let count = 1; hasLeft || hasRight; count++) {
    if (hasLeft && (!hasRight || a.id < b.id)) {
      left.check(a);
      found.removed.push(a.id);
      hasLeft = a.next();
    } else if (hasRight && (!hasLeft || b.id < a.id)) {
      right.check(b);
      found.added.push(b.id);
      hasRight = b.next();
    } else {
      if (!comparison.areEqual(a, b)) found.changed.push(a.id);
      hasLeft = a.next();
      hasRight = b.next();
    }
    if (count % stride === 0) yield;
  }
  return found;
}
