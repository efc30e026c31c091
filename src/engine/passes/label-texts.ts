import type {RecordKind} from '../format/records/geometry.js';
import {compareCodePoints} from '../format/utf8.js';
import {ByteTable} from '../format/values/byte-table.js';
import {decodeLabels} from '../format/values/property-value.js';
import type {RecordReader} from '../storage/reading/record-reader.js';

/** The labels of a record; an edge has one. */
export interface Labels {
  /** As they are stored. */
  readonly stored: readonly string[];
  readonly sorted: readonly string[];
}

/** Decodes every distinct label blob once. */
export class LabelTexts {
  private readonly table = new ByteTable();
  /** By number in the table. */
  private readonly texts: Labels[] = [];
  private readonly take: (bytes: Uint8Array, start: number, end: number) => Labels;

  constructor(kind: RecordKind) {
    const decode = decodeLabels[kind];
    this.take = (bytes, start, end) => {
      const number = this.table.number(bytes, start, end);
      this.texts[number] ??= toLabels(decode(bytes, start, end));
      return this.texts[number];
    };
  }

  /** The labels of the record that a reader stands on. Raises L1015. */
  of(reader: RecordReader): Labels {
    return reader.use('labels', this.take);
  }
}

function toLabels(stored: readonly string[]): Labels {
  return {stored, sorted: [...stored].sort(compareCodePoints)};
}
