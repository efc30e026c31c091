import type {Column, ColumnKind} from '../columns/column-plan.js';

const neo4jTypes: Readonly<Record<string, string>> = {int: 'long', float: 'double', bool: 'boolean'};

function neo4jType(kind: ColumnKind): string {
  const item = kind.replace('[]', '');
  return (neo4jTypes[item] ?? 'string') + (kind.endsWith('[]') ? '[]' : '');
}

/** A name between the signs of a header of Neo4j, where a colon begins a type and a bracket a group. */
export function neo4jName(key: string): string {
  return key.replace(/[:(){}[\]",;`]|\p{Cc}|^\s|\s$/gu, '_');
}

/** A column as a header says it. */
export const neo4jColumn = ({name, kind}: Column): string => `${name}:${neo4jType(kind)}`;
