import {areSameFields, type Fields, isStoredAs, type NamedValue} from '../../evidence/comparison/record-fields.js';
import type {RecordKind} from '../../format/records/geometry.js';
import type {PropertyValue} from '../../format/values/property-value.js';
import {askPast} from '../../outputs/past/ask-past.js';
import {type CopyMoment, copyMoment, type PassedOver, passedOver} from '../../outputs/past/sound-copies.js';
import type {PastQuestion, StoreCopies} from '../../outputs/past/timelines.js';
import {type Note, type Operation, type Progress, whileWorking} from '../../passes/operation.js';
import {type ReadCopy, type RecordQuestion, readRecord} from './record-reading.js';

export interface RecordHistoryOptions extends PastQuestion {
  readonly record: RecordQuestion;
}

/** A field of a record with its value before and after a change; a missing member is a state that lacks it. */
export interface PastFieldChange extends Omit<NamedValue, 'value'> {
  readonly before?: PropertyValue;
  readonly after?: PropertyValue;
}

/** What a record was, from a copy to a later one. */
export interface RecordState {
  /** The first copy in which it was so. */
  readonly since: CopyMoment;
  /** The last one. */
  readonly until: CopyMoment;
  /** How many copies say so. */
  readonly copies: number;
  /** The copy before, in which it was not so: it changed between that one and `since`. Null for the first. */
  readonly after: CopyMoment | null;
  /** Whether there was such a record. */
  readonly present: boolean;
  /** Its labels, or label and ends, and its properties; none where there was no record. */
  readonly fields: readonly NamedValue[];
  /** What changed since the state before; none in the first, and where the record came or went. */
  readonly changes: readonly PastFieldChange[];
}

/** What the copies of one store say of a record. */
export interface StoreRecordHistory {
  readonly store: string | null;
  readonly machine: string | null;
  /** Copies that were asked. */
  readonly copies: number;
  /** The oldest first. */
  readonly states: readonly RecordState[];
  readonly passed_over: readonly PassedOver[];
}

export interface RecordHistoryReport {
  readonly target: string;
  readonly kind: RecordKind;
  readonly id: number;
  readonly stores: readonly StoreRecordHistory[];
}

/**
 * Tells every value that a record had, and between which copies it changed. Of a sealed copy only the pages are read on which the
 * record lies. Raises what `timelinesOf` raises, and L0134 where not one copy is sound.
 */
export async function* recordHistory(options: RecordHistoryOptions): Operation<Note | Progress, RecordHistoryReport> {
  return yield* whileWorking(async (tell) => {
    const read = async (timeline: StoreCopies) => {
      const copies = await readRecord(timeline, options.record, tell);
      return {copies, answer: toHistory(timeline, copies)};
    };
    const {target, stores} = await askPast(options, read, tell);
    return {target, ...options.record, stores};
  });
}

function toHistory({store, machine}: StoreCopies, copies: readonly ReadCopy[]): StoreRecordHistory {
  const told = copies.filter(({reason}) => reason === null);
  const states: RecordState[] = [];
  for (const [i, {copy, fields}] of told.entries()) {
    const here = copyMoment(copy);
    const before = told[i - 1];
    const last = states.at(-1);
    if (before && last && areSame(before.fields, fields)) {
      states[states.length - 1] = {...last, until: here, copies: last.copies + 1};
      continue;
    }
    const changes = before?.fields && fields ? changesOf(before.fields, fields) : [];
    const after = before ? copyMoment(before.copy) : null;
    const values = [...(fields?.values() ?? [])];
    states.push({since: here, until: here, copies: 1, after, present: fields !== null, fields: values, changes});
  }
  return {store, machine, copies: told.length, states, passed_over: passedOver(copies)};
}

function areSame(a: Fields | null, b: Fields | null): boolean {
  return a === b || (a !== null && b !== null && areSameFields(a, b));
}

function changesOf(before: Fields, after: Fields): PastFieldChange[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was && isStoredAs(is, was.value)) return [];
    const {value: _, ...naming} = (was ?? is) as NamedValue;
    return [{...naming, ...(was && {before: was.value}), ...(is && {after: is.value})}];
  });
}
