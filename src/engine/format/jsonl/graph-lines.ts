import type {GraphRecord, GraphWriter, TakeBytes} from '../columns/graph-record.js';
import {LineCounter} from '../columns/line-counter.js';
import {OncePerLabels} from '../columns/once-per-labels.js';
import {BlobTranscoder} from '../json/canonical-json.js';
import {FixedText} from '../json/fixed-text.js';
import {JsonBytes} from '../json/json-bytes.js';
import {compareCodePoints} from '../utf8.js';

/** Bytes are given on when there are so many. */
const chunkBytes = 262_144;

/** What the first line says. */
export interface LinesHeader {
  readonly nodes: number;
  readonly relationships: number;
  readonly nextNodeId: number;
  readonly nextEdgeId: number;
  /** SHA-256 of the manifest of the graph in the lines; null where they are a part of a store, or other than it. */
  readonly manifestSha256: string | null;
}

const nodeStart = '{"type":"node","id":"';
const edgeStart = '{"type":"relationship","id":"';

/** How the text of a record begins and goes on. */
const text = {
  node: new FixedText(nodeStart),
  edge: new FixedText(edgeStart),
  to: new FixedText('"},"end":{"id":"'),
  edgeProperties: new FixedText('"},"properties":'),
  end: new FixedText('}\n'),
};

/**
 * A graph as lines of JSON, one a record: nothing of it is lost. Values are those of the export document, and what JSON does not
 * have stands as NaN, Infinity and -Infinity.
 */
export class GraphLines implements GraphWriter {
  private readonly out = new JsonBytes(chunkBytes * 2, 'compact');
  private readonly transcoder = new BlobTranscoder(this.out, 'token');
  private readonly ofNodes = new OncePerLabels(nodeLabels);
  private readonly ofEdges = new OncePerLabels(edgeLabel);

  constructor(
    private readonly take: TakeBytes,
    {nodes, relationships, nextNodeId, nextEdgeId, manifestSha256}: LinesHeader,
  ) {
    const header = {
      type: 'header',
      format: 'liel-graph-jsonl',
      version: 1,
      nodes,
      relationships,
      next_node_id: String(nextNodeId),
      next_edge_id: String(nextEdgeId),
      source_manifest_sha256: manifestSha256,
    };
    this.out.ascii(`${JSON.stringify(header)}\n`);
  }

  node({id, labels, bytes, start, end}: GraphRecord): void {
    const {out} = this;
    out.fixed(text.node);
    out.integer(id);
    out.raw(this.ofNodes.of(labels));
    this.properties(bytes, start, end);
  }

  edge({id, labels, from, to, bytes, start, end}: GraphRecord): void {
    const {out} = this;
    out.fixed(text.edge);
    out.integer(id);
    out.raw(this.ofEdges.of(labels));
    out.integer(from);
    out.fixed(text.to);
    out.integer(to);
    out.fixed(text.edgeProperties);
    this.properties(bytes, start, end);
  }

  private properties(bytes: Uint8Array, start: number, end: number): void {
    this.transcoder.properties(bytes, start, end, 0, []);
    this.out.fixed(text.end);
    if (this.out.length >= chunkBytes) this.end();
  }

  end(): void {
    if (this.out.length > 0) this.take(this.out.content());
    this.out.length = 0;
  }
}

/** What stands between the id of a node and its properties. */
function nodeLabels(labels: readonly string[]): Buffer {
  return Buffer.from(`","labels":[${[...labels].sort(compareCodePoints).map(jsonText).join(',')}],"properties":`);
}

/** What stands between the id of an edge and that of its first end. */
function edgeLabel([label = '']: readonly string[]): Buffer {
  return Buffer.from(`","label":${jsonText(label)},"start":{"id":"`);
}

function jsonText(text: string): string {
  const out = new JsonBytes(64);
  out.jsString(text);
  return out.bytes.toString('utf8', 0, out.length);
}

/** Counts the records in such lines. */
export function countLines(): LineCounter {
  return new LineCounter(nodeStart, edgeStart);
}
