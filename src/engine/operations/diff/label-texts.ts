import type {RecordKind} from '../../format/records/geometry.js';
import {compareCodePoints} from '../../format/utf8.js';
import {hashOf, sameBytes} from '../../format/values/byte-table.js';
import {decodeLabels} from '../../format/values/property-value.js';
import type {RecordReader} from '../../storage/reading/record-reader.js';

/** The labels of a record; an edge has one. */
export interface Labels {
  /** As they are stored. */
  readonly stored: readonly string[];
  readonly sorted: readonly string[];
}

interface SeenBlob extends Labels {
  readonly blob: Uint8Array;
  readonly next: SeenBlob | undefined;
}

/** Decodes every distinct label blob once. */
export class LabelTexts {
  private readonly byHash = new Map<number, SeenBlob>();
  private readonly take: (bytes: Uint8Array, start: number, end: number) => Labels;

  constructor(kind: RecordKind) {
    const decode = decodeLabels[kind];
    this.take = (bytes, start, end) => this.find(bytes, start, end) ?? this.add(bytes, start, end, decode);
  }

  /** The labels of the record that a reader stands on. Raises L1015. */
  of(reader: RecordReader): Labels {
    return reader.use('labels', this.take);
  }

  private find(bytes: Uint8Array, start: number, end: number): Labels | undefined {
    let seen = this.byHash.get(hashOf(bytes, start, end));
    while (seen && !sameBytes(bytes, start, end - start, seen.blob)) seen = seen.next;
    return seen;
  }

  private add(
    bytes: Uint8Array,
    start: number,
    end: number,
    decode: (bytes: Uint8Array, start: number, end: number) => string[],
  ): Labels {
    const stored = decode(bytes, start, end);
    const hash = hashOf(bytes, start, end);
    const blob = new Uint8Array(bytes.subarray(start, end));
    const seen = {blob, stored, sorted: [...stored].sort(compareCodePoints), next: this.byHash.get(hash)};
    this.byHash.set(hash, seen);
    return seen;
  }
}
