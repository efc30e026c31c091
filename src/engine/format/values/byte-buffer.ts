/** Ranges longer than this are faster copied as a whole than byte by byte. */
const longRange = 64;
/** Text up to this length is faster appended sign by sign than by calls into native code, as long as it is ASCII. */
const shortText = 64;

/** A growing buffer. It may have a limit: bytes beyond the limit are counted but not kept. */
export class ByteBuffer {
  bytes: Buffer;
  /** The same, for numbers. */
  view: DataView;
  length = 0;

  /**
   * @param capacity bytes to begin with, or memory to begin in
   * @param limit bytes that are kept at most
   */
  constructor(
    capacity: number | Buffer = 1024,
    readonly limit: number = Number.POSITIVE_INFINITY,
  ) {
    this.bytes = typeof capacity === 'number' ? Buffer.allocUnsafe(Math.min(limit, capacity)) : capacity;
    this.view = viewOf(this.bytes);
  }

  /** Whether bytes were dropped: then only `length` says something. */
  get overflowed(): boolean {
    return this.length > this.limit;
  }

  /** The bytes so far; valid until the next write. */
  content(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  /** Makes room for `more` bytes, as far as the limit allows; writes behind the room are lost without harm. */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length || this.bytes.length === this.limit) return;
    const larger = Buffer.allocUnsafe(Math.min(this.limit, Math.max(this.bytes.length * 2, needed)));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
    this.view = viewOf(larger);
  }

  /** Appends one byte. */
  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  /** Appends bytes of another array. */
  raw(source: Uint8Array, start = 0, end = source.length): void {
    const size = end - start;
    this.reserve(size);
    const {bytes} = this;
    let at = this.length;
    this.length = at + size;
    if (size > longRange && this.length <= bytes.length) bytes.set(source.subarray(start, end), at);
    else for (let i = start; i < end; i++) bytes[at++] = source[i];
  }

  /** Appends well-formed text in UTF-8. */
  utf8(text: string): void {
    if (text.length <= shortText && this.putAscii(text)) return;
    const size = Buffer.byteLength(text);
    this.reserve(size);
    this.bytes.write(text, this.length);
    this.length += size;
  }

  /** Appends text if all of it is ASCII; says whether it is. */
  private putAscii(text: string): boolean {
    this.reserve(text.length);
    const {bytes} = this;
    let at = this.length;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code >= 0x80) return false;
      bytes[at++] = code;
    }
    this.length = at;
    return true;
  }

  /** Appends a code point in UTF-8. A lone surrogate becomes the three bytes that UTF-8 would have for it. */
  codePoint(value: number): void {
    this.reserve(4);
    if (value < 0x80) {
      this.bytes[this.length++] = value;
      return;
    }
    if (value < 0x800) {
      this.bytes[this.length++] = 0xc0 | (value >> 6);
    } else {
      if (value < 0x10000) {
        this.bytes[this.length++] = 0xe0 | (value >> 12);
      } else {
        this.bytes[this.length++] = 0xf0 | (value >> 18);
        this.bytes[this.length++] = 0x80 | ((value >> 12) & 0x3f);
      }
      this.bytes[this.length++] = 0x80 | ((value >> 6) & 0x3f);
    }
    this.bytes[this.length++] = 0x80 | (value & 0x3f);
  }
}

/** A view of the same bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
