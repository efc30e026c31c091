import {counted} from '../engine/faults/words.js';
import type {RecordSpan, Span, StoreSpans, WhenReport} from '../engine/operations/when.js';
import {faint, heading} from './palette.js';
import {exitOfPast, ownerLine, passedOverLines} from './past-text.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

/** Since when and until when a value was there; no where it never was, or where a copy is not what it was. */
export const whenRenderer: Renderer<WhenReport> = {
  exit: ({stores}) =>
    exitOfPast(
      stores.some(({spans}) => spans.length > 0),
      stores,
    ),
  json: (report) => report,
  text: ({stores, key, value}) => stores.map((store) => storeText(store, printable(`${key} = ${value}`))).join('\n\n'),
};

function storeText(store: StoreSpans, wanted: string): string {
  const {spans, records, record_spans: count, passed_over: passedOver} = store;
  const more = count - records.length;
  return [
    `${heading(wanted)} in ${ownerLine(store, store.copies)}`,
    ...(spans.length === 0
      ? [passedOver.length === 0 ? 'No copy has it.' : 'No copy that was read has it.']
      : spans.map(spanText)),
    ...(records.length === 0 ? [] : [recordTable(records)]),
    ...(more > 0 ? [faint(`and ${counted(more, 'more span')} of records (--limit shows more)`)] : []),
    ...passedOverLines(passedOver),
  ]
    .join('\n')
    .trimEnd();
}

function spanText({since, after, until, before}: Span): string {
  const came =
    after === null
      ? `there since the first copy, ${since.taken_at}`
      : `came after ${after.taken_at}, there at ${since.taken_at}`;
  const went =
    before === null
      ? `still there in the last copy that was read, ${until.taken_at}`
      : `last there at ${until.taken_at}, gone at ${before.taken_at}`;
  return printable(`${came}; ${went}`);
}

function recordTable(records: readonly RecordSpan[]): string {
  const rows = records.map(({kind, id, since, after, until, before}) => [
    `${kind} ${id}`,
    after === null ? 'the first copy' : printable(after.taken_at),
    printable(since.taken_at),
    printable(until.taken_at),
    before === null ? 'in no copy' : printable(before.taken_at),
  ]);
  return table(['record', 'not yet', 'since', 'until', 'no more'], rows);
}
