import {JsonBytes} from '../../format/json/json-bytes.js';
import {pageSize, pagesPerExtent} from '../../format/records/constants.js';
import {firstIdOfPage, type RecordKind} from '../../format/records/geometry.js';
import {recordKinds} from '../../format/records/record-kind.js';
import {type Begun, giveBack, inOrder, type Piece, partsFor, sharedBytes, takePiece} from '../../passes/jobs.js';
import {BlobReader} from '../../storage/reading/blob-reader.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {slotPages} from '../../storage/reading/slot-scan.js';
import {chunkSize, type DocumentCounts, documentFrame} from './document-frame.js';
import {type ExtentRecords, type ExtentText, writeExtent} from './extent-text.js';
import {type DocumentStyle, RecordPrinter, type ShadowedRecord} from './record-printer.js';
import {giveBackKernel, type TextKernel, takeKernel} from './text-kernel.js';

/** How many documents were begun. */
let documents = 0;

/** Texts that other threads make, in the order in which they are asked for. */
type Texts = Iterator<Begun<ExtentText>>;

/** Whether other threads make the text of a store. They do not know what a commit in the WAL lays over the file. */
export function isWrittenElsewhere({device, wal}: StoreSnapshot): boolean {
  return !wal.committed && partsFor(device) > 1;
}

/**
 * The manifest or export of a store as canonical JSON (cli.md J2), in chunks. Threads may make the text of its extents; what they
 * do not make is made here. After the last chunk it is known what `shadowed` and `deepest` say.
 */
export class GraphDocument {
  /** Records with a property that is called like one of their fields. */
  readonly shadowed: ShadowedRecord[] = [];
  /** How deeply properties are nested, from 1 on. */
  deepest = 0;
  /** Extents with records, and how many of them have been given. */
  private extentCount = 0;
  private given = 0;
  private readonly out = new JsonBytes(chunkSize * 2);
  private writer: RecordPrinter;
  /** Where the texts are that were asked for, in their order. */
  private readonly pieces: (Piece | undefined)[] = [];

  constructor(
    private readonly snapshot: StoreSnapshot,
    private readonly counts: DocumentCounts,
    private readonly style: DocumentStyle,
  ) {
    this.writer = this.printer(undefined);
  }

  /** How much of its store has been read for it. */
  get share(): number {
    return this.given / Math.max(1, this.extentCount);
  }

  /** The document, in chunks that are valid until the next one is asked for. Raises L0015, L1015, L1016. */
  async *chunks(): AsyncGenerator<Uint8Array, void> {
    const kernel = takeKernel(this.snapshot.bytes);
    this.writer = this.printer(kernel);
    try {
      yield* this.all();
    } finally {
      giveBackKernel(kernel);
    }
  }

  private printer(kernel: TextKernel | undefined): RecordPrinter {
    const {bytes, store} = this.snapshot;
    return new RecordPrinter(new BlobReader(bytes), this.out, store, this.style, kernel);
  }

  private async *all(): AsyncGenerator<Uint8Array, void> {
    documents++;
    this.shadowed.length = 0;
    this.out.length = 0;
    const {aheadOfEdges, aheadOfNodes, end} = documentFrame(this.style.kind, this.counts);
    const edges = this.extents('edge');
    const nodes = this.extents('node');
    this.extentCount = edges.length + nodes.length;
    this.given = 0;
    const texts = isWrittenElsewhere(this.snapshot)
      ? inOrder(writeExtent, this.snapshot.device, this.withPieces([...edges, ...nodes]))
      : undefined;
    yield Buffer.from(aheadOfEdges);
    yield* this.records(edges, texts);
    yield Buffer.from(aheadOfNodes);
    yield* this.records(nodes, texts);
    yield Buffer.from(end);
  }

  /** The extents, each as it is asked for, with memory for its text. */
  private *withPieces(extents: readonly ExtentRecords[]): Generator<ExtentRecords, void> {
    for (const extent of extents) {
      const piece = takePiece();
      this.pieces.push(piece);
      yield {...extent, piece};
    }
  }

  /** The extents of one kind that have records. */
  private extents(records: RecordKind): ExtentRecords[] {
    const {store, chains, header} = this.snapshot;
    const {geometry, nextId: field} = recordKinds[records];
    const nextId = header[field];
    const document = documents;
    const used = chains[records].extents.filter((_, index) => firstIdOfPage(geometry, index, 0) < nextId);
    return used.map((start, index) => ({...this.style, store, document, records, start, index, nextId}));
  }

  private async *records(
    extents: readonly ExtentRecords[],
    texts: Texts | undefined,
  ): AsyncGenerator<Uint8Array, void> {
    let isFirst = true;
    // Ahead of the first record stands no comma.
    const joined = (chunk: Uint8Array): Uint8Array => {
      const start = isFirst ? 1 : 0;
      isFirst = false;
      return chunk.subarray(start);
    };
    for (const extent of extents) {
      const made = await texts?.next().value?.elsewhere();
      const piece = texts && this.pieces.shift();
      if (made) {
        this.note(made);
        const text = textOf(made, piece);
        if (text.length > 0) yield joined(text);
      }
      if (piece !== undefined) giveBack(piece);
      const told = made?.pages ?? 0;
      if (told < pagesPerExtent) for (const chunk of this.rest(extent, told)) yield joined(chunk);
      this.given++;
    }
  }

  /** The text of an extent from a page of it on. */
  private *rest({records, start, index, nextId}: ExtentRecords, told: number): Generator<Uint8Array, void> {
    const {out, writer} = this;
    for (const page of slotPages(this.snapshot.bytes, recordKinds[records].geometry, [start], index, writer.window)) {
      if (page.firstId >= nextId) break;
      if (page.offset < start + told * pageSize) continue;
      writer.page(records, page);
      if (out.length < chunkSize) continue;
      yield out.content();
      out.length = 0;
    }
    if (out.length > 0) yield out.content();
    out.length = 0;
    this.note({shadowed: writer.shadowed.splice(0), deepest: writer.deepest});
  }

  private note({shadowed, deepest}: Pick<ExtentText, 'shadowed' | 'deepest'>): void {
    for (const record of shadowed) this.shadowed.push(record);
    this.deepest = Math.max(this.deepest, deepest);
  }
}

/** The bytes that a thread made. */
function textOf({text}: ExtentText, piece: Piece | undefined): Uint8Array {
  if (typeof text !== 'number') return text;
  return piece === undefined ? new Uint8Array(0) : sharedBytes(piece).subarray(0, text);
}
