import {exit} from '../engine/faults/fault.js';
import {counted} from '../engine/faults/words.js';
import type {DriftReport, SchemaSpan, StoreDrift} from '../engine/operations/catalog/drift.js';
import {driftLine} from './catalog-text.js';
import {faint, heading} from './palette.js';
import {ownerLine, passedOverLines} from './past-text.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

/** How a schema changed over time; no where a copy is not what it was. That it changed is a fact. */
export const catalogDriftRenderer: Renderer<DriftReport> = {
  schema: 'catalog-drift',
  exit: ({stores}) => (stores.some(({passed_over}) => passed_over.some(({unsound}) => unsound)) ? exit.no : exit.done),
  json: (report) => report,
  text: ({stores}) => stores.map((store) => storeLines(store).join('\n')).join('\n\n'),
};

function storeLines(store: StoreDrift): string[] {
  const {schemas, passed_over: passedOver} = store;
  return [ownerLine(store, store.copies), ...schemas.flatMap(schemaLines), ...passedOverLines(passedOver)];
}

function schemaLines({since, until, copies, after, fingerprint, drift}: SchemaSpan): string[] {
  const span = copies === 1 ? since.taken_at : `${since.taken_at} to ${until.taken_at}`;
  const before = after === null ? '' : `, another after ${after.taken_at}`;
  return [
    `${heading(printable(span))}, ${counted(copies, 'copy', 'copies')}${printable(before)}`,
    faint(`   fingerprint ${fingerprint}`),
    ...drift.map((one) => `   ${driftLine(one)}`),
  ];
}
