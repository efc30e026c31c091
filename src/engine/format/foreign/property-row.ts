import {compareCodePoints} from '../utf8.js';
import {tag} from '../values/property-value.js';
import {ValueBytes} from '../values/value-bytes.js';
import type {TableRow} from './table.js';

/** A column whose values become a property. */
export interface PropertyColumn {
  readonly column: number;
  readonly key: string;
}

/** Makes the property blobs of rows: a map of what each of them has, in code point order of the keys. */
export class PropertyRow {
  /** The blob made last; no bytes when the row has none of the columns. */
  readonly blob = new ValueBytes();
  private readonly members: readonly {readonly column: number; readonly key: Uint8Array}[];

  constructor(columns: readonly PropertyColumn[]) {
    this.members = [...columns]
      .sort((a, b) => compareCodePoints(a.key, b.key))
      .map(({column, key}) => ({column, key: keyBytes(key)}));
  }

  /** Makes the blob of a row. */
  encode(row: TableRow): void {
    const {blob, members} = this;
    blob.length = 0;
    blob.byte(tag.map);
    blob.u32(0);
    let count = 0;
    for (let i = 0; i < members.length; i++) {
      const {column, key} = members[i];
      if (!row.has(column)) continue;
      count++;
      blob.raw(key);
      row.put(column, blob);
    }
    if (count === 0) blob.length = 0;
    else blob.setU32(1, count);
  }
}

/** A key as it lies in a map: its length, and its bytes. */
export function keyBytes(key: string): Uint8Array {
  const out = new ValueBytes();
  out.text(key);
  return Uint8Array.from(out.content());
}
