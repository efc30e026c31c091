import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import type {PropertyValue} from '../../../../src/engine/format/values/property-value.js';
import {
  type ExportGraphReport,
  exportGraph,
  type FormatName,
} from '../../../../src/engine/operations/export/export-graph.js';
import {finish} from '../../../support/finish.js';
import {type SeededRandom, seededRandom} from '../../../support/random.js';
import {type GivenRecord, type RandomGraph, randomGraph} from '../../../support/random-graph.js';
import {readCsv, readParquet} from '../../../support/read-tables.js';
import {needsStockModules, needsTools, runStockPython} from '../../../support/stock-tools.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

/** What a reader of a format sees of a record: its properties by the names of their columns, its labels and ends. */
interface Seen {
  readonly labels: readonly string[];
  readonly from?: number;
  readonly to?: number;
  readonly values: ReadonlyMap<string, unknown>;
}

/** Reads an export back; by ids. */
interface Reading {
  readonly nodes: ReadonlyMap<number, Seen>;
  readonly edges: ReadonlyMap<number, Seen>;
}

type Reader = (output: string, report: ExportGraphReport) => Promise<Reading> | Reading;

const isSame = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((item, i) => isSame(item, b[i]))
    : Object.is(a, b);

/** How many records say of a key another thing than the store, by key. */
function othersByKey(
  records: readonly GivenRecord[],
  seen: ReadonlyMap<number, Seen>,
  columns: readonly {readonly key: string; readonly name: string}[],
): Map<string, number> {
  const others = new Map<string, number>();
  for (const {id, properties} of records) {
    for (const {key, name} of columns) {
      const stored: PropertyValue | undefined = properties.get(key);
      if (isSame(seen.get(id)?.values.get(name), stored)) continue;
      others.set(key, (others.get(key) ?? 0) + 1);
    }
  }
  return others;
}

/** Writes a random graph in a format. */
async function written(format: FormatName, graph: RandomGraph, output: string): Promise<ExportGraphReport> {
  const store = `${output}.liel`;
  writeFileSync(store, graph.bytes);
  const options = {stores: store, format, output, acceptLoss: true, force: true, waitMs: 0};
  return (await finish(exportGraph(options))).report;
}

/** Holds what was read of a random graph against the list of losses. */
function holdsLosses(graph: RandomGraph, report: ExportGraphReport, reading: Reading): void {
  for (const kind of ['nodes', 'edges'] as const) {
    const columns = report.columns.filter(({records_of}) => records_of === kind);
    const losses = report.loss.filter(({records_of}) => records_of === kind);
    assert.deepEqual(
      [...reading[kind].keys()],
      graph[kind].map(({id}) => id),
      `${kind}: ids`,
    );
    const listed = new Map<string, number>();
    for (const {key, kind: what, records} of losses) {
      if (key !== null && what !== 'renamed key') listed.set(key, (listed.get(key) ?? 0) + records);
    }
    const byName = ([a]: readonly [string, number], [b]: readonly [string, number]): number => (a < b ? -1 : 1);
    const others = othersByKey(graph[kind], reading[kind], columns);
    assert.deepEqual([...others].sort(byName), [...listed].sort(byName), `${kind}: differences are the losses`);
    const renamed = columns.filter(({key, name}) => key !== name).map(({key}) => key);
    assert.deepEqual(
      losses.filter(({kind: what}) => what === 'renamed key').map(({key}) => key),
      renamed,
    );
    const otherLabels = graph[kind].filter(({id, labels}) => !isSame(reading[kind].get(id)?.labels, labels)).length;
    const listedLabels = losses.filter(({kind: what}) => what === 'label');
    assert.equal(
      otherLabels > 0,
      listedLabels.some(({why}) => !why.endsWith('labels has the truth')),
      `${kind}: labels`,
    );
  }
  for (const {id, from, to} of graph.edges) {
    const edge = reading.edges.get(id);
    assert.deepEqual([edge?.from, edge?.to], [from, to], `ends of edge ${id}`);
  }
}

const valuesOf = (row: Readonly<Record<string, unknown>>): Map<string, unknown> =>
  new Map(Object.entries(row).filter(([, value]) => value !== null && value !== undefined));

const readSpark: Reader = async (output) => {
  const vertices = await readParquet(path.join(output, 'vertices.parquet'));
  const edges = await readParquet(path.join(output, 'edges.parquet'));
  return {
    nodes: new Map(
      vertices.map((row) => [Number(row['id']), {labels: row['labels'] as string[], values: valuesOf(row)}]),
    ),
    edges: new Map(
      edges.map((row) => {
        const ends = {from: Number(row['src']), to: Number(row['dst'])};
        return [Number(row['id']), {labels: [row['relationship'] as string], ...ends, values: valuesOf(row)}];
      }),
    ),
  };
};

/** The importer passes empty texts of Parquet, and trims labels. */
const filled = (row: Readonly<Record<string, unknown>>): Map<string, unknown> =>
  new Map([...valuesOf(row)].filter(([, value]) => value !== ''));
const trimmed = (labels: string | null): string[] => labels?.split(';').map((label) => label.trim()) ?? [];

const readNeo4jParquet: Reader = async (output) => {
  const nodes = await readParquet(path.join(output, 'nodes.parquet'));
  const edges = await readParquet(path.join(output, 'relationships.parquet'));
  return {
    nodes: new Map(
      nodes.map((row) => [
        Number(row['id:ID(liel)']),
        {labels: trimmed(row[':LABEL'] as string | null), values: filled(row)},
      ]),
    ),
    edges: new Map(
      edges.map((row) => {
        const ends = {from: Number(row[':START_ID(liel)']), to: Number(row[':END_ID(liel)'])};
        return [Number(row['lielId']), {labels: [row[':TYPE'] as string], ...ends, values: filled(row)}];
      }),
    ),
  };
};

/** What the importer makes of a cell of such a type. */
function neo4jValue(text: string, type: string): unknown {
  if (type.endsWith('[]')) return text.split(';').map((item) => neo4jValue(item, type.slice(0, -2)));
  if (type === 'long') return BigInt(text);
  if (type === 'double') return Number(text);
  return type === 'boolean' ? text === 'true' : text;
}

const readNeo4jCsv: Reader = (output) => {
  const table = (name: string, fixed: number): readonly (readonly [(string | undefined)[], Map<string, unknown>])[] => {
    const [header = [], ...rows] = readCsv(path.join(output, name));
    const columns = header.slice(fixed).map((column = '') => /^(.*):([a-z[\]]+)$/s.exec(column) as RegExpExecArray);
    return rows.map((row) => {
      const cells = row.slice(fixed);
      const values = columns.map(([, column = '', type = ''], i) => {
        const cell = cells[i];
        return [column, cell === undefined ? undefined : neo4jValue(cell, type)] as const;
      });
      return [row, new Map(values.filter(([, value]) => value !== undefined))];
    });
  };
  return {
    nodes: new Map(
      table('nodes.csv', 2).map(([[id, labels], values]) => [Number(id), {labels: labels?.split(';') ?? [], values}]),
    ),
    edges: new Map(
      table('relationships.csv', 4).map(([[from, to, type = '', id], values]) => {
        return [Number(id), {labels: [type], from: Number(from), to: Number(to), values}];
      }),
    ),
  };
};

/** GraphML as the parser of Python sees it, values by the types that the keys declare; it takes an empty element for none, as NetworkX does. */
const graphmlScript = `
import json, sys, xml.etree.ElementTree as tree
ns = '{http://graphml.graphdrawing.org/xmlns}'
root = tree.parse(sys.argv[1]).getroot()
keys = {k.get('id'): (k.get('attr.name'), k.get('attr.type')) for k in root.iter(ns + 'key')}
def record(element):
    data = [(*keys[d.get('key')], d.text) for d in element.iter(ns + 'data') if d.text is not None]
    return {**element.attrib, 'data': data}
graph = root.find(ns + 'graph')
json.dump([[record(e) for e in graph.iter(ns + kind)] for kind in ('node', 'edge')], sys.stdout)
`;

interface GraphmlElement {
  readonly id: string;
  readonly source?: string;
  readonly target?: string;
  readonly data: readonly (readonly [name: string, type: string, text: string])[];
}

const readGraphml: Reader = (output) => {
  const {stdout, stderr} = spawnSync('python3', ['-c', graphmlScript, output], {encoding: 'utf8', maxBuffer: 2 ** 28});
  assert.equal(stderr, '');
  const [nodes = [], edges = []]: GraphmlElement[][] = JSON.parse(stdout);
  const values = ({data}: GraphmlElement): Map<string, unknown> =>
    new Map(data.map(([name, type, text]) => [name, neo4jValue(text, type)]));
  return {
    nodes: new Map(
      nodes.map((element) => {
        const own = values(element);
        return [Number(element.id), {labels: JSON.parse(own.get('labels') as string), values: own}];
      }),
    ),
    edges: new Map(
      edges.map((element) => {
        const own = values(element);
        const ends = {from: Number(element.source), to: Number(element.target)};
        return [Number(element.id), {labels: [own.get('label') as string], ...ends, values: own}];
      }),
    ),
  };
};

/** What LadybugDB says of directories once it imported them; each value with its type, as a text. */
const ladybugScript = `
import json, sys
import ladybug
names = {bool: 'boolean', int: 'long', float: 'double', str: 'string'}
def rows(connection, query):
    result = connection.execute(query)
    while result.has_next(): yield result.get_next()
def told(value):
    text = {'nan': 'NaN', 'inf': 'Infinity', '-inf': '-Infinity', 'True': 'true', 'False': 'false'}.get(str(value), str(value))
    return names[type(value)], value if isinstance(value, str) else text
def values(record):
    return [(key, *told(value)) for key, value in record.items()
            if key not in ('_ID', '_LABEL', '_SRC', '_DST', '_id', '_label', '_src', '_dst', 'id', 'labels') and value is not None]
def read(directory):
    connection = ladybug.Connection(ladybug.Database(':memory:'))
    connection.execute(f"IMPORT DATABASE '{directory}'")
    nodes = [(n['id'], n['labels'], values(n)) for n, in rows(connection, 'MATCH (n:node) RETURN n ORDER BY n.id')]
    edges = [(r['id'], label, a, b, values(r)) for a, r, label, b in
             rows(connection, 'MATCH (a:node)-[r]->(b:node) RETURN a.id, r, label(r), b.id ORDER BY r.id')] if tables(connection) else []
    return nodes, edges
def tables(connection):
    return [row for row in rows(connection, "CALL show_tables() RETURN *") if 'REL' in row]
json.dump([read(directory) for directory in sys.argv[1:]], sys.stdout)
`;

type ToldValue = readonly [name: string, type: string, text: string];
type LadybugReading = readonly [
  nodes: readonly (readonly [id: number, labels: string[], values: readonly ToldValue[]])[],
  edges: readonly (readonly [id: number, label: string, from: number, to: number, values: readonly ToldValue[]])[],
];

function ladybugReading([nodes, edges]: LadybugReading): Reading {
  const valuesOf = (values: readonly ToldValue[]): Map<string, unknown> =>
    new Map(values.map(([name, type, text]) => [name, neo4jValue(text, type)]));
  return {
    nodes: new Map(nodes.map(([id, labels, values]) => [id, {labels, values: valuesOf(values)}])),
    edges: new Map(
      edges.map(([id, label, from, to, values]) => [id, {labels: [label], from, to, values: valuesOf(values)}]),
    ),
  };
}

const readers: Readonly<Partial<Record<FormatName, Reader>>> = {
  parquet: readSpark,
  'neo4j-csv': readNeo4jCsv,
  'neo4j-parquet': readNeo4jParquet,
  graphml: readGraphml,
};

describe('what is listed as lost is what is lost, and nothing else', () => {
  for (const [format, read] of Object.entries(readers)) {
    const needs = format === 'graphml' ? needsTools('python3') : {};
    it(`in random graphs written as ${format}`, needs, async (t: TestContext) => {
      const random: SeededRandom = seededRandom(t);
      const directory = temporaryDirectory(t);
      const rounds = format === 'graphml' ? 25 : 75;
      for (let round = 0; round < rounds; round++) {
        const graph = randomGraph(random, random.below(12), random.below(16));
        const output = path.join(directory, 'out');
        const report = await written(format as FormatName, graph, output);
        holdsLosses(graph, report, await read(output, report));
      }
    });
  }

  it('in random graphs written as ladybug, and imported by LadybugDB', needsStockModules('ladybug'), async (t) => {
    const random: SeededRandom = seededRandom(t);
    const directory = temporaryDirectory(t);
    const exports: {graph: RandomGraph; report: ExportGraphReport}[] = [];
    for (let round = 0; round < 40; round++) {
      const graph = randomGraph(random, random.below(12), random.below(16));
      exports.push({graph, report: await written('ladybug', graph, path.join(directory, `${round}`))});
    }
    const {stdout, stderr} = runStockPython(
      ladybugScript,
      exports.map((_, round) => path.join(directory, `${round}`)),
    );
    assert.equal(stderr, '');
    const readings: LadybugReading[] = JSON.parse(stdout);
    for (const [round, {graph, report}] of exports.entries())
      holdsLosses(graph, report, ladybugReading(readings[round]));
  });
});
