import {Box} from 'ink';
import {counted, humanSize} from '../../../engine/faults/words.js';
import type {NewestBackup} from '../../../engine/outputs/store-backups.js';
import {ageText} from '../../age.js';
import {printable} from '../../printable.js';
import type {Tone} from '../dashboard-state.js';
import {visibleRange} from '../frame-plan.js';
import {FullScreen} from '../full-screen.js';
import {KeyHelp, type KeyHelpLine} from '../key-help.js';
import {LastLine} from '../last-line.js';
import {Words} from '../tone.js';
import {listRows, type PickState} from './pick-state.js';

interface Props {
  readonly state: PickState;
}

/** The whole screen on which a backup is chosen, a pure function of the state. */
export function PickFrame({state}: Props) {
  return (
    <FullScreen place={state}>
      <Head state={state} />
      {state.mode === 'help' ? <KeyHelp rows={listRows(state) + 1} keys={keys} note={note} /> : <List state={state} />}
      <LastLine line={keyText(state)} />
    </FullScreen>
  );
}

function Head({state: {store, copies, uncounted}}: Props) {
  return (
    <Box height={1} flexShrink={0} columnGap={2}>
      <Box flexShrink={0}>
        <Words tone="strong">liel restore</Words>
      </Box>
      <Words>{printable(store)}</Words>
      <Words tone="faint">
        {`${counted(copies.length, 'backup')}${uncounted > 0 ? `, ${uncounted} that cannot be relied on` : ''}`}
      </Words>
    </Box>
  );
}

interface Column {
  readonly title: string;
  readonly width: number;
  /** Screens at least this wide have the column. */
  readonly from: number;
  readonly text: (copy: NewestBackup, nowMs: number) => string;
}

const columns: readonly Column[] = [
  {title: 'taken', width: 21, from: 0, text: ({taken_at: takenAt}) => takenAt},
  {title: 'age', width: 8, from: 0, text: ({taken_at: takenAt}, nowMs) => ageText(takenAt, nowMs)},
  {title: 'size', width: 11, from: 44, text: ({size_bytes: size}) => humanSize(size)},
  {title: 'still so at', width: 25, from: 90, text: ({confirmed_at: confirmedAt}) => confirmedAt ?? ''},
];

function List({state}: Props) {
  const {copies, cursor} = state;
  const {from, to} = visibleRange(copies.length, cursor, listRows(state));
  return (
    <Box flexDirection="column" height={listRows(state) + 1} flexShrink={0} overflow="hidden">
      <Row cells={titlesOf(state)} mark=" " tone="faint" last="file" />
      {copies.slice(from, to).map((copy, i) => {
        const isSelected = from + i === cursor;
        const cells = shown(state).map(({text, width}) => [printable(text(copy, state.nowMs)), width] as const);
        const place = printable(copy.path);
        return <Row key={copy.path} cells={cells} mark={isSelected ? '>' : ' '} isSelected={isSelected} last={place} />;
      })}
    </Box>
  );
}

const shown = (state: PickState): Column[] => columns.filter(({from}) => state.columns >= from);

function titlesOf(state: PickState): (readonly [text: string, width: number])[] {
  return shown(state).map(({title, width}) => [title, width]);
}

interface RowProps {
  readonly cells: readonly (readonly [text: string, width: number])[];
  readonly mark: string;
  /** What takes the rest of the line. */
  readonly last: string;
  readonly tone?: Tone;
  readonly isSelected?: boolean;
}

function Row({cells, mark, last, tone = 'plain', isSelected = false}: RowProps) {
  return (
    <Box height={1} flexShrink={0}>
      <Box width={2} flexShrink={0}>
        <Words tone="accent">{mark}</Words>
      </Box>
      <Words tone={tone} inverse={isSelected}>
        {`${cells.map(([text, width]) => text.padEnd(width)).join(' ')} ${last}`}
      </Words>
    </Box>
  );
}

const keys: readonly KeyHelpLine[] = [
  ['↑ ↓', 'one backup (also j, k, space, page keys)'],
  ['g G', 'the newest, the oldest'],
  ['d', 'leave, and say what a restore of it would change'],
  ['Enter', 'restore it, after a question'],
  ['q', 'leave everything as it is (also Esc)'],
];

const note = 'The backup is proved to its end before anything is touched, and the store that is there is kept beside.';

/** Screens at least this wide name more keys. */
const widestKeys = 70;

function keyText({mode, copies, cursor, store, columns: width}: PickState): [string, Tone] {
  if (mode === 'confirm') {
    const moment = copies[cursor]?.taken_at ?? '';
    return [`put the backup of ${moment} in the place of ${printable(store)} now? y/n`, 'warning'];
  }
  if (mode === 'help') return ['any key goes back   q quit', 'faint'];
  if (width < widestKeys) return ['Enter restore  d changes  ? help  q quit', 'faint'];
  return ['↑↓ backup   d what would change   Enter restore   ? help   q quit', 'faint'];
}
