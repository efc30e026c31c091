import {type Column, type ColumnKind, freeName} from '../columns/column-plan.js';
import type {GraphFacts} from '../columns/graph-facts.js';
import type {FormatPlan} from '../columns/graph-plan.js';

const nodeTable = 'node';

const types: Readonly<Partial<Record<ColumnKind, string>>> = {int: 'INT64', float: 'DOUBLE', bool: 'BOOL'};

/** Names stand between backquotes, and begin like no name that the program keeps for itself. */
export function ladybugSpelling(name: string): string {
  return name.replace(/[^\p{L}\p{N}_ .-]/gu, '_').replace(/^_/, 'prop_');
}

/** The table of each label of an edge, with how many have it. */
export interface EdgeTable {
  readonly label: string;
  readonly name: string;
  readonly records: number;
}

/** A table for each label of edges, of which no two have one name. */
export function edgeTables({edges}: GraphFacts): EdgeTable[] {
  const taken = new Set([nodeTable]);
  return edges.labels.map(({labels: [label = ''], records}) => {
    const name = freeName(ladybugSpelling(label), (tried) => taken.has(tried.toLowerCase()));
    taken.add(name.toLowerCase());
    return {label, name, records};
  });
}

const quoted = (name: string): string => `\`${name}\``;

const columnText = ({name, kind}: Column): string => `${quoted(name)} ${types[kind] ?? 'STRING'}`;

/** The file of a table of edges. */
export const edgeFile = (index: number): string => `edges-${index + 1}.parquet`;

/** The scripts of the directory: what tables there are, and what files fill them. */
export function scriptsOf(
  tables: readonly EdgeTable[],
  {nodes, edges}: FormatPlan,
): readonly (readonly [string, string])[] {
  const node = quoted(nodeTable);
  const nodeColumns = ['`id` INT64', '`labels` STRING[]', ...nodes.map(columnText), 'PRIMARY KEY (`id`)'];
  const edgeColumns = [`FROM ${node} TO ${node}`, '`id` INT64', ...edges.map(columnText)];
  const schema = [
    `CREATE NODE TABLE ${node} (${nodeColumns.join(', ')});\n`,
    ...tables.map(({name}) => `CREATE REL TABLE ${quoted(name)} (${edgeColumns.join(', ')});\n`),
  ];
  const copies = [
    `COPY ${node} FROM "node.parquet";\n`,
    ...tables.map(({name}, i) => `COPY ${quoted(name)} FROM "${edgeFile(i)}";\n`),
  ];
  return [
    ['schema.cypher', schema.join('')],
    ['copy.cypher', copies.join('')],
    ['macro.cypher', ''],
    ['index.cypher', ''],
  ];
}
