import {openTable, reading, type TableFormat} from '../../evidence/foreign-reading.js';
import type {NamedColumns} from '../../format/foreign/column-roles.js';
import type {Breathe, ForeignGraph} from '../../format/foreign/foreign-graph.js';
import {TableGraph} from '../../format/foreign/table-graph.js';
import type {FileDevice} from '../../storage/files/file-device.js';

/** Formats of other programs that are read. */
export type ForeignFormat = TableFormat | 'jsonl' | 'graphml';

/** The documents of a graph, and how they are to be understood. */
export interface ForeignSource {
  readonly format: ForeignFormat;
  readonly nodes: FileDevice;
  /** There where edges are in a document of their own. */
  readonly edges: FileDevice | undefined;
  readonly named: NamedColumns;
  /** The property that keeps the ids of the documents; undefined for none. */
  readonly idKey: string | undefined;
}

/** Opens a graph of another program, as far as it must be read to tell what it holds. Raises L0114 to L0116. */
export async function openForeign(source: ForeignSource, breathe: Breathe): Promise<ForeignGraph> {
  const {format, nodes, edges, named, idKey} = source;
  if (format === 'jsonl') {
    const {JsonlGraph} = await import('../../format/jsonl/jsonl-graph.js');
    return reading(nodes, () => new JsonlGraph(nodes.name, nodes));
  }
  if (format === 'graphml') {
    const {GraphmlGraph} = await import('../../format/graphml/graphml-graph.js');
    return reading(nodes, () => GraphmlGraph.open(nodes.name, nodes, named, idKey, breathe));
  }
  const nodeTable = await openTable(nodes, format, breathe);
  const edgeTable = edges && (await openTable(edges, format, breathe));
  return reading(nodes, () => new TableGraph(nodeTable, edgeTable, named, idKey));
}
