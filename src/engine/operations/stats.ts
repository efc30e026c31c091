import type {RecordCensus} from '../check/record-check.js';
import {withStableSnapshot} from '../evidence/packed-copy.js';
import {quote} from '../faults/condition.js';
import {findingText} from '../faults/fault.js';
import {counted} from '../faults/words.js';
import {requireReadable} from '../passes/checked-pass.js';
import type {Note, Operation, Progress, Tell} from '../passes/operation.js';
import {whileWorking} from '../passes/operation.js';
import {normalisedPath} from '../peer/path-text.js';
import type {WaitOptions} from '../storage/lock/waiting.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';

/** What `stats` reports; the fields are the peer's. */
export interface StatsReport {
  readonly path: string;
  readonly liel_format: '1.0';
  /** Bytes, as its readers see it: pages of a committed WAL that lie behind the end of the file are counted. */
  readonly file_size: number;
  readonly node_count: number;
  readonly edge_count: number;
  /** A label that stands twice on one node counts twice. */
  readonly node_labels: ReadonlyMap<string, number>;
  readonly edge_labels: ReadonlyMap<string, number>;
  /** Pages of a commit that waits in the WAL, and the bytes that it takes there; 0 when nothing waits. */
  readonly wal_pages: number;
  readonly wal_bytes: number;
}

export interface StatsOptions extends WaitOptions {
  readonly store: string;
}

/** Counts the live records of a store and their labels. Raises what opening and checking a store raise, and L1015. */
export async function* stats({store, waitMs}: StatsOptions): Operation<Note | Progress, StatsReport> {
  const count = async (snapshot: StoreSnapshot, tell: Tell) => {
    const {census, nodeLabels, edgeLabels, notes} = await requireReadable(snapshot, tell);
    return {report: toReport(snapshot, census, nodeLabels.byLabel(), edgeLabels.byLabel()), notes};
  };
  const {report, notes} = yield* whileWorking((tell) =>
    withStableSnapshot(store, (snapshot) => count(snapshot, tell), waitMs, {tell}),
  );
  if (report.wal_bytes > 0) yield {type: 'note', text: waiting(store, report.wal_pages)};
  for (const found of notes) yield {type: 'note', text: findingText(found)};
  return report;
}

function waiting(store: string, pages: number): string {
  const count = counted(pages, 'page');
  return `${store}: a commit of ${count} waits in the WAL and is counted here: liel recover ${quote(store)}`;
}

function toReport(
  snapshot: StoreSnapshot,
  census: RecordCensus,
  nodeLabels: ReadonlyMap<string, number>,
  edgeLabels: ReadonlyMap<string, number>,
): StatsReport {
  return {
    path: normalisedPath(snapshot.store),
    liel_format: '1.0',
    file_size: snapshot.bytes.size,
    node_count: census.liveNodes,
    edge_count: census.liveEdges,
    node_labels: nodeLabels,
    edge_labels: edgeLabels,
    wal_pages: snapshot.wal.images.size,
    wal_bytes: snapshot.wal.committedBytes,
  };
}
