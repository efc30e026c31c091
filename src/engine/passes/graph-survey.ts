import type {GraphFacts, KindFacts, LabelSet} from '../format/columns/graph-facts.js';
import {type KeyFacts, KeySurvey} from '../format/columns/key-survey.js';
import type {Taken} from './each-record.js';

/** What the records of one kind are, over several stores. */
class KindSurvey implements KindFacts {
  records = 0;
  private readonly survey = new KeySurvey();
  private readonly sets = new Map<string, LabelSet>();

  get keys(): readonly KeyFacts[] {
    return this.survey.found();
  }

  get labels(): readonly LabelSet[] {
    return [...this.sets.values()];
  }

  /** Takes the records of one store; the sets of labels are one object each there. */
  taker(): Taken {
    const known = new Map<readonly string[], LabelSet>();
    return ({labels, bytes, start, end}) => {
      this.records++;
      let set = known.get(labels);
      if (!set) {
        set = this.setOf(labels);
        known.set(labels, set);
      }
      set.records++;
      this.survey.add(bytes, start, end);
    };
  }

  private setOf(labels: readonly string[]): LabelSet {
    const name = JSON.stringify(labels);
    const set = this.sets.get(name) ?? {labels, records: 0};
    this.sets.set(name, set);
    return set;
  }
}

/** Finds out what the records of stores are. */
export class GraphSurvey implements GraphFacts {
  readonly nodes = new KindSurvey();
  readonly edges = new KindSurvey();
}
