import {grouped} from '../engine/faults/words.js';
import type {DocumentReport} from '../engine/operations/manifest.js';
import {alsoNamed} from './names.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

/** Nothing when the document itself went to stdout. */
const lines = (verb: string, report: DocumentReport): string | undefined => {
  if (report.output === undefined) return undefined;
  const first = `${verb} ${printable(report.source)} to ${printable(report.output)}`;
  return [first, `Nodes: ${grouped(report.nodes)}`, `Edges: ${grouped(report.edges)}`].join('\n');
};

const renderer = (verb: string, schema: string): Renderer<DocumentReport> => ({
  schema,
  text: (report) => lines(verb, report),
  json: (report) =>
    report.output === undefined
      ? undefined
      : alsoNamed(report, {store: 'source', node_count: 'nodes', edge_count: 'edges'}),
});

export const exportRenderer = renderer('Exported', 'export-output');
export const manifestRenderer = renderer('Wrote the manifest of', 'manifest-output');
