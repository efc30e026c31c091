import {releaseKind} from '../evidence/signature/bundle-kind.js';
import {type KeySource, readingKey, readKeySource} from '../evidence/signature/key-source.js';
import {minisignKind} from '../evidence/signature/minisign-kind.js';
import type {Proof, SignatureKind, SignatureReader} from '../evidence/signature/signature-kind.js';
import {beginFacts} from '../evidence/signature/store-facts.js';
import {conditions} from '../faults/conditions.js';
import {type ExitCode, exit, fault} from '../faults/fault.js';
import {Unreadable} from '../format/key-text.js';
import type {Note, Operation, Progress} from '../passes/operation.js';
import {whileWorking} from '../passes/operation.js';
import {openForReading} from '../storage/files/file-system.js';
import {readInput} from '../storage/files/input.js';

export interface SelfVerifyOptions {
  /** The running executable; undefined where Node runs the program from files, which are not released. */
  readonly executable: string | undefined;
  /** The public key of those who release it: of minisign, or in PEM. */
  readonly publicKey: KeySource;
  /** Its signature; beside the executable without it. */
  readonly signature?: string | undefined;
}

/** Whether the program that runs is the one that was released. */
export interface SelfVerifyReport {
  readonly ok: boolean;
  /** Path of the executable; null where there is none. */
  readonly program: string | null;
  /** Path of the signature; null where none was looked at. */
  readonly signature: string | null;
  readonly kind: string | null;
  /** The key that the signature names, as the tools of its kind print it. */
  readonly key_id: string | null;
  /** What was proved, or why it was not. */
  readonly reason: string;
  readonly exit: ExitCode;
}

const kinds: readonly SignatureKind[] = [minisignKind, releaseKind];
const longestKey = 65_536;

/**
 * Says whether the running executable is the released one, by a public key and nothing from a network. Raises L0002 for a missing key or signature, L0090
 * for a key of another kind, L0091, L0094, L5001 and L5002.
 */
export async function* selfVerify(options: SelfVerifyOptions): Operation<Note | Progress, SelfVerifyReport> {
  const {executable} = options;
  const {kind, read} = await readerOf(options.publicKey);
  if (executable === undefined) {
    const reason = 'Node runs it from its files, and only executables are released';
    return {ok: false, program: null, signature: null, kind: null, key_id: null, reason, exit: exit.no};
  }
  const signature = options.signature ?? `${executable}${kind.ending}`;
  const proof = yield* whileWorking(() => proofOf(executable, signature, kind, read));
  const ok = proof.bytes === 'same' && proof.refusal === undefined;
  const reason =
    proof.refusal ?? (ok ? `its bytes are those signed by ${proof.keyId}` : 'its bytes are not the signed ones');
  return {
    ok,
    program: executable,
    signature,
    kind: kind.name,
    key_id: proof.keyId,
    reason,
    exit: ok ? exit.done : exit.no,
  };
}

/** The kind of signature that a key decides. */
async function readerOf(source: KeySource): Promise<{kind: SignatureKind; read: SignatureReader}> {
  const {name, bytes} = await readKeySource(source, longestKey);
  for (const kind of kinds) {
    const read = readingKey(name, () => kind.trusting({flag: 'public-key', bytes}));
    if (read) return {kind, read};
  }
  throw fault(conditions.keyUnfit, {path: name, kind: 'no public key', wanted: 'a public key of minisign or in PEM'});
}

async function proofOf(program: string, file: string, kind: SignatureKind, read: SignatureReader): Promise<Proof> {
  const bytes = await readInput(file, kind.longest);
  const unreadable = (problem: string) => fault(conditions.publicSignatureUnreadable, {path: file, problem});
  if (bytes === undefined) throw unreadable(`it is longer than ${kind.longest} bytes`);
  const device = openForReading(program);
  try {
    const open = read(bytes);
    return open.prove(await beginFacts(device, open.needs)(undefined, () => {}));
  } catch (error) {
    throw error instanceof Unreadable ? unreadable(error.message) : error;
  } finally {
    device.close();
  }
}
