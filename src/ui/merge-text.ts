import {exit} from '../engine/faults/fault.js';
import {counted, grouped} from '../engine/faults/words.js';
import type {PropertyValue} from '../engine/format/values/property-value.js';
import type {MergeReport} from '../engine/operations/merge/merge.js';
import type {MergeWarning} from '../engine/operations/merge/merge-findings.js';
import {shortened} from './columns.js';
import {IdPairs, jsonLine, storedValue} from './json.js';
import {bad, faint, good, heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {verdictsOfMerge} from './reports/verdicts-of.js';

/** Shows a merge or its preview; with `failOnConflict` a blocked preview is a "no", as a blocked merge always is. */
export function mergeRenderer(
  failOnConflict: boolean,
  inputs = {left: 'destination', right: 'source'},
): Renderer<MergeReport> {
  return {
    verdicts: (report) => verdictsOfMerge(report, inputs),
    exit: ({can_merge, dry_run}) => (!can_merge && (failOnConflict || !dry_run) ? exit.no : exit.done),
    json: (report) => ({
      ...report,
      left: {store: inputs.left},
      right: {store: inputs.right},
      node_id_map: new IdPairs(report.node_id_map),
      edge_id_map: new IdPairs(report.edge_id_map),
      warnings: report.warnings.map(warningDocument),
    }),
    text: (report) => [...head(report), ...conflictLines(report), ...warningLines(report)].join('\n'),
  };
}

function warningDocument({destination, source, ...warning}: MergeWarning): object {
  return {...warning, destination: storedValue(destination), source: storedValue(source)};
}

function head(report: MergeReport): string[] {
  const {dry_run, can_merge, output, plan, conflicts, warnings} = report;
  const title = dry_run ? 'Memory merge preview (dry-run)' : can_merge ? 'Memory merged' : 'Memory not merged';
  return [
    heading(title),
    `Output: ${output === null ? '(no output path)' : printable(output)}`,
    ...(plan === null ? [] : [`Plan: ${printable(plan)}`]),
    `Result: ${result(report)}`,
    'Changes:',
    // Scripts read these two lines, as the Python package writes them.
    `  Nodes: +${report.nodes_created} created, ${report.nodes_reused} reused${skipped(report.nodes_skipped)}`,
    `  Edges: +${report.edges_created} created, ${report.edges_reused} reused${skipped(report.edges_skipped)}`,
    'Review:',
    `  Conflicts: ${grouped(conflicts.length)}`,
    `  Warnings: ${grouped(warnings.length)}`,
  ];
}

function result({can_merge, warnings}: MergeReport): string {
  if (!can_merge) return bad('blocked');
  return good(warnings.length > 0 ? 'ready with review warnings' : 'ready');
}

function skipped(count: number): string {
  return count === 0 ? '' : `, ${grouped(count)} left out`;
}

const shownConflicts = 50;

const advice = 'No store was written. Mend the stores, fold duplicates with --allow-duplicates, or decide in a plan.';

function conflictLines({conflicts}: MergeReport): string[] {
  if (conflicts.length === 0) return [];
  const lines = conflicts.slice(0, shownConflicts).map(({type, message}) => `- ${bad(type)}: ${printable(message)}`);
  return ['Conflicts:', ...lines, ...more(conflicts.length - shownConflicts, 'conflict'), faint(advice)];
}

const shownWarnings = 10;

function warningLines({warnings}: MergeReport): string[] {
  if (warnings.length === 0) return [];
  const lines = warnings.slice(0, shownWarnings).flatMap((warning) => {
    const {identity, property, destination, source, policy, resolution} = warning;
    const what = property === undefined ? 'different labels' : `different ${jsonLine(property)} values`;
    if (warning.type === 'identity_normalization') return [`- review needed: ${printable(warning.message)}`];
    return [
      `- review needed: ${printable(identity)} has ${printable(what)}`,
      `  destination: ${shown(destination)}`,
      `  incoming:    ${shown(source)}`,
      faint(`  policy:      ${policy} -> ${resolution}`),
    ];
  });
  return ['Warnings:', ...lines, ...more(warnings.length - shownWarnings, 'warning')];
}

/** Columns of a value. */
const widestValue = 200;

/** A value on one line; the end of a long one is left out. */
function shown(value: PropertyValue): string {
  return shortened(printable(jsonLine(storedValue(value))), widestValue);
}

function more(count: number, what: string): string[] {
  return count > 0 ? [faint(`- ... ${counted(count, `more ${what}`)} (all with --format json)`)] : [];
}
