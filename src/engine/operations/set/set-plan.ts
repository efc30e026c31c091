import {openTable, reading} from '../../evidence/foreign-reading.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {sameBytes} from '../../format/bytes.js';
import {type Breathe, ForeignProblem} from '../../format/foreign/foreign-graph.js';
import {lineUpdates, tableUpdates, type Update, type Updates} from '../../format/foreign/updates.js';
import {type PropertyMap, type PropertyValue, ValueError, ValueWriter} from '../../format/values/property-value.js';
import {requireReadable} from '../../passes/checked-pass.js';
import {progress, type Tell} from '../../passes/operation.js';
import {Pace} from '../../passes/pace.js';
import type {FileDevice} from '../../storage/files/file-device.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {RecordReader} from '../../storage/reading/record-reader.js';

/** Ids that are named when they are of no record. */
const namedIds = 10;

/** What the document asks for. */
export interface SetRequest {
  readonly device: FileDevice;
  /** The records that it is about. */
  readonly of: 'node' | 'edge';
  /** The column that is the id; guessed without it. */
  readonly id: string | undefined;
}

/** How many records get another value of a property. */
export interface KeyChange {
  readonly key: string;
  /** Records that have it for the first time, and those whose value becomes another. */
  readonly added: number;
  readonly changed: number;
}

/** What is to be set: found by a comparison with the store, and carried out as it stands. */
export interface SetPlan {
  readonly updates: Updates;
  /** Records that the document names. */
  readonly rows: number;
  /** Those of them that change. */
  readonly changing: ReadonlySet<number>;
  readonly keys: readonly KeyChange[];
  /** Ids that are of no record, and the first of them. */
  readonly missing: number;
  readonly missingIds: readonly string[];
}

/** The document as updates: what begins as Parquet does is that, what begins with an object lines of JSON, all else CSV. */
async function openUpdates({device, of, id}: SetRequest, breathe: Breathe): Promise<Updates> {
  const head = Buffer.alloc(1024);
  const text = head.toString('latin1', 0, device.read(head, 0)).replace(/^\xef\xbb\xbf/, '');
  if (/^\s*\{/.test(text)) return reading(device, () => lineUpdates(device, of));
  const table = await openTable(device, text.startsWith('PAR1') ? 'parquet' : 'csv', breathe);
  return reading(device, () => tableUpdates(table, of, id));
}

/** Compares the document with the records of a store. Raises L0014, L0114, L0115, and the L1 conditions of damaged records. */
export async function planSet(request: SetRequest, snapshot: StoreSnapshot, tell: Tell): Promise<SetPlan> {
  await requireReadable(snapshot, tell);
  const pace = new Pace(tell);
  const breathe: Breathe = () => pace.pause(() => progress('read', 0, 0, 'records'));
  const updates = await openUpdates(request, breathe);
  const reader = new RecordReader(snapshot, request.of, 4096);
  const comparison = new Comparison(request.of);
  const seen = new Set<number>();
  const missingIds: string[] = [];
  let rows = 0;
  let missing = 0;
  const take = (update: Update): void => {
    rows++;
    const id = idOf(update);
    if (id === undefined || !reader.seek(id)) {
      if (missing++ < namedIds) missingIds.push(update.id);
      return;
    }
    if (seen.has(id)) throw new ForeignProblem(update.place, `the id ${id} stands in the document before`);
    seen.add(id);
    comparison.compare(id, reader.properties(), update.properties);
  };
  await reading(request.device, () => updates.read(take, breathe));
  const {changing, keys} = comparison;
  return {updates, rows, changing, keys: [...keys.values()], missing, missingIds};
}

/** The id of a record; undefined for what is none. */
export function idOf({id}: Update): number | undefined {
  return /^[1-9]\d{0,15}$/.test(id) ? Number(id) : undefined;
}

/** What becomes another. */
class Comparison {
  readonly changing = new Set<number>();
  readonly keys = new Map<string, {key: string; added: number; changed: number}>();
  private readonly writer = new ValueWriter();

  constructor(private readonly of: 'node' | 'edge') {}

  /** Raises L0014 before anything is written for it. */
  compare(id: number, stored: PropertyMap, wanted: PropertyMap): void {
    try {
      this.count(id, stored, wanted);
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      throw fault(conditions.valueRefused, {what: `${this.of} ${id}`, problem: error.message}, {}, error);
    }
  }

  /** Throws ValueError for what the format cannot hold: one value, or all of them together. */
  private count(id: number, stored: PropertyMap, wanted: PropertyMap): void {
    let isChanging = false;
    for (const [key, value] of wanted) {
      const count = this.keys.get(key) ?? {key, added: 0, changed: 0};
      this.keys.set(key, count);
      const before = stored.get(key);
      if (before === undefined) count.added++;
      else if (this.isSame(before, value)) continue;
      else count.changed++;
      isChanging = true;
    }
    if (!isChanging) return;
    this.writer.encode(new Map([...stored, ...wanted]));
    this.changing.add(id);
  }

  /** Whether two values are of one kind and equal: 1 is not 1.0. */
  private isSame(a: PropertyValue, b: PropertyValue): boolean {
    return sameBytes(Uint8Array.from(this.writer.encode(a)), this.writer.encode(b));
  }
}
