import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import type {Tell} from '../passes/operation.js';
import {signedDigest} from '../storage/checksum.js';
import type {Device} from '../storage/files/device.js';
import {readInput} from '../storage/files/input.js';
import {openInside} from './archive/archived-store.js';
import type {Archive} from './archive/open-archive.js';
import type {BackupCheck} from './backup-check.js';
import {type BackupFacts, longestReceipt, type Receipt, readReceipt, receiptPathOf} from './receipt.js';
import {findSidecar, receiptEnding} from './sidecar.js';
import {claimsText} from './signature/claims.js';
import {judgeSigned} from './signature/judge-proof.js';
import {type GivenSignature, openSignatures, type TrustOptions} from './signature/open-signatures.js';
import type {StoreFacts} from './signature/signature-kind.js';
import type {Signer} from './signature/signer.js';
import {beginFacts} from './signature/store-facts.js';

/**
 * A backup is signed twice by one key: its bytes, as a store is, and the bytes of its receipt, which says of which store it is.
 * A receipt that nobody signed would let a copy of one store pass for that of another.
 */

/** A file that belongs to a backup: what its name ends with behind that of the copy, and its bytes. */
export interface BackupPart {
  readonly ending: string;
  readonly bytes: Uint8Array;
}

/** What is signed of a backup, each by its digest under the signer. */
interface SignedParts {
  readonly copy: Uint8Array;
  readonly receipt: Uint8Array;
  /** Of a copy that was read. */
  readonly facts: BackupFacts;
}

/** Signs a copy that was proved, and its receipt. Raises what the signer raises. */
export async function signBackup(signer: Signer, {copy, receipt, facts}: SignedParts): Promise<BackupPart[]> {
  const {ending} = signer.kind;
  const time = new Date(facts.created_at);
  const {seal_root: sealRoot, node_count, edge_count} = facts;
  const manifestSha256 = facts.manifest_sha256 as string;
  const claims = claimsText({manifestSha256, sealRoot, nodes: node_count ?? 0, edges: edge_count ?? 0, time});
  return [{ending, bytes: await signer.sign(copy, claims)}, await signReceipt(signer, receipt, facts)];
}

/** Signs a receipt. Raises what the signer raises. */
export async function signReceipt(signer: Signer, receipt: Uint8Array, facts: BackupFacts): Promise<BackupPart> {
  // Of another version than the line of a store: what is said in it is not said of a store.
  const claims = `liel-receipt/1 blake3=${facts.blake3} time=${facts.created_at}`;
  const bytes = await signer.sign(digestOf(signer.digest, receipt), claims, 'a receipt of a backup');
  return {ending: `${receiptEnding}${signer.kind.ending}`, bytes};
}

/** Signatures of a backup that were opened, and are still to be judged. */
export interface SignedBackup {
  readonly signatures: readonly GivenSignature[];
  /** The receipt that was signed, read once; undefined for evidence, whose receipt decides nothing. */
  readonly receipt: Receipt | undefined;
}

/**
 * Opens the signatures of a backup, and judges that of its receipt; the keys in `trust` were read. Raises L0002 where a signature or the receipt is missing,
 * L0095 for a receipt that is not the signed one, and what `openSignatures` raises.
 */
export async function openSignedBackup(backup: string, trust: TrustOptions): Promise<SignedBackup> {
  const signatures = await openSignatures(backup, trust);
  const file = findSidecar(backup, receiptEnding) ?? receiptPathOf(backup);
  const bytes = await readInput(file, longestReceipt);
  if (bytes === undefined) throw notSigned(backup, `its receipt is longer than ${longestReceipt} bytes`);
  const digests = {sha256: digestOf('sha256', bytes), sha512: digestOf('sha512', bytes)};
  const facts = {digests: {...digests, blake2b512: digestOf('blake2b512', bytes)}, bytes};
  judge(backup, await openSignatures(file, trust), facts);
  const receipt = await readReceipt(bytes);
  if (typeof receipt === 'string') throw notSigned(backup, receipt);
  return {signatures, receipt};
}

/** The same of evidence, for whose store the bundle inside vouches. Raises L0002 where it is not signed. */
export async function openSignedArchive(archive: Archive, trust: TrustOptions): Promise<SignedBackup> {
  const signatures = await openInside(archive, trust);
  if (!signatures) throw fault(conditions.inputMissing, {path: `${archive.path}:${archive.names.bundle}`});
  return {signatures, receipt: undefined};
}

/** Judges the bytes of a backup again, once its graph is known: a signature may say of it what is not so. */
export type Rejudge = (manifestSha256: string) => void;

/**
 * Judges the bytes of a backup, or of the store in evidence, on a device to which nobody may write meanwhile, before anything is
 * believed of them. Raises L0095.
 */
export async function judgeSignedBackup(
  backup: string,
  {signatures, receipt}: SignedBackup,
  device: Device,
  tell: Tell,
): Promise<{readonly check: BackupCheck; readonly rejudge: Rejudge}> {
  const needs = signatures.flatMap(({open}) => open.needs).filter((need) => need !== 'graph');
  const facts = await beginFacts(device, needs)(undefined, tell);
  const reason = judge(backup, signatures, facts);
  const reasonWithReceipt = receipt ? `${reason}; its receipt is signed as well` : reason;
  return {
    check: {name: 'signature', verdict: 'pass', reason: reasonWithReceipt},
    rejudge: (manifestSha256) => void judge(backup, signatures, {...facts, manifestSha256}),
  };
}

/** What signatures prove of bytes. Raises L0095 unless all of them fit. */
function judge(backup: string, signatures: readonly GivenSignature[], facts: StoreFacts): string {
  const reports = signatures.map((each) => judgeSigned(each, facts, 'bytes'));
  if (reports.length === 0) throw notSigned(backup, 'there is no key by which it could be');
  const denial = reports.find(({verdict}) => verdict !== 'pass');
  // Of other bytes nothing more is asked: which graph they hold is for verify to say.
  const why = denial?.bytes === 'other' ? 'the bytes are not the signed ones' : denial?.reason;
  if (denial) throw notSigned(backup, `${denial.file}: ${why}`);
  return reports.map(({reason}) => reason).join('; ');
}

function notSigned(path: string, problem: string): Error {
  return fault(conditions.backupNotSigned, {path, problem});
}

function digestOf(name: Signer['digest'], bytes: Uint8Array): Uint8Array {
  const digest = signedDigest(name);
  digest.update(bytes);
  return digest.bytes();
}
