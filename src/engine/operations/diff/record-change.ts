import type {Steps} from '../../check/steps.js';
import type {RecordComparison} from '../../evidence/comparison/record-comparison.js';
import {type Fields, fieldsOf, type NamedValue} from '../../evidence/comparison/record-fields.js';
import type {RecordKind} from '../../format/records/geometry.js';
import type {PropertyValue} from '../../format/values/property-value.js';
import type {RecordReader} from '../../storage/reading/record-reader.js';

/** One field of a record with its value in either store; a missing member is a store that lacks it. */
export interface FieldChange extends Omit<NamedValue, 'value'> {
  readonly left?: PropertyValue;
  readonly right?: PropertyValue;
}

/** A record that was added, removed or changed, with the fields in which it differs; of a single one, all of them. */
export interface RecordChange {
  readonly change: 'added' | 'removed' | 'changed';
  /** What it is called by the comparison: its id, or its identity. */
  readonly name: number | string;
  readonly left_id?: number;
  readonly right_id?: number;
  readonly fields: readonly FieldChange[];
}

/** Ids of a record in both stores; a missing one is a store that lacks it. Both are live. */
export interface RecordIds {
  readonly name: number | string;
  readonly left?: number;
  readonly right?: number;
}

/** Reads what changed in records, in any order. */
export class ChangeReader {
  private readonly left: RecordReader;
  private readonly right: RecordReader;

  constructor(
    private readonly comparison: RecordComparison,
    kind: RecordKind,
  ) {
    this.left = comparison.left.finder(kind);
    this.right = comparison.right.finder(kind);
  }

  /** What changed in the first records of each change, as many as `limit` says. Raises L1015. */
  *readFirst(
    {added, removed, changed}: Readonly<Record<RecordChange['change'], readonly RecordIds[]>>,
    limit: number,
  ): Steps<RecordChange[]> {
    const changes: RecordChange[] = [];
    for (const [change, records] of Object.entries({added, removed, changed})) {
      for (const ids of records.slice(0, limit)) {
        changes.push(this.read(change as RecordChange['change'], ids));
        yield;
      }
    }
    return changes;
  }

  private read(change: RecordChange['change'], {name, left, right}: RecordIds): RecordChange {
    const before = left === undefined ? undefined : this.fields(this.left, left);
    const after = right === undefined ? undefined : this.fields(this.right, right);
    const ids = {...(left !== undefined && {left_id: left}), ...(right !== undefined && {right_id: right})};
    return {change, name, ...ids, fields: this.changedFields(before, after)};
  }

  private fields(reader: RecordReader, id: number): Fields {
    reader.seek(id);
    return fieldsOf(reader);
  }

  private changedFields(before: Fields | undefined, after: Fields | undefined): FieldChange[] {
    const fields: FieldChange[] = [];
    for (const key of new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])) {
      const x = before?.get(key);
      const y = after?.get(key);
      if (x && y && this.comparison.areEqualValues(x.value, y.value, x.field === 'labels')) continue;
      const {value: _, ...naming} = (x ?? y) as NamedValue;
      fields.push({...naming, ...(x && {left: x.value}), ...(y && {right: y.value})});
    }
    return fields;
  }
}
