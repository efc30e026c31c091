import type {MergeQuestion, MergeRecord} from '../../../engine/operations/merge/merge-plan.js';
import {beginningOf} from '../../columns.js';
import {jsonLine, storedValue} from '../../json.js';
import {printable} from '../../printable.js';
import type {Tone} from '../dashboard-state.js';
import {wrapped} from '../wrapped.js';
import {differenceMarks, markedText} from './differing.js';
import {type ReviewState, selectedQuestion} from './review-state.js';

/** One row of a record, no wider than its side. */
export interface SideLine {
  readonly text: string;
  readonly tone: Tone;
}

/** The records of a question as rows: two sides beside each other, or one below the other where it is narrow. */
export interface Sides {
  readonly isBeside: boolean;
  readonly destination: readonly SideLine[];
  readonly incoming: readonly SideLine[];
}

/** Screens at least this wide have room for two sides. */
const besideFrom = 64;
/** Rows around the records: head, rule, message, two headings at most, decision, keys. */
const rowsAround = 8;
const longestValue = 20_000;

/** Rows that there are for the records. */
export function sideRoom({rows}: Pick<ReviewState, 'rows'>): number {
  return Math.max(1, rows - rowsAround);
}

/** The furthest the records can be scrolled. */
export function lastScroll(state: ReviewState): number {
  const {destination, incoming} = sidesOf(state);
  return Math.max(0, Math.max(destination.length, incoming.length) - sideRoom(state));
}

/** Both sides of the selected question. Made once for many keys: to cut long values into rows takes time. */
export function sidesOf(state: ReviewState): Sides {
  const question = selectedQuestion(state);
  const latest = made.get(question);
  if (latest?.columns === state.columns) return latest.sides;
  const sides = makeSides(question, state.columns);
  made.set(question, {columns: state.columns, sides});
  return sides;
}

const made = new WeakMap<MergeQuestion, {readonly columns: number; readonly sides: Sides}>();

function makeSides(question: MergeQuestion, columns: number): Sides {
  const isBeside = columns >= besideFrom;
  const width = isBeside ? Math.floor((columns - 3) / 2) : columns;
  const {destination, incoming} = question;
  const left = recordLines(question, destination, incoming, {width, marks: differenceMarks.destination});
  const right = recordLines(question, incoming, destination, {width, marks: differenceMarks.incoming});
  if (isBeside) return {isBeside, destination: left, incoming: right};
  const below: SideLine = {text: 'incoming', tone: 'strong'};
  return {isBeside, destination: [...left, below, ...right], incoming: []};
}

/** A side of the screen: its width, and its marks around what differs. */
interface Side {
  readonly width: number;
  readonly marks: readonly [string, string];
}

function recordLines(
  question: MergeQuestion,
  records: readonly MergeRecord[],
  others: readonly MergeRecord[],
  side: Side,
): SideLine[] {
  if (records.length === 0) return [{text: 'none', tone: 'faint'}];
  // Only of a pair it is clear what is compared with what.
  const other = records.length === 1 && others.length === 1 ? others[0] : undefined;
  return records.flatMap((record) => oneRecord(question, record, other, side));
}

function oneRecord(
  {property}: MergeQuestion,
  {id, labels, properties}: MergeRecord,
  other: MergeRecord | undefined,
  {width, marks}: Side,
): SideLine[] {
  const names = [...labels].sort().join(', ');
  const labelsDiffer = other !== undefined && names !== [...other.labels].sort().join(', ');
  const fields = [...properties].map(([key, value]) => {
    const text = jsonLine(storedValue(value));
    const theirs = other?.properties.get(key);
    const theirText = theirs === undefined ? undefined : jsonLine(storedValue(theirs));
    const differs = other !== undefined && theirText !== text;
    return {
      key,
      text: shownText(text, differs ? theirText : undefined, {width, marks}),
      differs,
      rank: key === property ? 0 : differs ? 1 : 2,
    };
  });
  fields.sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
  const line = (text: string, differs: boolean): SideLine[] =>
    wrapped(`${differs ? '≠' : ' '} ${text}`, width).map((part) => ({text: part, tone: differs ? 'warning' : 'plain'}));
  const fieldLines = (wanted: readonly (typeof fields)[number][]): SideLine[] =>
    wanted.flatMap(({key, text, differs}) => line(`${printable(key)}: ${text}`, differs));
  return [
    ...wrapped(`node ${id}`, width).map((text): SideLine => ({text, tone: 'accent'})),
    // What the question is about comes first.
    ...fieldLines(fields.filter(({rank}) => rank === 0)),
    ...line(`labels: ${printable(names) || 'none'}`, labelsDiffer),
    ...fieldLines(fields.filter(({rank}) => rank > 0)),
  ];
}

/** A value as text; where a long one differs from another, what differs is marked. */
function shownText(text: string, other: string | undefined, {width, marks}: Side): string {
  const shown = printable(text);
  if (other === undefined || shown.length <= width) return shortened(shown);
  return shortened(markedText(shown, printable(other), marks));
}

function shortened(text: string): string {
  if (text.length <= longestValue) return text;
  return `${beginningOf(text, longestValue)}… (${[...text].length} characters)`;
}
