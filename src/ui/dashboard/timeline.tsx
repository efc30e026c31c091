import {Box} from 'ink';
import {printable} from '../printable.js';
import {type DashboardState, shortName} from './dashboard-state.js';
import {Rule} from './rule.js';
import {clockText} from './standing.js';
import {Words} from './tone.js';

interface Props {
  readonly state: DashboardState;
  /** Without the rule above. */
  readonly rows: number;
}

/** The last changes seen, newest first. */
export function Timeline({state, rows}: Props) {
  const nameWidth = Math.min(24, Math.max(10, Math.floor(state.columns / 4)));
  const entries = state.timeline.slice(0, rows);
  return (
    <Box flexDirection="column" height={rows + 1} flexShrink={0}>
      <Rule title="changes seen" />
      {entries.length === 0 ? (
        <Words tone="faint">{`none since ${clockText(new Date(state.startedMs).toISOString())}`}</Words>
      ) : null}
      {entries.map(({number, at, store, text, tone}) => (
        <Box key={number} height={1} columnGap={2}>
          <Box width={8} flexShrink={0}>
            <Words tone="faint">{clockText(at)}</Words>
          </Box>
          {state.views.length > 1 ? (
            <Box width={nameWidth} flexShrink={0}>
              <Words wrap="truncate-middle">{printable(shortName(store, state.views))}</Words>
            </Box>
          ) : null}
          <Box flexShrink={1}>
            <Words tone={tone}>{text}</Words>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
