import type {Trouble} from '../../faults/trouble.js';
import type {NewestBackup} from '../../outputs/store-backups.js';
import type {LockState} from '../../storage/lock/lock-judgement.js';

/** Who may write, in the words of the lock command. */
export interface LockHolder {
  readonly state: LockState['state'];
  readonly pid: number | null;
  readonly since: string | null;
}

/** What is known about one store. Null: it cannot be said, because the store is not there or cannot be read. */
export interface StoreState {
  readonly store: string;
  readonly size_bytes: number | null;
  /** When the file was last written. */
  readonly changed_at: string | null;
  readonly node_count: number | null;
  readonly edge_count: number | null;
  /** Bytes of the WAL that are in use. */
  readonly wal_bytes: number | null;
  readonly wal_capacity_bytes: number;
  /** Null until the records were counted for the first time. */
  readonly node_labels: ReadonlyMap<string, number> | null;
  readonly edge_labels: ReadonlyMap<string, number> | null;
  /** Whether the labels are those of the store as it is now. */
  readonly labels_current: boolean;
  readonly lock: LockHolder;
  readonly newest_backup: Omit<NewestBackup, 'aged_from'> | null;
  readonly backup_count: number;
  /** When those were taken that count, the newest first; fifty at the most. */
  readonly backup_times: readonly string[];
  /** Where the next backup belongs: the first directory that was given, else `backups/` beside the store. */
  readonly backup_directory: string;
  /** What is wrong, worst first. */
  readonly troubles: readonly Trouble[];
  /** What an operator should know although all records can be read. */
  readonly notes: readonly Trouble[];
}

export type ChangeKind = 'commit' | 'written' | 'replaced' | 'gone' | 'back' | 'backup' | 'trouble' | 'cleared';

/** What is known now. */
export interface StateEvent {
  readonly type: 'state';
  readonly at: string;
  readonly state: StoreState;
}

/** Something happened to a store, and what is known after it. */
export interface ChangeEvent {
  readonly type: 'change';
  readonly at: string;
  readonly kind: ChangeKind;
  /** By how much the counters moved; null where there was nothing to compare. */
  readonly node_delta: number | null;
  readonly edge_delta: number | null;
  readonly size_delta_bytes: number | null;
  /** The code of a trouble, the path of a backup; empty otherwise. */
  readonly subject: string;
  readonly state: StoreState;
}

export type WatchEvent = StateEvent | ChangeEvent;
