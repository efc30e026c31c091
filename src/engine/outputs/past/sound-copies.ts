import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import type {ShelvedBackup} from '../backup-shelf.js';

/** A copy, and why nothing is told of what it holds; null where it is sound. */
export interface JudgedCopy {
  readonly copy: ShelvedBackup;
  readonly reason: string | null;
}

/** Why a copy is passed over that no identity opens here: that is neither sound nor damaged. */
export const lockedCopy = 'not read: it, or its base, is encrypted';

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
  /** Whether it is not what it was; else only its time or its owner is not known, or nobody here can open it. */
  readonly unsound: boolean;
}

/** Raises L0134 for the newest of some copies where not one is sound, or L0141 where that cannot be opened here. */
export function requireSound(copies: readonly JudgedCopy[]): void {
  const last = copies.at(-1);
  if (last === undefined || copies.some(({reason}) => reason === null)) return;
  const {path} = last.copy;
  if (last.reason === lockedCopy) {
    throw fault(conditions.identityNeeded, {path, locked: path, problem: 'a look at the past takes no identity'});
  }
  throw fault(conditions.copyUnsound, {path, problem: last.reason as string});
}

/** The copies that are passed over. */
export function passedOver(copies: readonly JudgedCopy[]): PassedOver[] {
  return copies.flatMap(({copy, reason}) => {
    if (reason === null) return [];
    return [{backup: copy.path, reason, unsound: copy.verdict !== 'doubtful' && reason !== lockedCopy}];
  });
}
