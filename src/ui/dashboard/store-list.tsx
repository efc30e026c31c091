import {Box} from 'ink';
import {grouped, humanSize} from '../../engine/faults/words.js';
import {ageText, lastHeldAt} from '../age.js';
import {printable} from '../printable.js';
import {percentText} from './bar.js';
import {type DashboardState, type StoreView, shortName, type Tone} from './dashboard-state.js';
import {visibleRange} from './frame-plan.js';
import {listedStores} from './listed-stores.js';
import {isBehind, standingOf} from './standing.js';
import {Words} from './tone.js';

interface Column {
  readonly title: string;
  readonly width: number;
  /** Screens at least this wide have the column. */
  readonly from: number;
  readonly text: (view: StoreView, nowMs: number) => string;
  readonly tone?: (view: StoreView) => Tone;
}

const unknown = '-';
const count = (value: number | null | undefined): string => (value == null ? unknown : grouped(value));

const columns: readonly Column[] = [
  {
    title: 'size',
    width: 11,
    from: 48,
    text: ({state}) => (state?.size_bytes == null ? unknown : humanSize(state.size_bytes)),
  },
  {title: 'nodes', width: 10, from: 60, text: ({state}) => count(state?.node_count)},
  {title: 'edges', width: 10, from: 70, text: ({state}) => count(state?.edge_count)},
  {
    title: 'wal',
    width: 6,
    from: 78,
    text: ({state}) => (state?.wal_bytes == null ? unknown : percentText(state.wal_bytes / state.wal_capacity_bytes)),
  },
  {
    title: 'backup',
    width: 8,
    from: 56,
    text: ({state}, nowMs) => {
      if (!state?.newest_backup) return 'none';
      return ageText(lastHeldAt(state.newest_backup), nowMs);
    },
    tone: (view) => (isBehind(view) ? 'warning' : 'plain'),
  },
];

interface Props {
  readonly state: DashboardState;
  readonly rows: number;
}

/** One line per store, the selected one marked; as many as there is room for. */
export function StoreList({state, rows}: Props) {
  const shown = columns.filter(({from}) => state.columns >= from);
  const listed = listedStores(state);
  const {from, to} = visibleRange(listed.length, listed.indexOf(state.selected), rows - 1);
  const hidden = listed.length - (to - from);
  // What is left out on purpose is said first: where the room ends, it must not be what is cut.
  const filter = state.filter === '' ? '' : ` /${printable(state.filter)}`;
  const more = hidden > 0 ? ` (${hidden} more)` : '';
  return (
    <Box flexDirection="column" height={rows} flexShrink={0}>
      <Box height={1} columnGap={1}>
        <Cell width={undefined}>
          <Words tone="faint">{`  store${filter}${more}`}</Words>
        </Cell>
        {shown.map(({title, width}) => (
          <Cell key={title} width={width} isRight>
            <Words tone="faint">{title}</Words>
          </Cell>
        ))}
        <Cell width={standingWidth}>
          <Words tone="faint">state</Words>
        </Cell>
      </Box>
      {listed.slice(from, to).map((at) => {
        const view = state.views[at];
        return (
          <StoreLine
            key={view.store}
            {...{view, shown, name: shortName(view.store, state.views)}}
            {...{nowMs: state.nowMs, isSelected: at === state.selected}}
          />
        );
      })}
    </Box>
  );
}

const standingWidth = 12;

interface LineProps {
  readonly view: StoreView;
  readonly name: string;
  readonly shown: readonly Column[];
  readonly nowMs: number;
  readonly isSelected: boolean;
}

function StoreLine({view, name, shown, nowMs, isSelected}: LineProps) {
  const standing = standingOf(view);
  const tone = isSelected ? 'strong' : 'plain';
  return (
    <Box height={1} columnGap={1}>
      <Cell width={undefined}>
        <Words tone={isSelected ? 'accent' : 'plain'} wrap="truncate-middle">
          {`${isSelected ? '▸' : ' '} ${printable(name)}`}
        </Words>
      </Cell>
      {shown.map(({title, width, text, tone: own}) => (
        <Cell key={title} width={width} isRight>
          <Words tone={own?.(view) === 'warning' ? 'warning' : tone}>{text(view, nowMs)}</Words>
        </Cell>
      ))}
      <Cell width={standingWidth}>
        <Words tone={standing.tone}>{standing.word}</Words>
      </Cell>
    </Box>
  );
}

interface CellProps {
  /** Undefined takes what the others leave. */
  readonly width: number | undefined;
  readonly isRight?: boolean;
  readonly children: React.ReactNode;
}

function Cell({width, isRight = false, children}: CellProps) {
  const place = width === undefined ? {flexGrow: 1, flexShrink: 1, flexBasis: 0} : {width, flexShrink: 0};
  return (
    <Box {...place} height={1} justifyContent={isRight ? 'flex-end' : 'flex-start'}>
      {children}
    </Box>
  );
}
