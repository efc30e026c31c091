import {system} from '../files/system-calls.js';

/** What Linux tells of processes in /proc; other systems tell none of it, and nothing here ever raises anything. */

/** Where and when a process runs; a member is absent where the system does not tell it. */
export interface ProcessPlace {
  /** Another one after every start of the machine. */
  readonly bootId?: string;
  /** Numbers of processes mean something in one of these only: containers have their own. */
  readonly pidNamespace?: string;
  /** When the process began, in ticks since the machine was started. */
  readonly startedTicks?: number;
  readonly host?: string;
}

/** A process that has its number still. */
interface RunningProcess {
  /** Ended, and nobody has asked for its exit code. */
  readonly isZombie: boolean;
  readonly startedTicks: number;
}

const ticksPerSecond = 100;
const longestProgram = 80;

function textOf(file: string): string | undefined {
  try {
    const text = system().readFileSync(file, 'utf8');
    return text === '' ? undefined : text;
  } catch {
    return undefined;
  }
}

function linkOf(file: string): string | undefined {
  try {
    return system().readlinkSync(file);
  } catch {
    return undefined;
  }
}

/** Whether /proc speaks of the processes that this one sees: a container may show those of another namespace. */
function isProcOurs(): boolean {
  return linkOf('/proc/self') === String(process.pid);
}

/** Where and when this process runs. */
export function ownPlace(): ProcessPlace {
  const bootId = textOf('/proc/sys/kernel/random/boot_id')?.trim();
  const pidNamespace = linkOf('/proc/self/ns/pid');
  const startedTicks = processAt(process.pid)?.startedTicks;
  const host = textOf('/proc/sys/kernel/hostname')?.trim();
  return {
    ...(bootId === undefined ? {} : {bootId}),
    ...(pidNamespace === undefined ? {} : {pidNamespace}),
    ...(startedTicks === undefined ? {} : {startedTicks}),
    ...(host === undefined ? {} : {host}),
  };
}

/** A process by its number; undefined where there is none, or where the system does not tell. */
export function processAt(pid: number): RunningProcess | undefined {
  const text = isProcOurs() ? textOf(`/proc/${pid}/stat`) : undefined;
  // The second field is a name, which may hold spaces and brackets.
  const [state, ...fields] = text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? [];
  const startedTicks = Number(fields[18]);
  if (state === undefined || !Number.isSafeInteger(startedTicks)) return undefined;
  return {isZombie: /^[ZX]/i.test(state), startedTicks};
}

/** When a process began, in milliseconds since 1970, by the clock as it goes now; a second more or less. */
export function toUnixMs(startedTicks: number): number | undefined {
  const [, boot] = /^btime (\d+)$/m.exec(textOf('/proc/stat') ?? '') ?? [];
  return boot === undefined ? undefined : Number(boot) * 1000 + (startedTicks * 1000) / ticksPerSecond;
}

/** The namespace in which Linux starts; from there all processes of the machine are seen, with the numbers they have inside. */
const initialPidNamespace = 'pid:[4026531836]';

/** The largest number that Linux gives a process. */
const largestNumber = 2 ** 22;

/** Whether this machine may have a process of a number that is not to be seen under it here: one of a container. */
export function mayBeContained(pid: number): boolean {
  if (process.platform !== 'linux' || pid > largestNumber) return false;
  const isAllSeen = linkOf('/proc/self/ns/pid') === initialPidNamespace && isProcOurs() && innerNumbers('1').length > 0;
  return !isAllSeen || numbersInProc().some((number) => innerNumbers(number).slice(1).includes(pid));
}

/** The numbers of a process, from the one here to the one in the innermost namespace; none where it is not told. */
function innerNumbers(number: string): number[] {
  const [, numbers = ''] = /^NSpid:\s*(.*)$/m.exec(textOf(`/proc/${number}/status`) ?? '') ?? [];
  return numbers === '' ? [] : numbers.split(/\s+/).map(Number);
}

function numbersInProc(): string[] {
  try {
    return system()
      .readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** The command line of a process, in one line and not too long; undefined where it is not told. */
export function programOf(pid: number): string | undefined {
  const words = isProcOurs() ? textOf(`/proc/${pid}/cmdline`) : undefined;
  const line = words?.replace(/\0+$/, '').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
  if (line === undefined || line.trim() === '') return undefined;
  const characters = [...line];
  return characters.length <= longestProgram ? line : `${characters.slice(0, longestProgram - 3).join('')}...`;
}
