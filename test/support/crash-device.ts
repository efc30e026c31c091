import {type Device, MemoryDevice} from '../../src/engine/storage/files/device.js';
import type {SeededRandom} from './random.js';

/** What a disk writes whole. */
const sectorSize = 512;

type Event = {readonly kind: 'write'; readonly offset: number; readonly bytes: Uint8Array} | {readonly kind: 'sync'};

/**
 * Remembers every write and sync, so that a crash can be played after each of them. What was synced survives; of each
 * later write all, nothing, or some of its 512-byte sectors survive, independently of each other.
 */
export class CrashDevice implements Device {
  private readonly events: Event[] = [];
  /** What a reader sees. */
  private readonly now: MemoryDevice;
  /** What the first `synced` events left. */
  private readonly base: MemoryDevice;
  private synced = 0;

  constructor(
    initial: Uint8Array,
    readonly name = 'crash.liel',
  ) {
    this.now = new MemoryDevice(name, initial);
    this.base = new MemoryDevice(name, initial);
  }

  /** Moments at which it can crash: before any event, and after each. */
  get crashPoints(): number {
    return this.events.length + 1;
  }

  size(): number {
    return this.now.size();
  }

  read(target: Uint8Array, offset: number): number {
    return this.now.read(target, offset);
  }

  write(source: Uint8Array, offset: number): void {
    this.now.write(source, offset);
    this.events.push({kind: 'write', offset, bytes: new Uint8Array(source)});
  }

  truncate(_size: number): void {
    throw new Error('no commit truncates');
  }

  sync(): void {
    this.events.push({kind: 'sync'});
  }

  close(): void {}

  /**
   * The images that a crash after `point` events may leave: first with nothing of what was not synced, then with all of
   * it, then `samples` mixtures drawn with `random`. Points must be asked for in rising order.
   */
  *survivals(point: number, samples: number, random: SeededRandom): Generator<MemoryDevice> {
    const lastSync = this.events.slice(0, point).findLastIndex((event) => event.kind === 'sync');
    this.advanceTo(lastSync + 1);
    const unsynced = this.events.slice(lastSync + 1, point);
    yield this.survivor([], () => true);
    if (unsynced.length === 0) return;
    yield this.survivor(unsynced, () => true);
    for (let sample = 0; sample < samples; sample++) yield this.survivor(unsynced, fate(random));
  }

  private advanceTo(events: number): void {
    for (; this.synced < events; this.synced++) {
      const event = this.events[this.synced];
      if (event.kind === 'write') this.base.write(event.bytes, event.offset);
    }
  }

  private survivor(events: readonly Event[], survives: (write: number) => boolean): MemoryDevice {
    const image = new MemoryDevice(this.name, this.base.content());
    events.forEach((event, write) => {
      if (event.kind !== 'write') return;
      for (let at = 0; at < event.bytes.length; ) {
        const end = Math.min(event.bytes.length, at + sectorSize - ((event.offset + at) % sectorSize));
        if (survives(write)) image.write(event.bytes.subarray(at, end), event.offset + at);
        at = end;
      }
    });
    return image;
  }
}

/** Draws for each write whether it is kept, lost or torn; if torn, for each of its sectors whether it is kept. */
function fate(random: SeededRandom): (write: number) => boolean {
  const fates = new Map<number, number>();
  return (write) => {
    const drawn = fates.get(write) ?? random.below(3);
    fates.set(write, drawn);
    return drawn === 0 || (drawn === 2 && random.chance(0.5));
  };
}
