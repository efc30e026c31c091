import {type ExitCode, exit} from '../engine/faults/fault.js';
import {counted, grouped} from '../engine/faults/words.js';
import type {ShownRecord} from '../engine/operations/import/foreign-plan.js';
import type {ForeignImportReport} from '../engine/operations/import/import-foreign.js';
import {jsonLine, storedValue} from './json.js';
import {bad} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

export const foreignImportRenderer: Renderer<ForeignImportReport> = {
  schema: 'import-from',
  exit: exitOf,
  json: (report) => ({
    ...report,
    first_nodes: report.first_nodes.map(documentOf),
    first_edges: report.first_edges.map(documentOf),
  }),
  text: (report) => [title(report), ...counts(report), ...danglingLines(report), ...understood(report)].join('\n'),
};

/** Edges that are left out were accepted, else nothing is made because of them; a dry run says what the run would. */
function exitOf({loss_accepted, dangling_edges}: ForeignImportReport): ExitCode {
  if (dangling_edges === 0) return exit.done;
  return loss_accepted ? exit.acceptedLoss : exit.no;
}

function documentOf(record: ShownRecord): unknown {
  return {...record, properties: storedValue(record.properties)};
}

function title({dry_run, imported, nodes_source, edges_source, output}: ForeignImportReport): string {
  const sources = [nodes_source, ...(edges_source === null ? [] : [edges_source])].map(printable).join(' and ');
  if (imported) return `Imported ${sources} into ${printable(output)}`;
  return dry_run ? `Importing ${sources} would write:` : `Imported nothing of ${sources}`;
}

function counts({nodes, edges, ids_kept, manifest_sha256, warnings}: ForeignImportReport): string[] {
  return [
    `Nodes: ${grouped(nodes)}`,
    `Edges: ${grouped(edges)}`,
    ...(ids_kept ? ['Ids: as in the document'] : []),
    ...(manifest_sha256 === null ? [] : [`Manifest: ${manifest_sha256}, as the document has it`]),
    ...warnings.map((text) => `Note: ${printable(text)}`),
  ];
}

function danglingLines({dry_run, dangling_edges, dangling, loss_accepted}: ForeignImportReport): string[] {
  if (dangling_edges === 0) return [];
  const what = `${counted(dangling_edges, 'edge leads', 'edges lead')} to a node that is not there`;
  const lines = dangling.map(({place, from, to}) => `  ${printable(place)}: ${printable(from)} -> ${printable(to)}`);
  const more = dangling_edges > dangling.length ? ['  and more'] : [];
  const advice = loss_accepted ? [] : ['To leave them out: --skip-dangling --accept-loss'];
  const leftOut = dry_run ? 'To be left out, as accepted' : 'Left out, which was accepted';
  return [bad(loss_accepted ? `${leftOut}: ${what}:` : `${what}:`), ...lines, ...more, ...advice];
}

/** Of a dry run what the documents were taken for; of others only what was made. */
function understood({dry_run, columns, first_nodes, first_edges}: ForeignImportReport): string[] {
  if (!dry_run) return [];
  const rows = columns.map(({of, column, role, key, kind}) =>
    [of, column, role, key ?? '', kind].map((word) => printable(word)),
  );
  const head = ['of', 'column', 'is', 'property', 'kind'];
  return [
    ...(rows.length === 0 ? [] : [table(head, rows)]),
    ...shown('node', first_nodes),
    ...shown('edge', first_edges),
  ];
}

/** The first records. */
function shown(what: 'node' | 'edge', records: readonly ShownRecord[]): string[] {
  return records.map((record) => `${what === 'node' ? 'A node' : 'An edge'}: ${jsonLine(documentOf(record))}`);
}
