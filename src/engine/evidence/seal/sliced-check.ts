import {conditions} from '../../faults/conditions.js';
import {Fault, fault, isFault} from '../../faults/fault.js';
import {counted, grouped} from '../../faults/words.js';
import {dataStart, pageSize, pagesPerExtent} from '../../format/records/constants.js';
import {pageOf} from '../../format/records/geometry.js';
import type {PageNumber} from '../../format/records/integers.js';
import {pagesOf, type Seal} from '../../format/seal.js';
import type {Tell} from '../../passes/operation.js';
import {progress} from '../../passes/operation.js';
import {writeAtomically} from '../../storage/files/atomic-file.js';
import type {Device} from '../../storage/files/device.js';
import type {FileStamp} from '../../storage/files/file-stamp.js';
import {firstBytes, kindOf, kindOfEntry, remove} from '../../storage/files/file-system.js';
import {DocumentProblem, documentText, judgeDocument, longestText, type OwnKind} from '../document-file.js';
import {standingEnding} from '../sidecar.js';
import {differingPagesOf, judgePages} from './compare-seal.js';
import {pageHash} from './page-digests.js';
import {type FoundSeal, judgeComparison, type SealCheck, summaryOf, unusableSeal} from './seal-check.js';

/** How far the comparison of a store with its seal has come; kept beside the seal. */
interface SliceStanding {
  /** Digest of the seal, in hex: another seal begins anew. */
  readonly seal: string;
  /** Pages before this one have been compared. */
  readonly nextPage: number;
  readonly different: readonly PageNumber[];
  /** The file that was read: another one, or one that was written to, begins anew. Absent in those of 0.1.0. */
  readonly store?: SlicedFile;
  /** When the first slice began, UTC. */
  readonly since?: string;
}

/** Which file it is, and what every write changes. */
interface SlicedFile {
  readonly inode: string;
  readonly size: string;
  readonly modified: string;
}

/** A slice of the comparison, and what is to be remembered for the next one; undefined when nothing is left to do. */
export interface Slice {
  readonly check: SealCheck;
  readonly standing: SliceStanding | undefined;
  /** Why the last slice is not gone on from, where that was wanted. */
  readonly note?: string | undefined;
}

export interface SliceOptions {
  /** How long to go on, in milliseconds. */
  readonly budgetMs: number;
  /** Go on where the last slice ended, instead of from the beginning. */
  readonly resume: boolean;
}

const standingKind: OwnKind = {
  validator: 'sliceStanding',
  kind: 'liel-slice-standing',
  olderMark: 'nextPage',
  longest: longestText,
};

const headPages = pageOf(dataStart);

/** Where the standing of a comparison is kept. */
function standingPathOf(seal: string): string {
  return `${seal}${standingEnding}`;
}

/** A store to be compared; nobody writes to it meanwhile. */
export interface SlicedStore {
  readonly device: Device;
  readonly stamp: FileStamp;
}

/**
 * Compares pages with a seal until the budget is used up, at least an extent. Header and WAL region are compared in every
 * slice, so that a commit between two slices is noticed. Raises L0005 where the standing cannot be kept.
 */
export async function checkSlice(
  {device, stamp}: SlicedStore,
  {file, seal}: FoundSeal,
  {budgetMs, resume}: SliceOptions,
  tell: Tell,
): Promise<Slice> {
  if (seal instanceof Fault) return {check: unusableSeal(file, seal), standing: undefined};
  requireOwnPlace(standingPathOf(file));
  const deadline = performance.now() + budgetMs;
  const store = slicedFile(stamp);
  const hash = await pageHash();
  const pages = pagesOf(seal.storeSize);
  const {before, note} = resume ? await readStanding(file, seal, store) : {};
  const since = before?.since ?? new Date().toISOString();
  const head = await differingPagesOf(device, seal, {first: 0, end: headPages}, hash);
  const different = [...head, ...(before?.different ?? [])];
  let next = before?.nextPage ?? Math.min(headPages, pages);
  do {
    tell(progress('page digests', next * pageSize, seal.storeSize, 'bytes'));
    const end = next + pagesPerExtent >= pages ? Number.POSITIVE_INFINITY : next + pagesPerExtent;
    different.push(...(await differingPagesOf(device, seal, {first: next, end}, hash)));
    next = Math.min(next + pagesPerExtent, pages);
  } while (next < pages && performance.now() < deadline);
  const summary = summaryOf(file, seal, next, different.length);
  const whole = judgeComparison(device, seal, await judgePages(device, seal, different), summary);
  // What is said of a file is said of the time in which it was read.
  const check = before ? {...whole, reason: `${whole.reason}; read in slices since ${since}`} : whole;
  if (next >= pages || (different.length > 0 && check.verdict === 'not checked'))
    return {check, standing: undefined, note};
  const standing = {seal: digestText(seal), nextPage: next, different: different.slice(head.length), store, since};
  if (check.verdict === 'fail') return {check, standing, note};
  const share = ((next / pages) * 100).toFixed(1);
  const reason = `${grouped(next)} of ${counted(pages, 'page')} (${share} %) are the ones that were sealed, read since ${since}; --resume goes on from there`;
  return {check: {...check, verdict: 'not checked', reason}, standing, note};
}

/**
 * Remembers where a slice ended, in a file with the mode of `like`, or forgets it. Returns why it is not remembered where
 * nothing can be written: what was compared counts all the same. Raises L0005 for what is in the way, L5001 and L5003.
 */
export function keepStanding(seal: string, standing: SliceStanding | undefined, like: string): string | undefined {
  const file = standingPathOf(seal);
  requireOwnPlace(file);
  try {
    if (!standing) remove(file);
    else writeAtomically(file, Buffer.from(documentText(standingKind, standing, 0)), like);
    return undefined;
  } catch (error) {
    if (!isFault(error, conditions.permission, conditions.readOnlyPlace)) throw error;
    return `where this comparison ended is not remembered: ${error.message}`;
  }
}

/** How every standing begins, those of 0.1.0 too. */
export const standingStart = /^\{"(?:kind":"liel-slice-standing|seal":)"/;

/** Raises L0005 unless nothing is in the place of a standing, or one that was written here: nothing else is replaced or removed. */
function requireOwnPlace(place: string): void {
  const kind = kindOfEntry(place);
  if (kind === undefined) return;
  if (kind !== 'file') throw fault(conditions.outputNotAFile, {path: place, kind: `no regular file: a ${kind}`});
  if (standingStart.test(firstBytes(place, 64).toString('latin1'))) return;
  throw fault(conditions.outputNotAFile, {path: place, kind: 'a file that verify did not write'});
}

function slicedFile({inode, sizeBytes, modifiedNs}: FileStamp): SlicedFile {
  return {inode: String(inode), size: String(sizeBytes), modified: String(modifiedNs)};
}

/** Where the last slice of a comparison with this seal ended, or why that cannot be said; neither where there was none. */
async function readStanding(
  file: string,
  seal: Seal,
  store: SlicedFile,
): Promise<{before?: SliceStanding; note?: string}> {
  const place = standingPathOf(file);
  const other = (problem: string) => ({note: `${place} is not gone on from, all pages are compared anew: ${problem}`});
  if (kindOf(place) !== 'file') return {};
  const found = await judgeDocument<SliceStanding>(place, standingKind);
  if (found instanceof DocumentProblem) return other(found.text);
  if (found.seal !== digestText(seal)) return other('it is of another seal');
  if (found.store === undefined) return other('it does not say which file was read');
  const {inode, size, modified} = found.store;
  if (inode !== store.inode) return other('another file has the name of the store');
  if (size !== store.size || modified !== store.modified) return other('the store was written to since');
  const isPossible = [found.nextPage, ...found.different].every((page) => page >= headPages);
  if (!isPossible || found.nextPage > pagesOf(seal.storeSize))
    return other('it names pages that the store does not have');
  return {before: found};
}

function digestText(seal: Seal): string {
  return Buffer.from(seal.digest).toString('hex');
}
