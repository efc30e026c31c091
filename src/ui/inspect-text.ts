import {humanSize} from '../engine/faults/words.js';
import type {InspectReport} from '../engine/operations/inspect/inspect.js';
import type {RecordView} from '../engine/operations/inspect/record-view.js';
import {hexView} from './hex-view.js';
import {bad, faint, heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

export const inspectRenderer: Renderer<InspectReport> = {
  json: (report) => ({...report, views: report.views.map(viewDocument)}),
  text: (report) =>
    [`${printable(report.store)}: ${humanSize(report.size_bytes)}`, ...report.views.map(viewText)].join('\n\n'),
};

function viewText({title, fields, problems, lines, bytes, offset}: RecordView): string {
  const parts = [heading(title)];
  if (fields.length > 0) {
    const rows = fields.map(({name, offset, size, value, meaning}) => [
      String(offset),
      String(size),
      name,
      printable(String(value)),
      faint(meaning),
    ]);
    parts.push(table(['offset', 'size', 'field', 'value', 'meaning'], rows));
  }
  parts.push(...lines.map(printable), ...problems.map((problem) => bad(`! ${printable(problem)}`)));
  if (bytes) parts.push(...hexView(bytes, offset));
  return parts.join('\n');
}

function viewDocument({bytes, ...view}: RecordView): object {
  return bytes ? {...view, hex: Buffer.from(bytes).toString('hex')} : view;
}
