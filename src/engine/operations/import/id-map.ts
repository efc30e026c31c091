import {countUpTo} from '../../format/ascending.js';
import {larger} from '../../format/values/byte-table.js';
import {integerKey} from '../../peer/python-integer.js';
import type {SourceId} from './export-record.js';

/** An id as an export writes it: a boolean is 1 or 0 for Python, and prints as it is. */
interface Entry {
  readonly sourceId: SourceId;
  readonly isBoolean: boolean;
}

/**
 * From the ids of an export, given in ascending order, to the ids of the new store, which count from 1. Of equal ids
 * the last counts, as in the peer. Memory: 8 bytes a record; ids that no number holds are kept apart.
 */
export class IdMap {
  private ids = new Float64Array(1024);
  private count = 0;
  /** Entries that are not plain numbers, by new id. */
  private readonly special = new Map<number, Entry>();

  /** Adds the next record. */
  add(sourceId: SourceId, isBoolean: boolean): void {
    if (this.count === this.ids.length) this.ids = larger(this.ids, this.count * 2);
    this.ids[this.count++] = Number(sourceId);
    if (isBoolean || typeof sourceId === 'bigint') this.special.set(this.count, {sourceId, isBoolean});
  }

  /** New id of a record; undefined when there is none. */
  get(sourceId: SourceId): number | undefined {
    const wanted = Number(sourceId);
    const last = countUpTo(this.ids, wanted, this.count);
    // Huge ids may round to the same number: among those the exact one counts.
    for (let i = last; i > 0 && this.ids[i - 1] === wanted; i--) if (this.exactId(i) === sourceId) return i;
    return undefined;
  }

  /** Distinct ids. */
  get size(): number {
    let size = 0;
    for (let i = 1; i <= this.count; i++) if (this.isLast(i)) size++;
    return size;
  }

  /** Pairs of source id, as Python's json writes it, and new id. */
  *entries(): Generator<[string, number], void> {
    for (let i = 1; i <= this.count; i++) if (this.isLast(i)) yield [this.keyText(i), i];
  }

  /** Whether no later record has the same source id. */
  private isLast(newId: number): boolean {
    return newId === this.count || this.exactId(newId) !== this.exactId(newId + 1);
  }

  private exactId(newId: number): SourceId {
    return this.special.get(newId)?.sourceId ?? this.ids[newId - 1] ?? 0;
  }

  /** A dictionary keeps the key it saw first: of `1` and `true` the one that came before. */
  private keyText(newId: number): string {
    let first = newId;
    while (first > 1 && this.exactId(first - 1) === this.exactId(newId)) first--;
    return integerKey(this.exactId(newId), this.special.get(first)?.isBoolean ?? false);
  }
}
