import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {askPast} from '../../outputs/past/ask-past.js';
import {isOfAnother, lineageOf, otherStore, type PastCopy, withCopy} from '../../outputs/past/past-copy.js';
import {
  type CopyMoment,
  copyMoment,
  type JudgedCopy,
  type PassedOver,
  passedOver,
} from '../../outputs/past/sound-copies.js';
import {copiesRead, type PastQuestion, type StoreCopies} from '../../outputs/past/timelines.js';
import {explained, refusing} from '../../passes/checked-pass.js';
import {type Note, type Operation, type Progress, type Tell, whileWorking} from '../../passes/operation.js';
import {pacedScan} from '../../passes/pace.js';
import {mostNames, TooManyNames} from '../../passes/schema/names.js';
import {
  type Drift,
  driftBetween,
  factCounts,
  fingerprintOf,
  type SchemaFact,
} from '../../passes/schema/schema-facts.js';
import {schemaSteps} from '../../passes/schema/schema-scan.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';

export interface DriftOptions extends PastQuestion {
  /** Most names of a kind that a schema is made of; more are no schema. */
  readonly nameLimit?: number;
}

/** A schema, and the copies that have it, one behind the other. */
export interface SchemaSpan {
  /** The first copy with it. */
  readonly since: CopyMoment;
  /** The last one. */
  readonly until: CopyMoment;
  /** How many copies in a row have it. */
  readonly copies: number;
  /** The copy before, whose schema is another. Null for the first. */
  readonly after: CopyMoment | null;
  /** SHA-256 of labels, keys, types and patterns, as `catalog --fingerprint` prints it. */
  readonly fingerprint: string;
  /** What came and went since the schema before. */
  readonly drift: readonly Drift[];
}

/** How the schema of one store changed. */
export interface StoreDrift {
  readonly store: string | null;
  readonly machine: string | null;
  /** Copies that were asked. */
  readonly copies: number;
  /** The oldest first. */
  readonly schemas: readonly SchemaSpan[];
  readonly passed_over: readonly PassedOver[];
}

export interface DriftReport {
  readonly target: string;
  readonly stores: readonly StoreDrift[];
}

/**
 * Tells how labels, keys, kinds of values and patterns changed from copy to copy. Every record of every copy is checked on the way, but
 * for copies of the same bytes. Raises what `timelinesOf` raises, L0046 for a copy without a schema, and L0134 where not one copy is
 * sound.
 */
export async function* catalogDrift(options: DriftOptions): Operation<Note | Progress, DriftReport> {
  return yield* whileWorking((tell) => {
    const read = async (timeline: StoreCopies) => {
      const copies = await readSchemas(timeline, options.nameLimit ?? mostNames, tell);
      return {copies, answer: toDrift(timeline, copies)};
    };
    return askPast(options, read, tell);
  });
}

/** What a copy has for a schema. */
interface CopySchema {
  readonly blake3: string;
  readonly lineage: readonly string[];
  readonly facts: readonly SchemaFact[];
  readonly fingerprint: string;
}

interface ReadSchema extends JudgedCopy {
  /** Null where the copy is passed over. */
  readonly schema: CopySchema | null;
}

async function readSchemas({copies}: StoreCopies, limit: number, tell: Tell): Promise<ReadSchema[]> {
  const read: ReadSchema[] = [];
  let last: CopySchema | undefined;
  for (const copy of copies) {
    tell(copiesRead('copies', copies, read.length));
    const before = last;
    const found: CopySchema | TooManyNames | string = await withCopy(copy, 'whole', (opened) =>
      schemaOf(opened, before, limit),
    );
    if (found instanceof TooManyNames) throw fault(conditions.catalogTooLarge, {store: copy.path, limit});
    if (typeof found !== 'string') last = found;
    read.push(typeof found === 'string' ? {copy, reason: found, schema: null} : {copy, reason: null, schema: found});
  }
  return read;
}

async function schemaOf(
  opened: PastCopy,
  before: CopySchema | undefined,
  limit: number,
): Promise<CopySchema | TooManyNames | string> {
  if (before?.blake3 === opened.blake3) return before;
  if (before && isOfAnother(opened, before.lineage)) return otherStore;
  const {snapshot, blake3} = opened;
  try {
    const facts = await factsOf(snapshot, limit);
    return {blake3, lineage: lineageOf(opened), facts, fingerprint: fingerprintOf(facts)};
  } catch (error) {
    if (error instanceof TooManyNames) return error;
    throw error;
  }
}

async function factsOf(snapshot: StoreSnapshot, limit: number): Promise<SchemaFact[]> {
  const steps = explained(snapshot, schemaSteps(snapshot, refusing([]), limit));
  return [...factCounts(await pacedScan(snapshot, steps, 'records', () => {})).keys()].sort();
}

function toDrift({store, machine}: StoreCopies, copies: readonly ReadSchema[]): StoreDrift {
  const told = copies.flatMap(({copy, schema}) => (schema ? [{here: copyMoment(copy), schema}] : []));
  const schemas: SchemaSpan[] = [];
  for (const [i, {here, schema}] of told.entries()) {
    const before = told[i - 1];
    const last = schemas.at(-1);
    if (last && last.fingerprint === schema.fingerprint) {
      schemas[schemas.length - 1] = {...last, until: here, copies: last.copies + 1};
      continue;
    }
    const drift = before ? driftBetween(before.schema.facts, schema.facts) : [];
    const {fingerprint} = schema;
    schemas.push({since: here, until: here, copies: 1, after: before?.here ?? null, fingerprint, drift});
  }
  return {store, machine, copies: told.length, schemas, passed_over: passedOver(copies)};
}
