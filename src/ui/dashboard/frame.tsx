import {Box} from 'ink';
import type {DashboardState} from './dashboard-state.js';
import {planFrame} from './frame-plan.js';
import {FullScreen} from './full-screen.js';
import {HeadLine} from './head-line.js';
import {lastLineOf} from './key-line.js';
import {LastLine} from './last-line.js';
import {ExplainPage, HelpPage} from './overlays.js';
import {StoreList} from './store-list.js';
import {StorePanel} from './store-panel.js';
import {Timeline} from './timeline.js';

/** The whole screen, a pure function of the state. */
export function Frame({state}: {readonly state: DashboardState}) {
  return (
    <FullScreen place={state}>
      <HeadLine state={state} />
      <Body state={state} />
      <LastLine line={lastLineOf(state)} />
    </FullScreen>
  );
}

function Body({state}: {readonly state: DashboardState}) {
  const rows = Math.max(0, state.rows - 2);
  if (state.overlay === 'help') return <HelpPage state={state} rows={rows} />;
  if (state.overlay === 'explain') return <ExplainPage state={state} rows={rows} />;
  const plan = planFrame(state);
  return (
    <Box flexDirection="column" height={rows} flexShrink={0} overflow="hidden">
      {plan.list > 0 ? <StoreList state={state} rows={plan.list} /> : null}
      <StorePanel state={state} rows={plan.facts} />
      {plan.timeline > 0 ? <Timeline state={state} rows={plan.timeline} /> : null}
    </Box>
  );
}
