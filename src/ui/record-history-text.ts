import {counted} from '../engine/faults/words.js';
import type {
  PastFieldChange,
  RecordHistoryReport,
  RecordState,
  StoreRecordHistory,
} from '../engine/operations/history/record-history.js';
import {shortened} from './columns.js';
import {changedFields, fieldName, valueText, widths} from './field-text.js';
import {storedValue} from './json.js';
import {faint, heading} from './palette.js';
import {exitOfPast, ownerLine, passedOverLines} from './past-text.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

/** What a record was over time; no where no copy has it, or one is not what it was. */
export const recordHistoryRenderer: Renderer<RecordHistoryReport> = {
  schema: 'history-record',
  exit: ({stores}) =>
    exitOfPast(
      stores.some(({states}) => states.some(({present}) => present)),
      stores,
    ),
  json: ({stores, ...report}) => ({...report, stores: stores.map(storeDocument)}),
  text: ({stores, kind, id}) => stores.map((store) => storeLines(store, `${kind} ${id}`).join('\n')).join('\n\n'),
};

function storeDocument({states, ...store}: StoreRecordHistory): object {
  return {...store, states: states.map(stateDocument)};
}

function stateDocument({fields, changes, ...state}: RecordState): object {
  const change = ({before, after, ...naming}: PastFieldChange): object => ({
    ...naming,
    ...(before !== undefined && {before: storedValue(before)}),
    ...(after !== undefined && {after: storedValue(after)}),
  });
  return {
    ...state,
    fields: fields.map(({value, ...naming}) => ({...naming, value: storedValue(value)})),
    changes: changes.map(change),
  };
}

function storeLines(store: StoreRecordHistory, record: string): string[] {
  const {states, passed_over: passedOver} = store;
  return [
    `${heading(record)} of ${ownerLine(store, store.copies)}`,
    ...states.flatMap((state) => stateLines(state, record)),
    ...passedOverLines(passedOver),
  ];
}

function stateLines(state: RecordState, record: string): string[] {
  const {since, until, copies, after, present, changes} = state;
  const span = copies === 1 ? since.taken_at : `${since.taken_at} to ${until.taken_at}`;
  const before = after === null ? '' : `, another after ${after.taken_at}`;
  const title = `${heading(printable(span))}, ${counted(copies, 'copy', 'copies')}${printable(before)}`;
  if (!present) return [title, faint(`   no ${record}`)];
  if (changes.length === 0) return [title, ...fieldLines(state)];
  const fields = changes.map(({before: left, after: right, ...naming}) => ({
    ...naming,
    ...(left !== undefined && {left}),
    ...(right !== undefined && {right}),
  }));
  return [title, ...changedFields(fields, ['before', 'after'])];
}

function fieldLines({fields}: RecordState): string[] {
  return fields.map((field) => `   ${fieldName(field)} ${shortened(valueText(field.value), widths.line)}`);
}
