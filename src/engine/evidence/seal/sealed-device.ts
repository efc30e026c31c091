import {sameBytes} from '../../format/bytes.js';
import {pageSize} from '../../format/records/constants.js';
import {roundUpToPage} from '../../format/records/geometry.js';
import type {FileOffset, Plain} from '../../format/records/integers.js';
import {type Seal, sealDigestSize} from '../../format/seal.js';
import type {PageHash} from '../../storage/checksum.js';
import type {Device} from '../../storage/files/device.js';
import {pageHash} from './page-digests.js';

/**
 * A file of which only some pages are read, each believed as its seal has it: what is read is proved, and nothing else is read.
 * A page that is another raises what `refuse` makes of it.
 */
export class SealedDevice implements Device {
  private constructor(
    private readonly below: Device,
    private readonly seal: Seal,
    private readonly hash: PageHash,
    private readonly refuse: (problem: string) => Error,
  ) {}

  static async over(below: Device, seal: Seal, refuse: (problem: string) => Error): Promise<SealedDevice> {
    return new SealedDevice(below, seal, await pageHash(), refuse);
  }

  get name(): string {
    return this.below.name;
  }

  size(): number {
    return this.seal.storeSize;
  }

  read(target: Uint8Array, offset: Plain<FileOffset>): number {
    const {seal, hash} = this;
    const end = Math.min(offset + target.length, seal.storeSize);
    if (end <= offset) return 0;
    const first = offset - (offset % pageSize);
    const pages = new Uint8Array(Math.min(roundUpToPage(end), seal.storeSize) - first);
    const digests = hash(pages.subarray(0, this.below.read(pages, first)));
    for (let at = 0; at < pages.length; at += pageSize) {
      const number = (first + at) / pageSize;
      const said = seal.pageDigests.subarray(number * sealDigestSize, (number + 1) * sealDigestSize);
      const digest = digests.subarray((at / pageSize) * sealDigestSize, (at / pageSize + 1) * sealDigestSize);
      if (!sameBytes(digest, said)) throw this.refuse(`page ${number} is another than its seal says`);
    }
    target.set(pages.subarray(offset - first, end - first));
    return end - offset;
  }

  write(): never {
    throw new Error(`${this.name} is sealed, and is only read`);
  }

  truncate(): never {
    return this.write();
  }

  sync(): void {}

  close(): void {}
}
