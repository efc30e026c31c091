import type {RecordKind} from '../format/records/geometry.js';
import {askPast} from '../outputs/past/ask-past.js';
import {type PastCopy, withCopy} from '../outputs/past/past-copy.js';
import {
  type CopyMoment,
  copyMoment,
  type JudgedCopy,
  type PassedOver,
  passedOver,
} from '../outputs/past/sound-copies.js';
import {copiesRead, type PastQuestion, type StoreCopies} from '../outputs/past/timelines.js';
import {type PastStep, type WalkOptions, walkPast} from '../outputs/past/walk.js';
import {isValue, type Wanted} from '../passes/chosen-records.js';
import {type Note, type Operation, type Progress, type Tell, whileWorking} from '../passes/operation.js';
import {Pace} from '../passes/pace.js';
import {RecordReader} from '../storage/reading/record-reader.js';

export interface WhenOptions extends PastQuestion, WalkOptions {
  readonly wanted: Wanted;
  /** How many records are told with their spans, of each store. */
  readonly limit: number;
}

/** From when to when something was so. */
export interface Span {
  /** The first copy in which it was so. */
  readonly since: CopyMoment;
  /** The copy before, in which it was not: it came between that one and `since`. Null where the first copy has it. */
  readonly after: CopyMoment | null;
  /** The last copy in which it was so. */
  readonly until: CopyMoment;
  /** The copy behind, in which it was not any more. Null where the newest copy has it. */
  readonly before: CopyMoment | null;
}

/** From when to when a record had the value. */
export interface RecordSpan extends Span {
  readonly kind: RecordKind;
  readonly id: number;
}

/** When the records of one store had the value. */
export interface StoreSpans {
  readonly store: string | null;
  readonly machine: string | null;
  /** Copies that were asked. */
  readonly copies: number;
  /** From when to when any record had it. */
  readonly spans: readonly Span[];
  /** The first records that had it, by kind and id, each as often as it came. */
  readonly records: readonly RecordSpan[];
  /** How many there are in all. */
  readonly record_spans: number;
  readonly passed_over: readonly PassedOver[];
}

export interface WhenReport {
  readonly target: string;
  readonly key: string;
  /** The value as it was given: text, or as JSON writes it. */
  readonly value: string;
  readonly stores: readonly StoreSpans[];
}

/**
 * Tells since when and until when a property had a value, in nodes and edges. The first copy is read to its end, of later ones the
 * records that changed. Raises what `timelinesOf` raises, and L0134 where not one copy is sound.
 */
export async function* when(options: WhenOptions): Operation<Note | Progress, WhenReport> {
  return yield* whileWorking(async (tell) => {
    const ask = async (timeline: StoreCopies) => {
      const search = new Search(options.wanted);
      await search.read(await walkPast(timeline, options, tell), tell);
      return {copies: search.judged, answer: search.report(timeline, options.limit)};
    };
    const {target, stores} = await askPast(options, ask, tell);
    return {target, ...options.wanted, stores};
  });
}

const kinds = ['node', 'edge'] as const;

/** A span that is found, by the places of its copies among those that count; the end is that of the first one without it. */
interface FoundSpan {
  readonly kind: RecordKind;
  readonly id: number;
  readonly from: number;
  to: number | undefined;
}

/** Who had the value, from copy to copy. */
class Search {
  readonly judged: JudgedCopy[] = [];
  private readonly moments: CopyMoment[] = [];
  private readonly found: FoundSpan[] = [];
  /** Of those that have it now, by kind and id. */
  private readonly open: Readonly<Record<RecordKind, Map<number, FoundSpan>>> = {node: new Map(), edge: new Map()};
  /** How many had it in each copy that counts. */
  private readonly holders: number[] = [];

  constructor(private readonly wanted: Wanted) {}

  async read(steps: readonly PastStep[], tell: Tell): Promise<void> {
    // Nothing is known of the changes since a copy that was not read.
    let isFollowed = false;
    const copies = steps.map(({copy}) => copy);
    for (const step of steps) {
      tell(copiesRead('search', copies, this.judged.length));
      const {touched} = step;
      const isSame: boolean = isFollowed && touched.node?.length === 0 && touched.edge?.length === 0;
      const known: PastStep['touched'] = isFollowed ? touched : {node: undefined, edge: undefined};
      const reason: string | null = step.reason ?? (isSame ? null : await this.readCopy(step, known));
      this.judged.push({copy: step.copy, reason});
      if (step.reason !== null) continue;
      isFollowed = reason === null;
      if (reason !== null) continue;
      this.moments.push(copyMoment(step.copy));
      this.holders.push(this.open.node.size + this.open.edge.size);
    }
  }

  /** Looks at the records that may be others than before; all where it is not known which. */
  private async readCopy({copy}: PastStep, touched: PastStep['touched']): Promise<string | null> {
    const areMany = kinds.some((kind) => (touched[kind]?.length ?? Number.POSITIVE_INFINITY) > provedOneByOne);
    const held = await withCopy(copy, areMany ? 'whole' : 'in part', async (opened) => ({
      node: await this.holdersIn(opened, 'node', touched.node),
      edge: await this.holdersIn(opened, 'edge', touched.edge),
    }));
    if (typeof held === 'string') return held;
    for (const kind of kinds) this.note(kind, held[kind], touched[kind]);
    return null;
  }

  /** The records that have the value, of those that are looked at. */
  private async holdersIn(
    {snapshot}: PastCopy,
    kind: RecordKind,
    ids: readonly number[] | undefined,
  ): Promise<Set<number>> {
    const {key, value} = this.wanted;
    const held = new Set<number>();
    const pace = new Pace();
    const reader = new RecordReader(snapshot, kind, ids && soughtBlock);
    const take = (): void => {
      if (isValue(reader.properties().get(key), value)) held.add(reader.id);
    };
    for (const id of ids ?? []) if (reader.seek(id)) take();
    while (ids === undefined && reader.next()) {
      take();
      const pause = pace.record('search', 0);
      if (pause) await pause;
    }
    return held;
  }

  private note(kind: RecordKind, held: ReadonlySet<number>, ids: readonly number[] | undefined): void {
    const open = this.open[kind];
    const at = this.moments.length;
    for (const id of ids ?? [...open.keys()]) {
      const span = held.has(id) ? undefined : open.get(id);
      if (span === undefined) continue;
      span.to = at;
      open.delete(id);
    }
    for (const id of held) {
      if (open.has(id)) continue;
      const span: FoundSpan = {kind, id, from: at, to: undefined};
      this.found.push(span);
      open.set(id, span);
    }
  }

  report({store, machine}: StoreCopies, limit: number): StoreSpans {
    const order = (a: FoundSpan, b: FoundSpan): number =>
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.id - b.id || a.from - b.from;
    const records = this.found.sort(order).slice(0, limit);
    return {
      store,
      machine,
      copies: this.moments.length,
      spans: this.spansOfAny(),
      records: records.map(({kind, id, from, to}) => ({kind, id, ...this.span(from, to)})),
      record_spans: this.found.length,
      passed_over: passedOver(this.judged),
    };
  }

  private spansOfAny(): Span[] {
    const spans: Span[] = [];
    for (const [from, count] of this.holders.entries()) {
      if (count === 0 || (this.holders[from - 1] ?? 0) > 0) continue;
      const to = this.holders.indexOf(0, from);
      spans.push(this.span(from, to < 0 ? undefined : to));
    }
    return spans;
  }

  private span(from: number, to: number | undefined): Span {
    const {moments} = this;
    const until = (to ?? moments.length) - 1;
    return {
      since: moments[from] as CopyMoment,
      after: moments[from - 1] ?? null,
      until: moments[until] as CopyMoment,
      before: moments[until + 1] ?? null,
    };
  }
}

/** Where more records are read, the copy is proved as a whole in less time than their pages. */
const provedOneByOne = 4096;

/** Bytes of blobs read at a time: few records are wanted. */
const soughtBlock = 4096;
