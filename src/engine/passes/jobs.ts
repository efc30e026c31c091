import {parentPort, Worker, workerData} from 'node:worker_threads';
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

/**
 * Files below this are worked on here unless threads are asked for, in bytes: at 43 MB each command is as fast by itself, in two
 * thirds of the memory, and at 387 MB it takes twice the time.
 */
const worthBytes = 96 * 1024 * 1024;
/** Files below this are always worked on here, in bytes: a thread takes about 40 ms to begin, in which 16 MB are hashed. */
const worthWhenAsked = 24 * 1024 * 1024;

/** Bytes of a piece of the memory that all threads of a process see: room for the text of an extent, which is usually three times as long. */
const pieceBytes = 4 * 1024 * 1024;

/** A piece of the memory that all threads see, by its number: what a job comes to is written there rather than sent. */
export type Piece = number & {readonly piece: unique symbol};

/** The bytes of a piece, in whichever thread. */
export function sharedBytes(piece: Piece): Buffer {
  const memory = threads?.memory ?? (workerData as SharedArrayBuffer);
  return Buffer.from(memory, piece * pieceBytes, pieceBytes);
}

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
  let last = Promise.resolve();
  parentPort?.on('message', (order: Order) => {
    const job = jobs.find(({name}) => name === order.job) as SomeJob | undefined;
    last = last.then(async () => parentPort?.postMessage(await obey(job, order)));
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
  /** Who waits for what it does now, and for what it does after that. */
  readonly settles: Waiting['settle'][];
  /** The job of the last order. */
  job?: string;
  /** Whether it ever answered. */
  hasAnswered?: boolean;
}

/** How many results of each thread may wait until they are taken. */
const aheadOfThread = 4;

/** How many orders a thread has: with the next one it goes on while nobody here has time for its answer. */
const ordersOfThread = 2;

/** Memory that all threads see; none where the system does not give so much of it (ulimit -v): then what they come to is sent. */
function sharedMemory(bytes: number): SharedArrayBuffer {
  try {
    return new SharedArrayBuffer(bytes);
  } catch {
    return new SharedArrayBuffer(0);
  }
}

/** The threads of this process, and what waits for one of them. */
class Threads {
  private readonly all: Thread[] = [];
  private readonly waiting: Waiting[] = [];
  /** Of it, each page is real when it is first written. It is given to threads once: each wrapper of it that is made counts as all of it to the collector. */
  readonly memory: SharedArrayBuffer;
  /** Pieces of it that nobody uses. */
  readonly pieces: Piece[];

  constructor(
    private readonly program: string,
    private most: number,
  ) {
    this.memory = sharedMemory((most * aheadOfThread + 1) * pieceBytes);
    this.pieces = Array.from({length: this.memory.byteLength / pieceBytes}, (_, number) => number as Piece);
  }

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
      const thread = this.free(this.waiting[0]!.order.job);
      if (!thread) break;
      const {order, settle} = this.waiting.shift()!;
      thread.job = order.job;
      thread.settles.push(settle);
      thread.worker.postMessage(order);
    }
    // Where the system gives no thread, nothing waits for one.
    if (this.all.length === 0) for (const {settle} of this.waiting.splice(0)) settle(failed);
  }

  /** A thread that has nothing to do, a new one, or one that is at such a job, which takes about as long as this one. */
  private free(job: string): Thread | undefined {
    return (
      this.all.find(({settles}) => settles.length === 0) ??
      this.start() ??
      this.all.find((thread) => thread.job === job && thread.settles.length < ordersOfThread)
    );
  }

  private start(): Thread | undefined {
    if (this.all.length >= this.most) return undefined;
    try {
      // It need not look whether its program is a module.
      const worker = new Worker(this.program, {
        eval: true,
        execArgv: ['--input-type=commonjs'],
        workerData: this.memory,
      });
      const thread: Thread = {worker, settles: []};
      this.all.push(thread);
      worker.on('message', (answer: Answer) => {
        thread.hasAnswered = true;
        thread.settles.shift()?.(answer);
        this.dispatch();
      });
      // It ends after an error, too.
      worker.on('error', () => {});
      worker.on('exit', () => {
        // What cannot begin is not begun again.
        if (!thread.hasAnswered) this.most--;
        this.all.splice(this.all.indexOf(thread), 1);
        for (const settle of thread.settles) settle(failed);
        this.dispatch();
      });
      // What nobody waits for does not keep the process alive.
      worker.unref();
      return thread;
    } catch {
      this.most = this.all.length;
      return undefined;
    }
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
let leastBytes = worthBytes;
let threads: Threads | undefined;

/** Lets threads be made of a program that obeys; without one every job is done here. */
export function allowThreads(program: () => string): void {
  code = program;
}

/** How many threads work at the most, also on files that are not large; 1 is this one alone. As many as there are cores where nobody says it. */
export function limitThreads(count: number): void {
  most = count;
  leastBytes = worthWhenAsked;
  threads = undefined;
}

/** Whether a file of so many bytes is worked on by several threads. */
export function isWorthThreads(sizeBytes: number): boolean {
  return sizeBytes >= leastBytes;
}

/** The threads for a file, where one is worth it. */
function threadsFor(device: Device): Threads | undefined {
  return device.shared?.() && isWorthThreads(device.size()) ? threadsIfAny() : undefined;
}

function threadsIfAny(): Threads | undefined {
  if (!code) return undefined;
  most ??= coreCount();
  if (most > 1) threads ??= newThreads(code, most);
  return threads;
}

/** Threads; none from now on where their program cannot be read (ulimit -n). */
function newThreads(program: () => string, count: number): Threads | undefined {
  try {
    return new Threads(program(), count);
  } catch {
    most = 1;
    return undefined;
  }
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

/** A piece of memory that nobody uses; undefined where all are in use. Whoever has it gives it back. */
export function takePiece(): Piece | undefined {
  return threads?.pieces.pop();
}

/** Gives back a piece in which nobody writes and of which all is read. */
export function giveBack(piece: Piece): void {
  threads?.pieces.push(piece);
}

/** Into how many parts work on a file is best cut, so that no thread is idle while another has much to do. */
export function partsFor(device: Device): number {
  return threadsFor(device) === undefined ? 1 : (most ?? 1) * 4;
}
