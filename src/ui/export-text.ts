import {exit} from '../engine/faults/fault.js';
import {counted, grouped, humanSize} from '../engine/faults/words.js';
import type {Loss} from '../engine/format/columns/loss.js';
import type {ExportGraphReport} from '../engine/operations/export/export-graph.js';
import {bad, heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

export const exportGraphRenderer: Renderer<ExportGraphReport> = {
  schema: 'export-graph',
  exit: ({written, loss}) => (loss.length === 0 ? exit.done : written ? exit.acceptedLoss : exit.no),
  json: (report) => report,
  text: (report) => {
    const {stores, output, nodes, edges, format, files, written, loss, next} = report;
    const what = `${counted(nodes, 'node')} and ${counted(edges, 'edge')} of ${whose(stores.map(({store}) => store))}`;
    const lost = loss.length === 0 ? [] : ['', ...lossLines(loss)];
    if (!written) {
      const way = format === 'jsonl' ? '--accept-loss writes it all the same.' : refused;
      return [bad(`Nothing was written: ${format} cannot carry all of ${what}`), ...lost, '', way].join('\n');
    }
    const rows = files.map(({name, rows: count, size_bytes, sha256}) => {
      return [printable(name), grouped(count), humanSize(size_bytes), sha256];
    });
    const steps = next.map(({program, command}) => `  ${program}: ${printable(command)}`);
    const made = heading(`Wrote ${what} to ${printable(output)}`);
    return [table(['file', 'records', 'size', 'sha256'], rows).trimEnd(), ...lost, '', made, ...steps].join('\n');
  },
};

const refused = 'Take --to jsonl, which carries everything, or --accept-loss.';

function whose(stores: readonly string[]): string {
  const [first = ''] = stores;
  return stores.length === 1 ? printable(first) : counted(stores.length, 'store');
}

/** Losses that are shown; the JSON has all. */
const mostLines = 40;

function lossLines(loss: readonly Loss[]): string[] {
  const rows = loss.slice(0, mostLines).map(({kind, records_of, key, records, why}) => {
    return [kind, records_of, key === null ? '' : printable(key), grouped(records), printable(why)];
  });
  const more = loss.length - mostLines;
  const rest = more > 0 ? [`and ${more} more, which --json lists`] : [];
  return [table(['what is other', 'of', 'key', 'records', 'how it is written'], rows).trimEnd(), ...rest];
}
