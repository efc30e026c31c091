import {decodeValue, tag} from '../../format/values/property-value.js';
import type {NodeMatching} from '../../peer/node-identity.js';
import {isPlain, pythonRepr} from '../../peer/python-repr.js';
import type {RecordReader} from '../../storage/reading/record-reader.js';
import type {DiffSide} from './diff-side.js';

/** Spells the identities of nodes in UTF-8. Plain text is copied; only other values are decoded. */
export class NodeSpelling {
  bytes = Buffer.alloc(1024);
  length = 0;
  private readonly heads: ReadonlyMap<string, Buffer>;

  constructor(private readonly matching: NodeMatching) {
    const keys = matching.mode === 'node_key' ? matching.keys : [...matching.rules.values()].flat();
    this.heads = new Map(keys.map((key) => [key, Buffer.from(`${key}=`)]));
  }

  /** Spells the identity of the node that `side` checked last; false when it has none. */
  spell(side: DiffSide, reader: RecordReader): boolean {
    this.length = 0;
    const {matching} = this;
    if (matching.mode === 'node_key') return this.spellKeys(matching.keys, side, reader);
    let matched: string | undefined;
    for (const label of side.labels.node.of(reader).stored) {
      if (!matching.rules.has(label)) continue;
      if (matched !== undefined) return false;
      matched = label;
    }
    if (matched === undefined) return false;
    this.text(`${matched}:`);
    return this.spellKeys(matching.rules.get(matched) as readonly string[], side, reader);
  }

  private spellKeys(keys: readonly string[], side: DiffSide, reader: RecordReader): boolean {
    if (reader.propLength > 0) reader.blobs.read(reader.propOffset, reader.propLength);
    const {bytes, end} = reader.blobs;
    for (let i = 0; i < keys.length; i++) {
      const at = side.placeOf(keys[i]);
      if (at < 0) return false;
      if (i > 0) this.byte(0x2c);
      const head = this.heads.get(keys[i]) as Buffer;
      this.copy(head, 0, head.length);
      this.value(bytes, at, end);
    }
    return true;
  }

  private value(bytes: Uint8Array, at: number, end: number): void {
    const start = at + 5;
    const length = bytes[at] === tag.string ? u32(bytes, at + 1) : -1;
    if (length < 0 || !isPlain(bytes, start, start + length)) {
      this.text(pythonRepr(decodeValue(bytes, at, end)));
      return;
    }
    this.byte(0x27);
    this.copy(bytes, start, start + length);
    this.byte(0x27);
  }

  private byte(value: number): void {
    this.grow(1);
    this.bytes[this.length++] = value;
  }

  private copy(source: Uint8Array, start: number, end: number): void {
    this.grow(end - start);
    for (let i = start; i < end; i++) this.bytes[this.length++] = source[i];
  }

  private text(text: string): void {
    this.grow(3 * text.length);
    this.length += this.bytes.write(text, this.length);
  }

  private grow(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.alloc(2 * (this.length + more));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}

function u32(bytes: Uint8Array, at: number): number {
  return (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0;
}
