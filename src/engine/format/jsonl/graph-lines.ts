import type {GraphRecord, GraphWriter, TakeBytes} from '../columns/graph-record.js';
import {LineCounter} from '../columns/line-counter.js';
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
  labels: new FixedText('","labels":['),
  properties: new FixedText('],"properties":'),
  edge: new FixedText(edgeStart),
  label: new FixedText('","label":'),
  from: new FixedText(',"start":{"id":"'),
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
    out.fixed(text.labels);
    const sorted = labels.length < 2 ? labels : [...labels].sort(compareCodePoints);
    for (let i = 0; i < sorted.length; i++) {
      if (i > 0) out.byte(0x2c);
      out.jsString(sorted[i]);
    }
    out.fixed(text.properties);
    this.properties(bytes, start, end);
  }

  edge({id, labels: [label = ''], from, to, bytes, start, end}: GraphRecord): void {
    const {out} = this;
    out.fixed(text.edge);
    out.integer(id);
    out.fixed(text.label);
    out.jsString(label);
    out.fixed(text.from);
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

/** Counts the records in such lines. */
export function countLines(): LineCounter {
  return new LineCounter(nodeStart, edgeStart);
}
