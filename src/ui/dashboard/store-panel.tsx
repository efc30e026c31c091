import {Box} from 'ink';
import {printable} from '../printable.js';
import {type DashboardState, selectedView} from './dashboard-state.js';
import {type Fact, factsOf, troubleFact} from './facts.js';
import {LabelBars} from './label-bars.js';
import {Rule} from './rule.js';
import {Words} from './tone.js';

interface Props {
  readonly state: DashboardState;
  /** Without the rule above. */
  readonly rows: number;
}

const narrowest = 74;

/** What is known about the selected store: facts to the left, labels to the right, trouble below. */
export function StorePanel({state, rows}: Props) {
  const view = selectedView(state);
  const trouble = troubleFact(view);
  const rowsAbove = rows - (trouble ? 1 : 0);
  const labelWidth = state.columns < narrowest ? 0 : Math.min(60, Math.floor(state.columns * 0.4));
  return (
    <Box flexDirection="column" height={rows + 1} flexShrink={0}>
      <Rule title={printable(view.store)} />
      {trouble ? <FactLine fact={trouble} /> : null}
      <Box height={rowsAbove} columnGap={2} overflow="hidden">
        <Box flexDirection="column" flexGrow={1} flexShrink={1} flexBasis={0} overflow="hidden">
          {factsOf(view, state.nowMs, state.columns - labelWidth - (labelWidth > 0 ? 2 : 0) - 9).map((fact) => (
            <FactLine key={`${fact.name} ${fact.text}`} fact={fact} />
          ))}
        </Box>
        {labelWidth > 0 ? <Labels state={state} rows={rowsAbove} width={labelWidth} /> : null}
      </Box>
    </Box>
  );
}

function Labels({state, rows, width}: Props & {readonly width: number}) {
  const store = selectedView(state).state;
  const nodeRows = shareRows(rows, store?.node_labels?.size ?? 0, store?.edge_labels?.size ?? 0);
  const whyNone = store?.size_bytes == null || store.troubles.length > 0 ? 'not to be read' : 'counting …';
  const old = store?.node_labels && !store.labels_current ? ', recounting …' : '';
  return (
    <Box flexDirection="column" width={width} height={rows} flexShrink={0} overflow="hidden">
      <LabelBars
        {...{title: `node labels${old}`, labels: store?.node_labels ?? null, whyNone, rows: nodeRows, width}}
      />
      <LabelBars
        {...{title: 'edge labels', labels: store?.edge_labels ?? null, whyNone, rows: rows - nodeRows, width}}
      />
    </Box>
  );
}

/** Rows for the node labels: half of them, and what the edge labels leave; each list has a heading. */
function shareRows(rows: number, nodeLabels: number, edgeLabels: number): number {
  const half = Math.ceil(rows / 2);
  const forEdges = Math.max(2, Math.min(edgeLabels + 1, Math.max(rows - half, rows - nodeLabels - 1)));
  return rows - forEdges;
}

function FactLine({fact: {name, text, tone}}: {readonly fact: Fact}) {
  return (
    <Box height={1} flexShrink={0} columnGap={1}>
      <Box width={8} flexShrink={0}>
        <Words tone={/^L\d/.test(name) ? tone : 'faint'}>{name}</Words>
      </Box>
      <Box flexShrink={1}>
        <Words tone={tone}>{text}</Words>
      </Box>
    </Box>
  );
}
