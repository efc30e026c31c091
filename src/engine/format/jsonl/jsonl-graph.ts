import {sameRange} from '../bytes.js';
import {
  type Breathe,
  type ForeignDocument,
  type ForeignEdge,
  type ForeignGraph,
  ForeignProblem,
  type PromisedGraph,
  type RecordTaker,
} from '../foreign/foreign-graph.js';
import {type ByteSource, JsonReader} from '../json/json-reader.js';
import {KeyReader, keyWords, noKey, otherKey} from '../json/key-reader.js';
import {BlobEncoder} from '../values/blob-encoder.js';
import {ByteBuffer} from '../values/byte-buffer.js';
import {JsonLosses} from '../values/json-losses.js';
import {readHead} from './jsonl-head.js';

/** Records between two looks at the clock, less one. */
const batch = 1023;

const kinds = (['node', 'relationship'] as const).map((name) => ({name, word: Buffer.from(name)}));
type Kind = (typeof kinds)[number]['name'];

const members = keyWords('type', 'id', 'labels', 'label', 'properties', 'start', 'end');
const endMembers = keyWords('id');

/** A line of the document as a record: of either kind, since the line itself says which it is. */
class JsonlRecord implements ForeignEdge {
  readonly id = new ByteBuffer();
  readonly from = new ByteBuffer();
  readonly to = new ByteBuffer();
  private kind: Kind | undefined;
  private line = 0;
  private readonly type = new ByteBuffer();
  private readonly keys: KeyReader;
  private readonly ends: KeyReader;
  private readonly labelEncoder: BlobEncoder;
  private readonly propertyEncoder: BlobEncoder;
  private hasLabel = false;

  constructor(
    private readonly reader: JsonReader,
    private readonly losses: JsonLosses,
  ) {
    this.keys = new KeyReader(reader, members);
    this.ends = new KeyReader(reader, endMembers);
    this.labelEncoder = new BlobEncoder(reader, losses);
    this.propertyEncoder = new BlobEncoder(reader, losses);
  }

  get labels(): ByteBuffer {
    return this.labelEncoder.blob;
  }

  get properties(): ByteBuffer {
    return this.propertyEncoder.blob;
  }

  get refusal(): string | undefined {
    const {labelEncoder: labels, propertyEncoder: properties} = this;
    return labels.refusal ?? properties.refusal ?? labels.sizeProblem ?? properties.sizeProblem;
  }

  /** Where it stands in the document. */
  get place(): string {
    return `record ${this.line}`;
  }

  /** Reads the value at the reader; of which kind it is. */
  read(line: number): Kind {
    const {keys, reader} = this;
    this.line = line;
    if (reader.kind() !== 'object') throw this.problem('it is no object');
    this.begin();
    for (let key = keys.first(); key !== noKey; key = keys.next()) this.member(key);
    if (this.kind === undefined) throw this.problem('it has no type: node or relationship');
    if (this.kind === 'node') this.requireText(this.id, 'id');
    else {
      this.requireText(this.from, 'start');
      this.requireText(this.to, 'end');
      if (!this.hasLabel) throw this.problem('it has no label');
    }
    return this.kind;
  }

  private begin(): void {
    this.kind = undefined;
    this.hasLabel = false;
    for (const text of [this.id, this.from, this.to, this.labels, this.properties]) text.length = 0;
  }

  private member(key: number): void {
    const {reader, keys, losses} = this;
    if (keys.isRepeated) losses.members++;
    else if (key === otherKey) losses.strangers++;
    if (key === 0) this.readType();
    else if (key === 1) this.readId(this.id);
    else if (key === 2) this.readLabels();
    else if (key === 3) this.readLabel();
    else if (key === 4) this.readProperties();
    else if (key === 5) this.readEnd(this.from);
    else if (key === 6) this.readEnd(this.to);
    else reader.skipValue();
  }

  private readType(): void {
    if (this.reader.kind() !== 'string') throw this.problem('its type is no string');
    this.type.length = 0;
    this.reader.readString(this.type);
    const {bytes, length} = this.type;
    const kind = kinds.find(({word}) => word.length === length && sameRange(bytes, 0, length, word, 0));
    if (!kind) {
      const text = JSON.stringify(bytes.toString('utf8', 0, length).slice(0, 40));
      throw this.problem(`its type is ${text}: node or relationship is needed`);
    }
    this.kind = kind.name;
  }

  /** Ids are texts, or integers, which count as what they print. */
  private readId(out: ByteBuffer): void {
    const {reader} = this;
    out.length = 0;
    const kind = reader.kind();
    if (kind === 'string') {
      reader.readString(out);
      if (reader.surrogates > 0) throw this.problem('an id with a lone surrogate');
      return;
    }
    const number = kind === 'number' ? reader.readInteger() : undefined;
    if (number === undefined) throw this.problem('an id is neither a string nor an integer');
    out.utf8(String(number));
  }

  private readEnd(out: ByteBuffer): void {
    const {ends, reader} = this;
    if (reader.kind() !== 'object') {
      this.readId(out);
      return;
    }
    out.length = 0;
    for (let key = ends.first(); key !== noKey; key = ends.next()) {
      if (key === 0) this.readId(out);
      else reader.skipValue();
    }
  }

  private readLabels(): void {
    if (this.reader.kind() !== 'array') throw this.problem('its labels are no list');
    if (!this.labelEncoder.labels()) throw this.problem('a label is no string');
  }

  private readLabel(): void {
    if (this.reader.kind() !== 'string') throw this.problem('its label is no string');
    this.labelEncoder.label();
    this.hasLabel = true;
  }

  private readProperties(): void {
    if (this.reader.kind() !== 'object') throw this.problem('its properties are no object');
    this.propertyEncoder.properties();
  }

  private requireText({length}: ByteBuffer, what: string): void {
    if (length === 0) throw this.problem(`it has no ${what}`);
  }

  private problem(text: string): ForeignProblem {
    return new ForeignProblem(this.place, text);
  }
}

/**
 * A graph as lines of JSON, one for each record, in the shape that APOC gave them. Integers and floats are told by point and
 * exponent. With a first line of ours ids are those of a store, and what must be in it is known.
 */
export class JsonlGraph implements ForeignGraph, ForeignDocument {
  readonly columns = [];
  readonly documents = [this];
  readonly promised: PromisedGraph | undefined;
  private readonly losses = new JsonLosses();

  constructor(
    readonly name: string,
    private readonly source: ByteSource,
  ) {
    this.promised = readHead(source, new JsonReader(source));
  }

  notes(): readonly string[] {
    return this.losses.texts();
  }

  async read(take: RecordTaker, breathe: Breathe): Promise<void> {
    const reader = new JsonReader(this.source);
    const record = new JsonlRecord(reader, this.losses);
    let line = readHead(this.source, reader) === undefined ? 1 : 2;
    for (; reader.next() !== 0 || reader.at < reader.limit; line++) {
      if (record.read(line) === 'node') take.node(record);
      else take.edge(record);
      if ((line & batch) === 0) await breathe();
    }
  }
}
