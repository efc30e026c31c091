import {type CellKind, LabelBlobs, putText} from '../foreign/cell-values.js';
import {ColumnProblem, type NamedColumns} from '../foreign/column-roles.js';
import {
  type Breathe,
  type ColumnUse,
  edgeWithoutType,
  type ForeignDocument,
  type ForeignEdge,
  type ForeignGraph,
  ForeignProblem,
  type RecordTaker,
} from '../foreign/foreign-graph.js';
import {keyBytes} from '../foreign/property-row.js';
import type {ByteSource} from '../json/json-window.js';
import {compareCodePoints} from '../utf8.js';
import {ByteBuffer} from '../values/byte-buffer.js';
import {tag} from '../values/property-value.js';
import {ValueBytes} from '../values/value-bytes.js';
import {type GraphmlEvents, lineText, readXml} from './graphml-reader.js';

type Of = 'nodes' | 'edges';

/** A declared key: what `data` elements with its id mean. */
interface Key {
  readonly id: string;
  /** Where data of keys with this id are kept while a record is read; nowhere for the id of the element. */
  readonly place: number;
  readonly of: readonly Of[];
  readonly name: string;
  readonly kind: CellKind;
  fallback: string | undefined;
}

/** What data say, by the places of their keys; the array is the same each time. */
type Data = readonly (string | undefined)[];

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
  /** Places by id. */
  readonly places = new Map<string, number>();
  isEnough = false;
  isUndirected = false;
  private isRoot = true;
  private isFallback = false;

  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
    if (this.isRoot && name !== 'graphml')
      throw new ForeignProblem(lineText(line), `it begins with ${name}, not with graphml`);
    this.isRoot = false;
    this.isFallback = name === 'default';
    if (name === 'graph') {
      this.isEnough = true;
      this.isUndirected = attributes['edgedefault'] === 'undirected';
    }
    if (name !== 'key') return;
    const {id, for: whose = 'all', 'attr.name': key, 'attr.type': type = 'string'} = attributes;
    if (id === undefined) throw new ForeignProblem(lineText(line), 'a key without an id');
    const of: Of[] =
      whose === 'node' ? ['nodes'] : whose === 'edge' ? ['edges'] : whose === 'all' ? ['nodes', 'edges'] : [];
    if (!this.places.has(id)) this.places.set(id, this.places.size);
    const place = this.places.get(id) ?? -1;
    this.keys.push({id, place, of, name: key ?? id, kind: kinds.get(type) ?? 'string', fallback: undefined});
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
  private line = 0;
  private readonly blobs = new LabelBlobs();
  /** Each with its name as it lies in a map. */
  private readonly keys: readonly {readonly key: Key; readonly bytes: Uint8Array}[];
  private readonly labelKey: Key | undefined;
  private readonly leftOut: readonly Key[];

  constructor(
    private readonly of: Of,
    all: readonly Key[],
    named: string | undefined,
    idKey: string | undefined,
  ) {
    const own = all.filter((key) => key.of.includes(of));
    const names = named === undefined ? usual[of] : [named];
    this.labelKey = names.map((name) => own.find((key) => key.name === name)).find((key) => key !== undefined);
    const id: Key[] =
      idKey === undefined ? [] : [{id: '', place: -1, of: [of], name: idKey, kind: 'string', fallback: undefined}];
    // Of a node all of its labels are told, and the first one again, as an export of ours has them.
    this.leftOut = of === 'nodes' && this.labelKey?.name === 'labels' ? own.filter(({name}) => name === 'label') : [];
    const keys = [...own.filter((key) => key !== this.labelKey && !this.leftOut.includes(key)), ...id];
    keys.sort((a, b) => compareCodePoints(a.name, b.name));
    this.keys = keys.map((key) => ({key, bytes: keyBytes(key.name)}));
    const twice = keys.find(({name}, i) => name === keys[i + 1]?.name);
    if (twice) throw new ColumnProblem('', `two keys would become the property ${twice.name}`);
    if (named !== undefined && !this.labelKey) throw new ColumnProblem('', `there is no key ${named} of ${of}`);
  }

  get place(): string {
    return lineText(this.line);
  }

  get uses(): ColumnUse[] {
    const {of} = this;
    const use = ({name, kind}: Key, role: ColumnUse['role'], key: string | null): ColumnUse => ({
      of,
      column: name,
      role,
      key,
      kind,
    });
    return [
      ...(this.labelKey ? [use(this.labelKey, of === 'nodes' ? 'labels' : 'type', null)] : []),
      ...this.keys.map(({key}) => use(key, key.id === '' ? 'id' : 'property', key.name)),
      ...this.leftOut.map((key) => use(key, 'left out', null)),
    ];
  }

  /** Takes what an element says, and what its data say. */
  take(attributes: Readonly<Record<string, string>>, data: Data, line: number): void {
    this.line = line;
    this.put(this.id, attributes['id']);
    if (this.of === 'nodes') {
      if (this.id.length === 0) throw new ForeignProblem(this.place, 'a node without an id');
      this.labels = this.blobs.ofNode(attributes['labels'] ?? this.textOf(this.labelKey, data) ?? '');
    } else {
      this.put(this.from, attributes['source']);
      this.put(this.to, attributes['target']);
      if (this.from.length === 0 || this.to.length === 0)
        throw new ForeignProblem(this.place, 'an edge without source or target');
      this.labels = this.blobs.ofEdge(attributes['label'] ?? (this.textOf(this.labelKey, data) || edgeWithoutType));
    }
    this.encode(attributes, data);
  }

  private textOf(key: Key | undefined, data: Data): string | undefined {
    return key && (data[key.place] ?? key.fallback);
  }

  private encode(attributes: Readonly<Record<string, string>>, data: Data): void {
    const {properties, keys} = this;
    properties.length = 0;
    properties.byte(tag.map);
    properties.u32(0);
    let count = 0;
    for (const {key, bytes} of keys) {
      const value = key.id === '' ? attributes['id'] : this.textOf(key, data);
      if (value === undefined) continue;
      count++;
      properties.raw(bytes);
      this.putValue(key, value);
    }
    if (count === 0) properties.length = 0;
    else properties.setU32(1, count);
  }

  private putValue({name, kind}: Key, value: string): void {
    const text = kind === 'boolean' ? value.trim().replace(/^1$/, 'true').replace(/^0$/, 'false') : value;
    const problem = putText(kind, text, this.properties);
    if (problem !== undefined) throw new ForeignProblem(this.place, `${name}: ${problem}`);
  }

  private put(out: ByteBuffer, text: string | undefined): void {
    out.length = 0;
    if (text !== undefined) out.utf8(text);
  }
}

/** Reads the records. */
class RecordEvents implements GraphmlEvents {
  /** Data that hold elements: drawings of an editor, most likely. */
  drawn = 0;
  /** Data of keys that are not declared, and such that stand before others of their key. */
  undeclared = 0;
  repeated = 0;
  private readonly data: (string | undefined)[];
  private readonly path: string[] = [];
  /** What the open record is called; undefined outside of records. */
  private record: string | undefined;
  private attributes: Readonly<Record<string, string>> = {};
  private line = 0;
  private key: string | undefined;
  private value = '';
  private isDrawn = false;

  constructor(
    private readonly places: ReadonlyMap<string, number>,
    private readonly records: {readonly node: GraphmlRecord; readonly edge: GraphmlRecord},
    private readonly taker: RecordTaker,
  ) {
    this.data = new Array(places.size).fill(undefined);
  }

  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
    const {path: above} = this;
    const parent = above.at(-1);
    above.push(name);
    if (this.key !== undefined) {
      this.isDrawn = true;
      return;
    }
    if (name === 'data' && parent !== undefined && parent === this.record) {
      this.key = attributes['key'] ?? '';
      this.value = '';
      this.isDrawn = false;
    } else if ((name === 'node' || name === 'edge') && parent === 'graph') {
      this.record = name;
      this.attributes = attributes;
      this.line = line;
      this.data.fill(undefined);
    } else this.refuse(name, parent, line);
  }

  /** Raises ForeignProblem for what a store cannot hold. */
  private refuse(name: string, parent: string | undefined, line: number): void {
    const place = lineText(line);
    if (name === 'graph' && parent !== 'graphml') throw new ForeignProblem(place, 'a graph in a node');
    if (name === 'hyperedge') throw new ForeignProblem(place, 'a hyperedge');
    if (name === 'key' && parent !== 'graphml') throw new ForeignProblem(place, 'a key in a graph');
  }

  text(text: string): void {
    if (this.key !== undefined && this.path.at(-1) === 'data') this.value += text;
  }

  close(name: string): void {
    const {path: above} = this;
    above.pop();
    const parent = above.at(-1);
    if (name === 'data' && this.key !== undefined && parent === this.record) this.closeData(this.key);
    else if (name === this.record && parent === 'graph') this.closeRecord(name);
  }

  private closeData(key: string): void {
    if (this.isDrawn) this.drawn++;
    else {
      const place = this.places.get(key);
      if (place === undefined) this.undeclared++;
      else {
        if (this.data[place] !== undefined) this.repeated++;
        this.data[place] = this.value;
      }
    }
    this.key = undefined;
  }

  private closeRecord(name: string): void {
    const {node, edge} = this.records;
    this.record = undefined;
    if (name === 'node') {
      node.take(this.attributes, this.data, this.line);
      this.taker.node(node);
    } else {
      edge.take(this.attributes, this.data, this.line);
      this.taker.edge(edge);
    }
  }
}

/** A graph in GraphML, as NetworkX, igraph, Gephi, yEd and APOC write it. Nested graphs and hyperedges are refused. */
export class GraphmlGraph implements ForeignGraph, ForeignDocument {
  readonly columns: readonly ColumnUse[];
  readonly documents = [this];
  private readonly node: GraphmlRecord;
  private readonly edge: GraphmlRecord;
  private losses = {drawn: 0, undeclared: 0, repeated: 0};

  private constructor(
    readonly name: string,
    private readonly source: ByteSource,
    private readonly head: KeyEvents,
    named: NamedColumns,
    idKey: string | undefined,
  ) {
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
    const {name, head} = this;
    const {drawn, undeclared, repeated} = this.losses;
    return [
      ...(head.isUndirected ? [`${name}: its edges have no direction; they lead from source to target now`] : []),
      ...(drawn > 0 ? [`${name}: ${drawn} data that hold elements, not values, are left out`] : []),
      ...(undeclared > 0 ? [`${name}: ${undeclared} data of keys that are not declared are left out`] : []),
      ...(repeated > 0 ? [`${name}: ${repeated} data stand before another of their key: left out`] : []),
    ];
  }

  async read(taker: RecordTaker, breathe: Breathe): Promise<void> {
    const {node, edge} = this;
    const events = new RecordEvents(this.head.places, {node, edge}, taker);
    await readXml(this.source, events, breathe);
    this.losses = {drawn: events.drawn, undeclared: events.undeclared, repeated: events.repeated};
  }
}
