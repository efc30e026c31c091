import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {Unreadable} from '../../format/key-text.js';
import {longestSignerList} from '../../format/ssh/allowed-signers.js';
import {stampOf} from '../../storage/files/file-system.js';
import {readInput} from '../../storage/files/input.js';
import {findSidecar} from '../sidecar.js';
import {otherKeyKind} from './key-file.js';
import {type GivenBytes, type KeySource, readingKey, readKeySource} from './key-source.js';
import {signatureKinds} from './kinds.js';
import type {OpenSignature, Proof, SignatureKind, SignatureReader, Trust} from './signature-kind.js';

/** Whom the caller trusts, and what he wants to see signed. */
export interface TrustOptions {
  /** Public keys; what is signed by one of them is trusted. */
  readonly publicKeys?: readonly KeySource[] | undefined;
  /** A list of signers, and who of them must have signed. */
  readonly allowedSigners?: {readonly list: KeySource; readonly identity: string} | undefined;
  /** Signature files, each of which must fit; without them those beside the store. */
  readonly signatures?: readonly (string | GivenBytes)[] | undefined;
  /** Whether the bytes must be the signed ones, or only the graph in them. */
  readonly match?: Match | undefined;
  /** The moment at which keys must be valid. */
  readonly now?: Date | undefined;
}

export type Match = 'bytes' | 'graph';

/** A signature file that was read. */
export interface GivenSignature {
  readonly file: string;
  readonly kind: string;
  readonly open: OpenSignature;
}

/** A kind whose keys the caller gave. */
interface TrustedKind {
  readonly kind: SignatureKind;
  readonly readers: SignatureReader[];
}

/**
 * The signatures of a store, read and still to be judged. Raises L0002 where one is missing, L0090 for a key of a kind that
 * makes no signature, L0091 for one that is damaged, L0094 for what is no signature of the kind that the keys decide, and what
 * reading raises.
 */
export async function openSignatures(store: string, options: TrustOptions): Promise<GivenSignature[]> {
  const kinds = await trustedKinds(options);
  const files =
    options.signatures ?? kinds.map(({kind}) => findSidecar(store, kind.ending) ?? `${store}${kind.ending}`);
  const given: GivenSignature[] = [];
  for (const file of files) given.push(await openSignature(file, kinds, stampOf(store)?.sizeBytes ?? 0));
  return given;
}

/** The same with its keys read: what comes through a pipe comes once. Raises L0002, L0080, L0091, L5001 and L5002. */
export async function readTrust({publicKeys = [], allowedSigners, ...rest}: TrustOptions): Promise<TrustOptions> {
  const keys: GivenBytes[] = [];
  for (const source of publicKeys) keys.push(await readKeySource(source, longestPublicKey));
  if (!allowedSigners) return {...rest, publicKeys: keys};
  const list = await readKeySource(allowedSigners.list, longestSignerList);
  return {...rest, publicKeys: keys, allowedSigners: {...allowedSigners, list}};
}

/** By what words the caller named whom he trusts. */
export function trustWords({publicKeys = [], allowedSigners}: TrustOptions = {}) {
  const wordOf = (source: KeySource): string => (typeof source === 'string' ? source : source.name);
  const {list, identity} = allowedSigners ?? {};
  return {
    publicKeys: publicKeys.map(wordOf),
    signerLists: list === undefined ? [] : [wordOf(list)],
    signers: identity === undefined ? [] : [identity],
  };
}

/** What the names of signatures end with that what is trusted may have made. Raises L0090 and L0091 for keys. */
export async function trustedEndings(options: TrustOptions): Promise<string[]> {
  return (await trustedKinds(options)).map(({kind}) => kind.ending);
}

async function trustedKinds(options: TrustOptions): Promise<TrustedKind[]> {
  const {publicKeys = [], allowedSigners, now = new Date()} = await readTrust(options);
  const kinds: TrustedKind[] = [];
  const add = ({name}: GivenBytes, trust: Trust): void => {
    const {kind, reader} = readingKey(name, () => trusted(name, trust));
    const known = kinds.find((other) => other.kind === kind);
    if (known) known.readers.push(reader);
    else kinds.push({kind, readers: [reader]});
  };
  for (const key of publicKeys as GivenBytes[]) add(key, {flag: 'public-key', bytes: key.bytes});
  if (allowedSigners) {
    const {list, identity} = allowedSigners as {list: GivenBytes; identity: string};
    add(list, {flag: 'allowed-signers', bytes: list.bytes, identity, now});
  }
  return kinds;
}

/** As `openSignatures`, of a store that its owner may sign. Raises L0096 where none of its own is beside it, too. */
export async function openOwnSignatures(store: string, options: TrustOptions): Promise<GivenSignature[]> {
  const trust = await readTrust(options);
  const [ending] = trust.signatures ? [] : await trustedEndings(trust);
  const missing = ending !== undefined && findSidecar(store, ending) === undefined;
  if (missing) throw fault(conditions.notSigned, {store, file: `${store}${ending}`});
  return openSignatures(store, trust);
}

const longestPublicKey = 65_536;

/** The kind of what is trusted, and how its signatures are read. */
function trusted(name: string, trust: Trust): {readonly kind: SignatureKind; readonly reader: SignatureReader} {
  if (/\bsecret\b|\bprivate\b/.test(otherKeyKind(trust.bytes) ?? '')) throw unfit(name, trust);
  for (const kind of signatureKinds) {
    const reader = kind.trusting(trust);
    if (reader) return {kind, reader};
  }
  throw unfit(name, trust);
}

function unfit(path: string, {flag, bytes}: Trust): Error {
  const kind = otherKeyKind(bytes);
  if (kind === undefined) return new Unreadable('it is no key of a kind that is known');
  const wanted = flag === 'public-key' ? 'a public key of minisign or in PEM' : 'a list of allowed signers';
  return fault(conditions.keyUnfit, {path, kind, wanted});
}

/** The old kind of minisign signs the bytes themselves, which have to be in memory as a whole. */
const longestUnhashed = 1024 ** 3;

async function openSignature(
  source: string | GivenBytes,
  kinds: readonly TrustedKind[],
  storeSize: number,
): Promise<GivenSignature> {
  const longest = Math.max(...kinds.map(({kind}) => kind.longest));
  const file = typeof source === 'string' ? source : source.name;
  const bytes = typeof source === 'string' ? await readInput(source, longest) : source.bytes;
  const unreadable = (problem: string, cause?: unknown) =>
    fault(conditions.publicSignatureUnreadable, {path: file, problem}, {}, cause);
  if (bytes === undefined) throw unreadable('it is longer than a signature can be');
  const {kind, readers} = kinds.find((each) => each.kind.isLike(bytes)) ?? (kinds[0] as TrustedKind);
  try {
    const open = anyOf(readers.map((read) => read(bytes)));
    if (open.needs.includes('bytes') && storeSize > longestUnhashed) {
      throw new Unreadable('it is not prehashed, which is read for stores of up to 1 GiB only');
    }
    return {file, kind: kind.name, open};
  } catch (error) {
    if (error instanceof Unreadable) throw unreadable(error.message, error);
    throw error;
  }
}

/** One signature under several keys: the key that it is of decides. */
function anyOf(opened: readonly OpenSignature[]): OpenSignature {
  return {
    needs: [...new Set(opened.flatMap(({needs}) => needs))],
    prove: (facts) => {
      const proofs = opened.map(({prove}) => prove(facts));
      return proofs.find(({refusal}) => refusal === undefined) ?? (proofs[0] as Proof);
    },
  };
}
