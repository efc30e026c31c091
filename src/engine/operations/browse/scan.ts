import type {RecordKind} from '../../format/records/geometry.js';
import {ByteTable} from '../../format/values/byte-table.js';
import {decodeLabels, isPropertyMap, type PropertyValue} from '../../format/values/property-value.js';
import type {Memory, MemoryRecord, Read, SlotFacts} from '../../passes/memory.js';
import {progress, type Tell} from '../../passes/operation.js';
import {Pace} from '../../passes/pace.js';

/** Which records: those with a label, those without one, or all. */
export type Which = {readonly label: string} | 'unlabelled' | 'all';

/** Where a scan begins, or goes on. */
export interface ScanPlace {
  readonly kind: RecordKind;
  readonly id: number;
}

/** Some records, and where the scan goes on; it has come to its end where that is undefined. */
export interface RecordPart {
  readonly records: readonly MemoryRecord[];
  readonly next: ScanPlace | undefined;
}

/** How often labels stand on the records of a kind. */
export interface LabelCounts {
  /** The most frequent first. */
  readonly labels: readonly (readonly [label: string, count: number])[];
  readonly live: number;
  readonly unlabelled: number;
  /** Records whose labels cannot be read. */
  readonly unreadable: number;
}

/** Records of a list at a time. */
const recordPart = 500;
/** Records that a search finds at a time. */
const foundPart = 200;

/** Distinct label blobs, each decoded once. */
class KnownLabels {
  private readonly table = new ByteTable();
  private readonly known: (readonly string[])[] = [];

  constructor(private readonly memory: Memory) {}

  of({kind, labelOffset, labelLength}: SlotFacts): Read<readonly string[]> {
    return this.memory.read('labels', labelOffset, labelLength, (bytes, start, end) => {
      // Labels are few, but for a damaged or hostile store.
      if (this.table.size > mostKnown) return decodeLabels[kind](bytes, start, end);
      const number = this.table.number(bytes, start, end);
      this.known[number] ??= decodeLabels[kind](bytes, start, end);
      return this.known[number];
    });
  }
}

const mostKnown = 100_000;

/** Labels of one kind of records, counted one record after the other. */
export class LabelCounter {
  private readonly counts = new Map<string, number>();
  private live = 0;
  private unlabelled = 0;
  private unreadable = 0;

  /** Counts those of all records of a kind. */
  async countAll(memory: Memory, kind: RecordKind, tell: Tell): Promise<void> {
    const known = new KnownLabels(memory);
    await eachLive(memory, {kind, id: 1}, 'labels', tell, (slot) => {
      this.take(known.of(slot));
      return true;
    });
  }

  /** How many labels were met. */
  get size(): number {
    return this.counts.size;
  }

  /** What was counted by now. */
  soFar(): LabelCounts {
    const {live, unlabelled, unreadable} = this;
    const labels = [...this.counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return {labels, live, unlabelled, unreadable};
  }

  private take(labels: Read<readonly string[]>): void {
    this.live++;
    if (!('value' in labels)) this.unreadable++;
    else if (labels.value.length === 0) this.unlabelled++;
    else for (const label of labels.value) this.counts.set(label, (this.counts.get(label) ?? 0) + 1);
  }
}

/** Records of one kind from an id on. */
export async function listRecords(memory: Memory, which: Which, from: ScanPlace, tell: Tell): Promise<RecordPart> {
  const known = new KnownLabels(memory);
  const isWanted = (slot: SlotFacts): boolean => {
    if (which === 'all') return true;
    const labels = known.of(slot);
    if (which === 'unlabelled') return !('value' in labels) || labels.value.length === 0;
    return 'value' in labels && labels.value.includes(which.label);
  };
  const records: MemoryRecord[] = [];
  const next = await eachLive(memory, from, 'records', tell, (slot) => {
    if (!isWanted(slot)) return true;
    if (records.length === recordPart) return false;
    records.push(memory.recordOf(slot));
    return true;
  });
  return {records, next};
}

/**
 * Records with a text in their labels, their title or their values, and those with it as their id: nodes, then edges, from a
 * place on. Capital letters are like small ones; numbers are found as a whole.
 */
export async function searchRecords(
  memory: Memory,
  query: string,
  from: ScanPlace | undefined,
  tell: Tell,
): Promise<RecordPart> {
  const wanted = query.toLowerCase();
  const known = new KnownLabels(memory);
  const records = from ? [] : recordsWithId(memory, wanted);
  const asId = records.map(({kind, id}) => `${kind} ${id}`);
  const isText = plainText.test(wanted) && !otherValues.test(wanted);
  const isFound = (slot: SlotFacts): boolean => {
    const labels = known.of(slot);
    if ('value' in labels && labels.value.some((label) => label.toLowerCase().includes(wanted))) return true;
    if (isText && !mayHold(memory, slot, wanted)) return false;
    const properties = memory.properties(slot);
    return 'value' in properties && holds(properties.value, wanted);
  };
  const take = (slot: SlotFacts): boolean => {
    if (!isFound(slot) || asId.includes(`${slot.kind} ${slot.id}`)) return true;
    if (records.length >= foundPart) return false;
    records.push(memory.recordOf(slot));
    return true;
  };
  const kinds: readonly RecordKind[] = from?.kind === 'edge' ? ['edge'] : ['node', 'edge'];
  for (const kind of kinds) {
    const place = from?.kind === kind ? from : {kind, id: 1};
    const next = await eachLive(memory, place, `search ${kind}s`, tell, take);
    if (next) return {records, next};
  }
  return {records, next: undefined};
}

function recordsWithId(memory: Memory, wanted: string): MemoryRecord[] {
  if (!/^\d{1,15}$/.test(wanted)) return [];
  const kinds = ['node', 'edge'] as const;
  return kinds.map((kind) => memory.record(kind, Number(wanted))).filter(({state}) => state === 'live');
}

/** What only text can hold, and as these bytes: no number, and nothing that another value is called. */
const plainText = /^(?=.*[a-z])[ -~]+$/;
const otherValues = /^(true|false|null|nan|-?infinity|-?[\d.]+e[-+]?\d+)$/;

/** Whether the bytes of the properties hold a text at all: most do not, and to decode a value takes ten times as long. */
function mayHold(memory: Memory, {propOffset, propLength}: SlotFacts, wanted: string): boolean {
  const found = memory.read('properties', propOffset, propLength, (bytes, start, end) => {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
    return text.toLowerCase().includes(wanted);
  });
  return 'value' in found && found.value;
}

function holds(value: PropertyValue, wanted: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(wanted);
  if (isPropertyMap(value)) {
    for (const inner of value.values()) if (holds(inner, wanted)) return true;
    return false;
  }
  if (Array.isArray(value)) return value.some((inner) => holds(inner, wanted));
  return String(value).toLowerCase() === wanted;
}

/** Visits live records from a place on until one is refused; returns that one's place. */
async function eachLive(
  memory: Memory,
  {kind, id: first}: ScanPlace,
  phase: string,
  tell: Tell,
  visit: (slot: SlotFacts) => boolean,
): Promise<ScanPlace | undefined> {
  const pace = new Pace(tell);
  const last = memory.lastId(kind);
  let id = first;
  for (const slot of memory.live(kind, first)) {
    if (slot) {
      id = slot.id;
      if (!visit(slot)) return {kind, id};
      continue;
    }
    const pause = pace.pause(() => progress(phase, id, last, 'records'));
    if (pause) await pause;
  }
  return undefined;
}
