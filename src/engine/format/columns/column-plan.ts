import {tag} from '../values/property-value.js';
import type {KeyFacts} from './key-survey.js';
import type {Loss} from './loss.js';

/** Kinds of values that a column can have by themselves; all others stand in it as JSON text. */
const plainKinds = ['bool', 'int', 'float', 'string'] as const;
type PlainKind = (typeof plainKinds)[number];

/** What a column holds. */
export type ColumnKind = PlainKind | `${PlainKind}[]` | 'json';

/** A property key as a column. */
export interface Column {
  readonly key: string;
  /** What the format calls it. */
  readonly name: string;
  readonly kind: ColumnKind;
  /** The kinds of its values, as they are stored. */
  readonly kinds: readonly string[];
  /** Records that have the key, and those that have a null there. */
  readonly records: number;
  readonly nulls: number;
}

/** What a format can do with columns. */
export interface ColumnRules {
  /** Names that it has for itself. */
  readonly taken: readonly string[];
  /** The name that it can have for a key. */
  readonly spell: (key: string) => string;
  /** Whether names that differ in their case are one. */
  readonly ignoresCase: boolean;
  /** Lists of one kind: none, those without an empty list or an item that a separator splits, or all. */
  readonly arrays: 'none' | 'separated' | 'any';
  /** Whether texts are characters of XML. */
  readonly isXml?: boolean;
  /** Whether empty texts are taken for missing. */
  readonly losesEmpty?: boolean;
}

/** The columns of records of one kind, and what they lose. */
export interface ColumnPlan {
  readonly columns: readonly Column[];
  readonly losses: readonly Loss[];
}

/** Makes a column of each key. */
export function planColumns(keys: readonly KeyFacts[], records: Loss['records_of'], rules: ColumnRules): ColumnPlan {
  const losses: Loss[] = [];
  const lose = (kind: Loss['kind'], {key}: KeyFacts, count: number, why: string): void => {
    if (count > 0) losses.push({kind, records_of: records, key, records: count, why});
  };
  const fold = (name: string): string => (rules.ignoresCase ? name.toLowerCase() : name);
  const names = new Set(rules.taken.map(fold));
  const columns = keys.map((facts): Column => {
    const kind = kindOf(facts, rules.arrays);
    const name = freeName(rules.spell(facts.key), (tried) => names.has(fold(tried)));
    names.add(fold(name));
    if (name !== facts.key) lose('renamed key', facts, facts.records, `its column is called ${name}`);
    loseValues(facts, kind, rules, lose);
    const kinds = Object.entries(tag).filter(([, number]) => number !== tag.null && facts.byTag[number] > 0);
    const nulls = facts.byTag[tag.null];
    return {key: facts.key, name, kind, kinds: kinds.map(([word]) => word), records: facts.records, nulls};
  });
  return {columns, losses};
}

function loseValues(
  facts: KeyFacts,
  kind: ColumnKind,
  {isXml = false, losesEmpty = false}: ColumnRules,
  lose: (kind: Loss['kind'], facts: KeyFacts, count: number, why: string) => void,
): void {
  const {byTag} = facts;
  lose('null', facts, byTag[tag.null], 'null is written as if the record did not have the key');
  if (kind === 'json') {
    const values = facts.records - byTag[tag.null];
    if (byTag[tag.list] === values) lose('list', facts, values, 'lists are written as JSON text');
    else if (byTag[tag.map] === values) lose('map', facts, values, 'maps are written as JSON text');
    else lose('mixed kinds', facts, values, 'values of several kinds are all written as JSON text');
  }
  if (kind !== 'string') return;
  if (isXml) lose('text', facts, facts.oddTexts, 'characters that XML forbids are written as U+FFFD');
  if (losesEmpty)
    lose('empty text', facts, facts.emptyTexts, 'an empty text is taken for a missing one by readers of the format');
}

/** What a column of such values is. One that has only nulls has nothing in it, and is one of texts. */
function kindOf(facts: KeyFacts, arrays: ColumnRules['arrays']): ColumnKind {
  const {byTag} = facts;
  const values = facts.records - byTag[tag.null];
  if (values === 0) return 'string';
  const plain = plainKinds.find((kind) => byTag[tag[kind]] === values);
  if (plain !== undefined) return plain;
  if (byTag[tag.list] !== values || arrays === 'none' || facts.unevenLists > 0) return 'json';
  if (arrays === 'separated' && facts.emptyLists + facts.awkwardLists > 0) return 'json';
  const items = plainKinds.filter((kind) => facts.listsByTag[tag[kind]] > 0);
  return items.length === 1 ? `${items[0] as PlainKind}[]` : 'json';
}

/** A name that nobody has: as it is, or behind `prop_`, with a number where that is taken too. */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  if (wanted !== '' && !isTaken(wanted)) return wanted;
  for (let number = 1; ; number++) {
    const name = `prop${number === 1 ? '' : number}_${wanted}`;
    if (!isTaken(name)) return name;
  }
}
