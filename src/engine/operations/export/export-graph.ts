import {withStableSnapshot} from '../../evidence/packed-copy.js';
import {conditions} from '../../faults/conditions.js';
import {fault, isFault} from '../../faults/fault.js';
import type {Column} from '../../format/columns/column-plan.js';
import type {Loss} from '../../format/columns/loss.js';
import {checkDirectory} from '../../outputs/derived-directory.js';
import {checkDocument} from '../../outputs/output.js';
import {placeExport} from '../../outputs/placed-export.js';
import {namedBackup} from '../../outputs/store-backups.js';
import type {ExportedFile, NewFile} from '../../outputs/written-file.js';
import {eachRecord} from '../../passes/each-record.js';
import {type Fleet, storesOf} from '../../passes/fleet.js';
import {GraphSurvey} from '../../passes/graph-survey.js';
import {type Note, note, type Operation, type Progress, type Tell, whileWorking} from '../../passes/operation.js';
import {normalisedPath} from '../../peer/path-text.js';
import {isSameStamp} from '../../storage/files/file-stamp.js';
import {requireFile, stampOf} from '../../storage/files/file-system.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import type {GraphFormat, LoadingStep, PlannedGraph} from './format.js';
import {ladybug} from './ladybug-format.js';
import {refuseNamedNowhere, unmet} from './named-nowhere.js';
import {lookAt, type SurveyedStore, type WantedGraph} from './survey.js';
import {neo4jCsv, neo4jParquet, parquet} from './table-formats.js';
import {cypher, graphml, jsonl} from './text-formats.js';

/** The formats, by the words that name them. */
const formats = {
  jsonl,
  parquet,
  'neo4j-csv': neo4jCsv,
  'neo4j-parquet': neo4jParquet,
  ladybug,
  graphml,
  cypher,
} as const satisfies Readonly<Record<string, GraphFormat>>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as readonly FormatName[];

export interface ExportGraphOptions extends WaitOptions {
  /** One store, or several, which only Parquet tells apart. */
  readonly stores: string | Fleet;
  readonly format: FormatName;
  /** The file or directory that is made. */
  readonly output: string;
  /** What of the graph is wanted. */
  readonly narrowing?: Partial<WantedGraph> | undefined;
  /** Writes it although something of it cannot be carried. */
  readonly acceptLoss?: boolean | undefined;
  readonly force?: boolean | undefined;
}

/** A store of which records were taken. */
export interface ExportedStore {
  /** Path of the store, normalised. */
  readonly store: string;
  /** Its nodes in the export. */
  readonly nodes: number;
  /** Its edges in the export. */
  readonly edges: number;
  /** SHA-256 of its manifest: of all that it holds. */
  readonly manifest_sha256: string;
}

/** A property key as a column. */
export interface ExportedColumn {
  /** What has the key. */
  readonly records_of: 'nodes' | 'edges';
  /** The property key. */
  readonly key: string;
  /** What it is called in the export. */
  readonly name: string;
  /** What its cells are; json is text. */
  readonly type: string;
  /** The kinds of its values, as they are stored. */
  readonly kinds: readonly string[];
  /** How many records have it. */
  readonly records: number;
  /** How many of them have a null there. */
  readonly nulls: number;
}

export interface ExportGraphReport {
  /** The stores that the records are of. */
  readonly stores: readonly ExportedStore[];
  /** What it is written for. */
  readonly format: FormatName;
  /** Path of the file or directory, normalised. */
  readonly output: string;
  /** Whether it was written: not where something would be lost that nobody accepted. */
  readonly written: boolean;
  /** Nodes in it, of all stores. */
  readonly nodes: number;
  /** Edges in it, of all stores. */
  readonly edges: number;
  /** Its files, each read back and counted; that which lists them is left out. */
  readonly files: readonly ExportedFile[];
  /** Property keys as columns; none where a format has no columns. */
  readonly columns: readonly ExportedColumn[];
  /** What is other than what is stored. */
  readonly loss: readonly Loss[];
  /** How it is loaded. */
  readonly next: readonly LoadingStep[];
}

/** Times that it is tried while a writer is at work. */
const tries = 5;

/**
 * Writes a graph in the format of another program: a file or a directory that appears whole or not at all, and is read back and counted
 * before. What the format cannot carry is listed, and without leave nothing is written then. Raises L0001 to L0005, L0110 to L0113, L0118, and
 * what checking and reading a store raises.
 */
export async function* exportGraph(options: ExportGraphOptions): Operation<Note | Progress, ExportGraphReport> {
  const {force = false} = options;
  const format: GraphFormat = formats[options.format];
  // A directory may be spelled with a slash behind it.
  const output = format.isDirectory ? normalisedPath(options.output) : options.output;
  const stores = await storeNames(options);
  for (const store of stores) requireFile(store);
  const narrowing = await narrowingOf(options, stores);
  const inputs = narrowing.since === undefined ? stores : [...stores, narrowing.since];
  if (format.isDirectory) checkDirectory(output, force, inputs);
  else checkDocument(output, inputs, force);
  const work = (tell: Tell) => patiently(() => attempt(stores, format, {...options, output, narrowing}, tell));
  const {report, notes} = yield* whileWorking(work);
  for (const text of notes) yield note(text);
  return report;
}

/** What is wanted, with the backup by its name. Raises L0001 for a backup of several stores, L0002, L0049 where there is none. */
async function narrowingOf({narrowing = {}}: ExportGraphOptions, stores: readonly string[]): Promise<WantedGraph> {
  const wanted: WantedGraph = {labels: [], where: [], redact: [], ...narrowing};
  if (wanted.since === undefined) return wanted;
  const [store = '', another] = stores;
  const problem = '--since is of one store, and several were named';
  if (another !== undefined) throw fault(conditions.usage, {problem, command: 'export'});
  const since = await namedBackup(wanted.since, store);
  requireFile(since);
  return {...wanted, since};
}

async function storeNames({stores, format}: ExportGraphOptions): Promise<string[]> {
  if (typeof stores === 'string') return [stores];
  const named = await storesOf(stores);
  for (const {trouble} of named) if (trouble) throw trouble;
  if (named.length < 2 || format === 'parquet') return named.map(({name}) => name);
  const problem = `--to ${format} is for one store; several are told apart by --to parquet`;
  throw fault(conditions.usage, {problem, command: 'export'});
}

/** Begins again where a store was written to between two looks at it. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let left = tries - 1; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !isFault(error, conditions.unstableRead)) throw error;
    }
  }
}

/** A report, and what to say besides. */
interface Attempt {
  readonly report: ExportGraphReport;
  readonly notes: readonly string[];
}

async function attempt(
  names: readonly string[],
  format: GraphFormat,
  options: ExportGraphOptions & {readonly narrowing: WantedGraph},
  tell: Tell,
): Promise<Attempt> {
  const {narrowing, acceptLoss = false, waitMs} = options;
  const facts = new GraphSurvey(format.isPlain !== true);
  const stores: SurveyedStore[] = [];
  for (const name of names) {
    stores.push(await withStableSnapshot(name, (snapshot) => lookAt(snapshot, facts, narrowing, tell), waitMs, {tell}));
  }
  await refuseNamedNowhere(stores, narrowing, waitMs, tell);
  const plan = format.plan(facts, stores);
  const loss = [...plan.losses, ...deletedLosses(stores)];
  const graph: PlannedGraph = {stores, isFleet: typeof options.stores !== 'string', facts, plan};
  const isWritten = loss.length === 0 || acceptLoss;
  const report: ExportGraphReport = {
    stores: stores.map(({store, nodes, edges, manifestSha256}) => {
      return {store: normalisedPath(store), nodes, edges, manifest_sha256: manifestSha256};
    }),
    format: options.format,
    output: normalisedPath(options.output),
    written: isWritten,
    nodes: facts.nodes.records,
    edges: facts.edges.records,
    files: [],
    columns: [...plan.nodes.map(shown('nodes')), ...plan.edges.map(shown('edges'))],
    loss,
    next: isWritten ? format.steps(normalisedPath(options.output)) : [],
  };
  const notes = [...stores.flatMap((store) => store.notes), ...emptyNotes(narrowing, facts, stores)];
  if (!isWritten) return {report, notes};
  const {isDirectory} = format;
  const place = {output: options.output, isDirectory, force: options.force ?? false, stores: names};
  const work = (newFile: NewFile) => write(graph, format, newFile, options, tell);
  return {report: await placeExport(place, work, (files) => ({...report, files}), tell), notes};
}

/** Writes the files and proves them. Raises L2003 for a store that is not what was looked at. */
async function write(
  graph: PlannedGraph,
  format: GraphFormat,
  newFile: NewFile,
  {waitMs}: WaitOptions,
  tell: Tell,
): Promise<readonly ExportedFile[]> {
  const files = await format.begin(graph, newFile);
  for (const {store, stamp, scope} of graph.stores) {
    files.beginStore?.(normalisedPath(store));
    const work = async (snapshot: StoreSnapshot): Promise<void> => {
      // What was written already cannot be taken back, and what is read now must be what was planned for.
      if (!isSameStamp(stamp, stampOf(store))) throw fault(conditions.unstableRead, {store, tries: 1});
      const how = {scope, phase: 'export'};
      await eachRecord(snapshot, 'node', how, (record) => files.node(record), tell);
      await eachRecord(snapshot, 'edge', how, (record) => files.edge(record), tell);
    };
    await withStableSnapshot(store, work, waitMs, {tell});
  }
  files.end();
  return files.prove(tell);
}

/** What was asked for and is not in the export. */
function emptyNotes(
  {labels, where, redact}: WantedGraph,
  {nodes}: GraphSurvey,
  stores: readonly SurveyedStore[],
): string[] {
  const isNarrowed = labels.length > 0 || where.length > 0;
  return [
    ...(isNarrowed && nodes.records === 0 ? ['no node has what --labels and --where ask for'] : []),
    ...unmet(redact, stores).map(
      (key) => `no record in the export has the key ${key}, which --redact names: nothing is hidden for it`,
    ),
  ];
}

function deletedLosses(stores: readonly SurveyedStore[]): Loss[] {
  return (['nodes', 'edges'] as const).flatMap((records_of) => {
    const records = stores.reduce((sum, {scope}) => sum + scope.deleted[records_of], 0);
    const why = 'deleted since the backup, which is not said in the export: liel diff lists them';
    return records === 0 ? [] : [{kind: 'deleted records', records_of, key: null, records, why} as const];
  });
}

const shown =
  (records_of: Loss['records_of']) =>
  ({key, name, kind, kinds, records, nulls}: Column): ExportedColumn => ({
    records_of,
    key,
    name,
    type: kind,
    kinds,
    records,
    nulls,
  });
