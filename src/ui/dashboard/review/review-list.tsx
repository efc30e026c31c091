import {Box} from 'ink';
import {counted} from '../../../engine/faults/words.js';
import type {MergeQuestion} from '../../../engine/operations/merge/merge-plan.js';
import {columnsOf, padded, shortened} from '../../columns.js';
import {printable} from '../../printable.js';
import type {Tone} from '../dashboard-state.js';
import {Rule} from '../rule.js';
import {Words} from '../tone.js';
import {type Alike, countsByKind, likeness, type ReviewState} from './review-state.js';

interface Props {
  readonly state: ReviewState;
}

/** Rows for the counts: a third of the screen at the most. */
function countRows(state: ReviewState): number {
  return Math.min(countsByKind(state).length, Math.max(1, Math.floor(state.rows / 3)));
}

/** Rows for the questions: what head, keys, two rules and the counts leave. */
export function listRoom(state: ReviewState): number {
  return Math.max(1, state.rows - 4 - countRows(state));
}

/** All questions, with how many there are of each kind above. */
export function QuestionList({state}: Props) {
  const {questions, selected, columns} = state;
  const room = listRoom(state);
  const first = Math.max(0, Math.min(selected - Math.floor(room / 2), questions.length - room));
  const counts = countsByKind(state);
  const shown = counts.slice(0, countRows(state));
  return (
    <Box flexDirection="column" height={Math.max(0, state.rows - 2)} flexShrink={0} overflow="hidden">
      <Rule title={shown.length < counts.length ? `kinds, the first ${shown.length} of ${counts.length}` : 'kinds'} />
      {shown.map((alike) => (
        <Row key={alike.name} tone={alike.open === 0 ? 'good' : alike.kind === 'conflict' ? 'bad' : 'plain'}>
          {countText(alike)}
        </Row>
      ))}
      <Rule title="questions" />
      {questions.slice(first, first + room).map((question, i) => {
        const isSelected = first + i === selected;
        const {text, tone} = questionText(question, state, columns - 2);
        return (
          <Row key={question.id} tone={tone} isSelected={isSelected}>
            {`${isSelected ? '> ' : '  '}${text}`}
          </Row>
        );
      })}
    </Box>
  );
}

interface RowProps {
  readonly tone: Tone;
  readonly isSelected?: boolean;
  readonly children: string;
}

function Row({tone, isSelected = false, children}: RowProps) {
  return (
    <Box height={1} flexShrink={0}>
      <Words tone={tone} inverse={isSelected}>
        {children}
      </Words>
    </Box>
  );
}

function countText({name, count, open}: Alike): string {
  const standing = open === 0 ? 'all decided' : `${count - open} decided, ${open} open`;
  return `${printable(name)}: ${counted(count, 'question')}, ${standing}`;
}

/** Columns of a decision, or of what happens without one. */
const standingWidth = 10;

function questionText(
  question: MergeQuestion,
  {answers}: ReviewState,
  width: number,
): {readonly text: string; readonly tone: Tone} {
  const {id, byDefault, identity, messages} = question;
  const answer = answers.get(id);
  const standing = answer ?? (byDefault === undefined ? 'open' : `(${byDefault})`);
  const about = printable(identity === undefined ? (messages[0] ?? '') : `${identity}  ${likeness(question)}`);
  const start = padded(standing, standingWidth);
  return {
    text: `${start}${shortened(about, Math.max(8, width - columnsOf(start)))}`,
    tone: answer ? 'good' : byDefault === undefined ? 'bad' : 'plain',
  };
}
