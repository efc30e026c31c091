import {JsonBytes} from '../../format/json/json-bytes.js';
import {pageSize, pagesPerExtent} from '../../format/records/constants.js';
import {firstIdOfPage, type RecordKind} from '../../format/records/geometry.js';
import {recordKinds} from '../../format/records/record-kind.js';
import {type Begun, inOrder, partsFor} from '../../passes/jobs.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {slotPages} from '../../storage/reading/slot-scan.js';
import {chunkSize, type DocumentCounts, documentFrame} from './document-frame.js';
import {type ExtentRecords, type ExtentText, writeExtent} from './extent-text.js';
import {type DocumentStyle, RecordPrinter, type ShadowedRecord} from './record-printer.js';

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
  private readonly writer: RecordPrinter;
  /** Memory of texts of threads that nobody looks at any more. */
  private readonly told: SharedArrayBuffer[] = [];

  constructor(
    private readonly snapshot: StoreSnapshot,
    private readonly counts: DocumentCounts,
    private readonly style: DocumentStyle,
  ) {
    this.writer = new RecordPrinter(snapshot.bytes, this.out, style);
  }

  /** How much of its store has been read for it. */
  get share(): number {
    return this.given / Math.max(1, this.extentCount);
  }

  /** The document, in chunks that are valid until the next one is asked for. Raises L0015, L1015, L1016. */
  async *chunks(): AsyncGenerator<Uint8Array, void> {
    this.shadowed.length = 0;
    this.out.length = 0;
    const {aheadOfEdges, aheadOfNodes, end} = documentFrame(this.style.kind, this.counts);
    const edges = this.extents('edge');
    const nodes = this.extents('node');
    this.extentCount = edges.length + nodes.length;
    this.given = 0;
    const texts = isWrittenElsewhere(this.snapshot)
      ? inOrder(writeExtent, this.snapshot.device, this.withMemory([...edges, ...nodes]))
      : undefined;
    yield Buffer.from(aheadOfEdges);
    yield* this.records(edges, texts);
    yield Buffer.from(aheadOfNodes);
    yield* this.records(nodes, texts);
    yield Buffer.from(end);
  }

  /** The extents, each as it is asked for, with the memory of a text that is told already. */
  private *withMemory(extents: readonly ExtentRecords[]): Generator<ExtentRecords, void> {
    for (const extent of extents) yield {...extent, spare: this.told.pop()};
  }

  /** The extents of one kind that have records. */
  private extents(records: RecordKind): ExtentRecords[] {
    const {store, chains, header} = this.snapshot;
    const {geometry, nextId: field} = recordKinds[records];
    const nextId = header[field];
    const used = chains[records].extents.filter((_, index) => firstIdOfPage(geometry, index, 0) < nextId);
    return used.map((start, index) => ({...this.style, store, records, start, index, nextId}));
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
      if (made) {
        this.note(made);
        if (made.text.length > 0) yield joined(made.text);
        // A very long text lies in other memory.
        if (made.text.buffer instanceof SharedArrayBuffer) this.told.push(made.text.buffer);
      }
      const told = made?.pages ?? 0;
      if (told < pagesPerExtent) for (const chunk of this.rest(extent, told)) yield joined(chunk);
      this.given++;
    }
  }

  /** The text of an extent from a page of it on. */
  private *rest({records, start, index, nextId}: ExtentRecords, told: number): Generator<Uint8Array, void> {
    const {out, writer} = this;
    for (const page of slotPages(this.snapshot.bytes, recordKinds[records].geometry, [start], index)) {
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
