import {Box} from 'ink';
import type {Tone} from './dashboard-state.js';
import {Words} from './tone.js';

/** The last line of a screen: a question, the answer to a key, or what the keys do. */
export function LastLine({line: [text, tone]}: {readonly line: readonly [text: string, tone: Tone]}) {
  return (
    <Box height={1} flexShrink={0}>
      <Words tone={tone}>{text}</Words>
    </Box>
  );
}
