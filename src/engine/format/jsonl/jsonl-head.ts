import {ForeignProblem, type PromisedGraph} from '../foreign/foreign-graph.js';
import type {ByteSource, JsonReader} from '../json/json-reader.js';

/** The first line of a graph that was exported whole: what it is, and what it must hold to be that. */

const format = 'liel-graph-jsonl';
const version = 1;
/** A longer line is no head, in bytes. */
const longestHead = 65_536;
const place = 'line 1';

/** What the first line promises, where it is a head; then the reader is behind it, else at the beginning. Raises ForeignProblem. */
export function readHead(source: ByteSource, reader: JsonReader): PromisedGraph | undefined {
  reader.begin();
  if (reader.next() === 0 && reader.at >= reader.limit) throw new ForeignProblem('', 'it is empty');
  if (reader.next() !== 0x7b) return undefined;
  const start = reader.position;
  reader.skipValue();
  const head = reader.position - start > longestHead ? {} : objectAt(source, start, reader.position);
  if (head['type'] === 'header') return promisedBy(head);
  reader.seek(start);
  return undefined;
}

function objectAt(source: ByteSource, start: number, end: number): Readonly<Record<string, unknown>> {
  const bytes = Buffer.alloc(end - start);
  source.read(bytes, start);
  try {
    return JSON.parse(bytes.toString()) as Record<string, unknown>;
  } catch {
    // NaN is none of JSON's: a record, not a head.
    return {};
  }
}

function promisedBy(head: Readonly<Record<string, unknown>>): PromisedGraph {
  if (head['format'] !== format) throw new ForeignProblem(place, `a header with a format that is not ${format}`);
  if (head['version'] !== version) throw new ForeignProblem(place, `${format} of a version that is not ${version}`);
  const digest = head['source_manifest_sha256'];
  if (digest !== undefined && digest !== null && !/^[0-9a-f]{64}$/.test(String(digest))) {
    throw new ForeignProblem(place, 'source_manifest_sha256 is no digest');
  }
  return {
    nodes: count(head, 'nodes', 0),
    edges: count(head, 'relationships', 0),
    nextNodeId: count(head, 'next_node_id', 1),
    nextEdgeId: count(head, 'next_edge_id', 1),
    manifestSha256: typeof digest === 'string' ? digest : undefined,
  };
}

function count(head: Readonly<Record<string, unknown>>, member: string, least: number): number {
  const value = head[member];
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= least) return number;
  throw new ForeignProblem(place, `${member} is no number of ${least} or more`);
}
