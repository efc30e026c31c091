import {quote} from '../../faults/condition.js';
import {conditions} from '../../faults/conditions.js';
import {isFault} from '../../faults/fault.js';
import {requireFile} from '../../storage/files/file-system.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {type Check, passed, troubled, unchecked} from './check.js';
import {judgeContent} from './content-checks.js';
import {findLeftovers, judgeLeftovers, type Leftover} from './leftovers.js';
import {judgeNeighbours} from './neighbours.js';
import {judgePlace} from './place.js';
import {advise, type FoundProgram, findPrograms, type OwnProcess} from './programs.js';
import {judgeBackups, judgeClock, judgeLock, judgePermissions, judgeSeal, judgeSpace} from './store-checks.js';

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

export interface DoctorOptions extends WaitOptions {
  /** The program that asks. */
  readonly own: OwnProcess;
  /** A store whose surroundings are looked at; none by default. */
  readonly store?: string | null | undefined;
  /** Where backups are looked for besides the places beside the store. */
  readonly backupDirectories?: readonly string[] | undefined;
  /** How old the newest backup may be, in milliseconds; older, or none, is bad. */
  readonly maxAgeMs?: number | undefined;
  /** From which age on it is worth a warning, in milliseconds. */
  readonly warnAgeMs?: number | undefined;
}

/**
 * Says which programs called liel there are, which one a shell starts, and what this one is made of; with a store, also
 * whether it is one, what its seal says of it, and what surrounds it. Reads only. Raises L0002 when the store is not
 * there. What a restless writer lets nobody read within `waitMs` is not checked.
 */
export async function doctor(options: DoctorOptions): Promise<DoctorReport> {
  const {own, store = null, backupDirectories = [], maxAgeMs, warnAgeMs, waitMs = 0} = options;
  const {version, program, node, platform, packages} = own;
  const found = findPrograms(own);
  const advice = advise(found);
  const about = {version, program, node, platform, packages, on_path: found, advice};
  if (store === null) return {...about, store, checks: [], leftovers: []};
  requireFile(store);
  const leftovers = findLeftovers(store);
  const nowMs = Date.now();
  const content = await unlessBusy('store', () => judgeContent(store, waitMs));
  const isStore = content.every(({verdict}) => verdict !== 'bad');
  // A store that is none any more is where backups matter.
  const judged = await judgeBackups(store, {directories: backupDirectories, maxAgeMs, warnAgeMs}, nowMs);
  const sealed = isStore ? await unlessBusy('seal', async () => [await judgeSeal(store, waitMs)]) : [];
  const isSound = isStore && sealed.every(({verdict}) => verdict !== 'bad');
  // Nor is a backup made of one, or of what its seal denies.
  const isRefused = (line: string): boolean => !isSound && line.startsWith('liel backup ');
  const backups = judged.map((check) => ({...check, next: check.next.filter((line) => !isRefused(line))}));
  const isKept = backupDirectories.length === 0 && backups.every(({verdict}) => verdict === 'ok');
  const wayBack = isKept && !isStore ? [`liel restore @ -o ${quote(store)}`] : [];
  const checks = [
    ...content.map((check) => (check.verdict === 'bad' ? {...check, next: [...check.next, ...wayBack]} : check)),
    judgeLock(store),
    judgeLeftovers(store, leftovers),
    judgePlace(store),
    ...judgeSpace(store),
    judgeClock(store, nowMs),
    judgePermissions(store),
    ...backups,
    ...sealed,
    judgeNeighbours(store),
    judgeProgram(advice),
  ];
  // No line leads back to where one is.
  const own_lines = [`liel doctor ${quote(store)}`];
  const led = checks.map((check) => ({...check, next: check.next.filter((line) => !own_lines.includes(line))}));
  return {...about, store, checks: led, leftovers};
}

/** Checks that read the store; where a writer lets nobody read it to the end, they say so. */
async function unlessBusy(check: string, checks: () => Promise<Check[]>): Promise<Check[]> {
  try {
    return await checks();
  } catch (error) {
    if (!isFault(error, conditions.unstableRead)) throw error;
    return [unchecked(check, error.message, [])];
  }
}

function judgeProgram([problem]: readonly string[]): Check {
  if (problem === undefined) return passed('program', 'typing liel starts this program');
  return troubled('program', 'warn', conditions.otherProgram, {problem});
}
