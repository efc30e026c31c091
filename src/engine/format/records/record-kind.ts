import {type ExtentKind, edgeGeometry, nodeGeometry, type RecordKind, type SlotGeometry} from './geometry.js';
import {edgeSlot, type fileHeader, nodeSlot} from './layouts.js';

type HeaderField = keyof typeof fileHeader.fields;

/** Offsets, in a slot, of the fields that both kinds have, each at its own place. */
export interface SlotFields {
  readonly id: number;
  readonly propOffset: number;
  readonly propLength: number;
  readonly labelOffset: number;
  readonly labelLength: number;
  readonly flags: number;
}

/** What differs between nodes and edges where both are treated alike. */
export interface KindOfRecord {
  readonly kind: RecordKind;
  readonly geometry: SlotGeometry;
  readonly at: SlotFields;
  /** Header field with the id that the next record gets. */
  readonly nextId: Extract<HeaderField, 'nextNodeId' | 'nextEdgeId'>;
  /** Header field that counts the live records. */
  readonly count: Extract<HeaderField, 'nodeCount' | 'edgeCount'>;
}

/** One shape for both kinds: a loop over the slots of either is compiled once. */
function fieldsOf(id: number, {propOffset, propLength, labelOffset, labelLength, flags}: Omit<SlotFields, 'id'>) {
  return {id, propOffset, propLength, labelOffset, labelLength, flags};
}

/** Nodes and edges, in the order in which everything goes through them. */
export const recordKinds: Readonly<Record<RecordKind, KindOfRecord>> = {
  node: {
    kind: 'node',
    geometry: nodeGeometry,
    at: fieldsOf(nodeSlot.at.nodeId, nodeSlot.at),
    nextId: 'nextNodeId',
    count: 'nodeCount',
  },
  edge: {
    kind: 'edge',
    geometry: edgeGeometry,
    at: fieldsOf(edgeSlot.at.edgeId, edgeSlot.at),
    nextId: 'nextEdgeId',
    count: 'edgeCount',
  },
};

/** Header fields with the offset of the first index page, by the kind of the extents that it lists. */
export const indexHeads = {
  node: 'nodeIndexHead',
  edge: 'edgeIndexHead',
  prop: 'propIndexHead',
} as const satisfies Readonly<Record<ExtentKind, HeaderField>>;
