import type {NewestBackup} from '../../../engine/outputs/store-backups.js';

/** What is chosen among the backups of a store. */
export interface Choice {
  readonly backup: string;
  /** Whether to say only what a restore of it would change. */
  readonly isLook: boolean;
}

/** All that a frame of the picker depends on. */
export interface PickState {
  /** The store that is to be restored. */
  readonly store: string;
  /** The newest first. */
  readonly copies: readonly NewestBackup[];
  /** How many others bear its name and cannot be relied on. */
  readonly uncounted: number;
  readonly cursor: number;
  /** Whether it asks if the chosen one is to be restored. */
  readonly mode: 'choose' | 'confirm' | 'help';
  readonly nowMs: number;
  readonly columns: number;
  readonly rows: number;
  readonly isColored: boolean;
}

/** Rows of the list: between the head with its titles, and the keys. */
export function listRows({rows}: Pick<PickState, 'rows'>): number {
  return Math.max(1, rows - 3);
}
