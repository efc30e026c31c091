import {floatText} from '../../format/json/canonical-number.js';
import {lineStart} from '../../format/json/fixed-text.js';
import {escapeOf} from '../../format/json/json-bytes.js';
import {metaKeyBytes} from '../../format/meta-keys.js';
import {deletedFlag} from '../../format/records/constants.js';
import type {RecordKind} from '../../format/records/geometry.js';
import {toFileOffset} from '../../format/records/integers.js';
import {edgeSlot, nodeSlot} from '../../format/records/layouts.js';
import {recordKinds} from '../../format/records/record-kind.js';
import type {ByteBuffer} from '../../format/values/byte-buffer.js';
import type {SlotPage} from '../../storage/reading/slot-scan.js';
import type {StoreBytes} from '../../storage/reading/store-bytes.js';
import {recordTexts} from './record-texts.js';
import {textKernelCode} from './text-kernel-code.js';

/** What is used of an interface that TypeScript declares for browsers only. */
declare namespace WebAssembly {
  class Module {
    constructor(code: Uint8Array);
  }
  class Instance {
    readonly exports: unknown;
    constructor(module: Module, imports: unknown);
  }
  class CompileError extends Error {}
}

interface Global {
  value: number;
}

/** What the module gives: its memory, where its tables are in it, what it is told of slots, and its work (scripts/text-kernel.as). */
type Exports = {readonly memory: {readonly buffer: ArrayBuffer}} & {
  readonly [name in
    | 'fixedTexts'
    | 'fixedLengths'
    | 'lineStarts'
    | 'pairs'
    | 'escapes'
    | 'metaKeys'
    | 'blockNumbers'
    | 'blocks'
    | 'blockBytes'
    | 'blockCount'
    | 'slots'
    | 'slotBytes'
    | 'text'
    | 'out'
    | 'deepest'
    | 'isUnusual'
    | 'flagsAt'
    | 'labelAt'
    | 'labelLengthAt'
    | 'propAt'
    | 'propLengthAt'
    | 'fromAt'
    | 'toAt'
    | 'deletedFlag']: Global;
} & {page(isEdge: boolean, slot: number, slotSize: number, count: number, firstId: number, from: number): number};

/** Fields of slots as the module calls them. */
const fields = {
  node: {...nodeSlot.at, fromNode: 0, toNode: 0},
  edge: edgeSlot.at,
};

let compiled: WebAssembly.Module | undefined;

/** Kernels that nobody uses. */
const idle: TextKernel[] = [];

/**
 * A kernel for the text of a store; undefined where the machine has no vectors, or less address space for a process than the 10 GB
 * that are set aside for each (ulimit -v). Whoever takes one gives it back.
 */
export function takeKernel(bytes: StoreBytes): TextKernel | undefined {
  try {
    compiled ??= new WebAssembly.Module(Buffer.from(textKernelCode, 'base64'));
    const kernel = idle.pop() ?? new TextKernel(compiled);
    kernel.open(bytes);
    return kernel;
  } catch (error) {
    if (error instanceof WebAssembly.CompileError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Gives back a kernel with which nothing more will be written. */
export function giveBackKernel(kernel: TextKernel | undefined): void {
  if (kernel) idle.push(kernel);
}

/**
 * Writes records as `RecordPrinter` does, in WebAssembly: those of which everything is usual, the others being left to it. Per record
 * that takes 0.35 of the time. Pages are given to it in its own memory.
 */
export class TextKernel {
  /** Where it wants the pages of which it is to write the records. */
  readonly window: Uint8Array;
  private readonly exports: Exports;
  private readonly memory: Uint8Array;
  private bytes: StoreBytes | undefined;
  private kind: RecordKind | undefined;

  constructor(module: WebAssembly.Module) {
    const host = {
      readBlock: (place: number, block: number) => this.readBlock(place, block),
      floatText: (value: number, at: number) => this.put(floatText(value), at),
    };
    this.exports = new WebAssembly.Instance(module, {host}).exports as Exports;
    const {memory, slots, slotBytes} = this.exports;
    this.memory = new Uint8Array(memory.buffer);
    this.window = this.memory.subarray(slots.value, slots.value + slotBytes.value);
    this.fillTables();
  }

  /** How deeply properties were nested in what it wrote since it was opened, from 1 on. */
  get deepest(): number {
    return this.exports.deepest.value;
  }

  /** Goes to a store, of which nothing is known yet. */
  open(bytes: StoreBytes): void {
    const {blockNumbers, blockCount, deepest} = this.exports;
    this.bytes = bytes;
    this.memory.fill(0xff, blockNumbers.value, blockNumbers.value + blockCount.value * 8);
    deepest.value = 0;
  }

  /** Appends the live records of a page of `window`; `other` appends the record of a slot that it leaves. Raises what that raises, and L5001. */
  page(kind: RecordKind, page: SlotPage, out: ByteBuffer, other: (slot: number) => void): void {
    if (kind !== this.kind) this.learn(kind);
    const {exports, memory} = this;
    const {text, isUnusual} = exports;
    const start = page.words.byteOffset + page.start;
    const {slotSize} = recordKinds[kind].geometry;
    for (let slot = 0; slot < page.slots; ) {
      exports.out.value = text.value;
      slot = exports.page(kind === 'edge', start, slotSize, page.slots, page.firstId, slot);
      out.raw(memory, text.value, exports.out.value);
      if (slot < page.slots && isUnusual.value !== 0) other(slot++);
    }
  }

  /** Tells it where the fields of a kind of slots are. */
  private learn(kind: RecordKind): void {
    const {exports} = this;
    const {flags, labelOffset, labelLength, propOffset, propLength, fromNode, toNode} = fields[kind];
    exports.flagsAt.value = flags;
    exports.labelAt.value = labelOffset;
    exports.labelLengthAt.value = labelLength;
    exports.propAt.value = propOffset;
    exports.propLengthAt.value = propLength;
    exports.fromAt.value = fromNode;
    exports.toAt.value = toNode;
    this.kind = kind;
  }

  private readBlock(place: number, block: number): void {
    const {blocks, blockBytes} = this.exports;
    const start = blocks.value + place * blockBytes.value;
    this.bytes?.read(this.memory.subarray(start, start + blockBytes.value), toFileOffset(block * blockStep));
  }

  private fillTables(): void {
    const {fixedTexts, fixedLengths, lineStarts, pairs, escapes, metaKeys} = this.exports;
    for (const [number, text] of recordTexts.entries()) {
      this.put(text, fixedTexts.value + number * 32);
      this.memory[fixedLengths.value + number] = text.length;
    }
    this.put(lineStart(15), lineStarts.value);
    for (let two = 0; two < 100; two++) this.put(String(two).padStart(2, '0'), pairs.value + two * 2);
    for (const [place, byte] of [...Array(32).keys(), 0x22, 0x5c].entries()) {
      this.memory[escapes.value + place * 8] = this.put(escapeOf(byte), escapes.value + place * 8 + 1);
    }
    for (const [kind, keys] of [metaKeyBytes.node, metaKeyBytes.edge].entries()) {
      for (const [number, key] of keys.entries()) {
        const at = metaKeys.value + (kind * 8 + number) * 16;
        this.memory[at] = key.length;
        this.memory.set(key, at + 1);
      }
    }
    this.exports.deletedFlag.value = deletedFlag;
  }

  /** Puts ASCII in its memory; returns the length. */
  private put(text: string, at: number): number {
    for (let i = 0; i < text.length; i++) this.memory[at + i] = text.charCodeAt(i);
    return text.length;
  }
}

/** Blocks begin at multiples of this, in bytes. */
const blockStep = 65_536;
