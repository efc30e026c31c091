import {adjacencySteps} from '../../check/adjacency-check.js';
import type {RecordCensus} from '../../check/record-check.js';
import type {Steps} from '../../check/steps.js';
import {type Finding, findingText} from '../../faults/fault.js';
import {deletedFlag, slotPageHeader} from '../../format/records/constants.js';
import {type RecordKind, slotOffset, startOfPage} from '../../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../../format/records/integers.js';
import {edgeSlot} from '../../format/records/layouts.js';
import {recordKinds} from '../../format/records/record-kind.js';
import {u32At, u64At, wordsOf} from '../../format/words.js';
import type {Device} from '../../storage/files/device.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {isFree} from '../../storage/reading/slot-scan.js';

/** A slot whose id is rewritten to that of its place. */
export interface IdentityChange {
  readonly kind: RecordKind;
  readonly id: number;
  /** What the slot says now. */
  readonly stored: string;
  /** File offset of the slot. */
  readonly offset: FileOffset;
}

/** What is known of slots that claim other ids than their places give them. */
export interface IdentityVerdict {
  readonly changes: readonly IdentityChange[];
  /** Sentences about the slots that nothing decides. */
  readonly undecided: readonly string[];
}

/** More of them than this are no single changed ids; nobody looks further. */
export const mostLies = 10_000;

/**
 * Decides, for slots with L1012, whether the id or the place is wrong. The id is, where most slots of the page are in
 * their places, the record that it claims to be is in its own place and another one, or was never given out, and no list
 * contradicts the place. Linear in the store; memory as for checking its lists.
 */
export function* decideIdentities(
  snapshot: StoreSnapshot,
  census: RecordCensus,
  lies: readonly Finding[],
): Steps<IdentityVerdict> {
  if (lies.length === 0) return {changes: [], undecided: []};
  const changes: IdentityChange[] = [];
  const undecided: string[] = [];
  const contradicted = yield* contradictedRecords(snapshot, census, lies);
  for (const lie of lies) {
    const change = toChange(lie);
    const doubt = doubtAbout(snapshot, change) ?? (contradicted.has(lie) ? 'lists contradict its place' : undefined);
    if (doubt === undefined) changes.push(change);
    else undecided.push(`${findingText(lie)} (${doubt})`);
  }
  return {changes, undecided};
}

/** Writes the ids into a device that holds a copy of the store. */
export function writeIdentities(changes: readonly IdentityChange[], target: Device): void {
  for (const {id, offset} of changes) {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(id), true);
    target.write(bytes, offset);
  }
}

function toChange({facts, place}: Finding): IdentityChange {
  return {
    kind: facts['kind'] as RecordKind,
    id: Number(facts['id']),
    stored: String(facts['stored']),
    offset: toFileOffset(place.offset as number),
  };
}

/** Why page or claimed id speak against the place, if they do. */
function doubtAbout(snapshot: StoreSnapshot, change: IdentityChange): string | undefined {
  const {kind, id, offset} = change;
  const {geometry, nextId} = recordKinds[kind];
  const stored = Number(change.stored);
  const pageOffset = startOfPage(offset);
  const words = wordsOf(snapshot.bytes.page(pageOffset));
  const firstId = id - (offset - pageOffset - slotPageHeader) / geometry.slotSize;
  let used = 0;
  let honest = 0;
  for (let slot = 0, at = slotPageHeader; slot < geometry.slotsPerPage; slot++, at += geometry.slotSize) {
    if (isFree(words, at)) continue;
    used++;
    if (u64At(words, at) === firstId + slot) honest++;
  }
  if (honest * 2 <= used) return `${used - honest} of the ${used} slots of its page are not in their places`;
  if (stored >= snapshot.header[nextId]) return undefined;
  const own = slotOffset(geometry, snapshot.chains[kind].extents, stored);
  const ownWords = own === undefined ? undefined : slotWords(snapshot, own, geometry.slotSize);
  if (ownWords === undefined || u64At(ownWords, 0) !== stored) return `${kind} ${stored} has no slot of its own`;
  const isCopy = slotWords(snapshot, offset, geometry.slotSize).every((word, i) => word === ownWords[i]);
  return isCopy ? `it is the slot of ${kind} ${stored} once more` : undefined;
}

function slotWords(snapshot: StoreSnapshot, offset: FileOffset, slotSize: number): Uint32Array {
  const bytes = new Uint8Array(slotSize);
  snapshot.bytes.read(bytes, offset);
  return wordsOf(bytes);
}

/** The lies about live records whose lists, or those of whose ends, do not fit the place. */
function* contradictedRecords(
  snapshot: StoreSnapshot,
  census: RecordCensus,
  lies: readonly Finding[],
): Steps<ReadonlySet<Finding>> {
  const byNode = new Map<number, Finding[]>();
  for (const lie of lies) {
    for (const node of nodesAround(snapshot, toChange(lie))) {
      const others = byNode.get(node);
      if (others) others.push(lie);
      else byNode.set(node, [lie]);
    }
  }
  const contradicted = new Set<Finding>();
  yield* adjacencySteps(snapshot, census, ({place}) => {
    for (const lie of byNode.get(place.node ?? 0) ?? []) contradicted.add(lie);
  });
  return contradicted;
}

/** The node itself, or both ends of the edge; nothing for a deleted record. */
function nodesAround(snapshot: StoreSnapshot, {kind, id, offset}: IdentityChange): number[] {
  const {geometry, at: fields} = recordKinds[kind];
  const words = slotWords(snapshot, offset, geometry.slotSize);
  if ((u32At(words, fields.flags) & deletedFlag) !== 0) return [];
  if (kind === 'node') return [id];
  return [...new Set([u64At(words, edgeSlot.at.fromNode), u64At(words, edgeSlot.at.toNode)])];
}
