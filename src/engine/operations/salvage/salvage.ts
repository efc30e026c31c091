import path from 'node:path';
import {denialOf, judgeBySeal} from '../../evidence/seal/seal-denial.js';
import {sidecarPath} from '../../evidence/sidecar.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {counted, grouped} from '../../faults/words.js';
import {emptyLabel} from '../../format/values/property-value.js';
import {StagedStore} from '../../outputs/derived-store.js';
import {checkDocument, checkOutput, putInTurn, StagedDocument} from '../../outputs/output.js';
import {readBack} from '../../outputs/read-back.js';
import {replaceStore} from '../../outputs/sidecars.js';
import type {Tell} from '../../passes/operation.js';
import {type Note, type Operation, type Progress, progress, whileWorking} from '../../passes/operation.js';
import {Pace} from '../../passes/pace.js';
import type {AtomicFile} from '../../storage/files/atomic-file.js';
import type {Device} from '../../storage/files/device.js';
import type {FileDevice} from '../../storage/files/file-device.js';
import {requireFile} from '../../storage/files/file-system.js';
import {LenientDevice} from '../../storage/files/lenient-device.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {withStableFile} from '../../storage/reading/open-store.js';
import {StoreBuilder} from '../../storage/writing/store-builder.js';
import {predictedSize} from '../../storage/writing/store-size.js';
import {type Analysis, analyse} from './analysis.js';
import {ledgerLines, recordLines, storableOf} from './ledger.js';
import {type RecordJudge, verdictOf} from './record-judge.js';
import {ContentReader} from './record-text.js';
import {type SalvageReport, summarise} from './salvage-report.js';

export interface SalvageOptions extends WaitOptions {
  readonly store: string;
  /** The new store. */
  readonly output?: string | undefined;
  /** Where the ledger goes; beside the new store without it, and `-` is the stream. */
  readonly ledger?: string | undefined;
  /** A file for the records alone, or `-` for the stream. */
  readonly jsonl?: string | undefined;
  /** Only says what would be recovered. */
  readonly dryRun?: boolean | undefined;
  /** Leaves partial records out of the new store. */
  readonly wholeOnly?: boolean | undefined;
  readonly force?: boolean | undefined;
  readonly stream: (chunk: Uint8Array) => Promise<void>;
}

/** The files that are written, each complete or absent. */
interface Outputs {
  readonly store?: StagedStore;
  readonly ledger?: StagedDocument;
  readonly jsonl?: StagedDocument;
}

/**
 * Recovers the records of a store that nothing else opens into a new one, with the ids they had: slots are found by
 * what they say, blobs by decoding them, and page images in the WAL region are second copies. The source is only read.
 * Raises L4010 when there is no record, L0001 to L0005 for inputs and outputs, L2003, L5001 to L5004.
 */
export async function* salvage(options: SalvageOptions): Operation<Note | Progress, SalvageReport> {
  const {store, output, jsonl, dryRun = false, force = false} = options;
  requireFile(store);
  if (output === undefined && jsonl === undefined && !dryRun) {
    const problem = 'salvage needs a place to write to: --output, --jsonl, or --dry-run for none';
    throw fault(conditions.usage, {problem, command: 'salvage'});
  }
  const ledger = options.ledger ?? (output === undefined ? undefined : sidecarPath(output, '.ledger.jsonl'));
  const named = {store: output, ledger: fileOf(ledger), jsonl: fileOf(jsonl)};
  checkTargets(store, named, force || dryRun);
  const targets = {
    source: store,
    output: output ?? null,
    ledger: ledger ?? null,
    jsonl: jsonl ?? null,
    dry_run: dryRun,
  };
  const outputs: Outputs = dryRun ? {} : await createOutputs(named, store, options.waitMs);
  try {
    const report = yield* whileWorking((tell) => salvageInto(options, outputs, targets, tell));
    putInTurn([outputs.ledger, outputs.jsonl], () => outputs.store?.publish(replaceStore));
    if (streamedOf(options) !== undefined && !dryRun) yield {type: 'note', text: summary(report)};
    return report;
  } finally {
    await discardAll(outputs);
  }
}

/** What goes to the stream: the records, the ledger, or neither. */
function streamedOf({jsonl, ledger}: SalvageOptions): 'records' | 'ledger' | undefined {
  return jsonl === '-' ? 'records' : ledger === '-' ? 'ledger' : undefined;
}

const fileOf = (target: string | undefined): string | undefined => (target === '-' ? undefined : target);

/** One line for those who read the records on stdout. */
function summary({source, nodes, edges, complete}: SalvageReport): string {
  const found = `${counted(nodes.recovered, 'node')} and ${counted(edges.recovered, 'edge')} whole, ${grouped(nodes.partial)} and ${grouped(edges.partial)} in part`;
  return `${source}: ${found}${complete ? '' : '; not everything could be recovered'}`;
}

function checkTargets(store: string, named: Named, force: boolean): void {
  const given: string[] = [];
  for (const [what, target] of Object.entries(named)) {
    if (target === undefined) continue;
    const check = what === 'store' ? checkOutput : checkDocument;
    check(target, [store], force);
    const twin = given.find((other) => path.resolve(other) === path.resolve(target));
    if (twin !== undefined) throw fault(conditions.outputIsInput, {output: target, input: twin});
    given.push(target);
  }
}

/** The names of what is written. */
type Named = Readonly<Record<keyof Outputs, string | undefined>>;

async function createOutputs(
  {store: output, ledger, jsonl}: Named,
  like: string,
  waitMs: number | undefined,
): Promise<Outputs> {
  const outputs: {-readonly [K in keyof Outputs]: Outputs[K]} = {};
  try {
    if (output !== undefined) outputs.store = await StagedStore.begin({output, like, waitMs});
    if (ledger !== undefined) outputs.ledger = await StagedDocument.begin(ledger, like);
    if (jsonl !== undefined) outputs.jsonl = await StagedDocument.begin(jsonl, like);
    return outputs;
  } catch (error) {
    await discardAll(outputs);
    throw error;
  }
}

async function discardAll({store, ledger, jsonl}: Outputs): Promise<void> {
  for (const output of [ledger, jsonl, store]) await output?.discard();
}

type Targets = Pick<SalvageReport, 'source' | 'output' | 'ledger' | 'jsonl' | 'dry_run'>;

async function salvageInto(
  options: SalvageOptions,
  outputs: Outputs,
  targets: Targets,
  tell: Tell,
): Promise<SalvageReport> {
  const {store, wholeOnly = false, waitMs} = options;
  const streamed = streamedOf(options);
  const storable = storableOf(wholeOnly);
  let isStreamed = false;
  const work = async (file: FileDevice, unchanged: () => boolean): Promise<SalvageReport> => {
    if (isStreamed) throw fault(conditions.unstableRead, {store, tries: 1});
    const device = new LenientDevice(file);
    const denial = denialOf(store, await judgeBySeal({store, device}, tell));
    const analysis = await tellAll(analyse(device, wholeOnly), tell);
    const {report, blobBytes} = await summarise(analysis, storable, targets, denial);
    requireRecords(store, report);
    if (options.dryRun) return report;
    const counts = {nodes: report.nodes.stored, edges: report.edges.stored};
    await outputs.store?.fill({
      neededBytes: predictedSize(analysis.judges.node.lastId, analysis.judges.edge.lastId, blobBytes),
      write: (copy) => tellAll(buildStore(analysis, storable, copy), tell),
      prove: (copy) => readBack(copy, {path: copy.name, counts, otherwise: conditions.copyDiffers}, tell),
    });
    const wanted = (marks: number): boolean => !wholeOnly || verdictOf(marks) === 'recovered';
    if (outputs.ledger) await writeChunks(outputs.ledger.file, ledgerLines(analysis, storable));
    if (outputs.jsonl) await writeChunks(outputs.jsonl.file, recordLines(analysis, wanted));
    if (streamed !== undefined && unchanged()) {
      isStreamed = true;
      const lines = streamed === 'ledger' ? ledgerLines(analysis, storable) : recordLines(analysis, wanted);
      for (const chunk of lines) await options.stream(Buffer.from(chunk));
    }
    return report;
  };
  return withStableFile(store, work, waitMs);
}

/** Runs work to its end and tells its progress. */
async function tellAll<Result>(work: AsyncGenerator<Progress, Result, void>, tell: Tell): Promise<Result> {
  for (;;) {
    const step = await work.next();
    if (step.done) return step.value;
    tell(step.value);
  }
}

/** A store without records is a store when its header says so, and nothing to salvage when it does not. */
function requireRecords(store: string, {nodes, edges, header_problem, size_bytes}: SalvageReport): void {
  const found = nodes.recovered + nodes.partial + edges.recovered + edges.partial;
  if (found > 0 || (nodes.counted === 0 && edges.counted === 0)) return;
  const gone =
    nodes.counted === null
      ? 'no page holds slots'
      : `its header counts ${counted(nodes.counted, 'node')}, and all are gone`;
  throw fault(conditions.nothingToSalvage, {store, sizeBytes: size_bytes, problem: header_problem ?? gone});
}

/** Writes the new store: every record at the id it had, the others left unused. */
async function* buildStore(
  {judges, blobs}: Analysis,
  storable: (marks: number) => boolean,
  device: Device,
): AsyncGenerator<Progress, void, void> {
  const builder = new StoreBuilder(device);
  const contents = new ContentReader(blobs);
  const total = judges.node.lastId + judges.edge.lastId;
  const pace = new Pace();
  let done = 0;
  const put = (judge: RecordJudge, id: number): void => {
    if (!storable(judge.marksOf(id))) return;
    const {labels, properties, from, to} = contents.read(judge, id);
    if (judge.kind === 'node') {
      builder.skipNodesTo(id);
      builder.addNode(labels, properties);
    } else {
      builder.skipEdgesTo(id);
      builder.addEdge(from, to, labels.length > 0 ? labels : emptyLabel, properties);
    }
  };
  for (const judge of [judges.node, judges.edge]) {
    for (let id = 1; id <= judge.lastId; id++) {
      put(judge, id);
      const pause = (++done & 1023) === 0 ? pace.pause() : undefined;
      if (!pause) continue;
      yield progress('write', done, total, 'records');
      await pause;
    }
    if (judge.kind === 'node') builder.skipNodesTo(judge.lastId + 1);
    else builder.skipEdgesTo(judge.lastId + 1);
  }
  for (const _ of builder.finishing()) {
    const pause = pace.pause();
    if (!pause) continue;
    yield progress('write', total, total, 'records');
    await pause;
  }
}

async function writeChunks(file: AtomicFile, chunks: Generator<Uint8Array, void>): Promise<void> {
  const pace = new Pace();
  let at = 0;
  file.device.truncate(0);
  for (const chunk of chunks) {
    file.device.write(chunk, at);
    at += chunk.length;
    const pause = pace.pause();
    if (pause) await pause;
  }
}
