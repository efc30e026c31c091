import {maxBlobSize} from '../format/constants.js';
import type {StoreBytes} from './store-bytes.js';

const usualBlock = 65_536;
/** Blocks kept: 1 MiB at the most. */
const blockCount = 16;

/**
 * Reads blobs by place. Blocks around them are kept, so that blobs written one behind the other cost one read a block.
 * `bytes`, `start` and `end` describe the blob read last and are valid until the next one.
 */
export class BlobReader {
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;
  private readonly blocks: Uint8Array[] = [];
  private readonly numbers = new Float64Array(blockCount).fill(-1);
  private scratch = new Uint8Array(0);

  /** @param blockSize bytes of a block; small ones suit blobs that lie far apart */
  constructor(
    private readonly source: StoreBytes,
    private readonly blockSize = usualBlock,
  ) {}

  /** Reads `length` bytes at a file offset. The place must have been checked: a blob is at most 1,048,568 bytes. */
  read(offset: number, length: number): void {
    const {blockSize} = this;
    const number = Math.floor(offset / blockSize);
    const within = offset - number * blockSize;
    if (within + length <= blockSize) {
      this.bytes = this.block(number);
      this.start = within;
      this.end = within + length;
      return;
    }
    if (length > maxBlobSize + 8) throw new RangeError(`a blob of ${length} bytes was not checked`);
    if (this.scratch.length < length) this.scratch = new Uint8Array(Math.max(length, usualBlock));
    this.source.read(this.scratch.subarray(0, length), offset);
    this.bytes = this.scratch;
    this.start = 0;
    this.end = length;
  }

  private block(number: number): Uint8Array {
    const place = number % blockCount;
    let block = this.blocks[place];
    if (this.numbers[place] === number) return block;
    if (!block) {
      block = new Uint8Array(this.blockSize);
      this.blocks[place] = block;
    }
    this.source.read(block, number * this.blockSize);
    this.numbers[place] = number;
    return block;
  }
}
