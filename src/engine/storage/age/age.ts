import type {Decrypter, Encrypter} from 'age-encryption';
import type {Device} from '../files/device.js';

/** age, by the package of its author, which is loaded when something is encrypted or opened. A file goes through it piece by piece. */

/** Bytes that are read at once: a piece of age is as long. */
const pieceSize = 65_536;

/** Told how many bytes were read; it may ask for a pause. */
type Pause = (done: number) => Promise<void> | undefined;

/** What encrypts for those who may open it. */
export type Recipients = Encrypter;

/** What opens files. */
export type Identities = Decrypter;

/** Takes recipients as `age -r` does, of the kinds that are age's own. Returns the first that is none. */
export async function openRecipients(words: readonly string[]): Promise<Recipients | {readonly wrong: string}> {
  const age = await import('age-encryption');
  const encrypter = new age.Encrypter();
  for (const word of words) {
    try {
      encrypter.addRecipient(word);
    } catch {
      return {wrong: word};
    }
  }
  return encrypter;
}

/** Takes identities as they stand in a file of `age-keygen`; undefined where one of them is none. */
export async function openIdentities(lines: readonly string[]): Promise<Identities | undefined> {
  const age = await import('age-encryption');
  const decrypter = new age.Decrypter();
  try {
    for (const line of lines) decrypter.addIdentity(line);
    return decrypter;
  } catch {
    // What is wrong with a secret is not repeated.
    return undefined;
  }
}

/** Gives what a device holds away encrypted, in order. */
export async function encryptAll(
  source: Pick<Device, 'size' | 'read'>,
  recipients: Recipients,
  take: (bytes: Uint8Array) => void,
  pause: Pause,
): Promise<void> {
  await pour(await recipients.encrypt(streamOf(source, pause)), take);
}

/** Why a file was not opened. */
export type NotOpened = 'no identity fits' | 'not whole';

/** What a device of age gives away cannot be believed before all of it was read. Returns why it could not be; undefined when it was. */
export async function decryptAll(
  source: Pick<Device, 'size' | 'read'>,
  identities: Identities,
  take: (bytes: Uint8Array) => void,
  pause: Pause,
): Promise<NotOpened | undefined> {
  let trouble: unknown;
  const guarded = {
    size: () => source.size(),
    read: (target: Uint8Array, offset: number) => {
      try {
        return source.read(target, offset);
      } catch (error) {
        trouble = error;
        throw error;
      }
    },
  };
  let hasHeader = false;
  let taken: unknown;
  const keep = (bytes: Uint8Array): void => {
    try {
      take(bytes);
    } catch (error) {
      taken = error;
      throw error;
    }
  };
  try {
    const plain = await identities.decrypt(streamOf(guarded, pause));
    hasHeader = true;
    await pour(plain, keep);
    return undefined;
  } catch (error) {
    if (trouble ?? taken) throw trouble ?? taken;
    const said = error instanceof Error ? error.message : '';
    return !hasHeader && /no identity matched/.test(said) ? 'no identity fits' : 'not whole';
  }
}

/** A device as a stream that reads no more than is asked of it. */
function streamOf(source: Pick<Device, 'size' | 'read'>, pause: Pause): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const piece = new Uint8Array(Math.min(pieceSize, source.size() - at));
        const count = source.read(piece, at);
        at += count;
        if (count > 0) controller.enqueue(piece.subarray(0, count));
        else controller.close();
        await pause(at);
      },
    },
    {highWaterMark: 0},
  );
}

async function pour(stream: ReadableStream<Uint8Array>, take: (bytes: Uint8Array) => void): Promise<void> {
  const reader = stream.getReader();
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return;
    take(value);
  }
}
