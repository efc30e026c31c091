import {maxReadDepth} from '../format/records/constants.js';
import {NormalBlob} from '../format/values/normal-blob.js';
import {emptyLabel, ValueWriter} from '../format/values/property-value.js';
import {ValueBytes} from '../format/values/value-bytes.js';
import {equalityForm} from '../peer/merge-equality.js';
import type {RecordReader} from '../storage/reading/record-reader.js';

/**
 * Bytes that edges share when the peer's merge calls them equal, and only then: their ends, label and properties as a
 * writer of the same values stores them. Most are stored so, and copied.
 */
export class EdgeKey {
  /** The key written last. */
  readonly out = new ValueBytes();
  private readonly normal = new NormalBlob();
  private readonly writer = new ValueWriter(maxReadDepth);

  /** Writes the key of an edge whose blobs were checked, with ends as they are in the merged store; false for an edge that equals none. */
  write(edge: RecordReader, from: number, to: number): boolean {
    const {out} = this;
    const {labelOffset, labelLength, propOffset, propLength, blobs} = edge;
    out.length = 0;
    out.integer(from);
    out.integer(to);
    if (labelLength > 0) {
      blobs.read(labelOffset, labelLength);
      out.raw(blobs.bytes, blobs.start, blobs.end);
    } else out.raw(emptyLabel);
    if (propLength === 0) return true;
    blobs.read(propOffset, propLength);
    const {bytes, start, end} = blobs;
    if (this.normal.isNormal(bytes, start, end, []) && !this.normal.hasRareFloat) out.raw(bytes, start, end);
    else {
      const properties = equalityForm(edge.properties());
      if (properties === undefined) return false;
      if (properties.size > 0) out.raw(this.writer.encode(properties));
    }
    return true;
  }
}
