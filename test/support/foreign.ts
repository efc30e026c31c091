import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {Graph} from '../../src/engine/graph/graph.js';
import type {ForeignFormat} from '../../src/engine/operations/import/foreign-source.js';
import {
  type ForeignImportOptions,
  type ForeignImportReport,
  importForeign,
} from '../../src/engine/operations/import/import-foreign.js';
import {finish} from './finish.js';

/** Imports documents that are written into a directory, the second one of edges if there are two. */
export async function importOf(
  directory: string,
  format: ForeignFormat,
  documents: readonly (string | Uint8Array)[],
  options: Partial<ForeignImportOptions> = {},
): Promise<ForeignImportReport> {
  const files = documents.map((content, i) => {
    const file = path.join(directory, `${i === 0 ? 'nodes' : 'edges'}.${format}`);
    writeFileSync(file, content);
    return file;
  });
  const [nodes = '', edges] = files;
  const output = path.join(directory, 'out.liel');
  const {report} = await finish(importForeign({format, nodes, edges, output, ...options}));
  return report;
}

/** All that is in a store: nodes and edges with their ids. */
export async function contentOf(store: string): Promise<{nodes: unknown[]; edges: unknown[]}> {
  const graph = await Graph.open(store, {create: false});
  try {
    const nodes = [...graph.nodes()].map(({id, labels, properties}) => [id, labels, Object.fromEntries(properties)]);
    const edges = [...graph.edges()].map(({id, from, to, label, properties}) => [
      id,
      from,
      label,
      to,
      Object.fromEntries(properties),
    ]);
    return {nodes, edges};
  } finally {
    await graph.close();
  }
}
