import {parentPort, Worker} from 'node:worker_threads';
import type {Device, SharedFile} from '../storage/files/device.js';
import {FileDevice} from '../storage/files/file-device.js';
import {coreCount} from '../storage/files/machine.js';
import type {Tell} from './operation.js';

/**
 * Work on a file that another thread can do beside this one: the one scheduler of the engine. A job reads one file and returns
 * plain data. Where there are no threads, where the file is small, or where a thread met trouble, it is done here: what is
 * raised is always raised here.
 */
export interface FileJob<Input, Result> {
  /** That by which a thread knows it. */
  readonly name: string;
  readonly work: (device: Device, input: Input, tell?: Tell) => Promise<Result>;
}

/** Work that another thread can do by itself: it opens what its input names, and comes to plain data. */
export interface FreeJob<Input, Result> {
  readonly name: string;
  readonly alone: (input: Input) => Promise<Result>;
}

/** Files below this are worked on here, in bytes: a thread takes about 40 ms to begin, in which 16 MB are hashed. */
const worthBytes = 24 * 1024 * 1024;

/** What a thread is told to do: a job, and the open file that all threads of a process share, where it is on one. */
interface Order {
  readonly job: string;
  readonly file?: SharedFile | undefined;
  readonly input: unknown;
}

interface Waiting {
  readonly order: Order;
  readonly settle: (answer: Answer) => void;
}

/** What a thread answers. */
type Answer = {readonly result: unknown} | {readonly failed: true};

const failed: Answer = {failed: true};

/** Lets this thread do what it is told, out of the jobs that it knows. */
export function serveJobs(jobs: readonly (FileJob<never, unknown> | FreeJob<never, unknown>)[]): void {
  parentPort?.on('message', async (order: Order) => {
    const job = jobs.find(({name}) => name === order.job) as SomeJob | undefined;
    parentPort?.postMessage(await obey(job, order));
  });
}

type SomeJob = FileJob<unknown, unknown> | FreeJob<unknown, unknown>;

/** Trouble is told without words: who waits does the job again, and meets it. */
async function obey(job: SomeJob | undefined, {file, input}: Order): Promise<Answer> {
  try {
    if (job && 'alone' in job) return {result: await job.alone(input)};
    return job && file ? {result: await job.work(new FileDevice(file.name, file.fd), input)} : failed;
  } catch {
    return failed;
  }
}

interface Thread {
  readonly worker: Worker;
  /** Who waits for what it does now. */
  settle?: Waiting['settle'] | undefined;
  /** Whether it ever answered. */
  hasAnswered?: boolean;
}

/** The threads of this process, and what waits for one of them. */
class Threads {
  private readonly idle: Thread[] = [];
  private readonly waiting: Waiting[] = [];
  private count = 0;

  constructor(
    private readonly program: string,
    private most: number,
  ) {}

  /** Does something as soon as a thread is free. What a thread that dies was at has failed, and what is taken back before one began. */
  do(order: Order): {readonly answered: Promise<Answer>; takeBack(): void} {
    let takeBack = (): void => {};
    const answered = new Promise<Answer>((settle) => {
      const waiting: Waiting = {order, settle};
      takeBack = () => {
        const place = this.waiting.indexOf(waiting);
        if (place < 0) return;
        this.waiting.splice(place, 1);
        settle(failed);
      };
      this.waiting.push(waiting);
      this.dispatch();
    });
    return {answered, takeBack};
  }

  private dispatch(): void {
    while (this.waiting.length > 0) {
      const thread = this.idle.pop() ?? this.start();
      if (!thread) break;
      const {order, settle} = this.waiting.shift()!;
      thread.settle = settle;
      thread.worker.postMessage(order);
    }
    // Where the system gives no thread, nothing waits for one.
    if (this.count === 0) for (const {settle} of this.waiting.splice(0)) settle(failed);
  }

  private start(): Thread | undefined {
    if (this.count >= this.most) return undefined;
    try {
      const thread: Thread = {worker: new Worker(this.program, {eval: true})};
      this.count++;
      thread.worker.on('message', (answer: Answer) => {
        thread.hasAnswered = true;
        this.idle.push(thread);
        this.end(thread, answer);
      });
      // It ends after an error, too.
      thread.worker.on('error', () => {});
      thread.worker.on('exit', () => {
        this.count--;
        // What cannot begin is not begun again.
        if (!thread.hasAnswered) this.most--;
        if (this.idle.includes(thread)) this.idle.splice(this.idle.indexOf(thread), 1);
        this.end(thread, failed);
      });
      // What nobody waits for does not keep the process alive.
      thread.worker.unref();
      return thread;
    } catch {
      this.most = this.count;
      return undefined;
    }
  }

  private end(thread: Thread, answer: Answer): void {
    const {settle} = thread;
    thread.settle = undefined;
    settle?.(answer);
    this.dispatch();
  }
}

/** Waits for something that does not keep the process alive by itself. */
async function awaited<Result>(promise: Promise<Result>): Promise<Result> {
  const alive = setInterval(() => {}, 2 ** 30);
  try {
    return await promise;
  } finally {
    clearInterval(alive);
  }
}

let code: (() => string) | undefined;
let most: number | undefined;
let threads: Threads | undefined;

/** Lets threads be made of a program that obeys; without one every job is done here. */
export function allowThreads(program: () => string): void {
  code = program;
}

/** How many threads work at the most; 1 is this one alone. As many as there are cores where nobody says it. */
export function limitThreads(count: number): void {
  most = count;
  threads = undefined;
}

/** Whether a file of so many bytes is worked on by several threads. */
export function isWorthThreads(sizeBytes: number): boolean {
  return sizeBytes >= worthBytes;
}

/** The threads for a file, where one is worth it. */
function threadsFor(device: Device): Threads | undefined {
  return device.shared?.() && isWorthThreads(device.size()) ? threadsIfAny() : undefined;
}

function threadsIfAny(): Threads | undefined {
  if (!code) return undefined;
  most ??= coreCount();
  if (most > 1) threads ??= new Threads(code(), most);
  return threads;
}

/** How many threads work at the most; 1 where there are none besides this one. */
export function threadCount(): number {
  return threadsIfAny() === undefined ? 1 : (most ?? 1);
}

/** Does work in another thread. Returns what it comes to; undefined where no thread did it. */
export async function doElsewhere<Input, Result>(
  job: FreeJob<Input, Result>,
  input: Input,
): Promise<Result | undefined> {
  const begun = threadsIfAny()?.do({job: job.name, input});
  const answer = begun && (await awaited(begun.answered));
  return answer && 'result' in answer ? (answer.result as Result) : undefined;
}

/** A job that was begun. */
export interface Begun<Result> {
  /** Waits for its result, and does the job here where no other thread did. */
  (tell?: Tell): Promise<Result>;
  /** Waits for the result of another thread; undefined where none has one. */
  elsewhere(): Promise<Result | undefined>;
}

/** Begins a job in another thread, where that is worth it; else it is done here when its result is wanted. */
export function begin<Input, Result>(job: FileJob<Input, Result>, device: Device, input: Input): Begun<Result> {
  const file = device.shared?.();
  const begun = file && threadsFor(device)?.do({job: job.name, file, input});
  const elsewhere = async (): Promise<Result | undefined> => {
    // Rather than to wait for a thread that has other work, it is done here.
    begun?.takeBack();
    const answer = begun && (await awaited(begun.answered));
    return answer && 'result' in answer ? (answer.result as Result) : undefined;
  };
  return Object.assign(async (tell?: Tell) => (await elsewhere()) ?? job.work(device, input, tell), {elsewhere});
}

/** How many results of each thread may wait until they are taken. */
const aheadOfThread = 4;

/** Begins jobs on one file in order, a few ahead of what is taken: what they come to does not fill the memory. */
export function* inOrder<Input, Result>(
  job: FileJob<Input, Result>,
  device: Device,
  inputs: Iterable<Input>,
): Generator<Begun<Result>, void> {
  const ahead = threadsFor(device) === undefined ? 1 : (most ?? 1) * aheadOfThread;
  const begun: Begun<Result>[] = [];
  for (const input of inputs) {
    begun.push(begin(job, device, input));
    if (begun.length >= ahead) yield begun.shift()!;
  }
  yield* begun;
}

/** Into how many parts work on a file is best cut, so that no thread is idle while another has much to do. */
export function partsFor(device: Device): number {
  return threadsFor(device) === undefined ? 1 : (most ?? 1) * 4;
}
