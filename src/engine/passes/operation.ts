/** Work an operator asks for: yields events while it runs, returns a report, prints nothing, exits nothing. */
export type Operation<Event, Report> = AsyncGenerator<Event, Report, void>;

/** A phase of long work. `done` and `total` count `unit`s; `total` is 0 when it is not known. */
export interface Progress {
  readonly type: 'progress';
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly unit: 'bytes' | 'records' | 'stores';
  /** Which of how many stores it is about, from 1 on; there where there are several. */
  readonly store_number?: number;
  readonly stores?: number;
}

/** Something a reader should know although the work goes on. */
export interface Note {
  readonly type: 'note';
  readonly text: string;
  /** Said with --quiet too: whoever does not read it takes what was made for another thing. */
  readonly stays?: true;
}

/** Builds a progress event. */
export function progress(phase: string, done: number, total: number, unit: Progress['unit']): Progress {
  return {type: 'progress', phase, done, total, unit};
}

/** Builds a note. */
export function note(text: string): Note {
  return {type: 'note', text};
}

/** Tells how far work has come, and what a reader should know. */
export type Tell = (event: Note | Progress) => void;

/**
 * Runs work that tells by calling, and yields what it tells while it runs: every note once, and of progress the last. Left early, it
 * waits until the work has stopped: the next call raises in there.
 */
export async function* whileWorking<Result>(
  work: (tell: Tell) => Promise<Result>,
): AsyncGenerator<Note | Progress, Result, void> {
  const waiting: Note[] = [];
  const told = new Set<string>();
  let latest: Progress | undefined;
  let isLeft = false;
  let wake = (): void => {};
  const running = work((event) => {
    if (isLeft) throw new Error('nobody waits for this work any more');
    if (event.type === 'progress') latest = event;
    // Work that is tried again says the same again.
    else if (!told.has(event.text)) waiting.push(event);
    if (event.type === 'note') told.add(event.text);
    wake();
  }).finally(() => {
    isLeft = true;
    wake();
  });
  // It is awaited below; until then its failure is nobody's surprise.
  running.catch(() => {});
  try {
    while (!isLeft) {
      const event: Note | Progress | undefined = waiting.shift() ?? latest;
      if (event === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if (event === latest) latest = undefined;
      yield event;
    }
    yield* waiting;
    return await running;
  } finally {
    isLeft = true;
    await running.catch(() => {});
  }
}
