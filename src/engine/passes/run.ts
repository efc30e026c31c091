import {heardBy} from '../storage/files/notices.js';
import {stoppable} from '../storage/lock/waiting.js';
import {note, type Operation} from './operation.js';

/** What goes on while an operation runs. */
export interface RunOptions<Event> {
  /** Told of each event: progress and notes. What it raises ends the operation. */
  readonly onEvent?: ((event: Event) => void) | undefined;
  /** Ends the operation: what it began is undone or given back, then the reason of the signal is raised. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs an operation to its end and returns its report. Raises the faults of the operation, and the reason of `signal` if
 * that comes while there is still something to do; locks are released and unfinished files gone by then.
 */
export async function run<Event, Report>(
  operation: Operation<Event, Report> | Promise<Report>,
  {onEvent, signal}: RunOptions<Event> = {},
): Promise<Report> {
  signal?.throwIfAborted();
  if (!('next' in operation)) return operation;
  const drive = async (): Promise<Report> => {
    try {
      for (;;) {
        signal?.throwIfAborted();
        const step = await operation.next();
        if (step.done) return step.value;
        onEvent?.(step.value);
      }
    } finally {
      // Left early, the operation cleans up; at its end there is nothing to do. What it still would say is not heard.
      for (let step = await operation.return(undefined as never); !step.done; step = await operation.next());
    }
  };
  const heard = (): Promise<Report> => heardBy((text) => onEvent?.(note(text) as Event), drive);
  return signal ? stoppable(signal, heard) : heard();
}
