import {BlobTranscoder} from '../../format/json/canonical-json.js';
import {JsonBytes} from '../../format/json/json-bytes.js';
import type {RecordKind} from '../../format/records/geometry.js';
import {type FileOffset, type NodeId, toNodeId} from '../../format/records/integers.js';
import {edgeSlot} from '../../format/records/layouts.js';
import {ByteBuffer} from '../../format/values/byte-buffer.js';
import type {BlobField, BlobFinder} from './blob-finder.js';
import {asNamed, lost, mark, type RecordJudge} from './record-judge.js';

const noNode = toNodeId(0);

/** What a record holds: its readable blobs as they are stored, and its ends. */
export interface RecordContent {
  readonly labels: ByteBuffer;
  readonly properties: ByteBuffer;
  /** Ends of an edge; 0 for a node. */
  readonly from: NodeId;
  readonly to: NodeId;
}

/** Reads what records hold. It is the same object each time, valid until the next one is read. */
export class ContentReader implements RecordContent {
  readonly labels = new ByteBuffer();
  readonly properties = new ByteBuffer();
  from = noNode;
  to = noNode;

  constructor(private readonly blobs: BlobFinder) {}

  /** Reads a live or named record; what cannot be read is empty. */
  read(judge: RecordJudge, id: number): RecordContent {
    const marks = judge.marksOf(id);
    this.labels.length = 0;
    this.properties.length = 0;
    this.from = noNode;
    this.to = noNode;
    if ((marks & (mark.live | mark.deleted)) === 0) return this;
    const slot = judge.slotOf(id);
    if (judge.kind === 'edge') {
      this.from = toNodeId(slot.u64(edgeSlot.at.fromNode));
      this.to = toNodeId(slot.u64(edgeSlot.at.toNode));
    }
    this.take(judge, marks, 'labels', slot.labelOffset, slot.labelLength);
    this.take(judge, marks, 'properties', slot.propOffset, slot.propLength);
    return this;
  }

  private take(judge: RecordJudge, marks: number, field: BlobField, offset: FileOffset, length: number): void {
    const {blobs} = this;
    if ((marks & lost[field]) !== 0 || length === 0) return;
    if ((marks & asNamed[field]) !== 0) blobs.show(offset, length);
    else if (blobs.find(judge.kind, field, offset, length) === undefined) return;
    this[field].raw(blobs.bytes, blobs.start, blobs.end);
  }
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
      transcoder.nodeLabels(labels.bytes, 0, labels.length, 0);
    } else {
      out.ascii(`{"from_node":${from},"id":${id},"label":`);
      transcoder.edgeLabel(labels.bytes, 0, labels.length);
    }
    out.ascii(',"properties":');
    transcoder.properties(properties.bytes, 0, properties.length, 0, []);
    out.ascii(kind === 'node' ? '}' : `,"to_node":${to}}`);
  }
}
