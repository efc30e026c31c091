import {u32From} from '../format/bytes.js';
import {ByteBuffer} from '../format/values/byte-buffer.js';
import {decodeValue, tag} from '../format/values/property-value.js';
import type {NodeMatching} from '../peer/node-identity.js';
import {isPlain, pythonRepr} from '../peer/python-repr.js';
import type {RecordReader} from '../storage/reading/record-reader.js';
import type {LabelTexts} from './label-texts.js';

/** What is known of the nodes of a store that are spelled. */
export interface SpelledSide {
  readonly labels: {readonly node: LabelTexts};
  /** Where the value of a property begins in the bytes of the node that was checked last; -1 when it lacks it. */
  placeOf(key: string): number;
}

/** Spells the identities of nodes in UTF-8. Plain text is copied; only other values are decoded. */
export class NodeSpelling {
  /** The identity spelled last. */
  readonly out = new ByteBuffer();
  /** Whether all its values are text that was copied. */
  isPlain = true;
  /** Properties that identify nodes, each as often as it is named. */
  readonly keys: readonly string[];
  private readonly heads: ReadonlyMap<string, Buffer>;

  constructor(private readonly matching: NodeMatching) {
    this.keys = matching.mode === 'node_key' ? matching.keys : [...matching.rules.values()].flat();
    this.heads = new Map(this.keys.map((key) => [key, Buffer.from(`${key}=`)]));
  }

  /** Spells the identity of the node that `side` checked last; false when it has none. */
  spell(side: SpelledSide, reader: RecordReader): boolean {
    this.out.length = 0;
    this.isPlain = true;
    const {matching} = this;
    if (matching.mode === 'node_key') return this.spellKeys(matching.keys, side, reader);
    let matched: string | undefined;
    for (const label of side.labels.node.of(reader).stored) {
      if (!matching.rules.has(label)) continue;
      if (matched !== undefined) return false;
      matched = label;
    }
    if (matched === undefined) return false;
    this.out.utf8(`${matched}:`);
    return this.spellKeys(matching.rules.get(matched) as readonly string[], side, reader);
  }

  private spellKeys(keys: readonly string[], side: SpelledSide, reader: RecordReader): boolean {
    if (reader.propLength > 0) reader.blobs.read(reader.propOffset, reader.propLength);
    const {bytes, end} = reader.blobs;
    for (const [i, key] of keys.entries()) {
      const at = side.placeOf(key);
      if (at < 0) return false;
      if (i > 0) this.out.byte(0x2c);
      this.out.raw(this.heads.get(key) as Buffer);
      this.value(bytes, at, end);
    }
    return true;
  }

  private value(bytes: Uint8Array, at: number, end: number): void {
    const start = at + 5;
    const length = bytes[at] === tag.string ? u32From(bytes, at + 1) : -1;
    if (length < 0 || !isPlain(bytes, start, start + length)) {
      this.isPlain = false;
      this.out.utf8(pythonRepr(decodeValue(bytes, at, end)));
      return;
    }
    this.out.byte(0x27);
    this.out.raw(bytes, start, start + length);
    this.out.byte(0x27);
  }
}
