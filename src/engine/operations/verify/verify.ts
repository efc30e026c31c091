import {isArchiveAt} from '../../evidence/archive/open-archive.js';
import type {Shadowing} from '../../evidence/document/proven-document.js';
import {FindingList} from '../../evidence/finding-list.js';
import {withStableCopy} from '../../evidence/packed-copy.js';
import {receiptOf} from '../../evidence/receipt.js';
import {checkSeal, type FoundSeal, findSeal, type SealCheck} from '../../evidence/seal/seal-check.js';
import {markOfDamage} from '../../evidence/seal/seal-denial.js';
import {checkSlice, keepStanding, type SliceOptions} from '../../evidence/seal/sliced-check.js';
import {judgeSigned} from '../../evidence/signature/judge-proof.js';
import {readKey} from '../../evidence/signature/key-file.js';
import {readSignature} from '../../evidence/signature/manifest-signature.js';
import {openOwnSignatures, type TrustOptions} from '../../evidence/signature/open-signatures.js';
import {beginFacts} from '../../evidence/signature/store-facts.js';
import {type Survey, surveyStore} from '../../evidence/survey.js';
import {toReport, type VerifyReport} from '../../evidence/verdict.js';
import {quote} from '../../faults/condition.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import type {LayerName} from '../../faults/layer.js';
import {mostPrivate} from '../../outputs/output.js';
import type {Tell} from '../../passes/operation.js';
import {type Note, type Operation, type Progress, whileWorking} from '../../passes/operation.js';
import type {FileDevice} from '../../storage/files/file-device.js';
import {requireFile} from '../../storage/files/file-system.js';
import {LenientDevice} from '../../storage/files/lenient-device.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {openLeniently, type StoreSnapshot} from '../../storage/reading/open-store.js';
import {compareSignature} from './compare-signature.js';
import {verifyArchive} from './verify-archive.js';

export interface VerifyOptions extends WaitOptions {
  readonly store: string;
  readonly shadowed?: Shadowing | undefined;
  /** Both or neither. */
  readonly signature?: {readonly file: string; readonly keyFile: string} | undefined;
  /** Public keys, and the signatures that must be theirs; not together with `signature`. */
  readonly trust?: TrustOptions | undefined;
  /** The seal to compare with; without it the one beside the store, if there is one. */
  readonly seal?: string | undefined;
  /** Layers that must be checked: one that was not is no pass. */
  readonly required?: readonly LayerName[] | undefined;
  /** Compare pages with the seal for so long, and nothing else. */
  readonly slice?: SliceOptions | undefined;
}

/**
 * Proves what holds in a store. Damage is reported, not raised; with a signature, a store whose manifest cannot be made
 * raises what `manifest` raises, and inputs raise L0002, L0009 to L0011, L0090, L0091, L0094 and L0096. A slice of a store without a seal raises L0001.
 */
export async function* verify(options: VerifyOptions): Operation<Note | Progress, VerifyReport> {
  const {store, signature: wanted, trust, shadowed = 'real', waitMs, required} = options;
  requireFile(store);
  if (isArchiveAt(store)) return yield* verifyArchive(options);
  const found = await findSeal(store, options.seal);
  if (options.slice) return yield* verifySlice(options, options.slice, found);
  const key = wanted && (await readKey(wanted.keyFile, 'verify'));
  const given = trust && (await openOwnSignatures(store, trust));
  const check = async (file: FileDevice, tell: Tell) => {
    // A manifest is made of all of a store, or not at all, and so is a digest.
    const device = key || given ? file : new LenientDevice(file);
    const needs = given?.flatMap(({open}) => open.needs);
    const facts = needs && beginFacts(device, needs);
    const sealCheck = found && (await checkSeal(device, found, tell));
    let snapshot: StoreSnapshot | undefined;
    const open = (): StoreSnapshot => (snapshot = openLeniently(device));
    const survey = await surveyStore(open, shadowed, key, tell);
    const known = await facts?.(snapshot, tell);
    const signatures = known && given?.map((each) => judgeSigned(each, known, trust?.match ?? 'bytes'));
    return {sealCheck, survey, device, sizeBytes: device.size(), signatures};
  };
  const checked = yield* whileWorking((tell) => withStableCopy(store, (file) => check(file, tell), waitMs, {tell}));
  const {sealCheck, survey} = checked;
  for (const text of [...staleNotes(store, sealCheck), ...survey.notes]) yield {type: 'note', text};
  const mark = markOfDamage(store, await receiptOf(store));
  if (mark) survey.findings.add(mark);
  const computed = survey.signature;
  if (!wanted || !key || !computed) return toReport(store, checked, required);
  const stored = await readSignature(wanted.file);
  const signature = yield* whileWorking((tell) => compareSignature(options, key, stored, computed, tell));
  return toReport(store, {...checked, signature}, required);
}

/** A seal that says nothing of the store as it is now is no silent matter. */
function staleNotes(store: string, check: SealCheck | undefined): string[] {
  if (check?.verdict !== 'not checked') return [];
  return [
    `the seal ${check.summary.file} is of an earlier state and proves nothing now; renew it: liel seal ${quote(store)}`,
  ];
}

async function* verifySlice(
  {store, waitMs, required}: VerifyOptions,
  slice: SliceOptions,
  found: FoundSeal | undefined,
): Operation<Note | Progress, VerifyReport> {
  if (!found) {
    const problem = `--budget compares pages with a seal, and ${store} has none: liel seal makes one`;
    throw fault(conditions.usage, {problem, command: 'verify'});
  }
  const work = async (file: FileDevice, tell: Tell) => {
    const device = new LenientDevice(file);
    return {device, sizeBytes: device.size(), ...(await checkSlice({device, stamp: file.stamp()}, found, slice, tell))};
  };
  const {device, sizeBytes, check, standing, note} = yield* whileWorking((tell) =>
    withStableCopy(store, (file) => work(file, tell), waitMs, {tell}),
  );
  if (note !== undefined) yield {type: 'note', text: note};
  const unkept = keepStanding(found.file, standing, mostPrivate([store, found.file]));
  if (unkept !== undefined) yield {type: 'note', text: unkept};
  const skipped = 'with --budget only page digests are compared';
  const survey: Survey = {findings: new FindingList(), notes: [], skipped};
  return toReport(store, {survey, sealCheck: check, device, sizeBytes}, required);
}
