import path from 'node:path';
import type {StoreChanges} from '../../evidence/comparison/count-changes.js';
import {DocumentProblem, documentText, judgeDocument, longestText, type OwnKind} from '../../evidence/document-file.js';
import {Fault} from '../../faults/fault.js';
import {decodeIds, encodeIds} from '../../format/id-list.js';
import type {RecordKind} from '../../format/records/geometry.js';
import {note, type Tell} from '../../passes/operation.js';
import {sha256} from '../../storage/checksum.js';
import {writeAtomically} from '../../storage/files/atomic-file.js';
import {type FileStamp, isSettled} from '../../storage/files/file-stamp.js';
import {kindOf, listDirectory, stampOf} from '../../storage/files/file-system.js';
import {historyIndexName} from '../backup-name.js';
import type {ShelvedBackup} from '../backup-shelf.js';

/** Records that differ from the copy before, by kind, ascending; undefined where nobody kept which. */
export type Touched = Readonly<Record<RecordKind, readonly number[] | undefined>>;

/** What is known of a copy that was proved once. */
export interface KnownCopy {
  readonly blake3: string;
  readonly nodes: number;
  readonly edges: number;
  /** BLAKE3 of the copy that it was compared with, and what was found; null for the first copy. */
  readonly since: string | null;
  readonly changes: StoreChanges | null;
  readonly touched: Touched;
}

/** An entry, as the document has it. */
interface Entry {
  readonly backup: string;
  readonly size_bytes: number;
  readonly modified_ns: string;
  readonly blake3: string;
  readonly since: string | null;
  readonly nodes: number;
  readonly edges: number;
  readonly changes: readonly number[] | null;
  readonly touched_nodes: string | null;
  readonly touched_edges: string | null;
}

interface IndexDocument {
  readonly sha256: string;
  readonly copies: readonly Entry[];
}

const indexKind: OwnKind = {validator: 'historyIndex', kind: 'liel-history-index', longest: longestText};

/** Bytes that must have been read for an index to be kept: what is read in no time needs none. */
const worthKeeping = 32 * 1024 * 1024;

/** Ids that are kept of one copy, of each kind; where more differ, the copies are compared again when it matters which. */
const keptIds = 65_536;

/**
 * What was found out of the copies in a directory, in a file beside them. It saves time and proves nothing: of a copy that is another
 * file than it was, or has another receipt, nothing is known, and an index that is damaged is none.
 */
class HistoryIndex {
  private readonly entries = new Map<string, Entry>();
  private isChanged = false;

  constructor(private readonly directory: string) {}

  static async read(directory: string): Promise<HistoryIndex> {
    const index = new HistoryIndex(directory);
    try {
      const file = path.join(directory, historyIndexName);
      if (kindOf(file) !== 'file') return index;
      const found = await judgeDocument<IndexDocument>(file, indexKind);
      if (found instanceof DocumentProblem || found.sha256 !== digestOf(found.copies)) return index;
      for (const entry of found.copies) index.entries.set(entry.backup, entry);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
    }
    return index;
  }

  /** What is known of a copy that has this file, this receipt and this predecessor. */
  find(backup: string, stamp: FileStamp, blake3: string, since: string | null): KnownCopy | undefined {
    const entry = this.entries.get(path.basename(backup));
    if (entry === undefined || entry.blake3 !== blake3 || entry.since !== since) return undefined;
    if (entry.size_bytes !== stamp.sizeBytes || entry.modified_ns !== String(stamp.modifiedNs)) return undefined;
    const touched = {node: idsIn(entry.touched_nodes), edge: idsIn(entry.touched_edges)};
    const {nodes, edges} = entry;
    return {blake3, nodes, edges, since, changes: entry.changes && toChanges(entry.changes), touched};
  }

  /** Keeps what was found of a copy; not of one so young that it may have been written to since, under the same time. */
  keep(backup: string, stamp: FileStamp, {blake3, nodes, edges, since, changes, touched}: KnownCopy): void {
    if (!isSettled(stamp)) return;
    const name = path.basename(backup);
    this.isChanged = true;
    this.entries.set(name, {
      backup: name,
      size_bytes: stamp.sizeBytes,
      modified_ns: String(stamp.modifiedNs),
      blake3,
      since,
      nodes,
      edges,
      changes: changes && toNumbers(changes),
      touched_nodes: textOf(touched.node),
      touched_edges: textOf(touched.edge),
    });
  }

  /** Drops what is known of a copy. */
  forget(backup: string): void {
    this.isChanged = this.entries.delete(path.basename(backup)) || this.isChanged;
  }

  /** Writes what is new; what is known of copies that are gone is dropped. Raises L5001 to L5004. */
  save(): void {
    if (!this.isChanged) return;
    const names = new Set(listDirectory(this.directory));
    const copies = [...this.entries.values()].filter(({backup}) => names.has(backup));
    const [like] = copies;
    if (like === undefined) return;
    const text = documentText(indexKind, {sha256: digestOf(copies), copies}, 0);
    const target = path.join(this.directory, historyIndexName);
    writeAtomically(target, Buffer.from(text), path.join(this.directory, like.backup));
    this.isChanged = false;
  }
}

/** What is known of the copies of a timeline, whatever directories they are in. */
export class KnownCopies {
  private readonly indexes = new Map<string, HistoryIndex>();

  /** @param isAsked whether what an earlier look found out counts; without it nothing is known yet */
  static async of(copies: readonly ShelvedBackup[], isAsked: boolean): Promise<KnownCopies> {
    const known = new KnownCopies();
    for (const directory of new Set(copies.map(({path: file}) => path.dirname(file)))) {
      known.indexes.set(directory, isAsked ? await HistoryIndex.read(directory) : new HistoryIndex(directory));
    }
    return known;
  }

  /** The index that a copy belongs into. */
  of(copy: ShelvedBackup): HistoryIndex {
    return this.indexes.get(path.dirname(copy.path)) as HistoryIndex;
  }

  /** What is known of a copy whose receipt and file are those that it was made of, and that follows another one. */
  find(copy: ShelvedBackup, since: string | null): KnownCopy | undefined {
    const isSound = copy.verdict === 'drilled' || copy.verdict === 'not drilled' || copy.verdict === 'damaged';
    if (!isSound || copy.blake3 === undefined) return undefined;
    const stamp = stampOf(copy.path);
    return stamp && this.of(copy).find(copy.path, stamp, copy.blake3, since);
  }

  /** Keeps what was found out for the next time, where it took a while. Where it cannot be kept, that is said. */
  save(bytesRead: number, tell: Tell, keepFrom = worthKeeping): void {
    if (bytesRead < keepFrom) return;
    for (const [directory, index] of this.indexes) {
      try {
        index.save();
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        tell(note(`nothing is kept in ${directory}, and the next look takes as long: ${error.message}`));
      }
    }
  }
}

function digestOf(copies: readonly Entry[]): string {
  const digest = sha256();
  digest.update(Buffer.from(JSON.stringify(copies)));
  return digest.hex();
}

function idsIn(text: string | null): number[] | undefined {
  return text === null ? undefined : decodeIds(text);
}

function textOf(ids: readonly number[] | undefined): string | null {
  return ids === undefined || ids.length > keptIds ? null : encodeIds(ids);
}

function toNumbers({nodes, edges}: StoreChanges): number[] {
  return [nodes, edges].flatMap(({added, removed, changed}) => [added, removed, changed]);
}

function toChanges(numbers: readonly number[]): StoreChanges {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
  return {nodes: {added: a, removed: b, changed: c}, edges: {added: d, removed: e, changed: f}};
}
