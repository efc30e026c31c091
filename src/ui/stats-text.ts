import {grouped, humanSize} from '../engine/faults/words.js';
import type {StatsReport} from '../engine/operations/stats.js';
import {alsoNamed} from './names.js';
import {heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

export const statsRenderer: Renderer<StatsReport> = {
  json: (report) =>
    alsoNamed(report, {store: 'path', size_bytes: 'file_size', nodes: 'node_count', edges: 'edge_count'}),
  text: (report) =>
    [
      `${heading('File:')} ${printable(report.path)}`,
      `${heading('Format:')} ${report.liel_format}`,
      `${heading('File size:')} ${humanSize(report.file_size)}`,
      `${heading('Nodes:')} ${grouped(report.node_count)}`,
      `${heading('Edges:')} ${grouped(report.edge_count)}`,
      heading('Node labels:'),
      ...labelLines(report.node_labels),
      heading('Edge labels:'),
      ...labelLines(report.edge_labels),
    ].join('\n'),
};

function labelLines(labels: ReadonlyMap<string, number>): string[] {
  if (labels.size === 0) return ['  (none)'];
  return [...labels].map(([label, count]) => `  ${printable(label)}: ${grouped(count)}`);
}
