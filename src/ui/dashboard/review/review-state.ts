import type {Fault} from '../../../engine/faults/fault.js';
import type {Decision, MergeQuestion} from '../../../engine/operations/merge/merge-plan.js';
import {jsonLine, storedValue} from '../../json.js';

export type Answers = ReadonlyMap<string, Decision>;

export type ReviewMode = 'question' | 'help' | 'search' | 'all alike' | 'confirm quit' | 'confirm write';

/** What `u` goes back to. */
export interface Undo {
  readonly answers: Answers;
  readonly selected: number;
}

/** All that a frame of the review depends on. */
export interface ReviewState {
  readonly questions: readonly MergeQuestion[];
  /** Where the plan will be written. */
  readonly planFile: string;
  readonly selected: number;
  readonly answers: Answers;
  /** The answers that the review began with. */
  readonly firstAnswers: Answers;
  /** Newest last. */
  readonly history: readonly Undo[];
  readonly mode: ReviewMode;
  /** Whether all questions are listed, in place of the records of one. */
  readonly isList: boolean;
  /** What is being typed after `/`. */
  readonly typed: string;
  /** What was looked for last. */
  readonly query: string;
  /** First line of the records that is shown. */
  readonly scroll: number;
  /** Answer to the last key, until the next. */
  readonly notice: string;
  readonly columns: number;
  readonly rows: number;
  readonly isColored: boolean;
}

/** The answers of an earlier review, and those of this one that could not be written. */
export interface BegunReview {
  readonly first: Answers;
  readonly unwritten?: {readonly answers: Answers; readonly trouble: Fault} | undefined;
}

/** A review that begins, or goes on since its plan could not be written. */
export function newReview(
  questions: readonly MergeQuestion[],
  {first, unwritten}: BegunReview,
  place: Pick<ReviewState, 'planFile' | 'columns' | 'rows' | 'isColored'>,
): ReviewState {
  const answers = unwritten?.answers ?? first;
  const firstOpen = questions.findIndex(({id}) => !answers.has(id));
  return {
    questions,
    selected: Math.max(0, firstOpen),
    answers,
    firstAnswers: first,
    history: [],
    mode: 'question',
    isList: false,
    typed: '',
    query: '',
    scroll: 0,
    notice: unwritten ? `not written, w tries again: ${unwritten.trouble.message}` : '',
    ...place,
  };
}

/** The question on the screen. */
export function selectedQuestion({questions, selected}: ReviewState): MergeQuestion {
  return questions[selected];
}

/** Conflicts that nobody has decided: while there are any, the merge is blocked. */
export function openConflicts({questions, answers}: ReviewState): number {
  return questions.filter(({kind, id}) => kind === 'conflict' && !answers.has(id)).length;
}

/** Whether there are answers that leaving without a plan would lose. */
export function hasNewAnswers({answers, firstAnswers}: ReviewState): boolean {
  return answers.size !== firstAnswers.size || [...answers].some(([id, answer]) => firstAnswers.get(id) !== answer);
}

/** Where a text is found next after the selected question, round the end; undefined when it is nowhere. */
export function findNext({questions, selected}: ReviewState, query: string): number | undefined {
  const wanted = query.toLowerCase();
  for (let step = 1; step <= questions.length; step++) {
    const at = (selected + step) % questions.length;
    if (searchText(questions[at]).toLowerCase().includes(wanted)) return at;
  }
  return undefined;
}

function searchText({types, messages, identity, destination, incoming}: MergeQuestion): string {
  const records = [...destination, ...incoming].map(
    ({id, labels, properties}) => `node ${id} ${labels.join(' ')} ${jsonLine(storedValue(properties))}`,
  );
  return [...types, ...messages, identity ?? '', ...records].join('\n');
}

/** What questions are alike in: their kind, what they are about, and the property. */
export function likeness({kind, types, property}: MergeQuestion): string {
  const about = [...new Set(types)].join(', ');
  return `${kind}: ${about}${property === undefined ? '' : ` of ${property}`}`;
}

/** Questions that are alike, and how many of them have no answer. */
export interface Alike {
  readonly name: string;
  readonly kind: MergeQuestion['kind'];
  readonly count: number;
  readonly open: number;
}

/** All questions counted by what they are alike in, in their order. */
export function countsByKind({questions, answers}: Pick<ReviewState, 'questions' | 'answers'>): Alike[] {
  const groups = new Map<string, Alike>();
  for (const question of questions) {
    const name = likeness(question);
    const {count, open} = groups.get(name) ?? {count: 0, open: 0};
    const isOpen = answers.has(question.id) ? 0 : 1;
    groups.set(name, {name, kind: question.kind, count: count + 1, open: open + isOpen});
  }
  return [...groups.values()];
}

/** Questions like the selected one that have no answer. */
export function openAlike(state: ReviewState): MergeQuestion[] {
  const wanted = likeness(selectedQuestion(state));
  return state.questions.filter((question) => !state.answers.has(question.id) && likeness(question) === wanted);
}
