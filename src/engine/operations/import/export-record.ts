import type {JsonReader} from '../../format/json/json-reader.js';
import {KeyReader, keyWords} from '../../format/json/key-reader.js';
import {BlobEncoder} from '../../format/values/blob-encoder.js';
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
  /** Why a store cannot hold the record read last; only known when it was encoded. */
  readonly refusal: string | undefined;
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

  constructor(
    readonly reader: JsonReader,
    private readonly losses = new JsonLosses(),
  ) {
    this.keys = new KeyReader(reader);
    this.labelEncoder = new BlobEncoder(reader, losses);
    this.propertyEncoder = new BlobEncoder(reader, losses);
  }

  get labels(): Uint8Array {
    return this.labelEncoder.bytes();
  }

  get properties(): Uint8Array {
    return this.propertyEncoder.bytes();
  }

  /** In the order in which the peer converts and then stores. */
  get refusal(): string | undefined {
    const {labelEncoder: labels, propertyEncoder: properties} = this;
    return labels.refusal ?? properties.refusal ?? labels.sizeProblem ?? properties.sizeProblem;
  }

  protected readKey(words: readonly Uint8Array[], encode: boolean): number {
    const key = this.keys.read(words);
    if (encode && this.keys.isRepeated) this.losses.members++;
    else if (encode && key < 0) this.losses.strangers++;
    return key;
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
    if (this.propertiesFit && encode) this.propertyEncoder.properties();
    else this.reader.skipValue();
  }
}

const nodeKeys = keyWords('id', 'labels', 'properties');

/** Reads the nodes of an export. */
export class NodeRecord extends GraphRecord implements ExportRecordReader {
  read(encode: boolean): string | undefined {
    const {reader} = this;
    if (reader.kind() !== 'object') {
      reader.skipValue();
      return 'node records must be objects';
    }
    this.id = undefined;
    this.labelsFit = false;
    this.propertiesFit = false;
    this.keys.begin();
    for (let more = reader.firstMember(); more; more = reader.nextMember()) {
      const key = this.readKey(nodeKeys, encode);
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

  read(encode: boolean): string | undefined {
    const {reader} = this;
    if (reader.kind() !== 'object') {
      reader.skipValue();
      return 'edge records must be objects';
    }
    this.id = undefined;
    this.from = undefined;
    this.to = undefined;
    this.labelsFit = false;
    this.propertiesFit = false;
    this.keys.begin();
    for (let more = reader.firstMember(); more; more = reader.nextMember()) {
      const key = this.readKey(edgeKeys, encode);
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
