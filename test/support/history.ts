import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {Fault} from '../../src/engine/faults/fault.js';
import {dataStart, walStart} from '../../src/engine/format/records/constants.js';
import type {PropertyMap, PropertyValue} from '../../src/engine/format/values/property-value.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {contentOf, peerContent} from './graph-content.js';
import {runPeer} from './peer.js';

/** A value in JSON: numbers as ["i", decimal] or ["f", hex of the bits], containers as ["l", …] and ["m", …], ["r", text, times] a long text. */
export type PlainValue =
  | null
  | boolean
  | string
  | readonly ['i' | 'f', string]
  | readonly ['r', string, number]
  | readonly ['l', readonly PlainValue[]]
  | readonly ['m', readonly (readonly [string, PlainValue])[]];
export type PlainProperties = Readonly<Record<string, PlainValue>>;

/** One step of a history, in a form that both implementations can run. */
export type Step =
  | readonly ['node', readonly string[], PlainProperties?]
  | readonly ['edge', number, string, number, PlainProperties?]
  | readonly ['updateNode' | 'updateEdge', number, PlainProperties?]
  | readonly ['deleteNode' | 'deleteEdge', number]
  | readonly ['commit' | 'rollback' | 'reopen'];

/** What each step gave: an id, nothing, or that it was refused; a commit the digest of the bytes outside the WAL. The content at the end. */
export type Outcome = readonly (number | string | null)[];

/** Runs a history by this engine on a store file. */
export async function runHistory(store: string, steps: readonly Step[]): Promise<Outcome> {
  const outcome: (number | string | null)[] = [];
  let graph = await Graph.open(store);
  for (const step of steps) {
    if (step[0] === 'reopen') {
      await graph.close();
      graph = await Graph.open(store);
    }
    const result = take(graph, step);
    outcome.push(result === 'committed' ? digestOutsideWal(store) : result);
  }
  outcome.push(contentOf(graph));
  await graph.close();
  return outcome;
}

/** Digest of the bytes that equal histories make equal. */
export function digestOutsideWal(store: string): string {
  const bytes = readFileSync(store);
  return createHash('sha256').update(bytes.subarray(0, walStart)).update(bytes.subarray(dataStart)).digest('hex');
}

/** Runs one step on a graph; `refused` when it raises a fault. */
export function take(graph: Graph, step: Step): number | string | null {
  try {
    switch (step[0]) {
      case 'node':
        return graph.addNode(step[1], toProperties(step[2]));
      case 'edge':
        return graph.addEdge(step[1], step[2], step[3], toProperties(step[4]));
      case 'updateNode':
        graph.updateNode(step[1], toProperties(step[2]));
        return null;
      case 'updateEdge':
        graph.updateEdge(step[1], toProperties(step[2]));
        return null;
      case 'deleteNode':
        graph.deleteNode(step[1]);
        return null;
      case 'deleteEdge':
        graph.deleteEdge(step[1]);
        return null;
      case 'commit':
        graph.commit();
        return 'committed';
      case 'rollback':
        graph.rollback();
        return null;
      default:
        return null;
    }
  } catch (error) {
    if (error instanceof Fault) return 'refused';
    throw error;
  }
}

export function toProperties(plain: PlainProperties = {}): PropertyMap {
  return new Map(Object.entries(plain).map(([key, value]) => [key, toValue(value)]));
}

function toValue(plain: PlainValue): PropertyValue {
  if (plain === null || typeof plain === 'boolean' || typeof plain === 'string') return plain;
  switch (plain[0]) {
    case 'i':
      return BigInt(plain[1]);
    case 'f':
      return Buffer.from(plain[1], 'hex').readDoubleBE();
    case 'r':
      return plain[1].repeat(plain[2]);
    case 'l':
      return plain[1].map(toValue);
    default:
      return new Map(plain[1].map(([key, value]) => [key, toValue(value)]));
  }
}

const peerScript = `
import hashlib, liel, sys
${peerContent}
def value(v):
    if not isinstance(v, list): return v
    if v[0] == "i": return int(v[1])
    if v[0] == "f": return struct.unpack(">d", bytes.fromhex(v[1]))[0]
    if v[0] == "r": return v[1] * v[2]
    if v[0] == "l": return [value(x) for x in v[1]]
    return {k: value(x) for k, x in v[1]}
def props(step, i): return {k: value(v) for k, v in step[i].items()} if len(step) > i and step[i] is not None else {}
def take(db, store, s):
    try:
        if s[0] == "node": return db.add_node(s[1], **props(s, 2)).id
        if s[0] == "edge": return db.add_edge(s[1], s[2], s[3], **props(s, 4)).id
        if s[0] == "updateNode": return db.update_node(s[1], **props(s, 2))
        if s[0] == "updateEdge": return db.update_edge(s[1], **props(s, 2))
        if s[0] == "deleteNode": return db.delete_node(s[1])
        if s[0] == "deleteEdge": return db.delete_edge(s[1])
        if s[0] == "commit":
            db.commit()
            b = memoryview(open(store, "rb").read())
            h = hashlib.sha256(b[:4096])
            h.update(b[4198400:])
            return h.hexdigest()
        if s[0] == "rollback": return db.rollback()
    except (liel.GraphDBError, ValueError): return "refused"
outcomes = []
for job in json.load(sys.stdin):
    outcome = []
    db = liel.open(job["store"])
    for step in job["steps"]:
        if step[0] == "reopen":
            db.close()
            db = liel.open(job["store"])
        outcome.append(take(db, job["store"], step))
    outcome.append(content_of(db))
    db.close()
    outcomes.append(outcome)
json.dump(outcomes, sys.stdout)
`;

/** Runs histories by the peer, each on a store file of its own. */
export function runPeerHistories(
  jobs: readonly {readonly store: string; readonly steps: readonly Step[]}[],
): Outcome[] {
  const run = runPeer(peerScript, [], {input: JSON.stringify(jobs)});
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout);
}

const peerReadScript = `
import liel, sys
${peerContent}
contents = []
for store in json.load(sys.stdin):
    try:
        db = liel.open(store)
        contents.append(content_of(db))
        db.close()
    except (liel.GraphDBError, OSError) as error: contents.append("refused: " + str(error))
json.dump(contents, sys.stdout)
`;

/** What the peer finds in store files; it recovers them first. */
export function readByPeer(stores: readonly string[]): string[] {
  const run = runPeer(peerReadScript, [], {input: JSON.stringify(stores)});
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout);
}
