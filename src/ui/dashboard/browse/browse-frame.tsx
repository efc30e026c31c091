import {Box} from 'ink';
import {counted, humanSize} from '../../../engine/faults/words.js';
import {printable} from '../../printable.js';
import type {Tone} from '../dashboard-state.js';
import {FullScreen} from '../full-screen.js';
import {KeyHelp, type KeyHelpLine} from '../key-help.js';
import {LastLine} from '../last-line.js';
import {Words} from '../tone.js';
import {bodyRows, markWidth, pageCount, rowsOf, windowOf} from './browse-rows.js';
import {type BrowseState, placeName} from './browse-state.js';

interface Props {
  readonly state: BrowseState;
}

/** The whole screen of the browser, a pure function of the state. */
export function BrowseFrame({state}: Props) {
  return (
    <FullScreen place={state}>
      <Head state={state} />
      {state.mode === 'help' ? <KeyHelp rows={bodyRows(state)} keys={keys} note={note} /> : <Body state={state} />}
      <LastLine line={keyText(state)} />
    </FullScreen>
  );
}

function Head({state}: Props) {
  const {report, place, trail} = state;
  const way = [...trail.slice(-3).map((stop) => placeName(stop.place)), placeName(place)].join(' › ');
  return (
    <Box height={1} flexShrink={0} columnGap={2}>
      <Box flexShrink={0}>
        <Words tone="strong">{trail.length > 3 ? `… › ${way}` : way}</Words>
      </Box>
      <Words>{printable(report.store)}</Words>
      <Words tone="faint">{`${humanSize(report.size_bytes)}, ${counted(pageCount(report), 'page')}`}</Words>
    </Box>
  );
}

function Body({state}: Props) {
  const rows = rowsOf(state);
  const {selected, first} = windowOf(state, rows.length);
  return (
    <Box flexDirection="column" height={bodyRows(state)} flexShrink={0} overflow="hidden">
      {rows.slice(first, first + bodyRows(state)).map(({text, tone}, i) => {
        const isSelected = first + i === selected;
        return (
          <Box key={String(first + i)} height={1} flexShrink={0}>
            <Box width={markWidth} flexShrink={0}>
              <Words tone="accent">{isSelected ? '>' : ' '}</Words>
            </Box>
            <Words tone={tone} inverse={isSelected}>
              {text === '' ? ' ' : text}
            </Words>
          </Box>
        );
      })}
    </Box>
  );
}

const keys: readonly KeyHelpLine[] = [
  ['↑ ↓', 'one row (also j, k, space, page keys)'],
  ['Tab', 'the next row that leads on, marked →'],
  ['Enter', 'go where the row leads'],
  ['b', 'back to where one came from (also Backspace)'],
  ['← →', 'the page, node or edge before and behind (also p, n)'],
  ['g', 'go to: node 17, edge 5, page 3, @8192 (a file offset), wal'],
  ['o w e l', 'overview, WAL, extents, lock'],
  ['x', 'show the bytes, or leave them out'],
  ['r', 'read again'],
  ['q', 'quit'],
];

const note = 'Nothing is written and no lock is taken: a writer may be at work meanwhile.';

/** Screens at least this wide name more keys. */
const widestKeys = 78;

function keyText(state: BrowseState): [string, Tone] {
  if (state.mode === 'go') return [`go to: ${printable(state.typed)}▏  Enter goes, Esc stays`, 'accent'];
  if (state.notice !== '') return [printable(state.notice), 'accent'];
  if (state.mode === 'help') return ['any key goes back   q quit', 'faint'];
  if (state.columns < widestKeys) return ['Enter follow  b back  ? help  q quit', 'faint'];
  const step = state.place.number === undefined ? 'section' : state.place.topic;
  return [`Tab Enter follow   b back   ←→ ${step}   g go to   x bytes   ? help   q quit`, 'faint'];
}
