import type {GivenBytes} from '../../evidence/signature/key-source.js';
import type {TrustOptions} from '../../evidence/signature/open-signatures.js';
import type {VerifyReport} from '../../evidence/verdict.js';
import {conditionOf} from '../../faults/conditions.js';
import {type Condition, type Facts, Fault, type Finding, type Place} from '../../faults/fault.js';
import {type DoneElsewhere, type FleetStore, type OtherThreads, unjudged} from '../../passes/fleet.js';
import {doElsewhere, type FreeJob, isWorthThreads, threadCount} from '../../passes/jobs.js';
import {run} from '../../passes/run.js';
import {normalisedPath} from '../../peer/path-text.js';
import {stampOf} from '../../storage/files/file-system.js';
import {type VerifyOptions, verify} from './verify.js';

/** A finding or a fault as threads tell it: a condition by its code. */
interface Told {
  readonly code: string;
  readonly facts: Facts;
  readonly place: Place;
}

/** What a thread tells of a store. */
interface ToldVerdict {
  readonly report?: Omit<VerifyReport, 'findings'>;
  readonly findings: readonly Told[];
  readonly trouble?: Told;
  readonly notes: readonly string[];
}

/** The verdict on a store as another thread gives it. */
export const verdictAlone: FreeJob<VerifyOptions, ToldVerdict> = {
  name: 'verdict',
  alone: async (options) => {
    const notes: string[] = [];
    try {
      const operation = verify({...options, trust: options.trust && withBuffers(options.trust)});
      const {findings, ...report} = await run(operation, {
        onEvent: (event) => event.type === 'note' && notes.push(event.text),
      });
      return {report, findings: findings.map(told), notes};
    } catch (error) {
      if (error instanceof Fault) return {findings: [], trouble: told(error), notes};
      throw error;
    }
  },
};

/** Keys are buffers again, which a thread is told as bare bytes. */
function withBuffers({publicKeys = [], allowedSigners, ...rest}: TrustOptions): TrustOptions {
  const whole = <Source>(source: Source): Source => {
    const {name, bytes} = source as GivenBytes;
    return {name, bytes: Buffer.from(bytes)} as Source;
  };
  return {
    ...rest,
    publicKeys: publicKeys.map(whole),
    allowedSigners: allowedSigners && {...allowedSigners, list: whole(allowedSigners.list)},
  };
}

/** The verdict of another thread on a store; undefined where none gave one. Keys are read already. */
async function verifyElsewhere(options: VerifyOptions): Promise<DoneElsewhere<VerifyReport> | undefined> {
  const done = await doElsewhere(verdictAlone, options);
  if (!done) return undefined;
  const {report, findings, trouble, notes} = done;
  if (report) return {row: {...report, findings: findings.map(heard)}, notes};
  if (!trouble) return undefined;
  const {condition, facts, place} = heard(trouble);
  return {row: unjudged(normalisedPath(options.store), new Fault(condition, facts, place)), notes};
}

const told = ({condition, facts, place}: Finding): Told => ({code: condition.code, facts, place});

const heard = ({code, facts, place}: Told): Finding => ({condition: conditionOf(code) as Condition, facts, place});

/** What a store costs besides its bytes, in bytes that are checked in the same time. */
const storeBytes = 4 * 1024 * 1024;

/** What is worth threads, in bytes: about a hundred small stores. Each thread takes as long to begin as 40 of them to check. */
const worthBytes = 1024 * 1024 * 1024;

/** Other threads for the small stores of a fleet, where they are many. All threads are at a large store together, which is sooner. */
export function threadsForVerdicts(
  fleet: readonly FleetStore[],
  options: Omit<VerifyOptions, 'store'>,
): OtherThreads<VerifyReport> | undefined {
  const count = threadCount();
  if (count === 1) return undefined;
  const small = new Set<FleetStore>();
  let bytes = 0;
  for (const named of fleet) {
    const size = stampOf(named.name)?.sizeBytes ?? 0;
    if (named.trouble || isWorthThreads(size)) continue;
    small.add(named);
    bytes += storeBytes + size;
  }
  const elsewhere = (store: string) => verifyElsewhere({...options, store});
  return bytes < worthBytes ? undefined : {count, stores: small, elsewhere};
}
