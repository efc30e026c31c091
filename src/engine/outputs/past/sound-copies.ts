import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import type {ShelvedBackup} from '../backup-shelf.js';

/** A copy, and why nothing is told of what it holds; null where it is sound. */
export interface JudgedCopy {
  readonly copy: ShelvedBackup;
  readonly reason: string | null;
}

/** A copy, and the moment it is of. */
export interface CopyMoment {
  readonly backup: string;
  readonly taken_at: string;
}

/** What reports call a copy. */
export function copyMoment({path: backup, taken_at}: ShelvedBackup): CopyMoment {
  return {backup, taken_at};
}

/** A copy of which nothing is told. */
export interface PassedOver {
  readonly backup: string;
  readonly reason: string;
  /** Whether it is not what it was; else only its time or its owner is not known. */
  readonly unsound: boolean;
}

/** Raises L0134 for the newest of some copies where not one is sound. */
export function requireSound(copies: readonly JudgedCopy[]): void {
  const last = copies.at(-1);
  if (last === undefined || copies.some(({reason}) => reason === null)) return;
  throw fault(conditions.copyUnsound, {path: last.copy.path, problem: last.reason as string});
}

/** The copies that are passed over. */
export function passedOver(copies: readonly JudgedCopy[]): PassedOver[] {
  return copies.flatMap(({copy, reason}) => {
    if (reason === null) return [];
    return [{backup: copy.path, reason, unsound: copy.verdict !== 'doubtful'}];
  });
}
