import {exit} from '../engine/faults/fault.js';
import {counted, grouped} from '../engine/faults/words.js';
import type {RepairReport} from '../engine/operations/repair/repair.js';
import {alsoNamed} from './names.js';
import {bad, good} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

export const repairRenderer: Renderer<RepairReport> = {
  exit: ({loss_accepted, remaining_findings}) => {
    if (loss_accepted) return exit.acceptedLoss;
    return remaining_findings > 0 ? exit.no : exit.done;
  },
  json: (report) => alsoNamed(report, {store: 'source'}),
  text: (report) =>
    [
      title(report),
      `Node list heads rebuilt: ${grouped(report.node_heads_changed)} of ${grouped(report.nodes)}`,
      `Node degrees recounted: ${grouped(report.node_degrees_changed)} of ${grouped(report.nodes)}`,
      `Edge links rebuilt: ${grouped(report.edge_links_changed)} of ${grouped(report.edges)}`,
      ...identities(report),
      counter('Node counter', report.node_count),
      counter('Edge counter', report.edge_count),
      ...(report.dry_run ? [] : [good('The copy was read back: same records; lists, degrees and counters fit.')]),
      ...remaining(report),
    ].join('\n'),
};

function title({dry_run, healthy, source, output}: RepairReport): string {
  if (dry_run) return healthy ? `${printable(source)} needs no repair` : `Repair of ${printable(source)} would change:`;
  return `Repaired ${printable(source)} into ${printable(output ?? '')}${healthy ? ' (there was nothing to repair)' : ''}`;
}

function counter(name: string, {before, after}: {before: number; after: number}): string {
  return before === after ? `${name}: ${grouped(after)}, right` : `${name}: ${grouped(before)}, now ${grouped(after)}`;
}

function identities({slot_ids_rewritten}: RepairReport): string[] {
  const [first] = slot_ids_rewritten;
  if (first === undefined) return [];
  return [
    `Slot ids rewritten: ${grouped(slot_ids_rewritten.length)}, the first: ${first.kind} ${first.id}, which says ${first.stored}`,
  ];
}

function remaining({loss_accepted, remaining_findings, first_remaining}: RepairReport): string[] {
  const lines: string[] = [];
  if (loss_accepted) lines.push(bad('Records were lost or came back; that was accepted.'));
  if (first_remaining !== null) {
    lines.push(bad(`Not mended, ${counted(remaining_findings, 'finding')}: ${printable(first_remaining)}`));
  }
  return lines;
}
