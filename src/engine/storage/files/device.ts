import type {Fault} from '../../faults/fault.js';
import type {FileOffset, PageNumber, Plain} from '../../format/records/integers.js';
import {ByteBuffer} from '../../format/values/byte-buffer.js';

/** An open file as all threads of a process know it. */
export interface SharedFile {
  readonly name: string;
  readonly fd: number;
}

/**
 * The one seam between the engine and a medium: a sequence of bytes with a size. The engine's files, a store in memory
 * and the failing media of the tests are all devices. Offsets and sizes are bytes. Every method may raise an
 * environment fault (L5001 to L5004).
 */
export interface Device {
  /** What another thread of this process needs to read the same open file; undefined where there is none. */
  shared?(): SharedFile | undefined;
  /** What messages call it. */
  readonly name: string;
  size(): number;
  /** Pages that cannot be read, and why, where that is no end: they read as zeros. */
  readonly unreadable?: ReadonlyMap<PageNumber, Fault>;
  /** Fills `target` from `offset` on; returns how many bytes there were, fewer than asked for at the end and nowhere else. */
  read(target: Uint8Array, offset: Plain<FileOffset>): number;
  /** Writes all of `source` at `offset`; the device grows as needed, gaps read as zeros. */
  write(source: Uint8Array, offset: Plain<FileOffset>): void;
  /** Cuts the device, or extends it with zeros. */
  truncate(size: number): void;
  /** Returns when everything written has reached the medium. */
  sync(): void;
  close(): void;
}

/** A store that lives in memory: `:memory:`, and what the tests build on. */
export class MemoryDevice implements Device {
  private readonly buffer: ByteBuffer;

  constructor(
    readonly name = ':memory:',
    content: Uint8Array = new Uint8Array(0),
  ) {
    this.buffer = new ByteBuffer(content.length);
    this.buffer.raw(content);
  }

  size(): number {
    return this.buffer.length;
  }

  read(target: Uint8Array, offset: Plain<FileOffset>): number {
    const count = Math.max(0, Math.min(target.length, this.buffer.length - offset));
    target.set(this.buffer.bytes.subarray(offset, offset + count));
    return count;
  }

  write(source: Uint8Array, offset: Plain<FileOffset>): void {
    if (offset + source.length > this.buffer.length) this.truncate(offset + source.length);
    this.buffer.bytes.set(source, offset);
  }

  truncate(size: number): void {
    const {buffer} = this;
    const old = buffer.length;
    if (size > old) {
      buffer.reserve(size - old);
      buffer.bytes.fill(0, old, size);
    }
    buffer.length = size;
  }

  sync(): void {}

  close(): void {}

  /** The content now; a view, not a copy. */
  content(): Uint8Array {
    return this.buffer.content();
  }
}
