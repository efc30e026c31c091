import {exit} from '../engine/faults/fault.js';
import {counted, grouped, humanSize} from '../engine/faults/words.js';
import type {SalvageReport, SalvageTrouble, VerdictCounts} from '../engine/operations/salvage/salvage-report.js';
import {alsoNamed} from './names.js';
import {bad, good} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';
import {unreadableLines} from './unreadable-pages.js';

export const salvageRenderer: Renderer<SalvageReport> = {
  exit: ({complete}) => (complete ? exit.done : exit.acceptedLoss),
  // Where the records themselves go to stdout, nothing else does.
  json: (report) => (isStreamed(report) ? undefined : alsoNamed(report, {store: 'source'})),
  text: (report) => (isStreamed(report) ? undefined : text(report)),
};

function isStreamed({jsonl, ledger, dry_run}: SalvageReport): boolean {
  return (jsonl === '-' || ledger === '-') && !dry_run;
}

function text(report: SalvageReport): string {
  const rows = [row('nodes', report.nodes, report), row('edges', report.edges, report)];
  return [
    title(report),
    table(['', 'recovered', 'partial', 'lost', 'unknown', 'stored', 'header counts'], rows),
    ...sources(report),
    ...unreadableLines(report),
    ...doubts(report),
    ...report.first_troubles.map(trouble),
    ...rest(report),
    verdict(report),
  ].join('\n');
}

function title({source, output, dry_run}: SalvageReport): string {
  if (dry_run) return `Salvage of ${printable(source)} would recover:`;
  return output === null ? `Salvaged ${printable(source)}` : `Salvaged ${printable(source)} into ${printable(output)}`;
}

function row(
  kind: string,
  {recovered, partial, lost, unknown, stored, counted}: VerdictCounts,
  {header_problem}: SalvageReport,
): string[] {
  const numbers = [recovered, partial, lost, unknown, stored].map(grouped);
  const unknownCount = header_problem === null ? 'of another commit' : 'unreadable';
  return [kind, ...numbers, counted === null ? unknownCount : grouped(counted)];
}

function sources({slots_from, blobs_from_wal, wal, ledger, jsonl, dry_run}: SalvageReport): string[] {
  const {index, scan, wal: inWal} = slots_from;
  const lines = [
    `Slots found: ${grouped(index)} where the index lists them, ${grouped(scan)} by their ids, ${grouped(inWal)} in the WAL region`,
  ];
  if (blobs_from_wal > 0) lines.push(`Records with bytes from the WAL region: ${grouped(blobs_from_wal)}`);
  if (wal.state !== 'empty') {
    lines.push(
      `WAL: ${wal.state}${wal.pages > 0 ? `, ${counted(wal.pages, 'page')}` : ''}${wal.problem ? `: ${printable(wal.problem)}` : ''}`,
    );
  }
  if (!dry_run && ledger !== null) lines.push(`Ledger: ${printable(ledger)}`);
  if (!dry_run && jsonl !== null) lines.push(`Records: ${printable(jsonl)}`);
  return lines;
}

function doubts({
  header_problem,
  nodes,
  edges,
  lost_commit,
  seal_problem,
  other_store_at,
  unexplained_bytes,
}: SalvageReport): string[] {
  const lines: string[] = [];
  if (header_problem !== null) lines.push(bad(`Header: ${printable(header_problem)}`));
  if (seal_problem !== null) lines.push(bad(`Seal: ${printable(seal_problem)}`));
  if (lost_commit) {
    lines.push(
      bad('The header belongs to a commit that is lost, or of which nothing tells how much is here: see liel inspect.'),
    );
  }
  for (const [kind, {recovered, partial, counted}] of [
    ['nodes', nodes],
    ['edges', edges],
  ] as const) {
    const more = counted === null ? 0 : recovered + partial - counted;
    if (more > 0)
      lines.push(bad(`The header counts ${grouped(more)} ${kind} fewer: some may have been deleted before.`));
  }
  if (other_store_at !== null) lines.push(`Another store begins at ${other_store_at}; nothing was taken from it.`);
  if (unexplained_bytes > 0) lines.push(`Bytes that are no known part of the store: ${humanSize(unexplained_bytes)}`);
  return lines;
}

function trouble({kind, id, verdict, why}: SalvageTrouble): string {
  return `  ${kind} ${id}: ${verdict}: ${why.join('; ')}`;
}

function rest({nodes, edges, first_troubles}: SalvageReport): string[] {
  const all = [nodes, edges].reduce((sum, {partial, lost, unknown}) => sum + partial + lost + unknown, 0);
  const more = all - first_troubles.length;
  return more > 0 && first_troubles.length > 0 ? [`  and ${grouped(more)} more, see the ledger`] : [];
}

function verdict({complete, output, dry_run}: SalvageReport): string {
  const proof = output !== null && !dry_run ? ' The new store was read back: it is sound.' : '';
  if (complete) return good(`Every record that is known of is whole.${proof}`);
  return bad(`Not every record could be recovered whole.${proof}`);
}
