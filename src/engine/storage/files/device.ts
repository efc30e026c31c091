/**
 * The one seam between the engine and a medium: a sequence of bytes with a size. The engine's files, a store in memory
 * and the failing media of the tests are all devices. Offsets and sizes are bytes. Every method may raise an
 * environment fault (L5001 to L5004).
 */
export interface Device {
  /** What messages call it. */
  readonly name: string;
  size(): number;
  /** Fills `target` from `offset` on; returns how many bytes there were, fewer than asked for at the end. */
  read(target: Uint8Array, offset: number): number;
  /** Writes all of `source` at `offset`; the device grows as needed, gaps read as zeros. */
  write(source: Uint8Array, offset: number): void;
  /** Cuts the device, or extends it with zeros. */
  truncate(size: number): void;
  /** Returns when everything written has reached the medium. */
  sync(): void;
  close(): void;
}

/** A store that lives in memory: `:memory:`, and what the tests build on. */
export class MemoryDevice implements Device {
  private bytes: Buffer;
  private used: number;

  constructor(
    readonly name = ':memory:',
    content: Uint8Array = new Uint8Array(0),
  ) {
    this.bytes = Buffer.from(content);
    this.used = content.length;
  }

  size(): number {
    return this.used;
  }

  read(target: Uint8Array, offset: number): number {
    const count = Math.max(0, Math.min(target.length, this.used - offset));
    target.set(this.bytes.subarray(offset, offset + count));
    return count;
  }

  write(source: Uint8Array, offset: number): void {
    if (offset + source.length > this.used) this.truncate(offset + source.length);
    this.bytes.set(source, offset);
  }

  truncate(size: number): void {
    if (size > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(size, this.bytes.length * 2));
      this.bytes.copy(larger, 0, 0, this.used);
      this.bytes = larger;
    } else if (size < this.used) {
      this.bytes.fill(0, size, this.used);
    }
    this.used = size;
  }

  sync(): void {}

  close(): void {}

  /** The content now; a view, not a copy. */
  content(): Uint8Array {
    return this.bytes.subarray(0, this.used);
  }
}
