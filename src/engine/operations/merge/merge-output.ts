import {isHarmlessToRead} from '../../check/record-check.js';
import type {Steps} from '../../check/steps.js';
import {conditions} from '../../faults/conditions.js';
import {type NodeId, toNodeId} from '../../format/records/integers.js';
import {decodeProperties} from '../../format/values/property-value.js';
import type {StagedStore} from '../../outputs/derived-store.js';
import {type RecordCounts, readBack} from '../../outputs/read-back.js';
import {copyExtents, roomFor} from '../../outputs/store-copy.js';
import type {Tell} from '../../passes/operation.js';
import {pacedScan} from '../../passes/pace.js';
import type {Device} from '../../storage/files/device.js';
import {RecordReader} from '../../storage/reading/record-reader.js';
import {StoreAppender} from '../../storage/writing/store-appender.js';
import type {MergeInputs} from './merge-inputs.js';
import type {MergePreview} from './merge-preview.js';
import {mergedProperties, PropertyEncoder} from './property-merge.js';

const stride = 256;

/**
 * Carries a merge out in a staged store that nobody else sees: a copy of the left store, then what comes in, in id
 * order, and the result read back. Returns how many bytes of dead values came with the left store, or of the merge. Raises L0014, L6021, L5001 to L5004.
 */
export async function writeMerged(
  inputs: MergeInputs,
  preview: MergePreview,
  stage: StagedStore,
  output: string,
  tell: Tell,
): Promise<number> {
  const {left, right} = inputs;
  const {nodes, edges} = preview;
  const expected = {
    nodes: left.header.nodeCount + nodes.mapping.created,
    edges: left.header.edgeCount + edges.created,
  };
  return stage.fill({
    neededBytes: roomFor(left.device, left.bytes.size) + roomFor(right.device, right.bytes.size),
    write: async (device) => {
      await copyExtents(left, device, 'blank', tell);
      await pacedScan(right, MergeWriter.steps(inputs, preview, device), 'merge', tell);
    },
    prove: (device) => proveMerged(device, output, expected, tell),
  });
}

/** Reads a merged store back: it must be sound and hold so many records; returns its bytes of dead values. Raises L6021, and the L1 conditions of damage. */
export function proveMerged(device: Device, output: string, counts: RecordCounts, tell: Tell): Promise<number> {
  const expected = {path: output, counts, otherwise: conditions.mergeDiffers, isFine: isHarmlessToRead};
  return readBack(device, expected, tell);
}

/** Adds what comes in to the copy of the left store. */
class MergeWriter {
  private readonly encoder = new PropertyEncoder();

  private constructor(
    private readonly inputs: MergeInputs,
    private readonly preview: MergePreview,
    private readonly appender: StoreAppender,
  ) {}

  static *steps(inputs: MergeInputs, preview: MergePreview, device: Device): Steps<void> {
    const appender = yield* StoreAppender.open(device, inputs.left);
    const writer = new MergeWriter(inputs, preview, appender);
    yield* writer.addNodes();
    yield* writer.addEdges();
    yield* appender.finish();
  }

  private *addNodes(): Steps<void> {
    const {mapping, untouched} = this.preview.nodes;
    const reader = new RecordReader(this.inputs.right, 'node');
    for (let done = 1; reader.next(); done++) {
      if (mapping.isCreated(reader.id)) this.appender.addNode(labelBlob(reader), propertyBlob(reader));
      else if (mapping.targetOf(reader.id) !== 0 && !untouched.has(reader.id)) this.mergeNode(reader);
      if (done % stride === 0) yield;
    }
  }

  private mergeNode(reader: RecordReader): void {
    const {settings, nodes} = this.preview;
    const answers = nodes.answers.get(reader.id);
    if (settings.onNodeConflict === 'keep_dst' && answers === undefined) return;
    const target = this.targetOf(reader.id);
    const old = decodeProperties(this.appender.propertiesOf(target));
    const merged = mergedProperties(old, reader.properties(), settings, answers);
    if (merged !== undefined) this.appender.setProperties(target, this.encoder.encode(merged, `node ${target}`));
    if (answers?.takeLabels) this.appender.setLabels(target, labelBlob(reader));
  }

  /** The node that an incoming one becomes. */
  private targetOf(node: number): NodeId {
    return toNodeId(this.preview.nodes.mapping.targetOf(node));
  }

  private *addEdges(): Steps<void> {
    const {edges} = this.preview;
    const reader = new RecordReader(this.inputs.right, 'edge');
    for (let done = 1; reader.next(); done++) {
      if (edges.isCreated(reader.id)) {
        const from = this.targetOf(reader.fromNode);
        const to = this.targetOf(reader.toNode);
        this.appender.addEdge(from, to, labelBlob(reader), propertyBlob(reader));
      }
      if (done % stride === 0) yield;
    }
  }
}

/** The label blob of a record. */
function labelBlob(reader: RecordReader): Uint8Array {
  return reader.use('labels', (bytes, start, end) => bytes.slice(start, end));
}

/** The property blob of a record. */
function propertyBlob(reader: RecordReader): Uint8Array {
  return reader.use('properties', (bytes, start, end) => bytes.slice(start, end));
}
