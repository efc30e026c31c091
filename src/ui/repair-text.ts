import type {RepairReport} from '../engine/operations/repair/repair.js';
import {good} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

export const repairRenderer: Renderer<RepairReport> = {
  json: (report) => report,
  text: (report) =>
    [
      title(report),
      `Node list heads rebuilt: ${report.node_heads_changed} of ${report.nodes}`,
      `Node degrees recounted: ${report.node_degrees_changed} of ${report.nodes}`,
      `Edge links rebuilt: ${report.edge_links_changed} of ${report.edges}`,
      counter('Node counter', report.node_count),
      counter('Edge counter', report.edge_count),
      ...(report.dry_run ? [] : [good('The copy was read back: same records, no findings.')]),
    ].join('\n'),
};

function title({dry_run, healthy, source, output}: RepairReport): string {
  if (dry_run) return healthy ? `${printable(source)} needs no repair` : `Repair of ${printable(source)} would change:`;
  return `Repaired ${printable(source)} into ${printable(output)}${healthy ? ' (there was nothing to repair)' : ''}`;
}

function counter(name: string, {before, after}: {before: number; after: number}): string {
  return before === after ? `${name}: ${after}, right` : `${name}: ${before}, now ${after}`;
}
