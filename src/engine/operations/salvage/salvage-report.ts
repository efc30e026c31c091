import type {Fault} from '../../faults/fault.js';
import {extentSize, pageSize} from '../../format/records/constants.js';
import type {RecordKind} from '../../format/records/geometry.js';
import {Pace} from '../../passes/pace.js';
import type {Analysis} from './analysis.js';
import {countedBy, isCommitLost} from './evidence.js';
import {reasonsOf, type Source, sourceOf} from './ledger.js';
import {pageState} from './page-survey.js';
import {mark, type RecordJudge, type RecordVerdict, verdictOf} from './record-judge.js';

/** Records of one kind by verdict. */
export interface VerdictCounts {
  readonly recovered: number;
  readonly partial: number;
  /** Known to be gone: their slots cannot be read, or the header counts so many more. */
  readonly lost: number;
  /** Ids on slot pages that are gone, while nothing says how many of them were in use. */
  readonly unknown: number;
  /** Records in the new store. */
  readonly stored: number;
  /** What the header counts; null when it cannot be believed. */
  readonly counted: number | null;
  /** The next id of the new store. */
  readonly next_id: number;
}

/** What was recovered from a store, and from where. */
export interface SalvageReport {
  readonly source: string;
  readonly output: string | null;
  readonly ledger: string | null;
  readonly jsonl: string | null;
  readonly dry_run: boolean;
  readonly nodes: VerdictCounts;
  readonly edges: VerdictCounts;
  /** Slots of recovered and partial records by where they were found. */
  readonly slots_from: Readonly<Record<Source, number>>;
  /** Records with bytes from page images in the WAL region. */
  readonly blobs_from_wal: number;
  readonly header_problem: string | null;
  readonly wal: {readonly state: string; readonly pages: number; readonly problem: string | null};
  readonly size_bytes: number;
  /** Bytes behind the WAL region that are neither slots nor blobs nor known index pages. */
  readonly unexplained_bytes: number;
  /** How many pages could not be read, and the numbers of the first hundred. */
  readonly unreadable_page_count: number;
  readonly unreadable_pages: readonly number[];
  /** Where another store begins that somebody appended; nothing was taken from there. */
  readonly other_store_at: number | null;
  /** Whether the header belongs to a commit that is not there, or not as a whole, as far as that can be told. */
  readonly lost_commit: boolean;
  /** What the seal beside the store says against it: pages that are not as sealed; null without one, or when it says nothing. */
  readonly seal_problem: string | null;
  /** The first records that are not whole. */
  readonly first_troubles: readonly SalvageTrouble[];
  /** Whether every record that is known of is whole, and neither the header, if it can be believed, nor a seal says otherwise. */
  readonly complete: boolean;
}

export interface SalvageTrouble {
  readonly kind: RecordKind;
  readonly id: number;
  readonly verdict: RecordVerdict;
  readonly why: readonly string[];
}

/** Where a salvage writes what it found. */
export interface SalvageTargets {
  readonly source: string;
  readonly output: string | null;
  readonly ledger: string | null;
  readonly jsonl: string | null;
  readonly dry_run: boolean;
}

const shownTroubles = 20;

/** Counts what was decided. Returns the report and the bytes of all blobs that will be stored. */
export async function summarise(
  analysis: Analysis,
  storable: (marks: number) => boolean,
  targets: SalvageTargets,
  denial: Fault | undefined,
): Promise<{report: SalvageReport; blobBytes: number}> {
  const tally = new Tally(analysis, storable);
  const nodes = await tally.count(analysis.judges.node);
  const edges = await tally.count(analysis.judges.edge);
  const {hints, survey} = analysis;
  const unreadable = [...(hints.device.unreadable?.keys() ?? [])].sort((a, b) => a - b);
  // What the header announces and the WAL does not give may have been carried out in part, and nothing tells which.
  const isLostCommit = hints.wal.state === 'not applied' || isCommitLost(analysis.judges, hints);
  const isPerfect = (counts: VerdictCounts): boolean => {
    const {recovered, partial, lost, unknown, counted} = counts;
    return partial + lost + unknown === 0 && (counted === null || counted === recovered);
  };
  const report: SalvageReport = {
    ...targets,
    nodes,
    edges,
    slots_from: tally.slotsFrom,
    blobs_from_wal: tally.blobsFromWal,
    header_problem: hints.headerProblem ?? null,
    wal: {...hints.wal, problem: hints.wal.problem ?? null},
    size_bytes: hints.sizeBytes,
    unexplained_bytes: unexplainedBytes(analysis),
    unreadable_page_count: unreadable.length,
    unreadable_pages: unreadable.slice(0, 100),
    other_store_at: survey.end < hints.bytes.size ? survey.end : null,
    lost_commit: isLostCommit,
    seal_problem: denial?.message ?? null,
    first_troubles: tally.troubles,
    complete: isPerfect(nodes) && isPerfect(edges) && !isLostCommit && denial === undefined,
  };
  return {report, blobBytes: tally.blobBytes};
}

class Tally {
  readonly slotsFrom: Record<Source, number> = {index: 0, scan: 0, wal: 0};
  readonly troubles: SalvageTrouble[] = [];
  blobsFromWal = 0;
  blobBytes = 0;

  constructor(
    private readonly analysis: Analysis,
    private readonly storable: (marks: number) => boolean,
  ) {}

  async count(judge: RecordJudge): Promise<VerdictCounts> {
    const pace = new Pace();
    const counts = {recovered: 0, partial: 0, lost: 0};
    let unknown = 0;
    let stored = 0;
    for (let id = 1; id <= judge.lastId; id++) {
      const pause = (id & 1023) === 0 ? pace.pause() : undefined;
      if (pause) await pause;
      const marks = judge.marksOf(id);
      const verdict = verdictOf(marks);
      if (verdict === undefined) continue;
      if (verdict === 'lost' && (marks & mark.pageGone) !== 0) unknown++;
      else counts[verdict]++;
      if (verdict !== 'recovered') this.note(judge.kind, id, verdict, marks);
      if (verdict === 'lost') continue;
      if ((marks & mark.live) !== 0) this.takeSlot(judge, id, marks);
      if (this.storable(marks)) stored++;
    }
    const counted = countedBy(this.analysis.hints, this.analysis.judges, judge.kind);
    // The header knows how many there were; how many of the ids without a slot were in use is then known too.
    if (counted !== undefined) {
      counts.lost = Math.max(0, counted - counts.recovered - counts.partial);
      unknown = 0;
    }
    return {...counts, unknown, stored, counted: counted ?? null, next_id: judge.lastId + 1};
  }

  private note(kind: RecordKind, id: number, verdict: RecordVerdict, marks: number): void {
    if (this.troubles.length < shownTroubles) this.troubles.push({kind, id, verdict, why: reasonsOf(marks)});
  }

  private takeSlot(judge: RecordJudge, id: number, marks: number): void {
    this.slotsFrom[sourceOf(judge, id)]++;
    if ((marks & mark.blobFromCopy) !== 0) this.blobsFromWal++;
    const {labelOffset, labelLength, propOffset, propLength} = judge.slotOf(id);
    if ((marks & mark.labelsLost) === 0) this.takeBlob(labelOffset, labelLength);
    if ((marks & mark.propertiesLost) === 0) this.takeBlob(propOffset, propLength);
  }

  private takeBlob(offset: number, length: number): void {
    if (length === 0) return;
    this.blobBytes += length;
    const {states} = this.analysis.survey;
    const last = Math.floor((offset + length - 1) / pageSize);
    for (let page = Math.floor(offset / pageSize); page <= last; page++) {
      if (states[page] === pageState.other) states[page] = pageState.blobs;
    }
  }
}

/** Property extents and index pages that the index lists are explained, whatever they hold. */
function unexplainedBytes({hints, survey}: Analysis): number {
  const {states} = survey;
  const explain = (offset: number, length: number): void => {
    states.fill(pageState.blobs, offset / pageSize, (offset + length) / pageSize);
  };
  for (const offset of hints.indexPages) explain(offset, pageSize);
  if (hints.chainsFit) for (const start of hints.extents.prop) explain(start, extentSize);
  let pages = 0;
  for (const state of states) if (state === pageState.other) pages++;
  return pages * pageSize + (hints.bytes.size - survey.end);
}
