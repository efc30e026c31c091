import {edgeSlot, nodeSlot} from './layouts.js';

/** A direction of adjacency: where slots say what they say of it, in bytes from their start. Both have the same rules. */
export interface Direction {
  readonly list: 'outgoing' | 'incoming';
  readonly end: 'source' | 'target';
  readonly head: number;
  readonly degree: number;
  readonly endNode: number;
  readonly next: number;
}

export const directions: readonly [Direction, Direction] = [
  {
    list: 'outgoing',
    end: 'source',
    head: nodeSlot.at.firstOutEdge,
    degree: nodeSlot.at.outDegree,
    endNode: edgeSlot.at.fromNode,
    next: edgeSlot.at.nextOutEdge,
  },
  {
    list: 'incoming',
    end: 'target',
    head: nodeSlot.at.firstInEdge,
    degree: nodeSlot.at.inDegree,
    endNode: edgeSlot.at.toNode,
    next: edgeSlot.at.nextInEdge,
  },
];
