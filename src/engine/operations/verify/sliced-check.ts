import {DocumentProblem, documentText, judgeDocument, longestText, type OwnKind} from '../../evidence/document-file.js';
import {differingPages, judgePages} from '../../evidence/seal/compare-seal.js';
import {pageHash} from '../../evidence/seal/page-digests.js';
import {
  type FoundSeal,
  judgeComparison,
  type SealCheck,
  summaryOf,
  unusableSeal,
} from '../../evidence/seal/seal-check.js';
import {standingEnding} from '../../evidence/sidecar.js';
import {Fault} from '../../faults/fault.js';
import {counted, grouped} from '../../faults/words.js';
import {dataStart, pageSize, pagesPerExtent} from '../../format/records/constants.js';
import {pageOf} from '../../format/records/geometry.js';
import type {PageNumber} from '../../format/records/integers.js';
import {pagesOf, type Seal} from '../../format/seal.js';
import type {Tell} from '../../passes/operation.js';
import {progress} from '../../passes/operation.js';
import {writeAtomically} from '../../storage/files/atomic-file.js';
import {type FileDevice, kindOf, remove} from '../../storage/files/file-system.js';

/** How far the comparison of a store with its seal has come; kept beside the seal. */
interface SliceStanding {
  /** Digest of the seal, in hex: another seal begins anew. */
  readonly seal: string;
  /** Pages before this one have been compared. */
  readonly nextPage: number;
  readonly different: readonly PageNumber[];
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

/**
 * Compares pages with a seal until the budget is used up, at least an extent. Header and WAL region are compared in every
 * slice, so that a commit between two slices is noticed.
 */
export async function checkSlice(
  device: FileDevice,
  {file, seal}: FoundSeal,
  {budgetMs, resume}: SliceOptions,
  tell: Tell,
): Promise<Slice> {
  if (seal instanceof Fault) return {check: unusableSeal(file, seal), standing: undefined};
  const deadline = performance.now() + budgetMs;
  const hash = await pageHash();
  const pages = pagesOf(seal.storeSize);
  const {before, note} = resume ? await readStanding(file, seal) : {};
  const head = await differingPages(device, seal, 0, headPages, tell, hash);
  const different = [...head, ...(before?.different ?? [])];
  let next = before?.nextPage ?? Math.min(headPages, pages);
  do {
    tell(progress('page digests', next * pageSize, seal.storeSize, 'bytes'));
    const end = next + pagesPerExtent >= pages ? Number.POSITIVE_INFINITY : next + pagesPerExtent;
    different.push(...(await differingPages(device, seal, next, end, undefined, hash)));
    next = Math.min(next + pagesPerExtent, pages);
  } while (next < pages && performance.now() < deadline);
  const summary = summaryOf(file, seal, next, different.length);
  const check = judgeComparison(device, seal, await judgePages(device, seal, different), summary);
  if (next >= pages || (different.length > 0 && check.verdict === 'not checked'))
    return {check, standing: undefined, note};
  const standing = {seal: digestText(seal), nextPage: next, different: different.slice(head.length)};
  if (check.verdict === 'fail') return {check, standing, note};
  const share = ((next / pages) * 100).toFixed(1);
  const reason = `${grouped(next)} of ${counted(pages, 'page')} (${share} %) are the ones that were sealed; --resume goes on from there`;
  return {check: {...check, verdict: 'not checked', reason}, standing, note};
}

/** Remembers where a slice ended, or forgets it. Raises L5001 to L5004. */
export function keepStanding(seal: string, standing: SliceStanding | undefined): void {
  const file = standingPathOf(seal);
  if (!standing) remove(file);
  else writeAtomically(file, Buffer.from(documentText(standingKind, standing, 0)), seal);
}

/** Where the last slice of a comparison with this seal ended, or why that cannot be said; neither where there was none. */
async function readStanding(file: string, seal: Seal): Promise<{before?: SliceStanding; note?: string}> {
  const place = standingPathOf(file);
  const other = (problem: string) => ({note: `${place} is not gone on from, all pages are compared anew: ${problem}`});
  if (kindOf(place) !== 'file') return {};
  const found = await judgeDocument<SliceStanding>(place, standingKind);
  if (found instanceof DocumentProblem) return other(found.text);
  if (found.seal !== digestText(seal)) return other('it is of another seal');
  const isPossible = [found.nextPage, ...found.different].every((page) => page >= headPages);
  if (!isPossible || found.nextPage > pagesOf(seal.storeSize))
    return other('it names pages that the store does not have');
  return {before: found};
}

function digestText(seal: Seal): string {
  return Buffer.from(seal.digest).toString('hex');
}
