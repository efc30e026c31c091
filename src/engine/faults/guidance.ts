import {quote} from './condition.js';
import type {Condition, Facts} from './fault.js';

/** What an operator does about a condition beyond its remedy. */
export interface Guidance {
  /** Command lines that prove it is mended; none where the command that was refused proves it. */
  readonly verify: readonly string[];
  /** How it is kept from happening. */
  readonly prevent: string;
  /** The runbook page of the whole job; null for none. */
  readonly page: string | null;
}

interface ClassGuidance {
  readonly prove: string | null;
  readonly prevent: string;
  readonly page: string | null;
}

/** What holds for a whole class of conditions: by the digit of the thousand. */
const classes: Readonly<Record<string, ClassGuidance>> = {
  '0': {prove: null, prevent: 'Scripts do well to stop at the first exit code that is not 0.', page: null},
  '1': {
    prove: 'verify',
    prevent: 'Keep the store on a local disk, and keep drilled backups of it in another place.',
    page: 'corrupt-store',
  },
  '2': {prove: 'lock', prevent: 'Let one process own the store, and send all writes through it.', page: 'stale-lock'},
  '3': {
    prove: 'verify',
    prevent: 'Stop writers before the machine goes down, and keep the store on a local disk.',
    page: 'live-wal-after-a-crash',
  },
  '4': {
    prove: 'verify',
    prevent: 'Let one writer at a time use the store, and verify it after every crash.',
    page: 'suspected-adjacency-drift',
  },
  '5': {prove: null, prevent: 'Run doctor on the store before maintenance.', page: null},
  '6': {prove: null, prevent: 'Compare, and preview, before anything is written.', page: null},
};

/** The guidance for a condition as it occurred: its own, and where it has none, that of its class. */
export function guidanceOf(condition: Condition, facts: Facts): Guidance {
  const general = classes[condition.code[1]];
  return {
    verify: condition.verify?.(facts) ?? classProof(general, facts),
    prevent: condition.prevent ?? general.prevent,
    page: condition.page === undefined ? general.page : condition.page,
  };
}

function classProof({prove}: ClassGuidance, {store}: Facts): string[] {
  return prove === null || typeof store !== 'string' ? [] : [`liel ${prove} ${quote(store)}`];
}
