import {Box} from 'ink';
import {printable} from '../printable.js';
import {type DashboardState, explainable, selectedView} from './dashboard-state.js';
import {Rule} from './rule.js';
import {Words} from './tone.js';

interface Props {
  readonly state: DashboardState;
  readonly rows: number;
}

const keys: readonly (readonly [key: string, what: string])[] = [
  ['j k', 'another store (also arrows, tab, page keys, wheel, click; g first, G last)'],
  ['Enter', 'browse the memory in the store; q comes back'],
  ['/', 'list only stores with what is typed in their names; Esc lists all'],
  ['s', 'sort by trouble, as given, name, size, oldest backup, last change'],
  ['n', 'the next store in trouble'],
  ['v', 'verify the store now: every layer, as liel verify does'],
  ['b', 'back the store up now, after a question; the copy is read back'],
  ['V, B', 'the same for all that are listed, one after the other'],
  ['e', 'explain its trouble: what it means, what is at risk, what to do'],
  ['y', 'copy the next step, where the terminal takes it (OSC 52)'],
  ['?', 'this page'],
  ['q', 'quit; Ctrl-C too'],
];

/** What the keys do and what the words mean. */
export function HelpPage({rows}: Props) {
  return (
    <Box flexDirection="column" height={rows} flexShrink={0} overflow="hidden">
      <Rule title="help" />
      {keys.map(([key, what]) => (
        <Line key={key} name={key}>
          {what}
        </Line>
      ))}
      <Words> </Words>
      <Line name="reading">Nothing is written and no lock is taken unless you press b.</Line>
      <Line name="wal">How full the write-ahead log is: one commit has 4 MiB.</Line>
      <Line name="writer">The process that holds the writer lock, and since when.</Line>
      <Line name="backup">The newest copy whose receipt says that it is of this store; --backups adds places.</Line>
      <Line name="verdict">What the last v found here. A later change is not covered by it.</Line>
      <Line name="times">All times are UTC, as in the names of backups.</Line>
    </Box>
  );
}

/** One trouble of the selected store, in full. */
export function ExplainPage({state, rows}: Props) {
  const troubles = explainable(selectedView(state));
  const trouble = troubles[Math.min(state.explained, troubles.length - 1)];
  if (!trouble) return <HelpPage state={state} rows={rows} />;
  const count = troubles.length > 1 ? ` (${state.explained + 1} of ${troubles.length}, arrows turn)` : '';
  return (
    <Box flexDirection="column" height={rows} flexShrink={0} overflow="hidden">
      <Rule title={`${trouble.code} ${trouble.title}${count}`} />
      <Line name="store">{printable(selectedView(state).store)}</Line>
      <Line name="what" tone="bad">
        {printable(trouble.message)}
      </Line>
      <Line name="why">{trouble.background}</Line>
      <Line name="at risk">{trouble.data_at_risk === 'none' ? 'no data' : `${trouble.data_at_risk} data`}</Line>
      {trouble.next.map((line) => (
        <Line key={line} name="next" tone="accent">
          {printable(line)}
        </Line>
      ))}
      <Line name="more">{`liel explain ${trouble.code}`}</Line>
    </Box>
  );
}

interface LineProps {
  readonly name: string;
  readonly tone?: 'bad' | 'accent' | 'plain';
  readonly children: string;
}

function Line({name, tone = 'plain', children}: LineProps) {
  return (
    <Box columnGap={1} flexShrink={0}>
      <Box width={8} flexShrink={0}>
        <Words tone="faint">{name}</Words>
      </Box>
      <Box flexShrink={1}>
        <Words tone={tone} wrap="wrap">
          {children}
        </Words>
      </Box>
    </Box>
  );
}
