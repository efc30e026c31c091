import {conditions} from '../../faults/conditions.js';
import {Fault, type Finding, fault, finding, isFault, isFinding} from '../../faults/fault.js';
import {counted, grouped} from '../../faults/words.js';
import {pageSize} from '../../format/records/constants.js';
import {offsetOf, placeAt} from '../../format/records/geometry.js';
import type {PageNumber} from '../../format/records/integers.js';
import {pagesOf, type Seal} from '../../format/seal.js';
import type {Tell} from '../../passes/operation.js';
import type {Device} from '../../storage/files/device.js';
import {isUnreadablePage} from '../../storage/files/file-fault.js';
import {kindOf} from '../../storage/files/file-system.js';
import type {Layer} from '../layers.js';
import {findSidecar, sealEnding} from '../sidecar.js';
import {isWalPage} from './change-since-seal.js';
import {compareSeal, type SealComparison} from './compare-seal.js';
import {healingSource} from './healing-source.js';
import type {PageDigests} from './page-digests.js';
import {readSeal} from './seal-file.js';
import {SealedLayout} from './sealed-pages.js';

/** Pages beyond so many are counted only. */
const describedPages = 100;

/** The seal that a store is compared with, and how that ended. */
export interface SealSummary {
  /** Path of the seal. */
  readonly file: string;
  /** When it was made, UTC; null when the seal cannot be read. */
  readonly sealed_at: string | null;
  /** Pages that it knows. */
  readonly pages: number;
  /** Pages compared by now. */
  readonly pages_compared: number;
  /** Pages that differ: damaged, or written by later commits. */
  readonly pages_different: number;
}

/** What the seal of a store says of it. */
export interface SealCheck {
  readonly summary: SealSummary;
  /** What the layer is, unless findings decide it. */
  readonly verdict: Layer['verdict'];
  readonly reason: string;
  /** The first of them, and how many there are. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
}

/** A seal that was found, or why it cannot be used. */
export interface FoundSeal {
  readonly file: string;
  readonly seal: Seal | Fault;
}

/** The seal of a store: the given one, else the one beside it, if any. Raises L0002 when the given one is not there. */
export async function findSeal(store: string, given?: string): Promise<FoundSeal | undefined> {
  const file = given ?? findSidecar(store, sealEnding);
  if (file === undefined) return undefined;
  if (given === undefined && kindOf(file) !== 'file') {
    return {file, seal: fault(conditions.sealDamaged, {seal: file, problem: 'it is no regular file'})};
  }
  try {
    return {file, seal: await readSeal(file)};
  } catch (error) {
    if (isFault(error, conditions.sealDamaged, conditions.sealNewer)) return {file, seal: error};
    if (isUnreadablePage(error)) {
      return {file, seal: fault(conditions.sealDamaged, {seal: file, problem: error.message}, error.place, error)};
    }
    throw error;
  }
}

/**
 * What the seal of a store says of it: the one judge, whichever command asks. `fail` is damage, by a seal that is whole, or a
 * seal that is none; `not checked` a seal of an earlier state, or of a newer program.
 */
export async function checkSeal(
  device: Device,
  {file, seal}: FoundSeal,
  tell: Tell,
  digests?: PageDigests,
): Promise<SealCheck> {
  if (seal instanceof Fault) return unusableSeal(file, seal);
  const comparison = await compareSeal(device, seal, tell, digests);
  const summary = summaryOf(file, seal, pagesOf(seal.storeSize), comparison.pages.length);
  return judgeComparison(device, seal, comparison, summary);
}

/** A seal that proves nothing, as the layer shows it. */
export function unusableSeal(file: string, trouble: Fault): SealCheck {
  const summary = {file, sealed_at: null, pages: 0, pages_compared: 0, pages_different: 0};
  if (isFinding(trouble, conditions.sealNewer)) {
    return {summary, verdict: 'not checked', reason: trouble.message, findings: [], findingCount: 0};
  }
  return {summary, verdict: 'fail', reason: trouble.message, findings: [trouble], findingCount: 1};
}

/** What a report says of a seal. */
export function summaryOf(file: string, seal: Seal, compared: number, different: number): SealSummary {
  const sealedAt = new Date(seal.sealedAtMs);
  return {
    file,
    sealed_at: Number.isNaN(sealedAt.getTime()) ? null : sealedAt.toISOString(),
    pages: pagesOf(seal.storeSize),
    pages_compared: compared,
    pages_different: different,
  };
}

/** The layer for a comparison, with a finding for each page that is damaged. */
export function judgeComparison(
  device: Device,
  seal: Seal,
  {verdict, pages, reason, isReplaced}: SealComparison,
  summary: SealSummary,
): SealCheck {
  if (verdict === 'same') return {summary, verdict: 'pass', reason, findings: [], findingCount: 0};
  if (isReplaced) {
    const facts = {store: device.name, sealedAt: summary.sealed_at ?? 'an unknown time', reason};
    const place = {page: 0, offset: 0, pages: pages.slice(0, describedPages)};
    const found = finding(conditions.sealOfAnother, facts, place);
    return {summary, verdict: 'fail', reason, findings: [found], findingCount: 1};
  }
  if (verdict === 'damaged') {
    const findings = pageFindings(device, seal, pages, reason);
    return {summary, verdict: 'fail', reason, findings, findingCount: pages.length};
  }
  const of = `${grouped(pages.length)} of ${counted(summary.pages, 'page')} differ from the seal of ${summary.sealed_at ?? 'an unknown time'}`;
  return {summary, verdict: 'not checked', reason: `${reason}: ${of}`, findings: [], findingCount: 0};
}

/** Findings for the first of the pages, those at risk before those that hold nothing. */
function pageFindings(device: Device, seal: Seal, pages: readonly PageNumber[], reason: string): Finding[] {
  const store = device.name;
  const layout = new SealedLayout(device, seal);
  const isResidue = (page: PageNumber): boolean => isWalPage(page) && !layout.isLiveWal(page);
  const atRisk = pages.filter((page) => !isResidue(page)).slice(0, describedPages);
  const residue = pages.filter(isResidue).slice(0, describedPages - atRisk.length);
  const from = healingSource(store);
  const placeOf = (page: PageNumber) => ({...placeAt(offsetOf(page)), bytes: pageSize});
  return [
    ...[...layout.contentOf(atRisk)].map(([page, {holds, nodes, edges}]) => {
      const records = [idList('node', nodes), idList('edge', edges)].filter((list) => list !== '').join(', ');
      const facts = {store, page, holds, records, reason, from};
      return finding(conditions.sealedPage, facts, {...placeOf(page), nodes, edges});
    }),
    ...residue.map((page) => finding(conditions.sealedResidue, {store, page, reason}, placeOf(page))),
  ];
}

/** Ids as people write them: `nodes 1 to 63`, `edge 5`, `edges 5, 7 to 9`. */
function idList(noun: string, ids: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const id of [...ids].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] === id - 1) run[1] = id;
    else runs.push([id, id]);
  }
  const words = runs.map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`));
  return words.length === 0 ? '' : `${ids.length === 1 ? noun : `${noun}s`} ${words.join(', ')}`;
}
