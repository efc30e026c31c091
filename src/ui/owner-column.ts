import {printable} from './printable.js';

/** Whose a backup is, as its receipt tells it; null where none does. */
export interface Owned {
  readonly store: string | null;
  readonly machine: string | null;
}

/** What a table of backups says of their stores: a column where there are several, else a line below it. */
export interface OwnerWords {
  readonly title: readonly string[];
  readonly cell: (backup: Owned) => readonly string[];
  readonly lines: readonly string[];
}

const unknown = 'not known';

/** The words for the stores of some backups. */
export function ownerWords(backups: readonly Owned[]): OwnerWords {
  const owners = new Set(backups.map(nameOf));
  const [only] = owners;
  if (owners.size > 1) return {title: ['of'], cell: (backup) => [nameOf(backup)], lines: []};
  const lines = only === undefined ? [] : [only === unknown ? 'Of which store is not known' : `Of ${only}`];
  return {title: [], cell: () => [], lines};
}

function nameOf({store, machine}: Owned): string {
  return store === null ? unknown : printable(`${store} on ${(machine ?? '').replace(/\/.*$/, '')}`);
}
