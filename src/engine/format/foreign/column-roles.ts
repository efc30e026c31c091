import type {ColumnUse} from './foreign-graph.js';
import type {HeaderRole, Table} from './table.js';

/** Columns that the caller names; those that are not named are guessed. */
export interface NamedColumns {
  readonly id?: string | undefined;
  readonly labels?: string | undefined;
  readonly source?: string | undefined;
  readonly target?: string | undefined;
  readonly type?: string | undefined;
}

/** Why the columns of a table are not clear. */
export class ColumnProblem extends Error {
  constructor(
    readonly table: string,
    problem: string,
  ) {
    super(problem);
  }
}

type Role = 'id' | 'labels' | 'source' | 'target' | 'type';

/** Which column has which role. */
export type ColumnRoles = Readonly<Partial<Record<Role, number>>>;

/** Usual names of columns, the surest first; case does not count. */
const usual: Readonly<Record<'nodes' | 'edges', Readonly<Partial<Record<Role, readonly string[]>>>>> = {
  nodes: {id: ['id', '_id', 'node_id', 'nodeid', 'node'], labels: ['~label', 'labels', '_labels', 'label']},
  edges: {
    id: ['id', '_id', 'edge_id'],
    source: ['src', 'source', 'from', 'start', '_start', 'from_node', 'from_id'],
    target: ['dst', 'target', 'to', 'end', '_end', 'to_node', 'to_id'],
    type: ['~label', 'relationship', 'type', '_type', 'label'],
  },
};

/** Roles without which a table says nothing. */
const needed: Readonly<Record<'nodes' | 'edges', readonly Role[]>> = {nodes: ['id'], edges: ['source', 'target']};

/** Finds the columns of a table by what the caller and the header say, and by their usual names. Raises ColumnProblem. */
export function columnRoles(table: Table, of: 'nodes' | 'edges', named: NamedColumns): ColumnRoles {
  const roles: Partial<Record<Role, number>> = {};
  const taken = new Set<number>();
  // An id that is named is that of nodes: an edge needs none.
  const given = of === 'nodes' ? {id: named.id, labels: named.labels} : {...named, id: undefined, labels: undefined};
  for (const [role, names = []] of Object.entries(usual[of]) as [Role, readonly string[]][]) {
    const column = given[role as keyof typeof given];
    const at = column === undefined ? guessed(table, role, names) : namedColumn(table, column);
    if (at === undefined) continue;
    const {name} = table.columns[at];
    if (taken.has(at)) throw new ColumnProblem(table.name, `column ${name} cannot be two things`);
    if (name !== '' && table.columns.filter((other) => other.name === name).length > 1)
      throw new ColumnProblem(table.name, `two columns are called ${name}`);
    taken.add(at);
    roles[role] = at;
  }
  for (const role of needed[of]) {
    if (roles[role] !== undefined) continue;
    throw new ColumnProblem(table.name, `no column is the ${role}: ${listed(table)}; name it with --${role}`);
  }
  return roles;
}

function namedColumn(table: Table, name: string): number {
  // As the header has it, or without what it says of the column.
  for (const part of ['text', 'name'] as const) {
    const at = table.columns.findIndex((column) => column[part] === name);
    if (at >= 0) return at;
  }
  throw new ColumnProblem(table.name, `there is no column ${name}: ${listed(table)}`);
}

function guessed(table: Table, role: Role, names: readonly string[]): number | undefined {
  const {columns} = table;
  const byHeader = columns.findIndex((column) => column.role === (role satisfies HeaderRole));
  if (byHeader >= 0) {
    requireOne(table, byHeader, role);
    return byHeader;
  }
  for (const name of names) {
    const at = columns.findIndex((column) => column.role === 'plain' && column.name.toLowerCase() === name);
    if (at >= 0) return at;
  }
  return undefined;
}

/** What our own tables call the columns of roles: beside a column with such a role they may be what was meant. */
const exact: Readonly<Record<Role, string>> = {
  id: 'id',
  labels: 'labels',
  source: 'src',
  target: 'dst',
  type: 'relationship',
};

/** Raises ColumnProblem where another column has the role of one as well: taking either would link other nodes in silence. */
function requireOne(table: Table, first: number, role: Role): void {
  const {columns} = table;
  // Of `labels:string` the header says what it is: a property.
  const isOther = ({role: said, text}: Table['columns'][number], at: number): boolean =>
    at !== first && (said === role || (said === 'plain' && text === exact[role]));
  const other = columns.findIndex(isOther);
  if (other < 0) return;
  const names = [first, other].map((at) => JSON.stringify(columns[at].text)).join(' and ');
  throw new ColumnProblem(table.name, `two columns may be the ${role}: ${names}; name one of them with --${role}`);
}

function listed({columns}: Table): string {
  return `the columns are ${columns.map(({text}) => text || "''").join(', ')}`;
}

/**
 * What becomes of each column. What has no name is left out, and so is what tells the first of the labels where another column
 * has them all. Raises ColumnProblem for a name that stands twice.
 */
export function columnUses(
  {name: table, columns}: Table,
  of: 'nodes' | 'edges',
  roles: ColumnRoles,
  idKey: string | undefined,
): ColumnUse[] {
  const hasAllLabels = roles.labels !== undefined && /^_?labels$/i.test(columns[roles.labels].name);
  const uses = columns.map(({name: column, role, kind}, at): ColumnUse => {
    const own = (Object.keys(roles) as Role[]).find((key) => roles[key] === at);
    if (own !== undefined) return {of, column, role: own, key: own === 'id' ? (idKey ?? null) : null, kind};
    const isLeft = role !== 'plain' || column === '' || (of === 'nodes' && hasAllLabels && column === 'label');
    return isLeft ? {of, column, role: 'left out', key: null, kind} : {of, column, role: 'property', key: column, kind};
  });
  const keys = uses.flatMap(({key}) => (key === null ? [] : [key]));
  const twice = keys.find((key, at) => keys.indexOf(key) < at);
  if (twice !== undefined) throw new ColumnProblem(table, `two columns would become the property ${twice}`);
  return uses;
}
