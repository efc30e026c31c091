import {Box} from 'ink';
import {grouped} from '../../engine/faults/words.js';
import {printable} from '../printable.js';
import {bar} from './bar.js';
import {Words} from './tone.js';

interface Props {
  readonly title: string;
  /** Null until they were counted. */
  readonly labels: ReadonlyMap<string, number> | null;
  /** Why there are none yet. */
  readonly whyNone: string;
  readonly rows: number;
  readonly width: number;
}

/** The most frequent labels, as bars of the most frequent one. */
export function LabelBars({title, labels, whyNone, rows, width}: Props) {
  const all = [...(labels ?? [])].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const room = Math.max(0, rows - 1);
  const shown = all.slice(0, room);
  const most = all[0]?.[1] ?? 1;
  const hidden = all.length - shown.length;
  const counted = hidden > 0 ? `${title} (${hidden} more)` : title;
  const countWidth = Math.max(0, ...shown.map(([, count]) => grouped(count).length));
  const nameWidth = Math.max(6, Math.min(16, Math.floor(width / 3)));
  const barWidth = Math.max(0, width - nameWidth - countWidth - 2);
  return (
    <Box flexDirection="column" height={rows} width={width} flexShrink={0}>
      <Words tone="faint">{counted}</Words>
      {all.length === 0 && room > 0 ? <Words tone="faint">{labels ? 'none' : whyNone}</Words> : null}
      {shown.map(([label, count]) => (
        <Box key={label} height={1} columnGap={1}>
          <Box width={nameWidth} flexShrink={0}>
            <Words>{label === '' ? "''" : printable(label)}</Words>
          </Box>
          <Box width={barWidth} flexShrink={0}>
            <Words tone="accent">{bar(count / most, barWidth).replaceAll('░', ' ')}</Words>
          </Box>
          <Box width={countWidth} flexShrink={0} justifyContent="flex-end">
            <Words>{grouped(count)}</Words>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
