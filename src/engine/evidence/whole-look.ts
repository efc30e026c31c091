import {type LenientStore, readLeniently} from '../check/lenient-store.js';
import {conditions} from '../faults/conditions.js';
import {isFault} from '../faults/fault.js';
import {pageSize} from '../format/records/constants.js';
import {pageOf, type RecordKind, slotOffset} from '../format/records/geometry.js';
import {recordKinds} from '../format/records/record-kind.js';
import type {Tell} from '../passes/operation.js';
import type {FileDevice} from '../storage/files/file-device.js';
import {LenientDevice} from '../storage/files/lenient-device.js';
import {openLeniently, type StoreSnapshot} from '../storage/reading/open-store.js';
import {checkSeal, findSeal} from './seal/seal-check.js';
import {surveyStore} from './survey.js';
import {toReport, type VerifyReport} from './verdict.js';

/** All that a look at a whole store tells, of a damaged one as much as can be read. */
export interface WholeLook {
  readonly verdict: VerifyReport;
  /** As much as its bytes show. */
  readonly seen: LenientStore;
  /** Pages that findings name, by number, ascending. */
  readonly damaged: readonly number[];
  /** Undefined where the store cannot be opened as a whole. */
  readonly snapshot: StoreSnapshot | undefined;
}

/** What is no store, and so nothing to look at. */
const foreign = [conditions.notAStore, conditions.neverWritten, conditions.anotherKind, conditions.lfsPointer] as const;

/** Judges every layer of a store, its seal included, and says where the damage lies. Raises L1001 and L1040 to L1042 for what is no store. */
export async function lookAtWhole(store: string, file: FileDevice, tell: Tell): Promise<WholeLook> {
  const device = new LenientDevice(file);
  const seal = await findSeal(store, undefined);
  const sealCheck = seal && (await checkSeal(device, seal, tell));
  let snapshot: StoreSnapshot | undefined;
  const open = (): StoreSnapshot => (snapshot = openLeniently(device));
  const survey = await surveyStore(open, 'real', undefined, tell);
  if (isFault(survey.fatal, ...foreign) || (survey.fatal && device.size() < pageSize)) throw survey.fatal;
  const verdict = toReport(store, {survey, sealCheck, device, sizeBytes: device.size()});
  const seen = readLeniently(device);
  return {verdict, seen, damaged: damagedPages(verdict, seen), snapshot};
}

/** Pages that findings name, by themselves or as those of records. */
function damagedPages({findings}: VerifyReport, {chains}: LenientStore): number[] {
  const slotPage = (kind: RecordKind, id: number | undefined): number[] => {
    const offset = id === undefined ? undefined : slotOffset(recordKinds[kind].geometry, chains[kind].extents, id);
    return offset === undefined ? [] : [pageOf(offset)];
  };
  const pages = findings.flatMap(({place: {page, pages: several, node, edge}}) => {
    if (page !== undefined || several) return [...(several ?? []), ...(page === undefined ? [] : [page])];
    return [...slotPage('node', node), ...slotPage('edge', edge)];
  });
  return [...new Set(pages)].sort((a, b) => a - b);
}
