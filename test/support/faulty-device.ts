import {conditions} from '../../src/engine/faults/conditions.js';
import {type Fault, fault} from '../../src/engine/faults/fault.js';
import type {Device} from '../../src/engine/storage/files/device.js';

/** How a call fails: a full disk, a medium error, or a write of which only the first bytes arrive. */
export type Failure = 'diskFull' | 'io' | 'shortWrite';

/** How often it fails: at one call, or at all from that on. */
export type Times = 'once' | 'for ever';

/** Fails the n-th call that changes the device below it (write, truncate or sync), and every one after it unless told otherwise. */
export class FaultyDevice implements Device {
  /** Changing calls so far. */
  calls = 0;
  private failing: {readonly call: number; readonly failure: Failure; readonly times: Times} | undefined;

  constructor(private readonly below: Device) {}

  get name(): string {
    return this.below.name;
  }

  /** Lets the n-th changing call from now on fail (1 is the next one). */
  failAt(call: number, failure: Failure, times: Times = 'for ever'): void {
    this.failing = {call: this.calls + call, failure, times};
  }

  size(): number {
    return this.below.size();
  }

  read(target: Uint8Array, offset: number): number {
    return this.below.read(target, offset);
  }

  write(source: Uint8Array, offset: number): void {
    this.call('write', () => this.below.write(source.subarray(0, source.length >> 1), offset));
    this.below.write(source, offset);
  }

  truncate(size: number): void {
    this.call('write');
    this.below.truncate(size);
  }

  sync(): void {
    this.call('sync');
    this.below.sync();
  }

  close(): void {
    this.below.close();
  }

  private call(action: string, writePart?: () => void): void {
    this.calls++;
    if (this.failing === undefined || this.calls < this.failing.call) return;
    if (this.failing.times === 'once' && this.calls > this.failing.call) return;
    if (this.failing.failure === 'shortWrite') writePart?.();
    throw this.failing.failure === 'io' ? this.ioFault(action) : this.fullFault();
  }

  private ioFault(action: string): Fault {
    return fault(conditions.io, {path: this.name, action, problem: 'EIO'});
  }

  private fullFault(): Fault {
    return fault(conditions.diskFull, {path: this.name, directory: '.', problem: 'no space left', neededBytes: 4096});
  }
}
