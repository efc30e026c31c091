import {progress, type Tell} from '../../passes/operation.js';
import {Pace} from '../../passes/pace.js';

/** Takes a document: chunks in order, valid during the call. */
export type ChunkSink = (chunk: Uint8Array) => void | Promise<void>;

/** Gives the chunks of a document to a sink, one after the other, and tells how many bytes it took. */
export async function pour(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sink: ChunkSink,
  phase: string,
  tell: Tell,
): Promise<void> {
  const pace = new Pace(tell);
  let bytes = 0;
  for await (const chunk of chunks) {
    const taken = sink(chunk);
    if (taken) await taken;
    bytes += chunk.length;
    const pause = pace.pause(() => progress(phase, bytes, 0, 'bytes'));
    if (pause) await pause;
  }
}
