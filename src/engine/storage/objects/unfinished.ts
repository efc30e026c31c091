import {setTimeout as sleep} from 'node:timers/promises';

/** What a server keeps of an object that is not to be, until it is told: each tells it so. */
const unfinished = new Set<() => Promise<void>>();

/** Notes what is to be told where this process has to end. Returns what takes that back. */
export function noteUnfinished(tell: () => Promise<void>): () => void {
  unfinished.add(tell);
  return () => void unfinished.delete(tell);
}

/** How long a process that was asked to end waits for servers. */
const patienceMs = 3000;

/** Tells servers what is not to be; for a process that is about to end. Undefined where there is nothing to tell. */
export function abandonUnfinished(): Promise<void> | undefined {
  if (unfinished.size === 0) return undefined;
  const told = Promise.allSettled([...unfinished].map((tell) => tell())).then(() => undefined);
  return Promise.race([told, sleep(patienceMs)]);
}

/** Objects of a backup whose receipt is still to come. */
const withoutReceipt = new Set<string>();

/** Notes that an object stays for nothing where this process has to end now. Returns what takes that back. */
export function noteWithoutReceipt(address: string): () => void {
  withoutReceipt.add(address);
  return () => void withoutReceipt.delete(address);
}

/** The address of such an object; undefined where there is none. */
export function leftWithoutReceipt(): string | undefined {
  return [...withoutReceipt][0];
}
