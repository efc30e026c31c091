import {type LenientStore, readLeniently} from '../../check/lenient-store.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {counted} from '../../faults/words.js';
import {extentSize} from '../../format/records/constants.js';
import type {ExtentKind} from '../../format/records/geometry.js';
import {toPageNumber} from '../../format/records/integers.js';
import {walEntryHead} from '../../format/records/layouts.js';
import {recordKinds} from '../../format/records/record-kind.js';
import {LenientDevice} from '../../storage/files/lenient-device.js';
import {inspectLock} from '../../storage/lock/writer-lock.js';
import {withStableFile} from '../../storage/reading/open-store.js';
import {viewHeader, viewIndexPage, viewPage, walEntryName} from './page-view.js';
import {linkToOffset, type RecordView, viewRecord} from './record-view.js';
import {viewEdge, viewNode} from './slot-view.js';

/** What can be looked at. */
export const inspectTopics = ['header', 'wal', 'extents', 'page', 'node', 'edge', 'lock'] as const;
export type InspectTopic = (typeof inspectTopics)[number];

/** What to look at. */
export interface InspectPlace {
  /** Without a topic, an overview. */
  readonly topic: InspectTopic | undefined;
  /** Page number, node id or edge id, for those topics. */
  readonly number: number | undefined;
}

export interface InspectOptions extends InspectPlace {
  readonly store: string;
  readonly hex: boolean;
}

export interface InspectReport {
  readonly store: string;
  /** Bytes of the file. */
  readonly size_bytes: number;
  readonly views: readonly RecordView[];
}

/**
 * What is in the bytes of a store, from the layout declarations. Damage is shown, never raised; only a missing file
 * (L0002), a missing or needless number (L0001), a store that keeps changing (L2003) and I/O errors are.
 */
export async function inspect(options: InspectOptions): Promise<InspectReport> {
  requireNumber(options);
  return withStableFile(options.store, (file) => {
    const device = new LenientDevice(file);
    const views = viewTopic(readLeniently(device), options);
    return {store: options.store, size_bytes: file.size(), views: [...viewUnreadable(device), ...views]};
  });
}

function requireNumber({topic, number}: InspectOptions): void {
  const wanted = topic === 'page' || topic === 'node' || topic === 'edge';
  if (wanted === (number !== undefined)) return;
  const problem = wanted ? `${topic} needs a number` : `${topic ?? 'an overview'} takes no number`;
  throw fault(conditions.usage, {problem, command: 'inspect'});
}

function viewTopic(store: LenientStore, {topic, number = 0, hex, store: path}: InspectOptions): RecordView[] {
  switch (topic) {
    case 'header':
      return [viewHeader(store, hex)];
    case 'wal':
      return viewWal(store, hex);
    case 'extents':
      return (['node', 'edge', 'prop'] as const).flatMap((kind) => viewChain(store, kind, hex));
    case 'page':
      return [viewPage(store, toPageNumber(number), hex)];
    case 'node':
      return [viewNode(store, number, hex)];
    case 'edge':
      return [viewEdge(store, number, hex)];
    case 'lock':
      return [viewLock(path)];
    default:
      return [viewHeader(store, hex), summary(store), viewLock(path)];
  }
}

/** Pages that were to be shown, and whose zeros below are no content. */
function viewUnreadable({unreadable}: LenientDevice): RecordView[] {
  const problems = [...unreadable.values()].map(({message}) => message);
  return problems.length === 0
    ? []
    : [{title: 'shown as zeros', offset: 0, fields: [], problems, lines: [], links: []}];
}

function summary(store: LenientStore): RecordView {
  const {wal, chains} = store;
  const lines = [
    walSummary(store),
    ...(['node', 'edge', 'prop'] as const).map((kind) => {
      const {extents, indexPages} = chains[kind];
      return `${kind}: ${counted(extents.length, 'extent')}, ${counted(indexPages.length, 'index page')}`;
    }),
  ];
  const problems = [
    ...(wal.refusal ? [wal.refusal.condition.cause(wal.refusal.facts)] : []),
    ...Object.values(chains).flatMap((chain) => chain.problems),
  ];
  return {title: 'content', offset: 0, fields: [], problems, lines, links: []};
}

function walSummary({wal, header, headerProblems: [problem]}: LenientStore): string {
  if (problem !== undefined) return `WAL: whether a commit waits there cannot be told: ${problem}`;
  if (header.walLength === 0n) return 'WAL: empty; the last commit is complete';
  const committed = wal.committed ? `a commit of ${counted(wal.images.size, 'page')}` : 'no complete commit';
  return `WAL: ${counted(header.walLength, 'byte')} with ${committed}, ${counted(wal.tailBytes, 'byte')} behind it`;
}

function viewWal(store: LenientStore, hex: boolean): RecordView[] {
  const {wal, device} = store;
  const problems = wal.refusal ? [wal.refusal.condition.cause(wal.refusal.facts)] : [];
  const entries = wal.entries.map((entry, i) => {
    const bytes = new Uint8Array(hex ? entry.length : walEntryHead.size);
    device.read(bytes, entry.offset);
    const links = linkToOffset('image of', store.bytes, entry.target);
    return viewRecord(walEntryHead, `entry ${i + 1}: ${walEntryName(entry)}`, entry.offset, bytes, {links, hex});
  });
  return [
    {title: 'WAL', offset: Number(store.header.walOffset), fields: [], problems, lines: [walSummary(store)], links: []},
    ...entries,
  ];
}

function viewChain(store: LenientStore, kind: ExtentKind, hex: boolean): RecordView[] {
  const {indexPages, extents, problems} = store.chains[kind];
  const lines = extents.map((offset, i) => {
    const end = offset + extentSize;
    const cut = end > store.bytes.size ? `, the file ends at ${store.bytes.size}` : '';
    return `extent ${i}: offset ${offset} to ${end}${cut}${rangeOf(kind, i)}`;
  });
  const links = extents.flatMap((offset, i) => linkToOffset(`extent ${i}`, store.bytes, BigInt(offset)));
  const views = indexPages.map((offset, i) => viewIndexPage(store, `${kind} index page ${i}`, offset, hex));
  return [{title: `${kind} extents`, offset: indexPages[0] ?? 0, fields: [], problems, lines, links}, ...views];
}

function rangeOf(kind: ExtentKind, extent: number): string {
  if (kind === 'prop') return '';
  const {slotsPerExtent} = recordKinds[kind].geometry;
  return `, ${kind}s ${extent * slotsPerExtent + 1} to ${(extent + 1) * slotsPerExtent}`;
}

function viewLock(store: string): RecordView {
  const {state, lockPath, pid, createdAtUnixMs, problem} = inspectLock(store);
  const since = createdAtUnixMs === undefined ? '' : ` since ${new Date(createdAtUnixMs).toISOString()}`;
  const holder = pid === undefined ? '' : ` by process ${pid}${since}`;
  return {
    title: 'lock',
    offset: 0,
    fields: [],
    problems: problem ? [problem] : [],
    lines: [`${lockPath}: ${state}${holder}`],
    links: [],
  };
}
