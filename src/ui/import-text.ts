import {grouped} from '../engine/faults/words.js';
import type {IdMap} from '../engine/operations/import/id-map.js';
import type {ImportReport} from '../engine/operations/import/import-export.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

export const importRenderer: Renderer<ImportReport> = {
  json: (report) => ({...report, node_id_map: inOrder(report.node_id_map), edge_id_map: inOrder(report.edge_id_map)}),
  text: (report) =>
    [
      `Imported ${printable(report.source)} into ${printable(report.output)}`,
      `Nodes: ${grouped(report.nodes_imported)}`,
      `Edges: ${grouped(report.edges_imported)}`,
    ].join('\n'),
};

/** Keys sort by number, as the peer's do; they print as strings. */
function inOrder(ids: IdMap): Map<string, number> {
  return new Map(ids.entries());
}
