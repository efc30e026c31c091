import {ByteBuffer} from '../values/byte-buffer.js';
import type {TakeBytes} from './graph-record.js';

/** Bytes are given on when there are so many. */
const chunkBytes = 262_144;

/** Gives text on in large pieces. */
export class TextOut {
  private readonly buffer = new ByteBuffer(chunkBytes * 2);

  constructor(private readonly take: TakeBytes) {}

  /** Appends well-formed text. */
  write(text: string): void {
    this.buffer.utf8(text);
    if (this.buffer.length >= chunkBytes) this.flush();
  }

  /** Gives on what is there. */
  flush(): void {
    if (this.buffer.length > 0) this.take(this.buffer.content());
    this.buffer.length = 0;
  }
}
