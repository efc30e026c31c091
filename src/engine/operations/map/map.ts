import type {ChunkSink} from '../../evidence/document/pour.js';
import {withStableCopy} from '../../evidence/packed-copy.js';
import {type PageRun, pageRuns} from '../../evidence/page-uses.js';
import type {VerifyReport} from '../../evidence/verdict.js';
import {lookAtWhole} from '../../evidence/whole-look.js';
import {isFaultOf} from '../../faults/fault.js';
import {BlobError} from '../../format/values/property-value.js';
import {checkDocument, writeDocumentTo} from '../../outputs/output.js';
import {type BackupCount, StoreBackups} from '../../outputs/store-backups.js';
import type {Note, Operation, Progress, Tell} from '../../passes/operation.js';
import {whileWorking} from '../../passes/operation.js';
import {pacedScan} from '../../passes/pace.js';
import {mostNames, TooManyNames} from '../../passes/schema/names.js';
import {factCounts} from '../../passes/schema/schema-facts.js';
import {type SchemaLists, toLists} from '../../passes/schema/schema-lists.js';
import {schemaSteps} from '../../passes/schema/schema-scan.js';
import {normalisedPath} from '../../peer/path-text.js';
import type {FileDevice} from '../../storage/files/file-device.js';
import {requireFile} from '../../storage/files/file-system.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {type Picture, type PictureWish, pictureSteps} from './picture.js';

export interface MapOptions extends WaitOptions, PictureWish {
  readonly store: string;
  /** Where the drawing goes; `-` is the stream. */
  readonly output: string;
  readonly force: boolean;
  /** Directories of backups besides the places beside the store. */
  readonly backups?: readonly string[] | undefined;
  /** Makes the drawing. */
  readonly draw: (facts: MapFacts) => string;
  readonly stream: ChunkSink;
}

/** A part of a drawing, or why there is none of it. */
export type Part<T> = {readonly shown: T} | {readonly why: string};

/** What is drawn of a store. */
export interface MapFacts {
  readonly verdict: VerifyReport;
  readonly pages: readonly PageRun[];
  /** Pages that findings name, by number. */
  readonly damaged: readonly number[];
  readonly schema: Part<SchemaLists>;
  readonly picture: Part<Picture>;
  readonly backups: BackupCount;
  /** Whether values are shown. */
  readonly with_values: boolean;
}

export interface MapReport {
  /** Path of the store, normalised. */
  readonly store: string;
  /** Path of the drawing; `-` for stdout. */
  readonly output: string;
  /** Whether every layer that was checked passed. */
  readonly ok: boolean;
  /** Findings of all layers. */
  readonly finding_count: number;
  /** Pages of the file. */
  readonly pages: number;
  /** Pages that the first hundred findings name. */
  readonly damaged_pages: number;
  /** Nodes that are drawn. */
  readonly drawn_nodes: number;
  /** Edges that are drawn. */
  readonly drawn_edges: number;
  /** Nodes that are not drawn because there are more than the limit. */
  readonly nodes_left_out: number;
  /** Backups of the store that are whole. */
  readonly backups: number;
}

/**
 * Draws a store, of a damaged one as much as can be read; nothing is written but the drawing. Raises L0002 to L0005 for
 * inputs and outputs, L1001 and L1040 to L1042 for what is no store, L4005 for a node that is not there, and L2003 when the store keeps changing.
 */
export async function* mapStore(options: MapOptions): Operation<Note | Progress, MapReport> {
  const {store, output, force, waitMs, stream} = options;
  requireFile(store);
  if (output !== '-') checkDocument(output, [store], force);
  const facts = yield* whileWorking(async (tell) => {
    const seen = await withStableCopy(store, (file) => lookAt(store, file, options, tell), waitMs, {tell});
    const backups = await new StoreBackups(store, options.backups).look();
    return {...seen, backups, with_values: options.withValues};
  });
  for (const trouble of facts.backups.troubles) yield {type: 'note', text: trouble.message};
  await writeDocumentTo(output, options.draw(facts), {like: store, stream});
  return reportOf(store, output, facts);
}

async function lookAt(store: string, file: FileDevice, wish: PictureWish, tell: Tell) {
  const {verdict, seen, damaged, snapshot} = await lookAtWhole(store, file, tell);
  const why = 'the store cannot be opened';
  return {
    verdict,
    pages: pageRuns(seen),
    damaged,
    schema: snapshot ? await schemaOf(snapshot, tell) : {why},
    picture: snapshot ? await pictureOf(snapshot, wish, tell) : {why},
  };
}

async function schemaOf(snapshot: StoreSnapshot, tell: Tell): Promise<Part<SchemaLists>> {
  try {
    // What is wrong with records has been said; those that decode are counted.
    const tally = await pacedScan(
      snapshot,
      schemaSteps(snapshot, () => {}, mostNames),
      'schema',
      tell,
    );
    const counts = factCounts(tally);
    return {shown: toLists([...counts.keys()].sort(), counts, Number.POSITIVE_INFINITY).lists};
  } catch (error) {
    if (error instanceof TooManyNames) return {why: 'it has more names than a schema has'};
    return {why: reasonOf(error)};
  }
}

async function pictureOf(snapshot: StoreSnapshot, wish: PictureWish, tell: Tell): Promise<Part<Picture>> {
  try {
    return {shown: await pacedScan(snapshot, pictureSteps(snapshot, wish), 'picture', tell)};
  } catch (error) {
    return {why: reasonOf(error)};
  }
}

/** Why damage leaves nothing to draw. Raises what is no damage. */
function reasonOf(error: unknown): string {
  if (error instanceof BlobError || isFaultOf(error, 'format', 'wal', 'environment')) return error.message;
  throw error;
}

function reportOf(store: string, output: string, {verdict, pages, damaged, picture, backups}: MapFacts): MapReport {
  const drawn = 'shown' in picture ? picture.shown : undefined;
  return {
    store: normalisedPath(store),
    output: normalisedPath(output),
    ok: verdict.ok,
    finding_count: verdict.finding_count,
    pages: pages.reduce((sum, run) => sum + run.pages, 0),
    damaged_pages: damaged.length,
    drawn_nodes: drawn?.nodes.length ?? 0,
    drawn_edges: drawn?.edges.length ?? 0,
    nodes_left_out: drawn?.left_out ?? 0,
    backups: backups.count,
  };
}
