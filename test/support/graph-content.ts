import type {PropertyValue} from '../../src/engine/format/values/property-value.js';
import type {Graph} from '../../src/engine/graph/graph.js';

/** Everything a graph says, as a text that is equal for equal graphs: records with their lists, newest edge first. */
export function contentOf(graph: Graph): string {
  const nodes = [...graph.nodes()].map(({id, labels, properties}) => ({
    id,
    labels,
    properties: plain(properties),
    out: graph.outEdges(id).map((edge) => edge.id),
    in: graph.inEdges(id).map((edge) => edge.id),
  }));
  const edges = [...graph.edges()].map(({id, label, from, to, properties}) => ({
    id,
    label,
    from,
    to,
    properties: plain(properties),
  }));
  return JSON.stringify({counts: [graph.nodeCount, graph.edgeCount], nodes, edges});
}

/** The same text, made by the peer; `db` is the open store. */
export const peerContent = `
import json
def plain(v):
    if isinstance(v, bool) or v is None or isinstance(v, str): return v
    if isinstance(v, int): return ["int", str(v)]
    if isinstance(v, float): return ["float", struct.pack(">d", v).hex()]
    if isinstance(v, list): return ["list", [plain(x) for x in v]]
    return ["map", [[k, plain(v[k])] for k in sorted(v)]]
import struct
def content_of(db):
    nodes = [{"id": n.id, "labels": n.labels, "properties": plain(n.properties),
              "out": [e.id for e in db.out_edges(n.id)], "in": [e.id for e in db.in_edges(n.id)]} for n in db.all_nodes()]
    edges = [{"id": e.id, "label": e.label, "from": e.from_node, "to": e.to_node, "properties": plain(e.properties)}
             for e in db.all_edges()]
    return json.dumps({"counts": [db.node_count(), db.edge_count()], "nodes": nodes, "edges": edges},
                      ensure_ascii=False, separators=(",", ":"))
`;

/** A value as JSON that keeps what JSON alone would lose: kinds of numbers, bits of floats. */
export function plain(value: PropertyValue): unknown {
  if (typeof value === 'bigint') return ['int', String(value)];
  if (typeof value === 'number') {
    const bits = Buffer.alloc(8);
    bits.writeDoubleBE(value);
    return ['float', bits.toString('hex')];
  }
  if (value instanceof Map) {
    const keys = [...value.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return ['map', keys.map((key) => [key, plain(value.get(key)!)])];
  }
  return Array.isArray(value) ? ['list', value.map(plain)] : value;
}
