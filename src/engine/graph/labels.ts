import type {NodeId} from '../format/records/integers.js';
import type {Nodes} from './nodes.js';

/** The ids of the live nodes with a label, ascending; reads the labels of every node. Raises L1013, L1015. */
export function nodesWithLabel(nodes: Nodes, label: string): NodeId[] {
  const found: NodeId[] = [];
  for (const id of nodes.slots.liveIds()) {
    if (nodes.labelsOf(nodes.require(id), id).includes(label)) found.push(id);
  }
  return found;
}
