import path from 'node:path';
import {Box} from 'ink';
import {counted, humanSize} from '../../../engine/faults/words.js';
import {pageSize} from '../../../engine/format/records/constants.js';
import {printable} from '../../printable.js';
import {percentText} from '../bar.js';
import type {Tone} from '../dashboard-state.js';
import {FullScreen} from '../full-screen.js';
import {KeyHelp, type KeyHelpLine} from '../key-help.js';
import {fittingKeys} from '../key-line.js';
import {LastLine} from '../last-line.js';
import {Words} from '../tone.js';
import {markWidth} from './browse-row.js';
import {bodyRows, rowsOf, windowOf} from './browse-rows.js';
import {type BrowseState, type Seen, type Working, wayTo} from './browse-state.js';
import {PageMap} from './page-map.js';

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
  return (
    <Box height={1} flexShrink={0} columnGap={2}>
      <Box flexShrink={0}>
        <Words tone="strong">{wayTo(state)}</Words>
      </Box>
      <Words wrap="truncate-middle">{printable(path.basename(state.store))}</Words>
      <Words tone="faint">{sizeText(state.seen)}</Words>
      {state.beside ? (
        <Box flexShrink={0}>
          <Words tone="accent">{workText(state.beside)}</Words>
        </Box>
      ) : null}
    </Box>
  );
}

function sizeText(seen: Seen): string {
  const bytes = seen.topic === 'bytes' ? seen.report.size_bytes : seen.size_bytes;
  if (seen.topic === 'bytes' || seen.topic === 'pages' || seen.nodes === undefined || seen.edges === undefined)
    return `${humanSize(bytes)}, ${counted(Math.ceil(bytes / pageSize), 'page')}`;
  return `${humanSize(bytes)}, ${counted(seen.nodes, 'node')}, ${counted(seen.edges, 'edge')}`;
}

function workText({what, share}: Working): string {
  return share === undefined ? `${what} …` : `${what} ${percentText(share)}`;
}

function Body({state}: Props) {
  if (state.seen.topic === 'pages') return <PageMap state={state} seen={state.seen} />;
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
  ['j k ↑ ↓', 'move (also space, page keys; g first, G last)'],
  ['Enter', 'go where the row leads; Tab goes to the next row that does'],
  ['b f', 'back to where one came from, and forth again'],
  ['← →', 'the record or page before and behind (also p, n)'],
  ['/', 'search ids, labels, titles and values'],
  [':', 'go to: node 17, edge 5, page 3, @8192 (a file offset), wal, lock'],
  ['l', 'labels: where the memory begins'],
  ['x', 'the bytes of what is selected, and from bytes to what they are'],
  ['m', 'page map: each page a cell, damage in red; n goes to the next'],
  ['o w e', 'bytes: overview, WAL, extents'],
  ['r', 'read again'],
  ['Esc', 'gives up a search that takes long'],
  ['q', 'quit'],
];

const note = 'Nothing is written and no lock is taken: a writer may be at work meanwhile.';

function keyText(state: BrowseState): [string, Tone] {
  if (state.mode === 'go') return [`:${printable(state.typed)}▏  Enter goes, Esc stays`, 'accent'];
  if (state.mode === 'search') return [`/${printable(state.typed)}▏  Enter searches, Esc stays`, 'accent'];
  if (state.awaited) return [`${workText(state.awaited)}   Esc gives it up`, 'accent'];
  if (state.notice !== '') return [printable(state.notice), 'accent'];
  if (state.mode === 'help') return ['any key goes back   q quit', 'faint'];
  const keys =
    state.seen.topic === 'pages'
      ? ['arrows move', 'Enter bytes', 'n damage', 'b back']
      : ['jk move', 'Enter follow', 'b back', '/ search', ': go to', 'x bytes', 'm map'];
  return [fittingKeys(keys, state.columns, '  '), 'faint'];
}
