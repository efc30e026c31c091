import {Box} from 'ink';
import type {ReactNode} from 'react';
import {Colored} from './tone.js';

interface Props {
  readonly place: {readonly columns: number; readonly rows: number; readonly isColored: boolean};
  readonly children: ReactNode;
}

/** Lines one below the other on the whole screen; what does not fit is cut. */
export function FullScreen({place: {columns, rows, isColored}, children}: Props) {
  return (
    <Colored value={isColored}>
      <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
        {children}
      </Box>
    </Colored>
  );
}
