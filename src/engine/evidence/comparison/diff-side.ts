import {judgeForReading} from '../../check/adjacency-verdict.js';
import type {RecordCensus} from '../../check/record-check.js';
import {type Finding, findingText} from '../../faults/fault.js';
import {metaKeys} from '../../format/meta-keys.js';
import type {RecordKind} from '../../format/records/geometry.js';
import {ValueChecker} from '../../format/values/value-check.js';
import {explained, recordPass, refusing} from '../../passes/checked-pass.js';
import {partsFor} from '../../passes/jobs.js';
import {LabelTexts} from '../../passes/label-texts.js';
import {beginListCheck} from '../../passes/list-check.js';
import type {Tell} from '../../passes/operation.js';
import {pacedScan} from '../../passes/pace.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {RecordReader} from '../../storage/reading/record-reader.js';
import {shadowNotes} from '../document/proven-document.js';
import type {ShadowedRecord} from '../document/record-printer.js';

/** Bytes of blobs read at a time where records are sought by id. */
const soughtBlock = 4096;

/**
 * One of two stores that are compared. Its slots and lists were checked; every blob is checked when the comparison
 * meets it, those that equal a checked one apart.
 */
export class DiffSide {
  readonly labels: Readonly<Record<RecordKind, LabelTexts>> = {
    node: new LabelTexts('node'),
    edge: new LabelTexts('edge'),
  };
  private areListsChecked = false;
  private readonly shadowed: ShadowedRecord[] = [];
  private keys: readonly string[] = [];
  private readonly checkers: Record<RecordKind, ValueChecker> = {
    node: watching(metaKeys.node),
    edge: watching(metaKeys.edge),
  };

  private constructor(
    readonly side: 'left' | 'right',
    readonly snapshot: StoreSnapshot,
    readonly census: RecordCensus,
    private readonly notes: string[],
    private readonly listed?: ReturnType<typeof beginListCheck>,
  ) {}

  /** Checks slots of a store as a manifest does, and its lists, unless another thread is at them. Raises L1010 to L1014, L4007. */
  static async open(side: 'left' | 'right', snapshot: StoreSnapshot, tell: Tell): Promise<DiffSide> {
    const notes: Finding[] = [...snapshot.notes];
    const listed = beginListCheck(snapshot);
    const census = await pacedScan(snapshot, recordPass(snapshot, refusing(notes)), `checking ${side}`, tell);
    const opened = new DiffSide(side, snapshot, census, notes.map(findingText), listed);
    if (partsFor(snapshot.device) === 1) await opened.checkLists(tell);
    return opened;
  }

  /** Waits for what the other thread says of the lists; what it finds is found here. Raises L4007. */
  async checkLists(tell: Tell): Promise<void> {
    const {snapshot, census, listed} = this;
    if (!listed || this.areListsChecked || (await listed.elsewhere())) return;
    this.areListsChecked = true;
    const lists = explained(snapshot, judgeForReading(snapshot, census, 'manifest'));
    const {notes} = await pacedScan(snapshot, lists, `checking ${this.side}`, tell);
    this.notes.push(...notes);
  }

  /** The same store on the other side. */
  asRight(): DiffSide {
    return new DiffSide('right', this.snapshot, this.census, []);
  }

  /** Makes `placeOf` find properties that identify nodes. */
  watch(keys: readonly string[]): void {
    this.keys = keys;
    this.checkers.node = watching([...metaKeys.node, ...keys]);
  }

  /** Walks the live records of a kind. */
  reader(kind: RecordKind): RecordReader {
    return new RecordReader(this.snapshot, kind);
  }

  /** Finds records of a kind by id, in any order. */
  finder(kind: RecordKind): RecordReader {
    return new RecordReader(this.snapshot, kind, soughtBlock);
  }

  /** Checks both blobs of the record a reader stands on; whether its properties hold a NaN. Raises L1015. */
  check(reader: RecordReader): boolean {
    this.labels[reader.kind].of(reader);
    const checker = this.checkers[reader.kind];
    reader.use('properties', checker.check);
    for (let i = 0; i < metaKeys[reader.kind].length; i++) {
      if ((checker.foundAt[i] ?? -1) < 0) continue;
      this.shadowed.push({kind: reader.kind, id: reader.id});
      break;
    }
    return checker.hasNaN;
  }

  /** Where the value of a watched property begins in the bytes of the node that was checked last; -1 when it lacks it. */
  placeOf(key: string): number {
    return this.checkers.node.foundAt[metaKeys.node.length + this.keys.indexOf(key)] ?? -1;
  }

  /** Sentences for people, after the comparison. */
  allNotes(): string[] {
    const {store} = this.snapshot;
    return [...this.notes, ...shadowNotes(this.shadowed, store, 'real')];
  }
}

/** What sides come to whose lists are sound, or are not and come first: what is raised of them is raised ahead of what `work` raises. */
export async function withSoundLists<Result>(
  sides: readonly DiffSide[],
  work: Promise<Result>,
  tell: Tell,
): Promise<Result> {
  const [done] = await Promise.allSettled([work]);
  for (const side of sides) await side.checkLists(tell);
  if (done.status === 'rejected') throw done.reason;
  return done.value;
}

function watching(names: readonly string[]): ValueChecker {
  return new ValueChecker(names.map((name) => Buffer.from(name)));
}
