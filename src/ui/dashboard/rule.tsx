import {Box} from 'ink';
import {useContext} from 'react';
import {Colored, Words} from './tone.js';

/** A line across the screen with a title in it. */
export function Rule({title}: {readonly title: string}) {
  const isColored = useContext(Colored);
  const line = {
    borderStyle: 'single',
    borderDimColor: isColored,
    borderLeft: false,
    borderRight: false,
    borderBottom: false,
  } as const;
  return (
    <Box height={1} flexShrink={0}>
      <Box width={2} flexShrink={0} {...line} />
      <Box flexShrink={1} marginX={1}>
        <Words tone="strong">{title}</Words>
      </Box>
      <Box flexGrow={1} minWidth={1} {...line} />
    </Box>
  );
}
