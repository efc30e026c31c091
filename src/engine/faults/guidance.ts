import {quote} from './condition.js';
import type {Condition, Facts, Family} from './fault.js';

/** What an operator does about a condition beyond its remedy. */
export interface Guidance {
  /** Command lines that prove it is mended; none where the command that was refused proves it. */
  readonly verify: readonly string[];
  /** How it is kept from happening. */
  readonly prevent: string;
  /** The runbook page of the whole job; null for none. */
  readonly page: string | null;
}

interface FamilyGuidance {
  readonly prove: string | null;
  readonly prevent: string;
  readonly page: string | null;
}

/** How a writer of the Python package ends so that its lock goes. It has no handler for SIGTERM. */
export const endWriterCleanly =
  'End an MCP server by its client, which closes its stdin, and any other Python writer with SIGINT (systemd: KillSignal=SIGINT). SIGTERM and SIGKILL leave its lock, and perhaps a live WAL.';

/** What holds for a whole family of conditions. */
const families: Readonly<Record<Family, FamilyGuidance>> = {
  program: {prove: null, prevent: 'Scripts do well to stop at the first exit code that is not 0.', page: null},
  format: {
    prove: 'verify',
    prevent: 'Keep the store on a local disk, and keep drilled backups of it in another place.',
    page: 'corrupt-store',
  },
  lock: {prove: 'lock', prevent: 'Let one process own the store, and send all writes through it.', page: 'stale-lock'},
  wal: {
    prove: 'verify',
    prevent: `${endWriterCleanly} Do so before the machine goes down, and keep the store on a local disk.`,
    page: 'live-wal-after-a-crash',
  },
  graph: {
    prove: 'verify',
    prevent: 'Let one writer at a time use the store, and verify it after every crash.',
    page: 'suspected-adjacency-drift',
  },
  environment: {prove: null, prevent: 'Run doctor on the store before maintenance.', page: null},
  comparison: {prove: null, prevent: 'Compare, and preview, before anything is written.', page: null},
};

/** The guidance for a condition as it occurred: its own, and where it has none, that of its family. */
export function guidanceOf(condition: Condition, facts: Facts): Guidance {
  const general = families[condition.family];
  return {
    verify: condition.verify?.(facts) ?? familyProof(general, facts),
    prevent: condition.prevent ?? general.prevent,
    page: condition.page === undefined ? general.page : condition.page,
  };
}

function familyProof({prove}: FamilyGuidance, {store}: Facts): string[] {
  return prove === null || typeof store !== 'string' ? [] : [`liel ${prove} ${quote(store)}`];
}
