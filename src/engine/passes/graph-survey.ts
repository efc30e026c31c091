import type {RecordCensus} from '../check/record-check.js';
import type {GraphFacts, KindFacts, LabelSet} from '../format/columns/graph-facts.js';
import type {RowCounts} from '../format/columns/graph-record.js';
import {type KeyFacts, KeySurvey} from '../format/columns/key-survey.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';
import type {Scope} from './chosen-records.js';
import {eachRecord, type Taken} from './each-record.js';
import type {Tell} from './operation.js';

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

  /** Counts so many more. */
  count(records: number): void {
    this.records += records;
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

  /** @param wantsKeys whether more is to be known than how many there are */
  constructor(readonly wantsKeys: boolean) {}

  /** Looks at the records of a store that are wanted, or counts them where that is enough. Returns how many there are. */
  async look(
    snapshot: StoreSnapshot,
    scope: Scope,
    {liveNodes, liveEdges}: Pick<RecordCensus, 'liveNodes' | 'liveEdges'>,
    tell: Tell,
  ): Promise<RowCounts> {
    if (scope.isAll && !this.wantsKeys && scope.redacted.size === 0) {
      this.nodes.count(liveNodes);
      this.edges.count(liveEdges);
      return {nodes: liveNodes, edges: liveEdges};
    }
    const how = {scope, phase: 'survey'};
    const nodes = await eachRecord(snapshot, 'node', how, this.taker(this.nodes), tell);
    return {nodes, edges: await eachRecord(snapshot, 'edge', how, this.taker(this.edges), tell)};
  }

  private taker(survey: KindSurvey): Taken {
    return this.wantsKeys ? survey.taker() : () => survey.count(1);
  }
}
