import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {metaKeyBytes} from '../format/meta-keys.js';
import {ByteTable} from '../format/values/byte-table.js';
import {NormalBlob} from '../format/values/normal-blob.js';
import {type PropertyValue, ValueError, ValueWriter} from '../format/values/property-value.js';
import type {RecordReader} from '../storage/reading/record-reader.js';

/** Label blobs are few and short; more than this are forgotten again, and longer ones are not remembered. */
const keptLabels = 4096;
const longestKept = 256;

/** Labels of a record, and their blob as every known writer writes it. */
export interface StoredLabels {
  readonly labels: readonly string[];
  readonly blob: Uint8Array;
}

const nothing = new Uint8Array(0);

/**
 * The blobs of records as a writer of the same values writes them. Properties are copied where their bytes are in
 * normal form already. Raises L1015 for bytes that are no value, L0014 for one that is nested too deep to be written.
 */
export class StoredBlobs {
  /** Whether the properties read last have a key that the peer shows in place of the record's own field. */
  shadowed = false;
  private readonly normal = new NormalBlob();
  private readonly writer = new ValueWriter();
  private table = new ByteTable();
  /** By number in the table. */
  private readonly known: StoredLabels[] = [];

  /** Labels of the record that the reader stands on. */
  labels(reader: RecordReader): StoredLabels {
    const {labelOffset, labelLength, blobs} = reader;
    if (labelLength > longestKept) return this.decodeLabels(reader);
    if (labelLength > 0) blobs.read(labelOffset, labelLength);
    const {bytes, start} = blobs;
    if (this.table.size >= keptLabels) {
      this.table = new ByteTable();
      this.known.length = 0;
    }
    const number = this.table.number(bytes, start, start + labelLength);
    this.known[number] ??= this.decodeLabels(reader);
    return this.known[number];
  }

  /** Properties of the record that the reader stands on; valid until the next are read. */
  properties(reader: RecordReader): Uint8Array {
    const {propOffset, propLength, blobs, kind} = reader;
    this.shadowed = false;
    if (propLength === 0) return nothing;
    blobs.read(propOffset, propLength);
    if (this.normal.isNormal(blobs.bytes, blobs.start, blobs.end, metaKeyBytes[kind])) {
      this.shadowed = this.normal.hasKey;
      return blobs.bytes.subarray(blobs.start, blobs.end);
    }
    const properties = reader.properties();
    this.shadowed = metaKeyBytes[kind].some((key) => properties.has(Buffer.from(key).toString()));
    return properties.size === 0 ? nothing : this.encode(properties, reader);
  }

  private decodeLabels(reader: RecordReader): StoredLabels {
    const labels = reader.labels();
    // A node without labels has no blob; an edge always has one.
    if (reader.kind === 'edge') return {labels, blob: new Uint8Array(this.encode(labels[0], reader))};
    return {labels, blob: labels.length === 0 ? nothing : new Uint8Array(this.encode(labels, reader))};
  }

  private encode(value: PropertyValue, {kind, id}: RecordReader): Uint8Array {
    try {
      return this.writer.encode(value);
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      throw fault(conditions.valueRefused, {what: `${kind} ${id}`, problem: error.message}, {[kind]: id}, error);
    }
  }
}
