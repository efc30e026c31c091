import type {StoreChanges} from '../../evidence/comparison/count-changes.js';
import {counted} from '../../faults/words.js';
import type {RecordKind} from '../../format/records/geometry.js';
import {note, type Tell} from '../../passes/operation.js';
import {historyIndexName} from '../backup-name.js';
import type {ShelvedBackup} from '../backup-shelf.js';
import {KnownCopies, type KnownCopy, type Touched} from './history-index.js';
import {isOfAnother, lineageOf, openCopy, otherStore, type PastCopy, troubleIn} from './past-copy.js';
import {changeCounts, changesBetween, type RecordChanges} from './record-changes.js';
import {copiesRead, type StoreCopies} from './timelines.js';

/** A copy of a timeline, and what became of the store since the one before. */
export interface PastStep {
  readonly copy: ShelvedBackup;
  /** read: proved just now. index: proved by an earlier look, and the same file since. passed over: not sound, or of a doubtful time. */
  readonly state: 'read' | 'index' | 'passed over';
  /** Why it was passed over; null for the others. */
  readonly reason: string | null;
  readonly nodes: number | null;
  readonly edges: number | null;
  /** Since the last copy before it that was not passed over, by id and as it is stored; null for the first. */
  readonly changes: StoreChanges | null;
  /** Which records those are. */
  readonly touched: Touched;
}

export interface WalkOptions {
  /** Whether what is found out is kept beside the copies, and counts the next time; true by default. */
  readonly keep?: boolean | undefined;
  /** Bytes that must have been read for that. */
  readonly keepFrom?: number | undefined;
}

const nothingKnown: Touched = {node: undefined, edge: undefined};

/** Walks over the copies of a store from the oldest on. Each is opened once, and compared with the one before while both are open. */
export async function walkPast(timeline: StoreCopies, options: WalkOptions, tell: Tell): Promise<PastStep[]> {
  const known = await KnownCopies.of(timeline.copies, options.keep !== false);
  for (;;) {
    const walk = new Walk(timeline, known, tell);
    const steps = await walk.steps();
    if (!Array.isArray(steps)) {
      known.of(steps).forget(steps.path);
      continue;
    }
    const fromIndex = steps.filter(({state}) => state === 'index').length;
    if (fromIndex > 0)
      tell(
        note(
          `${counted(fromIndex, 'copy was', 'copies were')} proved at an earlier look, and the file is of the same size and time: ${historyIndexName}; --no-index reads all of them`,
        ),
      );
    if (options.keep !== false) known.save(walk.bytesRead, tell, options.keepFrom);
    return steps;
  }
}

/** The last copy that counts: open where it was read, else what is known of it. */
interface Last {
  readonly copy: ShelvedBackup;
  readonly blake3: string;
  open: PastCopy | undefined;
}

class Walk {
  bytesRead = 0;
  private last: Last | undefined;

  constructor(
    private readonly timeline: StoreCopies,
    private readonly index: KnownCopies,
    private readonly tell: Tell,
  ) {}

  /** The steps; a copy that the index has for sound and that is not, where one is met. */
  async steps(): Promise<PastStep[] | ShelvedBackup> {
    const {copies} = this.timeline;
    const steps: PastStep[] = [];
    try {
      for (const copy of copies) {
        this.tell(copiesRead('copies', copies, steps.length));
        const step = this.known(copy) ?? (await this.read(copy));
        if (step === 'mistaken') return (this.last as Last).copy;
        steps.push(step);
      }
      return steps;
    } finally {
      this.last?.open?.close();
    }
  }

  private known(copy: ShelvedBackup): PastStep | undefined {
    const found = this.index.find(copy, this.last?.blake3 ?? null);
    if (found === undefined) return undefined;
    this.goOn({copy, blake3: found.blake3, open: undefined});
    return {copy, state: 'index', reason: null, ...found};
  }

  private goOn(next: Last): void {
    this.last?.open?.close();
    this.last = next;
  }

  private async read(copy: ShelvedBackup): Promise<PastStep | 'mistaken'> {
    const passedOver = (reason: string): PastStep => {
      const nothing = {nodes: null, edges: null, changes: null, touched: nothingKnown};
      return {copy, state: 'passed over', reason, ...nothing};
    };
    const opened = await openCopy(copy, 'whole');
    if (typeof opened === 'string') return passedOver(opened);
    if (this.last && !(await this.isOpen(this.last))) {
      opened.close();
      return 'mistaken';
    }
    const found = await this.compared(opened);
    if (typeof found === 'string') {
      opened.close();
      return passedOver(found);
    }
    this.bytesRead += opened.snapshot.bytes.size;
    this.index.of(copy).keep(copy.path, opened.stamp, found);
    this.goOn({copy, blake3: opened.blake3, open: opened});
    return {copy, state: 'read', reason: null, ...found};
  }

  /** Opens the last copy where only the index has told of it; false where that is not sound. */
  private async isOpen(last: Last): Promise<boolean> {
    if (last.open) return true;
    const opened = await openCopy(last.copy, 'whole');
    if (typeof opened === 'string') return false;
    last.open = opened;
    return true;
  }

  /** What a copy holds, and what differs from the last one; the end of a sentence where it cannot be told. */
  private async compared(opened: PastCopy): Promise<KnownCopy | string> {
    const {blake3, snapshot} = opened;
    const {nodeCount: nodes, edgeCount: edges} = snapshot.header;
    const {last} = this;
    if (last === undefined) return {blake3, nodes, edges, since: null, changes: null, touched: nothingKnown};
    const since = last.blake3;
    if (since === blake3) return {blake3, nodes, edges, since, ...told(noChanges)};
    const older = last.open as PastCopy;
    if (isOfAnother(opened, lineageOf(older))) {
      return otherStore;
    }
    try {
      const changes = await changesBetween(older.snapshot, snapshot);
      if (!opened.isUnchanged() || !older.isUnchanged()) return 'it was written to while it was read';
      return {blake3, nodes, edges, since, ...told(changes)};
    } catch (error) {
      return troubleIn(error);
    }
  }
}

const none = {added: [], removed: [], changed: []};
const noChanges: RecordChanges = {node: none, edge: none};

function told(changes: RecordChanges): Pick<KnownCopy, 'changes' | 'touched'> {
  const touched = (kind: RecordKind): number[] => {
    const {added, removed, changed} = changes[kind];
    return [...added, ...removed, ...changed].sort((a, b) => a - b);
  };
  return {changes: changeCounts(changes), touched: {node: touched('node'), edge: touched('edge')}};
}
