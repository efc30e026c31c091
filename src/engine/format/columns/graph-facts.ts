import type {KeyFacts} from './key-survey.js';
import type {Loss, LossKind} from './loss.js';

/** The labels of some records, which are the same. */
export interface LabelSet {
  readonly labels: readonly string[];
  records: number;
}

/** What is known of the records of one kind. */
export interface KindFacts {
  readonly records: number;
  readonly keys: readonly KeyFacts[];
  readonly labels: readonly LabelSet[];
}

/** What is known of a graph before it is written. */
export interface GraphFacts {
  readonly nodes: KindFacts;
  readonly edges: KindFacts;
}

/** The loss of the records of one kind whose labels are such; none where there are none. */
export function labelLoss(
  {labels}: KindFacts,
  [records_of, kind]: readonly [Loss['records_of'], LossKind],
  isLost: (labels: readonly string[]) => boolean,
  why: string,
): Loss[] {
  const records = labels.reduce((sum, set) => sum + (isLost(set.labels) ? set.records : 0), 0);
  return records === 0 ? [] : [{kind, records_of, key: null, records, why}];
}
