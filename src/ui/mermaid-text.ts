import {grouped} from '../engine/faults/words.js';
import type {TraceReport} from '../engine/operations/trace/trace.js';
import type {SchemaLists} from '../engine/passes/schema/schema-lists.js';

/** A path as a Mermaid flowchart; empty without a path. Names and labels cannot end their place or begin anything. */
export function mermaidText({path, edges}: Pick<TraceReport, 'path' | 'edges'>): string {
  if (!path) return '';
  const nodes = path.map(({id, caption}) => `    N${id}["${escaped(caption)}"]`);
  const arrows = edges.map(({from, to, label}) => `    N${from} ${arrow(label)} N${to}`);
  return ['graph LR', ...nodes, ...arrows].join('\n');
}

const noLabel = '(no label)';

/** Arrows of a schema: renderers give up above a few hundred. */
const mostArrows = 200;

/**
 * A schema as a Mermaid flowchart: combinations of labels, and which edges lead from which to which, with counts; the most
 * frequent 200 of them.
 */
export function schemaMermaid({label_combinations, patterns}: SchemaLists): string {
  const frequent = [...patterns].sort((a, b) => b.count - a.count).slice(0, mostArrows);
  const names = new Map<string, string>();
  const nameOf = (labels: readonly string[] | null): string => {
    const key = JSON.stringify(labels);
    const name = names.get(key) ?? `L${names.size + 1}`;
    names.set(key, name);
    return name;
  };
  const shown = label_combinations.slice(0, mostArrows).map(({labels, count}) => {
    const title = labels.length === 0 ? noLabel : labels.map((label) => label || '(empty label)').join(' + ');
    return `    ${nameOf(labels)}["${escaped(title)}<br/>${grouped(count)}"]`;
  });
  const arrows = frequent.map(
    ({from, label, to, count}) =>
      `    ${nameOf(from)} -->|${escaped(label || '(empty label)')} ${grouped(count)}| ${nameOf(to)}`,
  );
  const lost = names.has('null') ? [`    ${nameOf(null)}["(no live node)"]`] : [];
  return ['graph LR', ...shown, ...lost, ...arrows].join('\n');
}

/** Mermaid has no empty label. */
function arrow(label: string): string {
  return label === '' ? '-->' : `-->|${escaped(label)}|`;
}

/** Text with entities in place of what has a meaning in Mermaid or in the HTML that it draws. */
function escaped(text: string): string {
  return text.replace(special, (character) => `#${character.codePointAt(0)};`).replace(lineEnd, '<br/>');
}

const special = /["#&<>[\]{}()|`\\\u2028\u2029]/g;
const lineEnd = /\r\n|[\r\n]/g;
