import {Box} from 'ink';
import {useContext} from 'react';
import {Colored, Words} from '../tone.js';
import {bodyRows} from './browse-rows.js';
import type {BrowseState, Seen} from './browse-state.js';
import {
  cellsOf,
  cellsPerRow,
  damageText,
  legendOf,
  legendRows,
  mapRows,
  type PageCells,
  rowNumber,
} from './page-cells.js';

interface Props {
  readonly state: BrowseState;
  readonly seen: Extract<Seen, {topic: 'pages'}>;
}

/** The map of all pages of a store: a cell each, the selected one turned round. */
export function PageMap({state, seen}: Props) {
  const {cursor, damage} = state;
  const cells = cellsOf(seen, damage);
  const wide = cellsPerRow(state);
  const room = mapRows(state);
  const selected = Math.max(0, Math.min(cursor, cells.count - 1));
  const row = Math.floor(selected / wide);
  const last = Math.ceil(cells.count / wide);
  const first = Math.max(0, Math.min(row - Math.floor(room / 2), last - room));
  const shown = Array.from({length: Math.max(0, Math.min(room, last - first))}, (_, i) => (first + i) * wide);
  const use = cells.isDamaged(selected) ? 'damaged' : cells.roleOf(selected);
  return (
    <Box flexDirection="column" height={bodyRows(state)} flexShrink={0} overflow="hidden">
      <Box height={legendRows} flexShrink={0} flexWrap="wrap" columnGap={2} overflow="hidden">
        {legendOf(seen.runs, damage).map(({letter, tone, name}) => (
          <Box key={name} flexShrink={0}>
            <Words tone={tone}>{`${letter} ${name}`}</Words>
          </Box>
        ))}
      </Box>
      <Box height={1} flexShrink={0} columnGap={2}>
        <Words tone="strong">{`page ${selected}: ${use}`}</Words>
        <Words tone={damage && damage.findings > 0 ? 'bad' : 'faint'}>{damageText(state)}</Words>
      </Box>
      {shown.map((start) => (
        <CellRow key={start} {...{cells, start, end: Math.min(start + wide, cells.count), selected}} />
      ))}
    </Box>
  );
}

interface RowProps {
  readonly cells: PageCells;
  readonly start: number;
  readonly end: number;
  readonly selected: number;
}

/** Cells that follow each other and look alike are one piece of text. */
function CellRow({cells, start, end, selected}: RowProps) {
  const isColored = useContext(Colored);
  const pieces: {page: number; text: string; tone: ReturnType<PageCells['styleOf']>['tone']; isSelected: boolean}[] =
    [];
  for (let page = start; page < end; page++) {
    const {letter, tone} = cells.styleOf(page);
    const isSelected = page === selected;
    const piece = pieces.at(-1);
    if (piece && piece.tone === tone && !isSelected && !piece.isSelected) piece.text += letter;
    else pieces.push({page, text: isSelected && !isColored ? '#' : letter, tone, isSelected});
  }
  return (
    <Box height={1} flexShrink={0}>
      <Box flexShrink={0}>
        <Words tone="faint">{rowNumber(start)}</Words>
      </Box>
      {pieces.map(({page, text, tone, isSelected}) => (
        <Box key={page} flexShrink={0}>
          <Words tone={tone} inverse={isSelected}>
            {text}
          </Words>
        </Box>
      ))}
    </Box>
  );
}
