import {Unreadable} from '../key-text.js';

/** Values as SSH writes them (RFC 4251, section 5): big-endian, strings behind their length. */

/** Reads values one behind the other. Every method throws `Unreadable` where the bytes end too early. */
export class SshReader {
  private at = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly what: string,
  ) {}

  raw(length: number): Buffer {
    if (length > this.bytes.length - this.at) throw new Unreadable(`${this.what} is cut short`);
    this.at += length;
    return Buffer.from(this.bytes.subarray(this.at - length, this.at));
  }

  u32(): number {
    return this.raw(4).readUInt32BE();
  }

  string(): Buffer {
    return this.raw(this.u32());
  }

  /** A string of ASCII. */
  text(): string {
    return this.string().toString('latin1');
  }

  /** A whole number that is not negative, in the fewest bytes, without the zero that keeps it from being negative. */
  mpint(): Buffer {
    const bytes = this.string();
    const [first = 0, second = 0x80] = bytes;
    if (first >= 0x80 || (bytes.length > 0 && first === 0 && second < 0x80)) {
      throw new Unreadable(`${this.what} holds a number that is not written as it must be`);
    }
    return first === 0 ? bytes.subarray(1) : bytes;
  }

  /** The bytes that are left. */
  rest(): Buffer {
    return this.raw(this.bytes.length - this.at);
  }

  /** Throws `Unreadable` where bytes are left. */
  end(): void {
    if (this.at < this.bytes.length) throw new Unreadable(`${this.what} goes on behind its end`);
  }
}

/** A u32. */
export function sshU32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A string behind its length. */
export function sshString(value: Uint8Array | string): Buffer {
  const bytes = Buffer.from(value as string, 'latin1');
  return Buffer.concat([sshU32(bytes.length), bytes]);
}
