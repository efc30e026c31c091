import {grouped} from '../engine/faults/words.js';
import type {PackReport} from '../engine/operations/pack/pack.js';
import {alsoNamed} from './names.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

export const packRenderer: Renderer<PackReport> = {
  json: (report) => alsoNamed({...report, node_id_map: idMap(report.node_id_map)}, {store: 'source'}),
  text: (report) =>
    [
      `Packed ${printable(report.source)} into ${printable(report.output)}`,
      `Labels: ${printable(report.include_labels.join(', '))}`,
      `Nodes: ${grouped(report.nodes_packed)} of ${grouped(report.source_nodes)}`,
      `Edges: ${grouped(report.edges_packed)} of ${grouped(report.source_edges)}`,
    ].join('\n'),
};

/** Old id to new id, of the nodes that were packed. */
function idMap(newIds: Uint32Array): Map<number, number> {
  const map = new Map<number, number>();
  newIds.forEach((newId, oldId) => {
    if (newId > 0) map.set(oldId, newId);
  });
  return map;
}
