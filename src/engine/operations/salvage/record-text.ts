import {BlobTranscoder} from '../../format/json/canonical-json.js';
import {JsonBytes} from '../../format/json/json-bytes.js';
import type {RecordKind} from '../../format/records/geometry.js';
import {type FileOffset, type NodeId, toNodeId} from '../../format/records/integers.js';
import {edgeSlot} from '../../format/records/layouts.js';
import type {BlobFinder} from './blob-finder.js';
import {mark, type RecordJudge} from './record-judge.js';

const none = new Uint8Array(0);
const noNode = toNodeId(0);

/** What a record holds: its readable blobs as they are stored, and its ends. */
export interface RecordContent {
  readonly labels: Uint8Array;
  readonly properties: Uint8Array;
  /** Ends of an edge; 0 for a node. */
  readonly from: NodeId;
  readonly to: NodeId;
}

/** The content of a live or named record; what cannot be read is empty. */
export function contentOf(judge: RecordJudge, blobs: BlobFinder, id: number): RecordContent {
  const marks = judge.marksOf(id);
  const isSlotKnown = (marks & (mark.live | mark.deleted)) !== 0;
  if (!isSlotKnown) return {labels: none, properties: none, from: noNode, to: noNode};
  const slot = judge.slotOf(id);
  const isEdge = judge.kind === 'edge';
  const blob = (field: 'labels' | 'properties', offset: FileOffset, length: number, lost: number): Uint8Array => {
    if ((marks & lost) !== 0 || length === 0) return none;
    // The next find may use the same bytes.
    return blobs.find(judge.kind, field, offset, length) === undefined ? none : Uint8Array.from(blobs.content());
  };
  return {
    labels: blob('labels', slot.labelOffset, slot.labelLength, mark.labelsLost),
    properties: blob('properties', slot.propOffset, slot.propLength, mark.propertiesLost),
    from: isEdge ? toNodeId(slot.u64(edgeSlot.at.fromNode)) : noNode,
    to: isEdge ? toNodeId(slot.u64(edgeSlot.at.toNode)) : noNode,
  };
}

/** Writes records as one line of JSON each, with the members that an export has. */
export class RecordText {
  readonly out = new JsonBytes(65_536, 'compact');
  private readonly transcoder = new BlobTranscoder(this.out, 'text');

  /** Appends a record as an object; floats that JSON cannot say are strings. */
  record(kind: RecordKind, id: number, {labels, properties, from, to}: RecordContent): void {
    const {out, transcoder} = this;
    if (kind === 'node') {
      out.ascii(`{"id":${id},"labels":`);
      transcoder.nodeLabels(labels, 0, labels.length, 0);
    } else {
      out.ascii(`{"from_node":${from},"id":${id},"label":`);
      transcoder.edgeLabel(labels, 0, labels.length);
    }
    out.ascii(',"properties":');
    transcoder.properties(properties, 0, properties.length, 0, []);
    out.ascii(kind === 'node' ? '}' : `,"to_node":${to}}`);
  }
}
