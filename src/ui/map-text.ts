import {counted, grouped} from '../engine/faults/words.js';
import type {MapReport} from '../engine/operations/map/map.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

export const mapRenderer: Renderer<MapReport> = {
  json: (report) => report,
  text: ({store, output, ok, finding_count, pages, damaged_pages, drawn_nodes, drawn_edges, nodes_left_out, backups}) =>
    [
      `Drew ${printable(store)} to ${printable(output)}`,
      `Verdict: ${ok ? 'sound, as far as it was checked' : counted(finding_count, 'finding')}`,
      `Pages: ${grouped(pages)}, ${grouped(damaged_pages)} of them damaged`,
      `Records: ${counted(drawn_nodes, 'node')}, ${counted(drawn_edges, 'edge')}${nodes_left_out > 0 ? `; ${counted(nodes_left_out, 'node')} more not drawn` : ''}`,
      `Backups: ${grouped(backups)}`,
    ].join('\n'),
};
