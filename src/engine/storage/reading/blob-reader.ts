import {maxBlobSize} from '../../format/records/constants.js';
import {type FileOffset, toFileOffset} from '../../format/records/integers.js';
import type {StoreBytes} from './store-bytes.js';

const usualBlock = 65_536;
/** Blocks kept: 1 MiB at the most. */
const blockCount = 16;
/** Bytes behind a block that are read with it, for a blob that crosses its end. */
const overlap = 512;

/** Bytes, and the same bytes for reading words. */
interface Block {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

function newBlock(size: number): Block {
  const bytes = new Uint8Array(size);
  return {bytes, view: new DataView(bytes.buffer)};
}

/**
 * Reads blobs by place. Blocks around them are kept, so that blobs written one behind the other cost one read a block.
 * `bytes`, `view`, `start` and `end` describe the blob read last and are valid until the next one.
 */
export class BlobReader {
  bytes: Uint8Array;
  view: DataView;
  start = 0;
  end = 0;
  private readonly blocks: Block[] = [];
  private readonly numbers = new Float64Array(blockCount).fill(-1);
  /** File offset of the block in `bytes`; infinite while another thing is there. */
  private current = Number.POSITIVE_INFINITY;
  private scratch = newBlock(0);

  /** @param blockSize bytes of a block; small ones suit blobs that lie far apart */
  constructor(
    private readonly source: StoreBytes,
    private readonly blockSize = usualBlock,
  ) {
    this.bytes = this.scratch.bytes;
    this.view = this.scratch.view;
  }

  /** Reads `length` bytes at a file offset. The place must have been checked: a blob is at most 1,048,568 bytes. */
  read(offset: FileOffset, length: number): void {
    // Blobs are written one behind the other, so this one is most likely in the block of the last.
    let within = offset - this.current;
    if (within < 0 || within + length > this.blockSize + overlap) {
      const number = Math.floor(offset / this.blockSize);
      within = offset - number * this.blockSize;
      if (within + length > this.blockSize + overlap) {
        this.readApart(offset, length);
        return;
      }
      this.use(this.block(number));
      this.current = number * this.blockSize;
    }
    // As 32-bit integers: with indices that are floating-point numbers, loops over the bytes take three times as long.
    this.start = within | 0;
    this.end = (within + length) | 0;
  }

  /** A blob that no block holds. */
  private readApart(offset: FileOffset, length: number): void {
    if (length > maxBlobSize + 8) throw new RangeError(`a blob of ${length} bytes was not checked`);
    if (this.scratch.bytes.length < length) this.scratch = newBlock(Math.max(length, usualBlock));
    this.source.read(this.scratch.bytes.subarray(0, length), offset);
    this.use(this.scratch);
    this.current = Number.POSITIVE_INFINITY;
    this.start = 0;
    this.end = length;
  }

  private use({bytes, view}: Block): void {
    this.bytes = bytes;
    this.view = view;
  }

  private block(number: number): Block {
    const place = number % blockCount;
    let block = this.blocks[place];
    if (block && this.numbers[place] === number) return block;
    if (!block) {
      block = newBlock(this.blockSize + overlap);
      this.blocks[place] = block;
    }
    // Should the read fail, nothing is believed of what was here.
    this.numbers[place] = -1;
    this.current = Number.POSITIVE_INFINITY;
    this.source.read(block.bytes, toFileOffset(number * this.blockSize));
    this.numbers[place] = number;
    return block;
  }
}
