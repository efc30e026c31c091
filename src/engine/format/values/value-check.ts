import {u32From} from '../bytes.js';
import {maxReadDepth} from '../records/constants.js';
import {compareBytes, utf8SequenceEnd} from '../utf8.js';
import {BlobError, TrailingBytes, tag} from './property-value.js';

/** Walks encoded values without building them. */
export class ValueChecker {
  /** Whether the text met last ends in a zero byte, as it would where its end was lost. */
  endsInNul = false;
  /** Whether the value checked last holds a NaN. */
  hasNaN = false;
  /** For each watched name, where the value of that property begins in the source; -1 when there is none. */
  readonly foundAt: Int32Array;
  private source: Uint8Array = new Uint8Array(0);
  private at = 0;
  private end = 0;

  /** @param watched names of properties, in UTF-8, that are looked for */
  constructor(private readonly watched: readonly Uint8Array[] = []) {
    this.foundAt = new Int32Array(watched.length);
  }

  /** `properties`, to be handed on. */
  readonly check = (source: Uint8Array, start: number, end: number): void => this.properties(source, start, end);

  /**
   * Checks that a property blob is one readable map and nothing else, by the rules of `decodeProperties`. Throws BlobError.
   */
  properties(source: Uint8Array, start: number, end: number): void {
    this.hasNaN = false;
    this.endsInNul = false;
    if (this.watched.length > 0) this.foundAt.fill(-1);
    if (start === end) return;
    if (this.watched.length === 0 && endOfPlainMap(source, start, end) === end) return;
    this.source = source;
    this.at = start;
    this.end = end;
    const isMap = source[start] === tag.map;
    this.value(0);
    if (!isMap) throw new BlobError('props: expected Map');
    this.refuseMore();
  }

  /** Checks that a label blob of a node is one list of strings and nothing else. Throws BlobError. */
  nodeLabels(source: Uint8Array, start: number, end: number): void {
    if (start === end) return;
    this.source = source;
    this.at = start;
    this.end = end;
    if (source[start] !== tag.list) throw new BlobError('labels: expected List');
    this.at++;
    for (let count = this.count('list count truncated'); count > 0; count--)
      this.string('labels: expected String in list');
    this.refuseMore();
  }

  /** Checks that the label blob of an edge is one string and nothing else. Throws BlobError. */
  edgeLabel(source: Uint8Array, start: number, end: number): void {
    if (start === end) return;
    this.source = source;
    this.at = start;
    this.end = end;
    this.string('edge label is not a string');
    this.refuseMore();
  }

  private refuseMore(): void {
    if (this.at < this.end) throw new TrailingBytes(this.end - this.at);
  }

  private string(otherFault: string): void {
    this.need(1, 'unexpected end of data');
    if (this.source[this.at++] !== tag.string) throw new BlobError(otherFault);
    this.text('string length truncated', 'string data truncated', 'invalid UTF-8');
  }

  private entry(depth: number): void {
    const start = this.at + 4;
    this.text('map key length truncated', 'map key data truncated', 'invalid UTF-8 in key');
    if (depth === 0 && this.watched.length > 0) this.noteName(start);
    this.value(depth + 1);
  }

  /** Notes where the value behind a watched name begins; of equal names the last counts. */
  private noteName(start: number): void {
    const {source, at, watched} = this;
    for (let i = 0; i < watched.length; i++) {
      const name = watched[i];
      if (name.length === at - start && compareBytes(source, start, at, name, 0, name.length) === 0) {
        this.foundAt[i] = at;
      }
    }
  }

  private value(depth: number): void {
    if (depth > maxReadDepth) throw new BlobError(`prop_codec: nested deeper than ${maxReadDepth} levels`);
    this.need(1, 'unexpected end of data');
    const kind = this.source[this.at++];
    switch (kind) {
      case tag.null:
        return;
      case tag.bool:
        this.skip(1, 'bool truncated');
        return;
      case tag.int:
        this.skip(8, 'int64 truncated');
        return;
      case tag.float:
        this.skip(8, 'float64 truncated');
        if ((this.source[this.at - 1] & 0x7f) === 0x7f && this.source[this.at - 2] >= 0xf0) this.noteNaN();
        return;
      case tag.string:
        this.text('string length truncated', 'string data truncated', 'invalid UTF-8');
        return;
      case tag.list: {
        const count = this.count('list count truncated');
        for (let i = 0; i < count; i++) this.value(depth + 1);
        return;
      }
      case tag.map: {
        const count = this.count('map count truncated');
        for (let i = 0; i < count; i++) this.entry(depth);
        return;
      }
      default:
        throw new BlobError(`prop_codec: unknown tag 0x${kind.toString(16).padStart(2, '0')}`);
    }
  }

  /** The float behind this place has the exponent of NaN and infinities. */
  private noteNaN(): void {
    const {source, at} = this;
    const isInfinite = source[at - 2] === 0xf0 && source.subarray(at - 8, at - 2).every((byte) => byte === 0);
    if (!isInfinite) this.hasNaN = true;
  }

  private text(lengthFault: string, dataFault: string, utf8Fault: string): void {
    const length = this.count(lengthFault);
    this.need(length, dataFault);
    const {source} = this;
    const end = this.at + length;
    for (let i = this.at; i < end; ) {
      if (source[i] < 0x80) {
        i++;
      } else {
        i = utf8SequenceEnd(source, i, end);
        if (i < 0) throw new BlobError(`prop_codec: ${utf8Fault}`);
      }
    }
    this.at = end;
    this.endsInNul = length > 0 && source[end - 1] === 0;
  }

  private count(message: string): number {
    const {source, at} = this;
    this.skip(4, message);
    return u32From(source, at);
  }

  private skip(bytes: number, message: string): void {
    this.need(bytes, message);
    this.at += bytes;
  }

  private need(bytes: number, message: string): void {
    if (this.at + bytes > this.end) throw new BlobError(`prop_codec: ${message}`);
  }
}

/**
 * Where a map without lists, maps, huge floats, zero bytes in text or text beyond ASCII ends, as most are: one tight loop.
 * -1 for every other and for all that is wrong or noteworthy, which the walk above looks at again.
 */
function endOfPlainMap(source: Uint8Array, start: number, end: number): number {
  if (start + 5 > end || source[start] !== tag.map) return -1;
  let at = start + 5;
  // A key and a value for each entry; what begins as a key ends as one.
  for (let left = 2 * u32From(source, start + 1); left > 0; left--) {
    const kind = (left & 1) === 0 ? tag.string : at < end ? source[at++] : -1;
    if (kind === tag.string) {
      if (at + 4 > end) return -1;
      const length = u32From(source, at);
      at += 4;
      if (length > end - at) return -1;
      let bits = 0;
      let last = 1;
      for (const textEnd = at + length; at < textEnd; at++) {
        last = source[at];
        bits |= last;
      }
      if (bits > 0x7f || last === 0) return -1;
    } else if (kind === tag.int) at += 8;
    else if (kind === tag.float) {
      at += 8;
      if ((source[at - 1] & 0x7f) === 0x7f) return -1;
    } else if (kind === tag.bool) at++;
    else if (kind !== tag.null) return -1;
  }
  return at;
}
