import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import type {JsonReader} from '../../format/json/json-reader.js';
import {KeyReader, keyWords, noKey, otherKey} from '../../format/json/key-reader.js';
import {MemberWalk, newKey, objectEnd} from '../../format/json/member-walk.js';
import type {RecordKind} from '../../format/records/geometry.js';
import {BlobEncoder} from '../../format/values/blob-encoder.js';
import type {ByteBuffer} from '../../format/values/byte-buffer.js';
import {JsonLosses} from '../../format/values/json-losses.js';

/** An id in an export: a number when that is exact, else a bigint, so equal ids are equal by `===`. */
export type SourceId = number | bigint;

/** One kind of record of an export: reads the records, judges them as the peer does, and makes their blobs. */
export interface ExportRecordReader {
  /** Id of the record read last; undefined when it is not an integer. */
  readonly id: SourceId | undefined;
  /**
   * Reads the value at the reader.
   * @returns what is wrong with it, in the words of the peer
   */
  read(encode: boolean): string | undefined;
}

/** What the two kinds of records have in common: an id, labels or a label, and properties. Of equal keys the last counts. */
abstract class GraphRecord {
  id: SourceId | undefined;
  /** Whether the id is written `true` or `false`, which Python prints that way. */
  idIsBoolean = false;
  protected labelsFit = false;
  protected propertiesFit = false;
  protected readonly keys: KeyReader;
  private readonly labelEncoder: BlobEncoder;
  private readonly propertyEncoder: BlobEncoder;
  private readonly passed: MemberWalk<true>;

  constructor(
    readonly reader: JsonReader,
    private readonly kind: RecordKind,
    words: readonly Uint8Array[],
    private readonly losses = new JsonLosses(),
  ) {
    this.keys = new KeyReader(reader, words);
    this.labelEncoder = new BlobEncoder(reader, losses);
    this.propertyEncoder = new BlobEncoder(reader, losses);
    this.passed = new MemberWalk(reader);
  }

  /** Blob of the labels, or of the label, of the record that was encoded last. */
  get labels(): ByteBuffer {
    return this.labelEncoder.blob;
  }

  /** Blob of the properties of the record that was encoded last. */
  get properties(): ByteBuffer {
    return this.propertyEncoder.blob;
  }

  /** Raises L0014 when a store cannot hold the record encoded last: what is first in the order in which the peer converts and then stores. */
  requireFit(): void {
    const {labelEncoder: labels, propertyEncoder: properties} = this;
    const problem = labels.refusal ?? properties.refusal ?? labels.sizeProblem ?? properties.sizeProblem;
    if (problem !== undefined) throw fault(conditions.valueRefused, {what: `${this.kind} ${this.id}`, problem});
  }

  /** Counts what a store does not keep of the member whose key was read last. */
  protected countLoss(key: number): void {
    if (this.keys.isRepeated) this.losses.members++;
    else if (key === otherKey) this.losses.strangers++;
  }

  protected readId(): void {
    const kind = this.reader.kind();
    this.idIsBoolean = kind === 'true' || kind === 'false';
    this.id = this.reader.readInteger();
  }

  protected readLabels(encode: boolean): void {
    if (this.reader.kind() !== 'array') {
      this.labelsFit = false;
      this.reader.skipValue();
    } else if (encode) {
      this.labelsFit = this.labelEncoder.labels();
    } else {
      this.labelsFit = true;
      for (let more = this.reader.firstItem(); more; more = this.reader.nextItem()) {
        if (this.reader.kind() !== 'string') this.labelsFit = false;
        this.reader.skipValue();
      }
    }
  }

  protected readLabel(encode: boolean): void {
    this.labelsFit = this.reader.kind() === 'string';
    if (this.labelsFit && encode) this.labelEncoder.label();
    else this.reader.skipValue();
  }

  protected readProperties(encode: boolean): void {
    this.propertiesFit = this.reader.kind() === 'object';
    if (!this.propertiesFit) this.reader.skipValue();
    else if (encode) this.propertyEncoder.properties();
    else this.passProperties();
  }

  private passProperties(): void {
    const {passed, reader} = this;
    for (let step = passed.first(); step !== objectEnd; step = passed.next()) {
      if (step === newKey) {
        reader.skipString();
        reader.colon();
        passed.learn(true);
      }
      reader.skipValue();
    }
  }
}

const nodeKeys = keyWords('id', 'labels', 'properties');

/** Reads the nodes of an export. */
export class NodeRecord extends GraphRecord implements ExportRecordReader {
  constructor(reader: JsonReader, losses?: JsonLosses) {
    super(reader, 'node', nodeKeys, losses);
  }

  read(encode: boolean): string | undefined {
    const {keys, reader} = this;
    if (reader.kind() !== 'object') {
      reader.skipValue();
      return 'node records must be objects';
    }
    this.id = undefined;
    this.labelsFit = false;
    this.propertiesFit = false;
    for (let key = keys.first(); key !== noKey; key = keys.next()) {
      if (encode) this.countLoss(key);
      if (key === 0) this.readId();
      else if (key === 1) this.readLabels(encode);
      else if (key === 2) this.readProperties(encode);
      else reader.skipValue();
    }
    if (this.id === undefined) return 'node id must be an integer';
    if (!this.labelsFit) return 'node labels must be strings';
    return this.propertiesFit ? undefined : 'node properties must be an object';
  }
}

const edgeKeys = keyWords('from_node', 'id', 'label', 'properties', 'to_node');

/** Reads the edges of an export. */
export class EdgeRecord extends GraphRecord implements ExportRecordReader {
  from: SourceId | undefined;
  to: SourceId | undefined;

  constructor(reader: JsonReader, losses?: JsonLosses) {
    super(reader, 'edge', edgeKeys, losses);
  }

  read(encode: boolean): string | undefined {
    const {keys, reader} = this;
    if (reader.kind() !== 'object') {
      reader.skipValue();
      return 'edge records must be objects';
    }
    this.id = undefined;
    this.from = undefined;
    this.to = undefined;
    this.labelsFit = false;
    this.propertiesFit = false;
    for (let key = keys.first(); key !== noKey; key = keys.next()) {
      if (encode) this.countLoss(key);
      if (key === 0) this.from = reader.readInteger();
      else if (key === 1) this.readId();
      else if (key === 2) this.readLabel(encode);
      else if (key === 3) this.readProperties(encode);
      else if (key === 4) this.to = reader.readInteger();
      else reader.skipValue();
    }
    if (this.id === undefined) return 'edge id must be an integer';
    if (this.from === undefined || this.to === undefined) return 'edge endpoints must be integers';
    if (!this.labelsFit) return 'edge label must be a string';
    return this.propertiesFit ? undefined : 'edge properties must be an object';
  }
}
