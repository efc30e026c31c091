import type {BackupCheck} from '../evidence/backup-check.js';
import type {Receipt} from '../evidence/receipt.js';
import {
  compareLineages,
  identityAt,
  identityOf,
  type Kinship,
  kinshipOf,
  type StoreIdentity,
} from '../evidence/store-identity.js';
import {conditions} from '../faults/conditions.js';
import {Fault, fault} from '../faults/fault.js';
import {kindOf, openForReading} from '../storage/files/file-system.js';
import {readStore, type StoreSnapshot} from '../storage/reading/open-store.js';
import {countText} from './read-back.js';

/** A backup, and the store that it is to replace. */
interface Replacement {
  readonly backup: string;
  readonly store: string;
  /** Whether it may be of another store. */
  readonly force?: boolean | undefined;
  /** As `findReceipt` has it. */
  readonly receipt: Receipt | string | Fault;
}

/**
 * Whether a backup is of the store that it is put in the place of: by its receipt, and where that does not say it, by its
 * records. Raises L0070 for another store, unless that is wanted.
 */
export function checkSource({backup, store, force, receipt}: Replacement, snapshot: StoreSnapshot): BackupCheck {
  const name = 'source';
  if (kindOf(store) === undefined) return {name, verdict: 'not checked', reason: 'there was no store before'};
  const known = typeof receipt === 'string' || receipt instanceof Fault ? undefined : receipt.identity;
  const {verdict, reason} = judgeSource(identityAt(store), known, identityOf(backup, snapshot));
  if (verdict !== 'another') return {name, verdict: verdict === 'same' ? 'pass' : 'not checked', reason};
  if (force) return {name, verdict: 'not checked', reason: `${reason}; --force was given`};
  const {nodeCount: nodes, edgeCount: edges} = snapshot.header;
  const facts = {backup, store, reason, holds: countText({nodes, edges}), there: countsAt(store)};
  throw fault(conditions.restoreOfAnother, facts);
}

function judgeSource(own: StoreIdentity, receipt: StoreIdentity | undefined, backup: StoreIdentity): Kinship {
  const likeness = compareLineages(own.lineage, backup.lineage);
  if (receipt) {
    const {verdict, reason} = kinshipOf(own, receipt);
    if (verdict !== 'unknown') return {verdict, reason};
    // On another machine, or in another container, only the records can tell.
    return likeness === 'alike'
      ? {verdict: 'same', reason: `${reason}, with records of this store`}
      : {verdict: 'another', reason};
  }
  const unsaid = 'no receipt says whose it is';
  if (likeness === 'another') return {verdict: 'another', reason: `${unsaid}, and its records are others`};
  if (likeness === 'alike') return {verdict: 'same', reason: `${unsaid}; its records are of this store`};
  return {verdict: 'unknown', reason: `${unsaid}, and there are no records to tell by`};
}

/** What a store holds by its header, for a message. */
function countsAt(store: string): string {
  const file = openForReading(store);
  try {
    const {nodeCount: nodes, edgeCount: edges} = readStore(file, store).header;
    return countText({nodes, edges});
  } catch (error) {
    if (error instanceof Fault) return 'what cannot be read';
    throw error;
  } finally {
    file.close();
  }
}
