import type {RecordKind} from '../../format/records/geometry.js';
import type {tag} from '../../format/values/property-value.js';
import type {SchemaFact} from './schema-facts.js';

export interface LabelEntry {
  readonly label: string;
  /** Live records with it. */
  readonly count: number;
}

export interface CombinationEntry {
  /** None for nodes without labels. */
  readonly labels: readonly string[];
  readonly count: number;
}

export interface PropertyEntry {
  readonly kind: RecordKind;
  /** Null for nodes without labels. */
  readonly label: string | null;
  readonly key: string;
  readonly type: keyof typeof tag;
  readonly count: number;
}

export interface PatternEntry {
  /** Labels of the source; null when it is no live node. */
  readonly from: readonly string[] | null;
  readonly label: string;
  readonly to: readonly string[] | null;
  readonly count: number;
}

/** Everything a catalog lists. A record with several labels counts for each of them. */
export interface SchemaLists {
  readonly node_labels: readonly LabelEntry[];
  readonly label_combinations: readonly CombinationEntry[];
  readonly edge_labels: readonly LabelEntry[];
  readonly properties: readonly PropertyEntry[];
  readonly patterns: readonly PatternEntry[];
}

/** Sorts statements into lists, each of at most `limit` entries. */
export function toLists(facts: readonly SchemaFact[], counts: ReadonlyMap<SchemaFact, number>, limit: number) {
  const lists: {[Name in keyof SchemaLists]: SchemaLists[Name][number][]} = {
    node_labels: [],
    label_combinations: [],
    edge_labels: [],
    properties: [],
    patterns: [],
  };
  let complete = true;
  const put = <Entry>(list: Entry[], entry: () => Entry): void => {
    if (list.length < limit) list.push(entry());
    else complete = false;
  };
  for (const fact of facts) {
    const count = counts.get(fact) as number;
    const names = () => JSON.parse(fact).slice(1);
    const what = fact.slice(2, fact.indexOf('"', 2));
    if (what === 'node label') put(lists.node_labels, () => ({label: names()[0], count}));
    else if (what === 'label combination') put(lists.label_combinations, () => ({labels: names()[0], count}));
    else if (what === 'edge label') put(lists.edge_labels, () => ({label: names()[0], count}));
    else if (what === 'pattern') {
      put(lists.patterns, () => {
        const [from, label, to] = names();
        return {from, label, to, count};
      });
    } else {
      put(lists.properties, () => {
        const [label, key, type] = names();
        return {kind: what === 'node property' ? 'node' : 'edge', label, key, type, count};
      });
    }
  }
  return {lists: lists as SchemaLists, complete};
}

/** The statements that lists were made of, in order. */
export function factsIn({
  node_labels,
  label_combinations,
  edge_labels,
  properties,
  patterns,
}: SchemaLists): SchemaFact[] {
  const facts = [
    ...node_labels.map(({label}) => ['node label', label]),
    ...label_combinations.map(({labels}) => ['label combination', labels]),
    ...edge_labels.map(({label}) => ['edge label', label]),
    ...properties.map(({kind, label, key, type}) => [`${kind} property`, label, key, type]),
    ...patterns.map(({from, label, to}) => ['pattern', from, label, to]),
  ];
  return facts.map((fact) => JSON.stringify(fact)).sort();
}
