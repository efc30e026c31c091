import {quote} from '../../faults/condition.js';
import type {ColumnRules} from '../../format/columns/column-plan.js';
import type {GraphRecord} from '../../format/columns/graph-record.js';
import type {FixedCell} from '../../format/columns/row-reader.js';
import {spelledTypes, typeLosses} from '../../format/columns/spelled-labels.js';
import {neo4jColumn, neo4jName} from '../../format/csv/neo4j-header.js';
import {loadParquetWriter, type ParquetColumn} from '../../format/parquet/parquet-writer.js';
import {CsvFile, ParquetFile, type TableFile} from '../../outputs/table-file.js';
import type {FormatFiles, GraphFormat, LoadingStep} from './format.js';
import {planTables} from './tables.js';

/** Formats of two tables: one of nodes, one of edges. */

/** Cells that a record has whatever its properties are. */
type CellsOf = (record: GraphRecord) => readonly FixedCell[];

function twoTables(
  [nodes, ofNode]: readonly [TableFile, CellsOf],
  [edges, ofEdge]: readonly [TableFile, CellsOf],
): FormatFiles {
  return {
    node: (record) => nodes.add(ofNode(record), record),
    edge: (record) => edges.add(ofEdge(record), record),
    end: () => {
      nodes.end();
      edges.end();
    },
    prove: async (tell) => [await nodes.prove(tell), await edges.prove(tell)],
  };
}

const storeColumn = {name: 'store', kind: 'string', isRequired: true} as const;

/** The columns of the tables that GraphFrames takes; several stores are told apart by one more. */
const vertexColumns: readonly ParquetColumn[] = [
  {name: 'id', kind: 'int', isRequired: true},
  {name: 'label', kind: 'string'},
  {name: 'labels', kind: 'string[]', isRequired: true},
];
const edgeColumns: readonly ParquetColumn[] = [
  {name: 'src', kind: 'int', isRequired: true},
  {name: 'dst', kind: 'int', isRequired: true},
  {name: 'relationship', kind: 'string', isRequired: true},
  {name: 'id', kind: 'int', isRequired: true},
];

const asItIs = (name: string): string => name;

const parquetRules = (columns: readonly ParquetColumn[]): ColumnRules => {
  const taken = [...columns, storeColumn].map(({name}) => name);
  return {taken, spell: asItIs, ignoresCase: true, arrays: 'none'};
};

export const parquet: GraphFormat = {
  isDirectory: true,
  plan: (facts, stores) => planTables(facts, stores, parquetRules(vertexColumns), parquetRules(edgeColumns)),
  begin: async ({isFleet, plan}, newFile) => {
    const make = await loadParquetWriter();
    const more = isFleet ? [storeColumn] : [];
    const vertices = new ParquetFile(newFile('vertices.parquet'), make, [...vertexColumns, ...more], plan.nodes);
    const edges = new ParquetFile(newFile('edges.parquet'), make, [...edgeColumns, ...more], plan.edges);
    let last: readonly FixedCell[] = [];
    const files = twoTables(
      [vertices, ({id, labels}) => [id, labels[0], labels, ...last]],
      [edges, ({id, from, to, labels: [label = '']}) => [from, to, label, id, ...last]],
    );
    const beginStore = (store: string): void => {
      // A group of rows is of one store: engines pass over the others.
      vertices.endGroup();
      edges.endGroup();
      last = isFleet ? [store] : [];
    };
    return {...files, beginStore};
  },
  steps: parquetSteps,
};

function parquetSteps(place: string): readonly LoadingStep[] {
  const sql = (name: string): string => `'${`${place}/${name}`.replaceAll("'", "''")}'`;
  const python = (name: string): string => JSON.stringify(`${place}/${name}`);
  const both = `g_v = spark.read.parquet(${python('vertices.parquet')}); g_e = spark.read.parquet(${python('edges.parquet')})`;
  const table = `SELECT relationship, count(*) AS edges FROM ${sql('edges.parquet')} GROUP BY ALL ORDER BY ALL`;
  const graph = `CREATE PROPERTY GRAPH g VERTEX TABLES (v) EDGE TABLES (e SOURCE KEY (src) REFERENCES v (id) DESTINATION KEY (dst) REFERENCES v (id))`;
  return [
    {program: 'DuckDB', command: table},
    {program: 'PySpark', command: both},
    {program: 'pandas', command: `pandas.read_parquet(${python('vertices.parquet')})`},
    {program: 'polars', command: `polars.read_parquet(${python('vertices.parquet')})`},
    {program: 'DuckPGQ, not tried', command: graph},
  ];
}

/** A semicolon would begin another label. */
const csvLabel = (label: string): string => label.replaceAll(';', ',');

/** The importer trims labels of Parquet, and splits them there too: it takes no lists. */
const parquetLabel = (label: string): string => csvLabel(label).replace(/^[\s\p{Cc}]+|[\s\p{Cc}]+$/gu, '_');

/** And takes a blank name of a relationship for none. */
const parquetType = (type: string): string => (/^[\s\p{Cc}]+$/u.test(type) ? '_' : type);

const neo4jRules = (taken: readonly string[], arrays: ColumnRules['arrays']): ColumnRules => {
  return {taken, spell: neo4jName, ignoresCase: false, arrays};
};

const labelCell = (labels: readonly string[]): string | undefined =>
  labels.length === 0 ? undefined : labels.join(';');

function neo4jSteps(ending: string, more: string): (place: string) => readonly LoadingStep[] {
  return (place) => {
    const of = (name: string): string => quote(`${place}/${name}.${ending}`);
    const files = `--nodes=${of('nodes')} --relationships=${of('relationships')}`;
    const command = `neo4j-admin database import full ${files} --id-type=integer ${more}neo4j`;
    return [{program: 'Neo4j', command}];
  };
}

export const neo4jCsv: GraphFormat = {
  isDirectory: true,
  plan: (facts, stores) => {
    const plan = planTables(facts, stores, neo4jRules(['id'], 'separated'), neo4jRules(['lielId'], 'separated'));
    return {...plan, losses: [...plan.losses, ...typeLosses(facts, csvLabel, asItIs)]};
  },
  begin: ({plan}, newFile) => {
    const ofNodes = ['id:ID(liel)', ':LABEL', ...plan.nodes.map(neo4jColumn)];
    const ofEdges = [':START_ID(liel)', ':END_ID(liel)', ':TYPE', 'lielId:long', ...plan.edges.map(neo4jColumn)];
    const nodes = new CsvFile(newFile('nodes.csv'), ofNodes, plan.nodes);
    const edges = new CsvFile(newFile('relationships.csv'), ofEdges, plan.edges);
    const files = twoTables(
      [nodes, ({id, labels}) => [id, labelCell(labels)]],
      [edges, ({id, from, to, labels}) => [from, to, labels[0], id]],
    );
    return {...files, ...spelledTypes(files, csvLabel, asItIs)};
  },
  steps: neo4jSteps('csv', '--multiline-fields=true '),
};

export const neo4jParquet: GraphFormat = {
  isDirectory: true,
  plan: (facts, stores) => {
    const rules = (taken: string): ColumnRules => ({...neo4jRules([taken], 'none'), losesEmpty: true});
    const plan = planTables(facts, stores, rules('id'), rules('lielId'));
    return {...plan, losses: [...plan.losses, ...typeLosses(facts, parquetLabel, parquetType)]};
  },
  begin: async ({plan}, newFile) => {
    const make = await loadParquetWriter();
    const ofNodes: readonly ParquetColumn[] = [
      {name: 'id:ID(liel)', kind: 'int', isRequired: true},
      {name: ':LABEL', kind: 'string'},
    ];
    const ofEdges: readonly ParquetColumn[] = [
      {name: ':START_ID(liel)', kind: 'int', isRequired: true},
      {name: ':END_ID(liel)', kind: 'int', isRequired: true},
      {name: ':TYPE', kind: 'string', isRequired: true},
      {name: 'lielId', kind: 'int', isRequired: true},
    ];
    const files = twoTables(
      [new ParquetFile(newFile('nodes.parquet'), make, ofNodes, plan.nodes), ({id, labels}) => [id, labelCell(labels)]],
      [
        new ParquetFile(newFile('relationships.parquet'), make, ofEdges, plan.edges),
        ({id, from, to, labels}) => [from, to, labels[0], id],
      ],
    );
    return {...files, ...spelledTypes(files, parquetLabel, parquetType)};
  },
  steps: neo4jSteps('parquet', '--input-type=parquet '),
};
