import path from 'node:path';

/**
 * A place that files are kept in, and that is no directory of this machine. What is there has an image here, a directory: its files
 * have the names and the sizes, and their bytes when they are asked for.
 */
export interface Elsewhere {
  /** Gives a file of the image its bytes, and those of what belongs to it. Returns what says that they are not needed any more. */
  readonly bring: (file: string) => Promise<() => void>;
  /** Bytes that a file takes there; 0 for one that is not there. */
  readonly weigh: (file: string) => number;
  /** Why a file there cannot be removed; undefined where it can. */
  readonly held: (file: string) => Promise<string | undefined>;
  /** Removes files there, one after the other, in this order. */
  readonly removeAll: (files: readonly string[]) => Promise<void>;
}

/** By the directories that are their images. */
const images = new Map<string, Elsewhere>();

/** Says that a directory is the image of another place. Returns what takes that back. */
export function image(directory: string, place: Elsewhere): () => void {
  images.set(directory, place);
  return () => void images.delete(directory);
}

/** The place of which a file is an image; undefined for what is a file itself. */
export function elsewhereOf(file: string): Elsewhere | undefined {
  return images.size === 0 ? undefined : images.get(path.dirname(file));
}

/** Works on a file that has its bytes meanwhile, wherever they are kept. */
export async function withItsBytes<T>(file: string, work: () => Promise<T>): Promise<T> {
  const letGo = await elsewhereOf(file)?.bring(file);
  try {
    return await work();
  } finally {
    letGo?.();
  }
}
