import {progress, type Tell} from '../../passes/operation.js';
import {Pace} from '../../passes/pace.js';

/** Takes a document: chunks in order, valid during the call. */
export type ChunkSink = (chunk: Uint8Array) => void | Promise<void>;

/** A document in chunks. */
export interface Poured {
  chunks(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** How much of its store has been read for it, from 0 to 1; 0 where nobody knows. */
  readonly share?: number;
}

/** Gives the chunks of a document to a sink, one after the other, and tells how many bytes it took, of about how many. */
export async function pour(document: Poured, sink: ChunkSink, phase: string, tell: Tell): Promise<void> {
  const pace = new Pace(tell);
  let bytes = 0;
  for await (const chunk of document.chunks()) {
    const taken = sink(chunk);
    if (taken) await taken;
    bytes += chunk.length;
    const pause = pace.pause(() => progress(phase, bytes, expectedBytes(bytes, document.share), 'bytes'));
    if (pause) await pause;
  }
}

const expectedBytes = (bytes: number, share = 0): number => (share > 0 ? Math.round(bytes / share) : 0);
