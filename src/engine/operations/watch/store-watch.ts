import {conditions} from '../../faults/conditions.js';
import {Fault, fault, isFault} from '../../faults/fault.js';
import {isTrouble, type Trouble, toTrouble} from '../../faults/trouble.js';
import {walSize} from '../../format/records/constants.js';
import {type BackupCount, StoreBackups} from '../../outputs/store-backups.js';
import {isSameStamp} from '../../storage/files/file-stamp.js';
import type {LockState} from '../../storage/lock/lock-judgement.js';
import {inspectLock} from '../../storage/lock/writer-lock.js';
import {type ContentReading, readContent} from './content-reading.js';
import {type Glance, glanceAt, isCommitBetween, stampOfStore} from './glance.js';
import type {ChangeKind, StateEvent, StoreState, WatchEvent} from './store-state.js';

/** Reading all records may take this part of the time at most. */
const readingShare = 0.05;
/** Looks at a header that is being written before it counts as damaged. */
const patience = 4;

/** Backups whose times are told. */
const shownBackups = 50;

const noReading: ContentReading = {node_labels: null, edge_labels: null, troubles: [], notes: []};

/** One store under watch: what was seen last, and what a new look adds to it. */
export class StoreWatch {
  /** How often the header page was read, and how often all records. */
  headerReads = 0;
  contentReads = 0;

  private glance: Glance;
  private lock: LockState;
  private reading = noReading;
  private readStamp: Glance['stamp'];
  private readAgainAt = 0;
  /** The file was written and its header stayed; the rest of a commit may follow. */
  private isWrittenSilently = false;
  private unsettledLooks = 0;
  /** A lock without an owner may be one that is being made. */
  private unprovableLooks = 2;
  /** The troubles that were told, by code. */
  private told: ReadonlyMap<string, Trouble>;
  private current: StoreState;

  private constructor(
    readonly store: string,
    private readonly shelf: StoreBackups,
    private backups: BackupCount,
  ) {
    this.glance = this.newGlance();
    this.lock = this.newLock();
    this.current = this.toState();
    this.told = byCode(this.current.troubles);
  }

  /** Looks at a store for the first time, and for its backups in the given directories too. */
  static async open(store: string, backupDirectories: readonly string[] = []): Promise<StoreWatch> {
    const shelf = new StoreBackups(store, backupDirectories);
    return new StoreWatch(store, shelf, await shelf.look());
  }

  get state(): StoreState {
    return this.current;
  }

  /** The state as an event. */
  stateEvent(): StateEvent {
    return {type: 'state', at: new Date().toISOString(), state: this.current};
  }

  /** Looks at stamp, lock and backups; at the header if the stamp moved. */
  async look(): Promise<WatchEvent[]> {
    const {current: before, glance, backups} = this;
    this.glance = this.nextGlance();
    this.lock = this.newLock();
    this.unprovableLooks = this.lock.state === 'unprovable' ? this.unprovableLooks + 1 : 0;
    this.backups = await this.shelf.look();
    const kinds = this.fileChanges(glance, this.glance);
    if (!this.glance.header || kinds.includes('replaced')) this.reading = noReading;
    this.current = this.toState();
    const events = kinds.map((kind) => this.change(kind, before, ''));
    const {newest} = this.backups;
    if (newest !== null && newest.taken_at > (backups.newest?.taken_at ?? '')) {
      events.push(this.change('backup', before, newest.path));
    }
    return this.withTroubles(before, events);
  }

  /** Reads all records when the store has changed since and rests. Slow stores are read less often. */
  async read(): Promise<WatchEvent[]> {
    const {stamp, header, isSettled} = this.glance;
    if (!header || !isSettled || isSameStamp(stamp, this.readStamp)) return [];
    const began = performance.now();
    if (began < this.readAgainAt) return [];
    this.contentReads++;
    const reading = await readContent(this.store);
    const ended = performance.now();
    this.readAgainAt = ended + (ended - began) / readingShare;
    if (!reading) return [];
    const before = this.current;
    this.reading = reading;
    this.readStamp = stamp;
    this.current = this.toState();
    return this.withTroubles(before, []);
  }

  private newGlance(): Glance {
    this.headerReads++;
    return glanceAt(this.store);
  }

  private nextGlance(): Glance {
    const stamp = stampOfStore(this.store);
    if (this.glance.isSettled && !(stamp instanceof Fault)) {
      if (stamp === undefined && this.glance.stamp === undefined && !this.hasEnvironmentTrouble()) return this.glance;
      if (stamp !== undefined && isSameStamp(stamp, this.glance.stamp)) return this.glance;
    }
    const next = this.newGlance();
    const {stamp: seen, header} = this.glance;
    const isHalfWritten = !next.isSettled && next.trouble !== undefined && (header !== undefined || seen === undefined);
    this.unsettledLooks = isHalfWritten ? this.unsettledLooks + 1 : 0;
    if (!isHalfWritten || this.unsettledLooks > patience) return next;
    return {...this.glance, isSettled: false};
  }

  private hasEnvironmentTrouble(): boolean {
    return !isFault(this.glance.trouble, conditions.inputMissing);
  }

  private newLock(): LockState {
    try {
      return inspectLock(this.store);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      // The directory of the store is not there, or cannot be looked at: then nobody holds a lock in it.
      return {state: 'free', lockPath: `${this.store}.lock`};
    }
  }

  /** What became of the file between two glances. */
  private fileChanges(before: Glance, after: Glance): ChangeKind[] {
    const {stamp: old} = before;
    const {stamp} = after;
    if (stamp === undefined) return old === undefined ? [] : ['gone'];
    if (old === undefined) return ['back'];
    if (old.inode !== stamp.inode || old.device !== stamp.device) {
      this.isWrittenSilently = false;
      return ['replaced'];
    }
    if (!before.header || !after.header) return [];
    if (isCommitBetween(before.header, after.header)) {
      this.isWrittenSilently = false;
      return ['commit'];
    }
    if (isSameStamp(old, stamp)) {
      if (!this.isWrittenSilently || !after.isSettled) return [];
      this.isWrittenSilently = false;
      return ['written'];
    }
    // The header of a commit was seen before its last write; what follows belongs to it.
    if (old.modifiedNs !== stamp.modifiedNs && before.header.walLength === 0) this.isWrittenSilently = true;
    return [];
  }

  /** Adds what troubles came and went, and a state when nothing else says what is new. */
  private withTroubles(before: StoreState, events: WatchEvent[]): WatchEvent[] {
    const troubles = byCode(this.current.troubles);
    for (const [code, trouble] of troubles) {
      // That the store is gone is a change of its own.
      if (!this.told.has(code) && !isTrouble(trouble, conditions.inputMissing)) {
        events.push(this.change('trouble', before, code));
      }
    }
    const wasDamaged = [...this.told.values()].some((trouble) => !isTrouble(trouble, conditions.inputMissing));
    const isProved = this.glance.header !== undefined && isSameStamp(this.readStamp, this.glance.stamp);
    if (troubles.size === 0 && wasDamaged && isProved) events.push(this.change('cleared', before, ''));
    if (troubles.size > 0 || !wasDamaged || isProved) this.told = troubles;
    if (events.length > 0 || isSameState(before, this.current)) return events;
    return [this.stateEvent()];
  }

  private change(kind: ChangeKind, before: StoreState, subject: string): WatchEvent {
    const difference = (field: 'node_count' | 'edge_count' | 'size_bytes'): number | null => {
      const [from, to] = [before[field], this.current[field]];
      return from === null || to === null ? null : to - from;
    };
    return {
      type: 'change',
      at: new Date().toISOString(),
      kind,
      node_delta: difference('node_count'),
      edge_delta: difference('edge_count'),
      size_delta_bytes: difference('size_bytes'),
      subject,
      state: this.current,
    };
  }

  private toState(): StoreState {
    const {stamp, header, trouble} = this.glance;
    const {state, pid, createdAtUnixMs} = this.lock;
    return {
      store: this.store,
      size_bytes: stamp?.sizeBytes ?? null,
      changed_at: stamp === undefined ? null : new Date(Number(stamp.modifiedNs / 1_000_000n)).toISOString(),
      node_count: header?.nodeCount ?? null,
      edge_count: header?.edgeCount ?? null,
      wal_bytes: header?.walLength ?? null,
      wal_capacity_bytes: walSize,
      node_labels: this.reading.node_labels,
      edge_labels: this.reading.edge_labels,
      labels_current: this.reading.node_labels !== null && isSameStamp(this.readStamp, stamp),
      lock: {
        state,
        pid: pid ?? null,
        since: createdAtUnixMs === undefined ? null : new Date(createdAtUnixMs).toISOString(),
      },
      newest_backup: this.newestBackup(),
      backup_count: this.backups.count,
      backup_times: this.backups.copies.slice(0, shownBackups).map(({taken_at}) => taken_at),
      backup_directory: this.backups.directory,
      troubles: [
        ...(trouble ? [toTrouble(trouble)] : []),
        ...this.lockTrouble(),
        ...this.backups.troubles.map(toTrouble),
        ...this.reading.troubles,
      ],
      notes: this.reading.notes,
    };
  }

  private newestBackup(): StoreState['newest_backup'] {
    const {newest} = this.backups;
    if (newest === null || newest === undefined) return null;
    const {aged_from: _, ...known} = newest;
    return known;
  }

  private lockTrouble(): Trouble[] {
    const {state, lockPath, problem} = this.lock;
    if (state !== 'unprovable' || this.unprovableLooks < 2) return [];
    const facts = {store: this.store, lock: lockPath, problem: problem ?? 'its holder is unknown'};
    return [toTrouble(fault(conditions.lockUnprovable, facts))];
  }
}

function isSameState(a: StoreState, b: StoreState): boolean {
  const {node_labels: aNodes, edge_labels: aEdges, ...aRest} = a;
  const {node_labels: bNodes, edge_labels: bEdges, ...bRest} = b;
  return aNodes === bNodes && aEdges === bEdges && JSON.stringify(aRest) === JSON.stringify(bRest);
}

function byCode(troubles: readonly Trouble[]): ReadonlyMap<string, Trouble> {
  return new Map(troubles.map((trouble) => [trouble.code, trouble]));
}
