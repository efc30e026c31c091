import type {PropertyMap} from '../engine/format/values/property-value.js';
import type {TraceReport} from '../engine/operations/trace/trace.js';
import type {TraceNode} from '../engine/operations/trace/trace-node.js';
import type {TraceStory} from '../engine/operations/trace/trace-story.js';
import {glyphs} from './glyphs.js';
import {storedValue} from './json.js';
import {mermaidText} from './mermaid-text.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

/** @param showsMermaid whether the text ends with the flowchart */
export function traceRenderer(showsMermaid: boolean): Renderer<TraceReport> {
  return {
    json: traceDocument,
    text: (report) => {
      const chart = showsMermaid ? mermaidText(report) : '';
      return [...(report.story ? storyLines(report, report.story) : noPathLines(report)), ...chartLines(chart)].join(
        '\n',
      );
    },
  };
}

function storyLines(report: TraceReport, story: TraceStory): string[] {
  const {decision} = story;
  const ticks = (items: readonly string[], mark: string): string[] =>
    items.map((item) => `  ${mark} ${printable(item)}`);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? [title, ...lines, ''] : [];
  return [
    `Trace: ${story.prompt === undefined ? story.ends.map(printable).join(glyphs(' → ')) : printable(story.prompt)}`,
    ...filterLines(report.edgeLabel),
    '',
    ...section('Decision found:', decision ? [printable(decision.title)] : []),
    ...section('Why:', ticks(decision?.reasons ?? [], glyphs('✓'))),
    ...section('Key factors:', ticks(story.factors, glyphs('✓'))),
    ...section('Rejected:', ticks(story.rejected, glyphs('✗'))),
    ...section('Implemented in:', story.implementedIn === undefined ? [] : [`  ${printable(story.implementedIn)}`]),
    'Path:',
    ...story.steps.flatMap((step, i) => [...hopLine(report, i), `  ${printable(step)}`]),
  ];
}

/** The edge that leads to a step of the path, or comes from it. */
function hopLine({hopLabels, hopsForward}: TraceReport, step: number): string[] {
  if (step === 0) return [];
  const label = printable(hopLabels[step - 1] ?? '');
  return [hopsForward[step - 1] ? `    -[${label}]->` : `    <-[${label}]-`];
}

function noPathLines({edgeLabel}: TraceReport): string[] {
  return ['Trace: (no path found)', ...filterLines(edgeLabel), '', 'No route under the given constraints.'];
}

function filterLines(edgeLabel: string): string[] {
  return edgeLabel === '' ? [] : [`Edge label filter: ${printable(edgeLabel)}`];
}

function chartLines(chart: string): string[] {
  return chart === '' ? [] : ['', 'Mermaid:', ...chart.split('\n').map(printable)];
}

/** The peer's fields; real ids and labels win over properties of these names, which stand in `shadowed_properties`. */
function traceDocument(report: TraceReport): unknown {
  const {path, branches} = report;
  const shown = new Map([...(path ?? []), ...branches.map(({target}) => target)].map((node) => [node.id, node]));
  return {
    store: report.source,
    source: report.source,
    from_node: report.from,
    to_node: report.to,
    edge_label: report.edgeLabel,
    path: path ? path.map(nodeDocument) : null,
    path_hop_labels: report.hopLabels,
    path_hops_forward: report.hopsForward,
    reasoning_branches: branches.map(({edge_label, target}) => ({edge_label, target: nodeDocument(target)})),
    mermaid: mermaidText(report),
    shadowed_properties: [...shown.values()].flatMap(shadowedDocument),
  };
}

function nodeDocument({id, labels, properties}: TraceNode): ReadonlyMap<string, unknown> {
  return new Map([...(storedValue(properties) as ReadonlyMap<string, unknown>), ['id', id], ['labels', labels]]);
}

function shadowedDocument({id, properties}: TraceNode): unknown[] {
  const shadowed: PropertyMap = new Map([...properties].filter(([key]) => key === 'id' || key === 'labels'));
  return shadowed.size === 0 ? [] : [{node: id, properties: storedValue(shadowed)}];
}
