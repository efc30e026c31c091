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
 * the last counts, as in the peer. Ids that follow each other without a gap are kept as one run: 16 bytes each; most
 * exports are a single one. Ids that no number holds are kept apart, in runs of their own.
 */
export class IdMap {
  /** Id of the export and of the new store with which each run begins. */
  private firstIds = new Float64Array(64);
  private firstNewIds = new Float64Array(64);
  private runs = 0;
  private count = 0;
  /** The id that the run would go on with. */
  private nextId = Number.NaN;
  private lastId: SourceId | undefined;
  private repeated = 0;
  /** Entries that are not plain numbers, by new id. */
  private readonly special = new Map<number, Entry>();

  /** Adds the next record. */
  add(sourceId: SourceId, isBoolean: boolean): void {
    this.count++;
    if (sourceId === this.lastId) this.repeated++;
    this.lastId = sourceId;
    if (sourceId === this.nextId && !isBoolean) {
      this.nextId++;
      return;
    }
    if (this.runs === this.firstIds.length) {
      this.firstIds = larger(this.firstIds, this.runs * 2);
      this.firstNewIds = larger(this.firstNewIds, this.runs * 2);
    }
    this.firstIds[this.runs] = Number(sourceId);
    this.firstNewIds[this.runs++] = this.count;
    const isSpecial = isBoolean || typeof sourceId === 'bigint';
    if (isSpecial) this.special.set(this.count, {sourceId, isBoolean});
    this.nextId = isSpecial ? Number.NaN : sourceId + 1;
  }

  /** New id of a record; undefined when there is none. */
  get(sourceId: SourceId): number | undefined {
    const wanted = Number(sourceId);
    for (let run = countUpTo(this.firstIds, wanted, this.runs) - 1; run >= 0; run--) {
      const first = this.firstIds[run] ?? 0;
      const newId = (this.firstNewIds[run] ?? 0) + (wanted - first);
      if (newId < this.endOf(run) && this.exactId(run, newId) === sourceId) return newId;
      // Huge ids may round to the same number: among those the exact one counts.
      if (first !== wanted) return undefined;
    }
    return undefined;
  }

  /** Distinct ids. */
  get size(): number {
    return this.count - this.repeated;
  }

  /** Pairs of source id, as Python's json writes it, and new id. */
  *entries(): Generator<[string, number], void> {
    for (let run = 0; run < this.runs; run++) {
      const last = this.endOf(run) - 1;
      for (let newId = this.firstNewIds[run] ?? 0; newId < last; newId++) yield [this.keyText(run, newId), newId];
      // Only the last of a run can have the id of the next record.
      const isRepeated = run + 1 < this.runs && this.exactId(run + 1, last + 1) === this.exactId(run, last);
      if (!isRepeated) yield [this.keyText(run, last), last];
    }
  }

  /** The new id behind a run. */
  private endOf(run: number): number {
    return run + 1 < this.runs ? (this.firstNewIds[run + 1] ?? 0) : this.count + 1;
  }

  private exactId(run: number, newId: number): SourceId {
    const special = this.special.size === 0 ? undefined : this.special.get(newId);
    return special?.sourceId ?? (this.firstIds[run] ?? 0) + (newId - (this.firstNewIds[run] ?? 0));
  }

  /** A dictionary keeps the key it saw first: of `1` and `true` the one that came before. */
  private keyText(run: number, newId: number): string {
    const id = this.exactId(run, newId);
    let first = newId;
    // A record with the same id as the one before it begins a run.
    for (let i = run; i > 0 && first === this.firstNewIds[i] && this.exactId(i - 1, first - 1) === id; i--) first--;
    return integerKey(id, this.special.get(first)?.isBoolean ?? false);
  }
}
