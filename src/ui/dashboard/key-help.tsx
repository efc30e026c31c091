import {Box} from 'ink';
import {Rule} from './rule.js';
import {Words} from './tone.js';

export type KeyHelpLine = readonly [key: string, what: string];

interface Props {
  readonly rows: number;
  readonly keys: readonly KeyHelpLine[];
  /** What else there is to know. */
  readonly note: string;
}

/** What the keys of a screen do. */
export function KeyHelp({rows, keys, note}: Props) {
  const width = Math.max(...keys.map(([key]) => key.length)) + 1;
  return (
    <Box flexDirection="column" height={rows} flexShrink={0} overflow="hidden">
      <Rule title="help" />
      {keys.map(([key, what]) => (
        <Box key={key} height={1} flexShrink={0}>
          <Box width={width} flexShrink={0}>
            <Words tone="accent">{key}</Words>
          </Box>
          <Box flexShrink={1}>
            <Words>{what}</Words>
          </Box>
        </Box>
      ))}
      <Words> </Words>
      <Words wrap="wrap">{note}</Words>
    </Box>
  );
}
