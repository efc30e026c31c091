import type {FileOffset, Plain} from '../../format/records/integers.js';
import type {Device} from './device.js';

/** A part of a device as a device of its own, to be read and never written: a member of an archive where it lies. */
export class SectionDevice implements Device {
  constructor(
    readonly name: string,
    private readonly below: Device,
    private readonly start: number,
    private readonly length: number,
  ) {}

  size(): number {
    return this.length;
  }

  read(target: Uint8Array, offset: Plain<FileOffset>): number {
    const count = Math.max(0, Math.min(target.length, this.length - offset));
    return this.below.read(target.subarray(0, count), this.start + offset);
  }

  write(): never {
    throw new Error(`${this.name} is a part of another file, and is only read`);
  }

  truncate(): never {
    return this.write();
  }

  sync(): void {}

  close(): void {}
}
