import {type CellKind, LabelBlobs, putCell} from '../foreign/cell-values.js';
import {ColumnProblem, type NamedColumns} from '../foreign/column-roles.js';
import {
  type Breathe,
  type ColumnUse,
  edgeWithoutType,
  type ForeignEdge,
  type ForeignGraph,
  ForeignProblem,
  type ForeignRecord,
} from '../foreign/foreign-graph.js';
import type {ByteSource} from '../json/json-window.js';
import {compareCodePoints} from '../utf8.js';
import {ByteBuffer} from '../values/byte-buffer.js';
import {tag} from '../values/property-value.js';
import {ValueBytes} from '../values/value-bytes.js';
import {type GraphmlEvents, readXml} from './graphml-reader.js';

type Of = 'nodes' | 'edges';

/** A declared key: what `data` elements with its id mean. */
interface Key {
  readonly id: string;
  readonly of: readonly Of[];
  readonly name: string;
  readonly kind: CellKind;
  fallback: string | undefined;
}

const kinds: ReadonlyMap<string, CellKind> = new Map([
  ['boolean', 'boolean'],
  ['int', 'int'],
  ['long', 'int'],
  ['float', 'float'],
  ['double', 'float'],
  ['string', 'string'],
]);

/** Usual names of the keys that hold labels, the surest first. */
const usual: Readonly<Record<Of, readonly string[]>> = {
  nodes: ['labels', 'label'],
  edges: ['label', 'relationship', 'type'],
};

/** Reads the keys, which stand before the graph. */
class KeyEvents implements GraphmlEvents {
  readonly keys: Key[] = [];
  isEnough = false;
  isUndirected = false;
  private isRoot = true;
  private isFallback = false;

  open(name: string, attributes: Readonly<Record<string, string>>, place: string): void {
    if (this.isRoot && name !== 'graphml') throw new ForeignProblem(place, `it begins with ${name}, not with graphml`);
    this.isRoot = false;
    this.isFallback = name === 'default';
    if (name === 'graph') {
      this.isEnough = true;
      this.isUndirected = attributes['edgedefault'] === 'undirected';
    }
    if (name !== 'key') return;
    const {id, for: whose = 'all', 'attr.name': key, 'attr.type': type = 'string'} = attributes;
    if (id === undefined) throw new ForeignProblem(place, 'a key without an id');
    const of: Of[] =
      whose === 'node' ? ['nodes'] : whose === 'edge' ? ['edges'] : whose === 'all' ? ['nodes', 'edges'] : [];
    this.keys.push({id, of, name: key ?? id, kind: kinds.get(type) ?? 'string', fallback: undefined});
  }

  text(text: string): void {
    const key = this.keys.at(-1);
    if (this.isFallback && key) key.fallback = (key.fallback ?? '') + text;
  }

  close(): void {
    this.isFallback = false;
  }
}

/** A node or an edge of the document. */
class GraphmlRecord implements ForeignEdge {
  readonly id = new ByteBuffer();
  readonly from = new ByteBuffer();
  readonly to = new ByteBuffer();
  labels: Uint8Array = new Uint8Array(0);
  readonly properties = new ValueBytes();
  place = '';
  private readonly label = new ByteBuffer();
  private readonly blobs = new LabelBlobs();
  private readonly spare = new ByteBuffer();
  private readonly keys: readonly Key[];
  private readonly labelKey: Key | undefined;

  constructor(
    private readonly of: Of,
    all: readonly Key[],
    named: string | undefined,
    idKey: string | undefined,
  ) {
    const own = all.filter((key) => key.of.includes(of));
    const names = named === undefined ? usual[of] : [named];
    this.labelKey = names.map((name) => own.find((key) => key.name === name)).find((key) => key !== undefined);
    const id: Key[] = idKey === undefined ? [] : [{id: '', of: [of], name: idKey, kind: 'string', fallback: undefined}];
    this.keys = [...own.filter((key) => key !== this.labelKey), ...id].sort((a, b) =>
      compareCodePoints(a.name, b.name),
    );
    const twice = this.keys.find(({name}, i) => name === this.keys[i + 1]?.name);
    if (twice) throw new ColumnProblem('', `two keys would become the property ${twice.name}`);
    if (named !== undefined && !this.labelKey) throw new ColumnProblem('', `there is no key ${named} of ${of}`);
  }

  get uses(): ColumnUse[] {
    const {of} = this;
    const label = this.labelKey ? [this.labelKey] : [];
    return [
      ...label.map(
        ({name, kind}): ColumnUse => ({of, column: name, role: of === 'nodes' ? 'labels' : 'type', key: null, kind}),
      ),
      ...this.keys.map(
        ({id, name, kind}): ColumnUse => ({of, column: name, role: id === '' ? 'id' : 'property', key: name, kind}),
      ),
    ];
  }

  /** Takes what an element says, and what its data say by the ids of their keys. */
  take(attributes: Readonly<Record<string, string>>, data: ReadonlyMap<string, string>, place: string): void {
    this.place = place;
    this.put(this.id, attributes['id']);
    if (this.of === 'nodes') {
      if (this.id.length === 0) throw new ForeignProblem(place, 'a node without an id');
      this.put(this.label, attributes['labels'] ?? this.textOf(this.labelKey, data));
      this.labels = this.blobs.ofNode(this.label);
    } else {
      this.put(this.from, attributes['source']);
      this.put(this.to, attributes['target']);
      if (this.from.length === 0 || this.to.length === 0)
        throw new ForeignProblem(place, 'an edge without source or target');
      this.put(this.label, attributes['label'] ?? (this.textOf(this.labelKey, data) || edgeWithoutType));
      this.labels = this.blobs.ofEdge(this.label);
    }
    this.encode(attributes, data);
  }

  private textOf(key: Key | undefined, data: ReadonlyMap<string, string>): string | undefined {
    return key && (data.get(key.id) ?? key.fallback);
  }

  private encode(attributes: Readonly<Record<string, string>>, data: ReadonlyMap<string, string>): void {
    const {properties, spare, keys} = this;
    properties.length = 0;
    properties.byte(tag.map);
    properties.u32(0);
    let count = 0;
    for (const key of keys) {
      const value = key.id === '' ? attributes['id'] : this.textOf(key, data);
      if (value === undefined) continue;
      count++;
      const size = Buffer.byteLength(key.name);
      properties.u32(size);
      properties.utf8(key.name, size);
      this.put(spare, key.kind === 'boolean' ? value.trim().replace(/^1$/, 'true').replace(/^0$/, 'false') : value);
      const problem = putCell(key.kind, spare.bytes, 0, spare.length, properties);
      if (problem !== undefined) throw new ForeignProblem(this.place, `${key.name}: ${problem}`);
    }
    if (count === 0) properties.length = 0;
    else properties.setU32(1, count);
  }

  private put(out: ByteBuffer, text: string | undefined): void {
    out.length = 0;
    if (text !== undefined) out.utf8(text);
  }
}

/** Reads records of one kind. */
class RecordEvents implements GraphmlEvents {
  /** Data that hold elements: drawings of an editor, most likely. */
  drawn = 0;
  /** Data of keys that are not declared, and such that stand before others of their key. */
  undeclared = 0;
  repeated = 0;
  private readonly data = new Map<string, string>();
  private readonly path: string[] = [];
  private attributes: Readonly<Record<string, string>> = {};
  private place = '';
  private key: string | undefined;
  private value = '';
  private isDrawn = false;

  constructor(
    private readonly wanted: 'node' | 'edge',
    private readonly record: GraphmlRecord,
    private readonly declared: ReadonlySet<string>,
    private readonly give: (record: GraphmlRecord) => void,
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>, place: string): void {
    const {path: above} = this;
    const parent = above.at(-1);
    above.push(name);
    if (this.key !== undefined) {
      this.isDrawn = true;
      return;
    }
    const isNested = name === 'graph' && parent !== 'graphml';
    if (isNested || name === 'hyperedge')
      throw new ForeignProblem(place, isNested ? 'a graph in a node' : 'a hyperedge');
    if (name === 'key' && parent !== 'graphml') throw new ForeignProblem(place, 'a key in a graph');
    if (name === this.wanted && parent === 'graph') {
      this.attributes = attributes;
      this.place = place;
      this.data.clear();
    } else if (name === 'data' && parent === this.wanted) {
      this.key = attributes['key'] ?? '';
      this.value = '';
      this.isDrawn = false;
    }
  }

  text(text: string): void {
    if (this.key !== undefined && this.path.at(-1) === 'data') this.value += text;
  }

  close(name: string): void {
    const {path: above} = this;
    above.pop();
    const parent = above.at(-1);
    if (name === 'data' && parent === this.wanted && this.key !== undefined) {
      if (this.isDrawn) this.drawn++;
      else {
        if (!this.declared.has(this.key)) this.undeclared++;
        else if (this.data.has(this.key)) this.repeated++;
        this.data.set(this.key, this.value);
      }
      this.key = undefined;
    } else if (name === this.wanted && parent === 'graph') {
      this.record.take(this.attributes, this.data, this.place);
      this.give(this.record);
    }
  }
}

const noLosses = {drawn: 0, undeclared: 0, repeated: 0};

/** A graph in GraphML, as NetworkX, igraph, Gephi, yEd and APOC write it. Nested graphs and hyperedges are refused. */
export class GraphmlGraph implements ForeignGraph {
  readonly columns: readonly ColumnUse[];
  readonly expected = {nodes: 0, edges: 0};
  private readonly node: GraphmlRecord;
  private readonly edge: GraphmlRecord;
  private readonly losses = {node: noLosses, edge: noLosses};
  private readonly declared: ReadonlySet<string>;

  private constructor(
    private readonly name: string,
    private readonly source: ByteSource,
    private readonly head: KeyEvents,
    named: NamedColumns,
    idKey: string | undefined,
  ) {
    this.declared = new Set(head.keys.map(({id}) => id));
    this.node = new GraphmlRecord('nodes', head.keys, named.labels, idKey);
    this.edge = new GraphmlRecord('edges', head.keys, named.type, undefined);
    this.columns = [...this.node.uses, ...this.edge.uses];
  }

  /** Reads the keys. Raises ColumnProblem. */
  static async open(
    name: string,
    source: ByteSource,
    named: NamedColumns,
    idKey: string | undefined,
    breathe: Breathe,
  ): Promise<GraphmlGraph> {
    const head = new KeyEvents();
    await readXml(source, head, breathe);
    try {
      return new GraphmlGraph(name, source, head, named, idKey);
    } catch (error) {
      throw error instanceof ColumnProblem ? new ColumnProblem(name, error.message) : error;
    }
  }

  notes(): readonly string[] {
    const {name, losses, head} = this;
    const sum = (of: keyof typeof noLosses): number => losses.node[of] + losses.edge[of];
    const count = sum('drawn');
    const undeclared = sum('undeclared');
    const repeated = sum('repeated');
    return [
      ...(head.isUndirected ? [`${name}: its edges have no direction; they lead from source to target now`] : []),
      ...(count > 0 ? [`${name}: ${count} data that hold elements, not values, are left out`] : []),
      ...(undeclared > 0 ? [`${name}: ${undeclared} data of keys that are not declared are left out`] : []),
      ...(repeated > 0 ? [`${name}: ${repeated} data stand before another of their key: left out`] : []),
    ];
  }

  nodes(take: (node: ForeignRecord) => void, breathe: Breathe): Promise<void> {
    return this.read('node', take, breathe);
  }

  edges(take: (edge: ForeignEdge) => void, breathe: Breathe): Promise<void> {
    return this.read('edge', take, breathe);
  }

  private async read(kind: 'node' | 'edge', take: (record: GraphmlRecord) => void, breathe: Breathe): Promise<void> {
    const events = new RecordEvents(kind, this[kind], this.declared, take);
    await readXml(this.source, events, breathe);
    this.losses[kind] = {drawn: events.drawn, undeclared: events.undeclared, repeated: events.repeated};
  }
}
