import {readLeniently} from '../../check/lenient-store.js';
import type {ExtentKind, RecordKind} from '../../format/records/geometry.js';
import type {FileOffset} from '../../format/records/integers.js';
import type {Device} from '../../storage/files/device.js';
import {endOfChains, judgeChains} from '../../storage/reading/extent-chain.js';
import {StoreBytes} from '../../storage/reading/store-bytes.js';
import {findWalCopies, type WalCopies} from './wal-copies.js';

/** What header, index pages and WAL say about a store. Salvage believes none of it without asking the slots. */
export interface StoreHints {
  readonly device: Device;
  /** Bytes of the file. */
  readonly sizeBytes: number;
  /** The bytes as readers see them, a committed WAL laid over the file. */
  readonly bytes: StoreBytes;
  /** Why the header cannot be believed; undefined when it is sound by itself. */
  readonly headerProblem: string | undefined;
  /** Header fields by kind; only worth something while the header is sound. */
  readonly counts: Readonly<Record<RecordKind, number>>;
  readonly nextIds: Readonly<Record<RecordKind, number>>;
  readonly nextPropOffset: number;
  /** Extents as the index pages list them, as far as they could be followed. */
  readonly extents: Readonly<Record<ExtentKind, readonly FileOffset[]>>;
  /** Offsets of the index pages. */
  readonly indexPages: readonly FileOffset[];
  /** Whether index pages and extents fit each other and the file. */
  readonly chainsFit: boolean;
  /** Where the extents of fitting chains end, in bytes; 0 without them. */
  readonly knownEnd: number;
  readonly copies: WalCopies;
  /** What was done with the WAL: nothing live, applied as readers do, or passed over and why. */
  readonly wal: WalUse;
}

export interface WalUse {
  readonly state: 'empty' | 'applied' | 'applied without header' | 'not applied';
  readonly pages: number;
  readonly problem: string | undefined;
}

/** Reads the hints of a store in any state. Never fails on content. */
export function readHints(device: Device): StoreHints {
  const lenient = readLeniently(device);
  const {header, wal, chains} = lenient;
  const headerProblem = lenient.headerProblems.at(0);
  const isTorn = headerProblem === undefined && header.walLength > 0n && wal.images.size === 0;
  const tornBytes = isTorn ? Math.min(Number(header.walLength), 2 ** 32) : 0;
  const copies = findWalCopies(device, tornBytes);
  // Without a header nothing says whether the last commit was carried out; its images are what it made of its pages.
  const isBlind = headerProblem !== undefined && wal.images.size === 0 && copies.isComplete;
  const blind = isBlind ? newestImages(copies) : undefined;
  const problems = [chains.node, chains.edge, chains.prop].flatMap((chain) => chain.problems);
  const all = {
    node: {...chains.node, kind: 'node'},
    edge: {...chains.edge, kind: 'edge'},
    prop: {...chains.prop, kind: 'prop'},
  } as const;
  const chainsFit =
    headerProblem === undefined && problems.length === 0 && judgeChains(all, lenient.bytes) === undefined;
  return {
    device,
    sizeBytes: device.size(),
    bytes: blind === undefined ? lenient.bytes : new StoreBytes(device, blind),
    headerProblem,
    counts: {node: safeNumber(header.nodeCount), edge: safeNumber(header.edgeCount)},
    nextIds: {node: safeNumber(header.nextNodeId), edge: safeNumber(header.nextEdgeId)},
    nextPropOffset: safeNumber(header.nextPropOffset),
    extents: {node: chains.node.extents, edge: chains.edge.extents, prop: chains.prop.extents},
    indexPages: [...chains.node.indexPages, ...chains.edge.indexPages, ...chains.prop.indexPages],
    chainsFit,
    knownEnd: chainsFit ? endOfChains(all) : 0,
    copies,
    wal: walUse(),
  };

  function walUse(): WalUse {
    if (blind !== undefined) return {state: 'applied without header', pages: blind.size, problem: undefined};
    if (wal.images.size > 0) return {state: 'applied', pages: wal.images.size, problem: undefined};
    if (!isTorn) return {state: 'empty', pages: 0, problem: undefined};
    const {refusal} = wal;
    const problem = refusal ? refusal.condition.cause(refusal.facts) : 'it holds no complete commit';
    return {state: 'not applied', pages: 0, problem};
  }
}

/** The committed images, no farther behind the end of the file than extents grow. */
function newestImages({images}: WalCopies): Map<FileOffset, Uint8Array> {
  const newest = new Map<FileOffset, Uint8Array>();
  for (const [offset, {image, age}] of images) if (age === 'newest') newest.set(offset, image);
  return newest;
}

/** A header field as a number; too large ones as one that no store reaches. */
function safeNumber(value: bigint): number {
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(value);
}
