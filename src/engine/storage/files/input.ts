import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {FileDevice} from './file-device.js';
import {guarded} from './file-fault.js';
import {kindOf, requireFile} from './file-system.js';
import {openScratch} from './scratch.js';
import {openModes, streamOf, system} from './system-calls.js';

/** Documents that are read from their beginning to their end: files, pipes, and what comes in on standard input. */

/** The word for standard input. */
const standardInput = '-';

/** Names of standard input that a shell knows; `-` is called by the first one in messages. */
const inputNames = ['/dev/stdin', '/dev/fd/0', '/proc/self/fd/0'];

const standardInputFd = 0;

/**
 * All bytes of a document; undefined when there are more than `longest`. Raises L0002 when there is nothing, L0080 for a
 * directory, a device and a link that leads nowhere, L5001 and L5002.
 */
export async function readInput(file: string, longest = Number.POSITIVE_INFINITY): Promise<Buffer | undefined> {
  if (!isStream(file)) return bytesOf(file, longest);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(file)) {
    size += chunk.length;
    if (size > longest) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * A document as a device, for readers that go back: what comes through a pipe is kept in a file that has no name any more,
 * is readable by nobody else and is gone with the device. Raises what `readInput` raises, L5001 to L5004.
 */
export async function openInput(file: string): Promise<FileDevice> {
  if (!isStream(file)) return openRegular(file);
  const device = openScratch(file === standardInput ? (inputNames[0] as string) : file);
  try {
    let at = 0;
    for await (const chunk of chunksOf(file)) {
      device.write(chunk, at);
      at += chunk.length;
    }
    return device;
  } catch (error) {
    device.close();
    throw error;
  }
}

/** Whether a name is that of standard input or of a pipe, which can be read once. */
function isStream(file: string): boolean {
  return isStandardInput(file) || kindOf(file) === 'pipe';
}

/** The file that a document is read from, also where a shell opened it; undefined for what comes through a pipe. */
export function fileBehind(document: string): string | undefined {
  const file = document === standardInput ? (inputNames[0] as string) : document;
  return kindOf(file) === 'file' ? file : undefined;
}

function isStandardInput(file: string): boolean {
  return file === standardInput || inputNames.includes(file);
}

function openRegular(file: string): FileDevice {
  requireFile(file);
  return new FileDevice(
    file,
    guarded(file, 'read', () => system().openSync(file, 'r')),
  );
}

function bytesOf(file: string, longest: number): Buffer | undefined {
  const device = openRegular(file);
  try {
    const size = device.size();
    if (size > longest) return undefined;
    const bytes = Buffer.alloc(size);
    return bytes.subarray(0, device.read(bytes, 0));
  } finally {
    device.close();
  }
}

/** What comes through a pipe or in on standard input, without keeping signals from being heard meanwhile. */
async function* chunksOf(file: string): AsyncGenerator<Uint8Array, void, void> {
  const isStandard = isStandardInput(file);
  // A pipe that nobody writes to yet must not hold the process up before it is waited for.
  const fd = isStandard ? standardInputFd : guarded(file, 'read', () => system().openSync(file, openModes.waiting));
  const stream = guarded(file, 'read', () => streamOf(fd));
  if (stream === undefined) {
    if (isStandard) yield* fileChunks(file, fd);
    else throw fault(conditions.inputMissing, {path: file});
    return;
  }
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    guarded(file, 'read', () => {
      throw error;
    });
  }
}

/** Standard input that is a file, or a device as silent as /dev/null. */
function* fileChunks(file: string, fd: number): Generator<Uint8Array, void, void> {
  for (;;) {
    const chunk = Buffer.alloc(65_536);
    const count = guarded(file, 'read', () => system().readSync(fd, chunk, 0, chunk.length, null));
    if (count === 0) return;
    yield chunk.subarray(0, count);
  }
}
