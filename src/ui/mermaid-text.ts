import type {TraceReport} from '../engine/operations/trace/trace.js';

/** A path as a Mermaid flowchart; empty without a path. Names and labels cannot end their place or begin anything. */
export function mermaidText({path, edges}: Pick<TraceReport, 'path' | 'edges'>): string {
  if (!path) return '';
  const nodes = path.map(({id, caption}) => `    N${id}["${escaped(caption)}"]`);
  const arrows = edges.map(({from, to, label}) => `    N${from} ${arrow(label)} N${to}`);
  return ['graph LR', ...nodes, ...arrows].join('\n');
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
