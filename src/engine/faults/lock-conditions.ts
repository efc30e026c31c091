import {condition, family, quote} from './condition.js';
import {exit} from './fault.js';
import {endWriterCleanly} from './guidance.js';
import {counted} from './words.js';

/** L2: the writer lock, and reading beside a writer. */
export const lockConditions = family('lock', {
  /** `retry` is the command that was refused, with a wait. */
  storeLocked: condition<{store: string; holder: string; retry?: string}>({
    code: 'L2001',
    title: 'Another process holds the writer lock',
    exit: exit.busy,
    dataAtRisk: 'none',
    cause: ({store, holder}) => `${store} is open for writing in ${holder}`,
    remedy: ({store, retry}) => [`liel lock ${quote(store)}`, ...(retry === undefined ? [] : [retry])],
    background:
      'One writer at a time. Wait for it to finish (--wait 30s), or stop it. A dead holder is recognised and its lock taken over.',
    example: {store: 'project.liel', holder: 'process 4711', retry: 'liel recover ./project.liel --wait 30s'},
  }),
  /** `release` are the flags of `lock` that take it away: with --force where nothing proves its holder dead. */
  lockUnprovable: condition<{store: string; lock: string; problem: string; release?: string}>({
    code: 'L2002',
    title: 'A writer lock whose holder cannot be told',
    exit: exit.busy,
    dataAtRisk: 'none',
    cause: ({lock, problem}) => `${lock} exists, and ${problem}; it is not taken over unasked`,
    remedy: ({store, release = '--release --force'}) => [
      `liel lock ${quote(store)}`,
      `liel lock ${quote(store)} ${release}`,
    ],
    background:
      'Its holder may be alive: on another machine or in another container, where the store has another path, or so early that it has not named itself. Make sure that nobody writes, wherever the store can be reached from; then lock --release --force removes it. --release alone removes a lock whose holder is proved dead.',
    example: {
      store: 'project.liel',
      lock: 'project.liel.lock',
      problem: 'it has no owner.json',
      release: '--release --force',
    },
    prevent: `Let one machine write a store. ${endWriterCleanly}`,
  }),
  unstableRead: condition<{store: string; tries: number}>({
    code: 'L2003',
    title: 'The store kept changing while it was read',
    exit: exit.busy,
    dataAtRisk: 'none',
    cause: ({store, tries}) =>
      `${store} was committed to during each of ${counted(tries, 'read')}; nothing read can be trusted`,
    remedy: ({store}) => [`liel lock ${quote(store)}`],
    background:
      'Readers take no lock; they prove instead that the file was the same before and after. Try again when the writer rests, or with --wait 30s.',
    example: {store: 'project.liel', tries: 5},
    verify: ({store}) => [`liel verify ${quote(store)}`],
    prevent: 'Read when the writer rests, or read a backup.',
    page: 'routine-backup',
  }),
  lockLost: condition<{store: string}>({
    code: 'L2004',
    title: 'The writer lock was taken away',
    exit: exit.environment,
    dataAtRisk: 'uncommitted',
    cause: ({store}) => `the lock of ${store} is no longer ours; nothing more was written`,
    remedy: ({store}) => [`liel lock ${quote(store)}`],
    background:
      'Another process removed or replaced the lock directory while we held it. The last commit is whole; the transaction was dropped.',
    example: {store: 'project.liel'},
    prevent: 'Never remove a lock by hand while its holder may be alive; lock --release proves that it is dead.',
  }),
});
