import {openInside} from '../../evidence/archive/archived-store.js';
import {judgeArchive} from '../../evidence/archive/judge-archive.js';
import {besideEndings} from '../../evidence/archive/members.js';
import {type Archive, openArchive, sealOf} from '../../evidence/archive/open-archive.js';
import type {Shadowing} from '../../evidence/document/proven-document.js';
import {FindingList} from '../../evidence/finding-list.js';
import type {Layer} from '../../evidence/layers.js';
import {checkSeal, type SealCheck} from '../../evidence/seal/seal-check.js';
import {judgeSigned, type SignatureReport} from '../../evidence/signature/judge-proof.js';
import type {TrustOptions} from '../../evidence/signature/open-signatures.js';
import {beginFacts} from '../../evidence/signature/store-facts.js';
import {type Survey, surveyStore} from '../../evidence/survey.js';
import {toReport, type VerifyReport} from '../../evidence/verdict.js';
import {conditions} from '../../faults/conditions.js';
import {exit, fault} from '../../faults/fault.js';
import type {LayerName} from '../../faults/layer.js';
import {type Note, type Operation, type Progress, type Tell, whileWorking} from '../../passes/operation.js';
import type {Device} from '../../storage/files/device.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {readStore, type StoreSnapshot, withStableFile} from '../../storage/reading/open-store.js';

/** What verify was asked for. */
interface ArchiveOptions extends WaitOptions {
  readonly store: string;
  readonly shadowed?: Shadowing | undefined;
  readonly trust?: TrustOptions | undefined;
  readonly required?: readonly LayerName[] | undefined;
  /** What is of a store alone, if it was given. */
  readonly signature?: object | undefined;
  readonly seal?: string | undefined;
  readonly slice?: object | undefined;
}

/** What was found out of evidence, before it is a report. */
interface CheckedArchive {
  readonly hasStore: boolean;
  /** Whether it brings a signature, and perhaps its key. */
  readonly signed: 'with its key' | 'without a key' | undefined;
  readonly layers: readonly Layer[];
  readonly device: Device;
  readonly sizeBytes: number;
  readonly survey: Survey;
  readonly sealCheck: SealCheck | undefined;
  readonly signatures: readonly SignatureReport[] | undefined;
}

/**
 * Proves what holds in evidence: its members, their checksums, its statement, then the store in it, read where it lies. A key inside is
 * trusted no more than whoever made it. Raises L0001 for what belongs to a store alone, L0102 for an archive that is no evidence, and for
 * signatures what `verify` raises.
 */
export async function* verifyArchive(options: ArchiveOptions): Operation<Note | Progress, VerifyReport> {
  const {store, waitMs, required = [], trust} = options;
  const odd = options.signature ? '--key-file' : options.seal !== undefined ? '--seal' : options.slice && '--budget';
  if (odd) {
    const problem = `${odd} is for a store, and ${store} is evidence of one; its own seal is compared`;
    throw fault(conditions.usage, {problem, command: 'verify'});
  }
  const check = (tell: Tell) => withStableFile(store, (file) => checkArchive(file, options, tell), waitMs);
  const checked = yield* whileWorking(check);
  for (const text of checked.survey.notes) yield {type: 'note', text};
  const report = toReport(store, checked, trust ? [...required, 'signature'] : required);
  const inside = report.layers.map((layer) => asInside(layer, checked));
  const layers = [...checked.layers, ...inside];
  const hasFailed = checked.layers.some(({verdict}) => verdict === 'fail');
  const isMissing = inside.some(({name, verdict}) => verdict === 'not checked' && report.required.includes(name));
  const ok = report.ok && !hasFailed && !isMissing;
  const worst = hasFailed ? exit.no : report.ok ? exit.undecidable : report.exit;
  return {...report, layers, ok, exit: ok ? exit.done : worst};
}

async function checkArchive(
  file: Device,
  {shadowed = 'real', trust}: ArchiveOptions,
  tell: Tell,
): Promise<CheckedArchive> {
  const archive = openArchive(file);
  const layers = await judgeArchive(archive, tell);
  const given = trust && (await openInside(archive, trust));
  const inside = archive.store;
  const found = {hasStore: inside !== undefined, signed: signedBy(archive), layers};
  if (!inside) {
    const survey: Survey = {findings: new FindingList(), notes: [], skipped: leftOut};
    return {...found, device: file, sizeBytes: file.size(), survey, sealCheck: undefined, signatures: undefined};
  }
  const facts =
    given &&
    beginFacts(
      inside,
      given.flatMap(({open}) => open.needs),
    );
  const sealCheck = await checkSeal(inside, await sealOf(archive), tell);
  let snapshot: StoreSnapshot | undefined;
  const survey = await surveyStore(() => (snapshot = readStore(inside)), shadowed, undefined, tell);
  const known = await facts?.(snapshot, tell);
  const signatures = known && given?.map((each) => judgeSigned(each, known, trust?.match ?? 'bytes'));
  return {...found, device: inside, sizeBytes: inside.size(), survey, sealCheck, signatures};
}

const leftOut = 'the store was left out of the evidence';

const undecided = {
  'with its key': 'the only key is the one in the evidence: --public-key decides',
  'without a key': 'it brings signatures and no key: --public-key or --allowed-signers decides',
};

function signedBy({names, content}: Archive): CheckedArchive['signed'] {
  if (content(names.bundle)) return 'with its key';
  return besideEndings.some((ending) => content(`${names.store}${ending}`)) ? 'without a key' : undefined;
}

/** A layer of the store, as it is said of one that lies in evidence. */
function asInside(layer: Layer, {hasStore, signed, signatures}: CheckedArchive): Layer {
  const {name, verdict} = layer;
  if (verdict !== 'not checked') return layer;
  if (name === 'page digests' && !hasStore) return {...layer, reason: leftOut};
  if (name !== 'signature' || signatures) return layer;
  if (!hasStore) return {...layer, reason: leftOut};
  return {...layer, reason: signed === undefined ? 'the evidence is not signed' : undecided[signed]};
}
