import {conditions} from '../../faults/conditions.js';
import {requireFile} from '../../storage/files/file-system.js';
import {type Check, passed, troubled} from './check.js';
import {findLeftovers, judgeLeftovers, type Leftover} from './leftovers.js';
import {judgePlace} from './place.js';
import {advise, type FoundProgram, findPrograms, type OwnProcess} from './programs.js';
import {judgeBackup, judgeClock, judgeLock, judgePermissions, judgeSeal, judgeSpace} from './store-checks.js';

export interface DoctorReport {
  readonly version: string;
  readonly program: string;
  readonly node: string;
  readonly platform: string;
  readonly packages: Readonly<Record<string, string>>;
  readonly on_path: readonly FoundProgram[];
  /** What an operator should mend about the program. */
  readonly advice: readonly string[];
  /** The store whose surroundings were looked at. */
  readonly store: string | null;
  /** Everything that was looked at about the store; empty without one. */
  readonly checks: readonly Check[];
  readonly leftovers: readonly Leftover[];
}

export interface DoctorOptions {
  /** The program that asks. */
  readonly own: OwnProcess;
  /** A store whose surroundings are looked at; none by default. */
  readonly store?: string | null | undefined;
}

/**
 * Says which programs called liel there are, which one a shell starts, and what this one is made of; with a store, also
 * what surrounds it. Reads only, and none of the store's content. Raises L0002 when the store is not there.
 */
export async function doctor({own, store = null}: DoctorOptions): Promise<DoctorReport> {
  const {version, program, node, platform, packages} = own;
  const found = findPrograms(own);
  const advice = advise(found);
  const about = {version, program, node, platform, packages, on_path: found, advice};
  if (store === null) return {...about, store, checks: [], leftovers: []};
  requireFile(store);
  const leftovers = findLeftovers(store);
  const nowMs = Date.now();
  const checks = [
    judgeLock(store),
    judgeLeftovers(store, leftovers),
    judgePlace(store),
    ...judgeSpace(store),
    judgeClock(store, nowMs),
    judgePermissions(store),
    judgeBackup(store, nowMs),
    judgeSeal(store),
    judgeProgram(advice),
  ];
  return {...about, store, checks, leftovers};
}

function judgeProgram([problem]: readonly string[]): Check {
  if (problem === undefined) return passed('program', 'typing liel starts this program');
  return troubled('program', 'warn', conditions.otherProgram, {problem});
}
