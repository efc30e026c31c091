import {Box} from 'ink';
import {counted} from '../../engine/faults/words.js';
import type {DashboardState} from './dashboard-state.js';
import {clockText, settledOf} from './standing.js';
import {Words} from './tone.js';

/** The first line: how many stores, how many in trouble, what time it is. */
export function HeadLine({state}: {readonly state: DashboardState}) {
  const {views, nowMs} = state;
  const inTrouble = views.filter((view) => settledOf(view).tone === 'bad').length;
  const unverified = views.filter(({verdict}) => !verdict).length;
  const seen =
    unverified === 0 ? 'no trouble seen' : `${unverified === views.length ? '' : `${unverified} `}not verified`;
  const trouble = inTrouble === 0 ? seen : `${inTrouble} in trouble`;
  return (
    <Box height={1} flexShrink={0} justifyContent="space-between" columnGap={1}>
      <Box columnGap={2} flexShrink={1}>
        <Words tone="strong">liel watch</Words>
        <Words>{counted(views.length, 'store')}</Words>
        <Words tone={inTrouble > 0 ? 'bad' : unverified > 0 ? 'faint' : 'good'}>{trouble}</Words>
      </Box>
      <Box flexShrink={0}>
        <Words tone="faint">{`${clockText(new Date(nowMs).toISOString())} UTC`}</Words>
      </Box>
    </Box>
  );
}
