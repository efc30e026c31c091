import type {ColumnRules} from '../../format/columns/column-plan.js';
import type {FormatPlan} from '../../format/columns/graph-plan.js';
import type {GraphRecord} from '../../format/columns/graph-record.js';
import type {Loss} from '../../format/columns/loss.js';
import {
  type EdgeTable,
  edgeFile,
  edgeTables,
  ladybugSpelling,
  scriptsOf,
} from '../../format/ladybug/ladybug-scripts.js';
import {loadParquetWriter, type ParquetColumn, type ParquetMaker} from '../../format/parquet/parquet-writer.js';
import {ParquetFile} from '../../outputs/table-file.js';
import type {ExportedFile, NewFile, WrittenFile} from '../../outputs/written-file.js';
import type {Tell} from '../../passes/operation.js';
import type {FormatFiles, GraphFormat} from './format.js';
import {planTables, requireFew} from './tables.js';

/** A database of LadybugDB or Kuzu as IMPORT DATABASE takes it: a table of nodes, and one of edges for each label. */

const rules = (taken: readonly string[]): ColumnRules => ({
  taken,
  spell: ladybugSpelling,
  ignoresCase: true,
  arrays: 'none',
});

export const ladybug: GraphFormat = {
  isDirectory: true,
  plan: (facts, stores) => {
    requireFew(stores, 'labels of edges', facts.edges.labels.length);
    const plan = planTables(facts, stores, rules(['id', 'labels']), rules(['id', 'from', 'to']));
    const renamed = edgeTables(facts).filter(({label, name}) => label !== name);
    const losses = renamed.map(({name, records}): Loss => {
      return {kind: 'label', records_of: 'edges', key: null, records, why: `the table of a label is called ${name}`};
    });
    return {...plan, losses: [...plan.losses, ...losses]};
  },
  begin: async ({facts, plan}, newFile) => {
    const tables = edgeTables(facts);
    return new LadybugFiles(tables, plan, scriptsOf(tables, plan), newFile, await loadParquetWriter());
  },
  steps: (place) => [{program: 'LadybugDB', command: `IMPORT DATABASE '${place.replaceAll("'", "\\'")}';`}],
};

const nodeColumns: readonly ParquetColumn[] = [
  {name: 'id', kind: 'int', isRequired: true},
  {name: 'labels', kind: 'string[]', isRequired: true},
];
const edgeColumns: readonly ParquetColumn[] = [
  {name: 'from', kind: 'int', isRequired: true},
  {name: 'to', kind: 'int', isRequired: true},
  {name: 'id', kind: 'int', isRequired: true},
];

/** Rows that wait in all tables together. */
const mostWaiting = 65_536;

/** The files of such a directory. */
class LadybugFiles implements FormatFiles {
  private readonly scripts: readonly WrittenFile[];
  private readonly nodes: ParquetFile;
  /** By the labels of edges. */
  private readonly edges: ReadonlyMap<string, ParquetFile>;
  private waiting = 0;

  constructor(
    tables: readonly EdgeTable[],
    plan: FormatPlan,
    scripts: readonly (readonly [string, string])[],
    newFile: NewFile,
    make: ParquetMaker,
  ) {
    this.scripts = scripts.map(([name, text]) => {
      const file = newFile(name);
      file.take(Buffer.from(text));
      return file;
    });
    this.nodes = new ParquetFile(newFile('node.parquet'), make, nodeColumns, plan.nodes);
    const edgesOf = (index: number) => new ParquetFile(newFile(edgeFile(index)), make, edgeColumns, plan.edges);
    this.edges = new Map(tables.map(({label}, index) => [label, edgesOf(index)]));
  }

  node(record: GraphRecord): void {
    this.nodes.add([record.id, record.labels], record);
  }

  edge(record: GraphRecord): void {
    const {
      id,
      from,
      to,
      labels: [label = ''],
    } = record;
    this.edges.get(label)?.add([from, to, id], record);
    if (++this.waiting < mostWaiting) return;
    for (const table of this.edges.values()) table.endGroup();
    this.waiting = 0;
  }

  end(): void {
    this.nodes.end();
    for (const table of this.edges.values()) table.end();
  }

  async prove(tell: Tell): Promise<ExportedFile[]> {
    const proved: ExportedFile[] = [];
    for (const script of this.scripts) proved.push({...(await script.readBack(() => {}, tell)), rows: 0});
    for (const table of [this.nodes, ...this.edges.values()]) proved.push(await table.prove(tell));
    return proved;
  }
}
