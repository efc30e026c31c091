import {counted, durationText, humanSize} from '../engine/faults/words.js';
import type {DrillReport} from '../engine/operations/backups/drill.js';
import {good} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

export const drillRenderer: Renderer<DrillReport> = {
  json: (report) => ({ok: true, ...report}),
  text: ({backup, store, made_at, size_bytes, nodes, edges, manifest_sha256, checks, ms}) =>
    [
      `${printable(backup)}${made_at === null ? '' : `, of ${made_at}`}`,
      ...(store === null ? [] : [`A copy of ${printable(store)}`]),
      `Size: ${humanSize(size_bytes)}, ${counted(nodes, 'node')}, ${counted(edges, 'edge')}`,
      `Manifest SHA-256: ${manifest_sha256}`,
      table(
        ['checked', 'verdict', 'reason'],
        checks.map(({name, verdict, reason}) => [name, verdict, printable(reason)]),
      ),
      good(`Drilled: restored to a scratch file in ${durationText(ms)}, same bytes and records.`),
    ].join('\n'),
};
