import {Box} from 'ink';
import {counted} from '../../../engine/faults/words.js';
import {printable} from '../../printable.js';
import type {Tone} from '../dashboard-state.js';
import {FullScreen} from '../full-screen.js';
import {KeyHelp, type KeyHelpLine} from '../key-help.js';
import {fittingKeys} from '../key-line.js';
import {LastLine} from '../last-line.js';
import {Rule} from '../rule.js';
import {Words} from '../tone.js';
import {type SideLine, sideRoom, sidesOf} from './review-lines.js';
import {QuestionList} from './review-list.js';
import {openAlike, openConflicts, type ReviewState, selectedQuestion} from './review-state.js';

interface Props {
  readonly state: ReviewState;
}

/** The whole screen of a review, a pure function of the state. */
export function ReviewFrame({state}: Props) {
  const {rows, mode, planFile} = state;
  const note = `No store is written here. The plan goes to ${printable(planFile)}.`;
  return (
    <FullScreen place={state}>
      <Head state={state} />
      {mode === 'help' ? <KeyHelp rows={Math.max(0, rows - 2)} keys={keys} note={note} /> : <Body state={state} />}
      <LastLine line={keyText(state)} />
    </FullScreen>
  );
}

function Head({state}: Props) {
  const {questions, selected, answers} = state;
  const open = openConflicts(state);
  const standing = open > 0 ? `${counted(open, 'conflict')} open` : 'no conflict open';
  return (
    <Box height={1} flexShrink={0} columnGap={2}>
      <Box flexShrink={0}>
        <Words tone="strong">{`${selected + 1} of ${questions.length}`}</Words>
      </Box>
      <Box flexShrink={0}>
        <Words>{`${answers.size} decided`}</Words>
      </Box>
      <Words tone={open > 0 ? 'bad' : 'good'}>{standing}</Words>
      <Words tone="faint">liel merge --review</Words>
    </Box>
  );
}

function Body({state}: Props) {
  return state.isList ? <QuestionList state={state} /> : <Question state={state} />;
}

function Question({state}: Props) {
  const question = selectedQuestion(state);
  const sides = sidesOf(state);
  const room = sideRoom(state);
  const shown = (lines: readonly SideLine[]): readonly SideLine[] => lines.slice(state.scroll, state.scroll + room);
  const more = Math.max(sides.destination.length, sides.incoming.length) - room - state.scroll;
  const [message, ...others] = question.messages;
  return (
    <Box flexDirection="column" height={Math.max(0, state.rows - 2)} flexShrink={0} overflow="hidden">
      <Rule title={`${question.kind}: ${[...new Set(question.types)].join(', ')}`} />
      <Box height={2} flexShrink={0} overflow="hidden">
        <Words tone={question.kind === 'conflict' ? 'bad' : 'warning'} wrap="wrap">
          {printable(others.length > 0 ? `${message} (and ${others.length} more)` : message)}
        </Words>
      </Box>
      <Box height={room + 1} columnGap={3} flexShrink={0} overflow="hidden">
        <Side title="destination" lines={shown(sides.destination)} />
        {sides.isBeside ? <Side title="incoming" lines={shown(sides.incoming)} /> : null}
      </Box>
      <Box height={1} flexShrink={0}>
        <Words tone="faint">{more > 0 ? `${counted(more, 'more line')} below (↓)` : ''}</Words>
      </Box>
      <Standing state={state} />
    </Box>
  );
}

function Side({title, lines}: {readonly title: string; readonly lines: readonly SideLine[]}) {
  return (
    <Box flexDirection="column" flexGrow={1} flexShrink={1} flexBasis={0} overflow="hidden">
      <Words tone="strong">{title}</Words>
      {lines.map(({text, tone}, row) => (
        <Words key={String(row)} tone={tone}>
          {text === '' ? ' ' : text}
        </Words>
      ))}
    </Box>
  );
}

function Standing({state}: Props) {
  const {id, byDefault} = selectedQuestion(state);
  const answer = state.answers.get(id);
  const undecided = byDefault === undefined ? 'open: it blocks the merge' : `${byDefault}, by the policy`;
  const tone: Tone = answer ? 'good' : byDefault === undefined ? 'bad' : 'faint';
  return (
    <Box height={1} flexShrink={0}>
      <Words tone={tone}>{`decision: ${answer ?? undecided}`}</Words>
    </Box>
  );
}

const keys: readonly KeyHelpLine[] = [
  ['d', 'keep: the destination stays as it is'],
  ['t', 'take: what comes in counts'],
  ['s', 'skip: what comes in is left out, a node with its edges'],
  ['A', 'one decision on all questions like this one that have none'],
  ['← →', 'previous and next question (also p, n)'],
  ['j k ↑ ↓', 'move: in the records, in the list (also space, page keys, g, G)'],
  ['l', 'list of all questions with counts by kind; Enter opens one'],
  ['o', 'the next open question'],
  ['u', 'undo the last decision'],
  ['/ m', 'search in all questions; m goes to the next match'],
  ['w', 'write the plan and leave'],
  ['q', 'leave without a plan; asks when decisions would be lost'],
];

function keyText(state: ReviewState): [string, Tone] {
  const open = openConflicts(state);
  if (state.mode === 'search') return [`/${printable(state.typed)}▏  Enter finds, Esc goes back`, 'accent'];
  if (state.mode === 'confirm quit')
    return ['y/n: leave without a plan? decisions would be lost (w writes it)', 'warning'];
  if (state.mode === 'confirm write') {
    return [`y/n: write the plan? ${counted(open, 'open conflict')} will block the merge`, 'warning'];
  }
  if (state.mode === 'all alike') {
    const count = openAlike(state).length;
    return [`d keep  t take  s skip, on ${counted(count, 'question')} like this; any other key: none`, 'warning'];
  }
  if (state.notice !== '') return [printable(state.notice), 'accent'];
  if (state.mode === 'help') return ['any key goes back', 'faint'];
  const moves = state.isList ? ['Enter opens', 'jk move'] : ['l list', '←→ question'];
  return [
    fittingKeys(['d keep', 't take', 's skip', 'w write', ...moves, 'A all alike'], state.columns, '  '),
    'faint',
  ];
}
