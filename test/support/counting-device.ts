import type {Device} from '../../src/engine/storage/files/device.js';

/** Counts what reaches the device below it. */
export class CountingDevice implements Device {
  reads = 0;
  writes = 0;
  syncs = 0;
  bytesRead = 0;
  bytesWritten = 0;

  constructor(private readonly below: Device) {}

  get name(): string {
    return this.below.name;
  }

  size(): number {
    return this.below.size();
  }

  read(target: Uint8Array, offset: number): number {
    const count = this.below.read(target, offset);
    this.reads++;
    this.bytesRead += count;
    return count;
  }

  write(source: Uint8Array, offset: number): void {
    this.below.write(source, offset);
    this.writes++;
    this.bytesWritten += source.length;
  }

  truncate(size: number): void {
    this.below.truncate(size);
    this.writes++;
  }

  sync(): void {
    this.below.sync();
    this.syncs++;
  }

  close(): void {
    this.below.close();
  }

  /** Starts counting again. */
  reset(): void {
    this.reads = this.writes = this.syncs = this.bytesRead = this.bytesWritten = 0;
  }
}
