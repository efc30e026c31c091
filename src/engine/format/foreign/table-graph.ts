import {ByteBuffer} from '../values/byte-buffer.js';
import {LabelBlobs} from './cell-values.js';
import {ColumnProblem, type ColumnRoles, columnRoles, columnUses, type NamedColumns} from './column-roles.js';
import {
  type ColumnUse,
  edgeWithoutType,
  type ForeignDocument,
  type ForeignEdge,
  type ForeignGraph,
  ForeignProblem,
} from './foreign-graph.js';
import {PropertyRow} from './property-row.js';
import type {Table, TableRow} from './table.js';

/** A row as a record. */
class RowRecord implements ForeignEdge {
  readonly id = new ByteBuffer();
  readonly from = new ByteBuffer();
  readonly to = new ByteBuffer();
  labels: Uint8Array = new Uint8Array(0);
  private readonly label = new ByteBuffer();
  private readonly blobs = new LabelBlobs();
  private readonly row: PropertyRow;
  private at: TableRow | undefined;

  constructor(
    private readonly roles: ColumnRoles,
    uses: readonly ColumnUse[],
  ) {
    this.row = new PropertyRow(uses.flatMap(({key}, column) => (key === null ? [] : [{column, key}])));
  }

  get place(): string {
    return this.at?.place ?? '';
  }

  get properties(): ByteBuffer {
    return this.row.blob;
  }

  readNode(row: TableRow): void {
    this.read(row);
    this.require(row, this.roles.id, 'id', this.id);
    this.text(row, this.roles.labels, this.label);
    this.labels = this.blobs.ofNode(textOf(this.label));
  }

  readEdge(row: TableRow): void {
    this.read(row);
    this.require(row, this.roles.source, 'source', this.from);
    this.require(row, this.roles.target, 'target', this.to);
    this.text(row, this.roles.id, this.id);
    this.text(row, this.roles.type, this.label);
    if (this.label.length === 0) this.label.utf8(edgeWithoutType);
    this.labels = this.blobs.ofEdge(textOf(this.label));
  }

  private read(row: TableRow): void {
    this.at = row;
    this.row.encode(row);
  }

  private text(row: TableRow, column: number | undefined, out: ByteBuffer): void {
    out.length = 0;
    if (column !== undefined && row.has(column)) row.text(column, out);
  }

  private require(row: TableRow, column: number | undefined, what: string, out: ByteBuffer): void {
    this.text(row, column, out);
    if (out.length === 0) throw new ForeignProblem(row.place, `it has no ${what}`);
  }
}

function textOf({bytes, length}: ByteBuffer): string {
  return bytes.toString('utf8', 0, length);
}

/** A graph in two tables, one of nodes and one of edges. */
export class TableGraph implements ForeignGraph {
  readonly columns: readonly ColumnUse[];
  readonly documents: readonly ForeignDocument[];
  private readonly said: readonly string[];

  /** @param idKey the property that keeps the ids of the tables; undefined for none. Raises ColumnProblem. */
  constructor(nodeTable: Table, edgeTable: Table | undefined, named: NamedColumns, idKey: string | undefined) {
    const nodeRoles = columnRoles(nodeTable, 'nodes', named);
    const nodeUses = columnUses(nodeTable, 'nodes', nodeRoles, idKey);
    this.documents = [nodeDocument(nodeTable, new RowRecord(nodeRoles, nodeUses))];
    const edgeRoles = edgeTable && columnRoles(edgeTable, 'edges', named);
    const edgeUses = edgeTable && edgeRoles ? columnUses(edgeTable, 'edges', edgeRoles, idKey) : [];
    if (edgeTable && edgeRoles) {
      requireGroup(nodeTable, nodeRoles, edgeTable, edgeRoles);
      this.documents = [...this.documents, edgeDocument(edgeTable, new RowRecord(edgeRoles, edgeUses))];
    }
    this.columns = [...nodeUses, ...edgeUses];
    const untyped = edgeTable && edgeRoles?.type === undefined;
    this.said = [
      ...nodeTable.notes,
      ...(edgeTable?.notes ?? []),
      ...leftOut(nodeTable, nodeUses),
      ...(edgeTable ? leftOut(edgeTable, edgeUses) : []),
      ...(untyped ? [`${edgeTable.name}: no column is the type, so every edge is ${edgeWithoutType}`] : []),
    ];
  }

  notes(): readonly string[] {
    return this.said;
  }
}

function nodeDocument(table: Table, record: RowRecord): ForeignDocument {
  const {name} = table;
  const read: ForeignDocument['read'] = (take, breathe) =>
    table.read((row) => {
      record.readNode(row);
      take.node(record);
    }, breathe);
  return {name, read};
}

function edgeDocument(table: Table, record: RowRecord): ForeignDocument {
  const {name} = table;
  const read: ForeignDocument['read'] = (take, breathe) =>
    table.read((row) => {
      record.readEdge(row);
      take.edge(record);
    }, breathe);
  return {name, read};
}

/** Columns that become nothing, beside those whose header asks for that and one that repeats the first of the labels. */
function leftOut({name, columns}: Table, uses: readonly ColumnUse[]): string[] {
  const left = uses.filter(
    ({role, column}, at) => role === 'left out' && columns[at].role !== 'ignored' && column !== 'label',
  );
  return left.map(({column}) => `${name}: the column ${column === '' ? 'without a name' : column} is left out`);
}

/** Ids of another group are those of other nodes, even where they read the same. Raises ColumnProblem. */
function requireGroup(nodes: Table, {id}: ColumnRoles, edges: Table, {source, target}: ColumnRoles): void {
  const groupOf = ({columns}: Table, at: number | undefined): string | undefined =>
    at === undefined ? undefined : columns[at].group;
  const own = groupOf(nodes, id);
  for (const at of [source, target]) {
    const group = groupOf(edges, at);
    if (group === undefined || own === undefined || group === own) continue;
    throw new ColumnProblem(edges.name, `edges lead to nodes of the group ${group}, and ${nodes.name} has ${own}`);
  }
}
