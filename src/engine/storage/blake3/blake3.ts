import {code, kernelLayout as layout} from './kernel.js';

/**
 * BLAKE3 for long input: four pages side by side in the vectors of WebAssembly, which is three times as fast as a page
 * after the other. Digests of pages are those of single messages; the digest of a file is that of the whole, as `b3sum` prints it.
 */

/** What is used of an interface that TypeScript declares for browsers only. */
declare namespace WebAssembly {
  class Module {
    constructor(code: Uint8Array);
  }
  class Instance {
    readonly exports: unknown;
    constructor(module: Module);
  }
  class CompileError extends Error {}
}

interface Kernel {
  readonly memory: {readonly buffer: ArrayBuffer};
  pages(low: number, high: number, step: number, flags: number): void;
  single(low: number, high: number, length: number, flags: number): void;
}

const chunkSize = 1024;
const blockSize = 64;
const digestSize = 32;
const pageSize = 4 * chunkSize;
/** What the kernel takes at once. */
const groupSize = 4 * pageSize;
const flags = {chunkStart: 1, chunkEnd: 2, parent: 4, root: 8};

let compiled: WebAssembly.Module | undefined;

/** One hasher; undefined where the machine has no vectors. */
export function blake3WithVectors(): Blake3Hasher | undefined {
  try {
    compiled ??= new WebAssembly.Module(Buffer.from(code, 'base64'));
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return undefined;
    throw error;
  }
  return new Blake3(new WebAssembly.Instance(compiled).exports as Kernel);
}

const initialValue = Buffer.from('67e6096a85ae67bb72f36e3c3af54fa57f520e518c68059babd9831f19cde05b', 'hex');

/** One that hashes message after message. */
export interface Blake3Hasher {
  /** Writes the digests of whole pages of 4 KiB to `into`, one behind the other; what was begun by `update` is lost. */
  digestPages(pages: Uint8Array, into: Uint8Array): void;
  update(bytes: Uint8Array): void;
  /** The digest, 32 bytes; the next message may begin. */
  digest(): Uint8Array;
}

/** In one memory; not for two messages at a time. */
class Blake3 implements Blake3Hasher {
  private readonly memory: Uint8Array;
  private readonly single: Uint8Array;
  private readonly value: Uint8Array;
  /** Bytes that wait for a full group, and for one that comes after it. */
  private waiting = 0;
  /** Chunks before those bytes. */
  private chunks = 0;
  /** Values of whole subtrees from left to right, each smaller than the one before, with the chunks below it. */
  private readonly subtrees: {readonly value: Uint8Array; readonly chunks: number}[] = [];

  constructor(private readonly kernel: Kernel) {
    const {buffer} = kernel.memory;
    this.memory = new Uint8Array(buffer);
    this.single = new Uint8Array(buffer, layout.block, blockSize);
    this.value = new Uint8Array(buffer, layout.value, digestSize);
  }

  digestPages(pages: Uint8Array, into: Uint8Array): void {
    for (let at = 0; at < pages.length; at += groupSize) {
      const group = pages.subarray(at, at + groupSize);
      this.memory.set(group);
      this.kernel.pages(0, 0, 0, flags.parent | flags.root);
      const length = (group.length / pageSize) * digestSize;
      into.set(this.memory.subarray(layout.digests, layout.digests + length), (at / pageSize) * digestSize);
    }
    this.waiting = 0;
  }

  update(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      // The last group is kept until the end: above it is the root.
      if (this.waiting === groupSize) this.hashGroup();
      const part = bytes.subarray(at, at + groupSize - this.waiting);
      this.memory.set(part, this.waiting);
      this.waiting += part.length;
      at += part.length;
    }
  }

  digest(): Uint8Array {
    const last = Math.max(0, Math.ceil(this.waiting / chunkSize) - 1) * chunkSize;
    for (let at = 0; at < last; at += chunkSize) {
      this.hashChunk(at, chunkSize, 0);
      this.push(this.value.slice(), 1);
    }
    this.hashChunk(last, this.waiting - last, this.subtrees.length === 0 ? flags.root : 0);
    while (this.subtrees.length > 0) {
      const left = this.subtrees.pop()!.value;
      this.join(left, this.value.slice(), this.subtrees.length === 0 ? flags.root : 0);
    }
    this.waiting = 0;
    this.chunks = 0;
    return this.value.slice();
  }

  private hashGroup(): void {
    this.kernel.pages(this.chunks >>> 0, Math.floor(this.chunks / 2 ** 32), pageSize / chunkSize, flags.parent);
    const values = this.memory.slice(layout.digests, layout.digests + 4 * digestSize);
    for (let at = 0; at < values.length; at += digestSize) {
      this.push(values.subarray(at, at + digestSize), pageSize / chunkSize);
    }
    this.waiting = 0;
  }

  /** Leaves the value of a chunk that lies in memory. */
  private hashChunk(from: number, length: number, rootFlag: number): void {
    this.value.set(initialValue);
    let at = 0;
    do {
      const part = this.memory.subarray(from + at, from + Math.min(at + blockSize, length));
      this.single.fill(0);
      this.single.set(part);
      const isLast = at + blockSize >= length;
      const its = (at === 0 ? flags.chunkStart : 0) | (isLast ? flags.chunkEnd | rootFlag : 0);
      this.kernel.single(this.chunks >>> 0, Math.floor(this.chunks / 2 ** 32), part.length, its);
      at += blockSize;
    } while (at < length);
  }

  /** Adds a subtree on the right, joined with those of its own size. */
  private push(value: Uint8Array, chunks: number): void {
    this.chunks += chunks;
    let [joined, size] = [value, chunks];
    while (this.subtrees.at(-1)?.chunks === size) {
      this.join(this.subtrees.pop()!.value, joined, 0);
      joined = this.value.slice();
      size *= 2;
    }
    this.subtrees.push({value: joined, chunks: size});
  }

  /** Leaves the value above two. */
  private join(left: Uint8Array, right: Uint8Array, rootFlag: number): void {
    this.single.set(left);
    this.single.set(right, digestSize);
    this.value.set(initialValue);
    this.kernel.single(0, 0, blockSize, flags.parent | rootFlag);
  }
}
