import {collectAdjacency} from '../../check/adjacency-verdict.js';
import {isHarmlessToRead, recordSteps} from '../../check/record-check.js';
import type {Steps} from '../../check/steps.js';
import {conditions} from '../../faults/conditions.js';
import {type Finding, fault, toFault} from '../../faults/fault.js';
import {pagesPerExtent} from '../../format/records/constants.js';
import {decodeProperties} from '../../format/values/property-value.js';
import {ValueChecker} from '../../format/values/value-check.js';
import {copyStore} from '../../outputs/store-copy.js';
import type {Progress} from '../../passes/operation.js';
import {pacedSteps} from '../../passes/pace.js';
import type {Device} from '../../storage/files/device.js';
import {readStore} from '../../storage/reading/open-store.js';
import {RecordReader} from '../../storage/reading/record-reader.js';
import {StoreAppender} from '../../storage/writing/store-appender.js';
import type {MergeInputs} from './merge-inputs.js';
import type {MergePreview} from './merge-preview.js';
import {mergedProperties, PropertyEncoder} from './property-merge.js';

const stride = 256;

/**
 * Carries a merge out on an empty device that nobody else sees: a copy of the left store, then what comes in, in id
 * order, and the result read back. Raises L0014, L6021, L5001 to L5004.
 */
export async function writeMerged(
  inputs: MergeInputs,
  preview: MergePreview,
  device: Device,
  output: string,
  tell: (event: Progress) => void,
): Promise<void> {
  const {left, right} = inputs;
  for await (const event of copyStore(left, device)) tell(event);
  const pages = pagesPerExtent * (right.chains.node.extents.length + right.chains.edge.extents.length);
  await pacedSteps(new MergeWriter(inputs, preview, device).steps(), 'merge', pages, tell);
  const {nodes, edges} = preview;
  const expected = {
    nodes: left.header.nodeCount + nodes.mapping.created,
    edges: left.header.edgeCount + edges.created,
  };
  await proveMerged(device, output, expected, tell);
}

/** What a store is said to hold. */
interface RecordCounts {
  readonly nodes: number;
  readonly edges: number;
}

/** Reads a written store back: it must be sound and hold so many records. Raises L6021, and the L1 conditions of damage. */
export async function proveMerged(
  device: Device,
  output: string,
  expected: RecordCounts,
  tell: (event: Progress) => void,
): Promise<void> {
  const merged = readStore(device, output);
  const judge = (found: Finding): void => {
    if (!isHarmlessToRead(found)) throw toFault(found);
  };
  const {node, edge} = merged.chains;
  const pages = pagesPerExtent * (node.extents.length + edge.extents.length);
  const census = await pacedSteps(
    recordSteps(merged, judge, () => {}),
    'read back',
    pages,
    tell,
  );
  const lists = collectAdjacency(merged, census).count;
  const found = {nodes: census.liveNodes, edges: census.liveEdges};
  if (found.nodes === expected.nodes && found.edges === expected.edges && lists === 0) return;
  const wrongLists = lists === 0 ? '' : ` and ${lists} findings about its lists`;
  throw fault(conditions.mergeDiffers, {
    path: output,
    expected: countText(expected),
    found: countText(found) + wrongLists,
  });
}

function countText({nodes, edges}: RecordCounts): string {
  return `${nodes} nodes and ${edges} edges`;
}

/** Adds what comes in to the copy of the left store. */
class MergeWriter {
  private readonly appender: StoreAppender;
  private readonly encoder = new PropertyEncoder();

  constructor(
    private readonly inputs: MergeInputs,
    private readonly preview: MergePreview,
    device: Device,
  ) {
    this.appender = new StoreAppender(device, inputs.left);
  }

  *steps(): Steps<void> {
    yield* this.addNodes();
    yield* this.addEdges();
    this.appender.finish();
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
    const target = nodes.mapping.targetOf(reader.id);
    const old = decodeProperties(this.appender.propertiesOf(target));
    const merged = mergedProperties(old, reader.properties(), settings, answers);
    if (merged !== undefined) this.appender.setProperties(target, this.encoder.encode(merged, `node ${target}`));
    if (answers?.takeLabels) this.appender.setLabels(target, labelBlob(reader));
  }

  private *addEdges(): Steps<void> {
    const {nodes, edges} = this.preview;
    const reader = new RecordReader(this.inputs.right, 'edge');
    for (let done = 1; reader.next(); done++) {
      if (edges.isCreated(reader.id)) {
        const from = nodes.mapping.targetOf(reader.fromNode);
        const to = nodes.mapping.targetOf(reader.toNode);
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

const checker = new ValueChecker();

/** The property blob of a record, without bytes behind its value, if a damaged length claims some. */
function propertyBlob(reader: RecordReader): Uint8Array {
  return reader.use('properties', (bytes, start, end) =>
    bytes.slice(start, end - checker.properties(bytes, start, end)),
  );
}
