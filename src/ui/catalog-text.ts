import {exit} from '../engine/faults/fault.js';
import {counted, grouped} from '../engine/faults/words.js';
import type {CatalogReport, ExpectationReport} from '../engine/operations/catalog/catalog.js';
import type {Drift} from '../engine/passes/schema/schema-facts.js';
import {schemaMermaid} from './mermaid-text.js';
import {alsoNamed} from './names.js';
import {bad, good, heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

const exitOf = ({expected}: CatalogReport) => (expected?.matches === false ? exit.no : exit.done);

export const catalogRenderer: Renderer<CatalogReport> = {
  exit: exitOf,
  json: (report) => alsoNamed(report, {nodes: 'node_count', edges: 'edge_count'}),
  text: (report) =>
    [
      `${heading('File:')} ${printable(report.store)}`,
      `${heading('Nodes:')} ${grouped(report.node_count)}`,
      `${heading('Edges:')} ${grouped(report.edge_count)}`,
      ...section('Node labels:', nodeLines(report)),
      ...section('Label combinations:', combinationLines(report)),
      ...section('Edge labels:', edgeLines(report)),
      ...(report.complete ? [] : ['Each list holds its first ten thousand entries only.']),
      `${heading('Fingerprint:')} ${report.fingerprint}`,
      ...(report.expected ? expectationLines(report.expected) : []),
    ].join('\n'),
};

/** Only the fingerprint, for a file or a variable. */
export const fingerprintRenderer: Renderer<CatalogReport> = {
  schema: 'catalog-fingerprint',
  exit: exitOf,
  json: ({store, fingerprint}) => ({store, fingerprint}),
  text: ({fingerprint}) => fingerprint,
};

/** The schema as a flowchart for Mermaid, which GitHub draws. */
export const mermaidRenderer: Renderer<CatalogReport> = {...catalogRenderer, text: schemaMermaid};

/** Lines that a terminal can bear; the JSON report has more. */
const mostLines = 500;

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [heading(title), '  (none)'];
  const more =
    lines.length > mostLines ? [`  and ${counted(lines.length - mostLines, 'line')} more; --json shows them`] : [];
  return [heading(title), ...lines.slice(0, mostLines).map((line) => `  ${line}`), ...more];
}

function nodeLines({node_labels, properties}: CatalogReport): string[] {
  const keys = keyLines(properties.filter(({kind}) => kind === 'node'));
  const labelled = node_labels.flatMap(({label, count}) => [
    `${name(label)}: ${grouped(count)}`,
    ...(keys.get(label) ?? []),
  ]);
  const bare = keys.get(null);
  return bare ? [...labelled, '(without labels)', ...bare] : labelled;
}

function combinationLines({label_combinations}: CatalogReport): string[] {
  return label_combinations.map(({labels, count}) => `${combination(labels)}: ${grouped(count)}`);
}

function edgeLines({edge_labels, properties, patterns}: CatalogReport): string[] {
  const keys = keyLines(properties.filter(({kind}) => kind === 'edge'));
  const ends = new Map<string, string[]>();
  for (const {from, label, to, count} of patterns) {
    const lines = ends.get(label) ?? [];
    lines.push(`  (${combination(from)}) -> (${combination(to)}): ${grouped(count)}`);
    ends.set(label, lines);
  }
  return edge_labels.flatMap(({label, count}) => [
    `${name(label)}: ${grouped(count)}`,
    ...(keys.get(label) ?? []),
    ...(ends.get(label) ?? []),
  ]);
}

/** One line for each key of a label, with the types of its values. Entries of one key stand together. */
function keyLines(properties: CatalogReport['properties']): Map<string | null, string[]> {
  const lines = new Map<string | null, string[]>();
  let last: CatalogReport['properties'][number] | undefined;
  for (const entry of properties) {
    const {label, key, type, count} = entry;
    const own = lines.get(label) ?? [];
    lines.set(label, own);
    if (last?.label === label && last.key === key) own[own.length - 1] += `, ${type} ${grouped(count)}`;
    else own.push(`  .${printable(key)}: ${type} ${grouped(count)}`);
    last = entry;
  }
  return lines;
}

const name = (label: string): string => (label === '' ? '(empty label)' : printable(label));

function combination(labels: readonly string[] | null): string {
  if (labels === null) return 'no live node';
  return labels.length === 0 ? 'without labels' : labels.map(name).join(' + ');
}

function expectationLines({file, matches, drift, fingerprint}: ExpectationReport): string[] {
  if (matches) return [good(`The schema is the one of ${printable(file)}.`)];
  const first = bad(`The schema is not the one of ${printable(file)}, whose fingerprint is ${fingerprint}.`);
  if (drift === null) return [first, 'What differs only a complete saved catalog can say.'];
  return [first, ...section('Drift:', drift.map(driftLine))];
}

/** What came or went, in one line. */
export function driftLine({change, what, names}: Drift): string {
  const words = names.map((part) => (typeof part === 'string' ? name(part) : combination(part ?? [])));
  return `${change === 'added' ? '+' : '-'} ${what}: ${words.join(', ')}`;
}
