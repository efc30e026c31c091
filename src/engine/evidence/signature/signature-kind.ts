import type {SignedDigest} from '../../storage/checksum.js';

/** What a kind of public-key signature is to the commands that sign and verify; kinds.ts lists all of them. */

/** What the caller trusts. The flag that names it decides the kind, and nothing in a signature does. */
export type Trust =
  | {readonly flag: 'public-key'; readonly bytes: Uint8Array}
  | {readonly flag: 'allowed-signers'; readonly bytes: Uint8Array; readonly identity: string; readonly now: Date};

/** A kind of signature. */
export interface SignatureKind {
  /** As reports call it. */
  readonly name: string;
  /** What the name of its file ends with, behind that of the store. */
  readonly ending: string;
  /** Nothing is read of a signature file that is longer, in bytes. */
  readonly longest: number;
  /** Whether a file begins as its signatures do; asked where the caller trusts keys of several kinds. */
  readonly isLike: (bytes: Uint8Array) => boolean;
  /**
   * How signatures are read that what the caller trusts may have made; undefined for what is of another kind. Throws
   * `Unreadable` for a key of this kind that is damaged.
   */
  readonly trusting: (trust: Trust) => SignatureReader | undefined;
}

/** Reads the bytes of a signature file. Throws `Unreadable`, for unknown algorithms and versions too. */
export type SignatureReader = (bytes: Uint8Array) => OpenSignature;

/** What has to be found out of a store before a signature can be judged. `bytes` are all of them. */
export type Need = SignedDigest | 'bytes' | 'graph' | 'seal root';

/** A signature that was read and is still to be judged. */
export interface OpenSignature {
  readonly needs: readonly Need[];
  /** What it proves of a store. */
  readonly prove: (facts: StoreFacts) => Proof;
}

/** What was found out of a store, all of it in one stable read. */
export interface StoreFacts {
  readonly digests: Readonly<Partial<Record<SignedDigest, Uint8Array>>>;
  readonly bytes?: Uint8Array | undefined;
  /** SHA-256 of the manifest; undefined where it was not needed, or cannot be made. */
  readonly manifestSha256?: string | undefined;
  readonly sealRoot?: string | undefined;
}

/** A thing that a signature speaks of, compared with that of the store. */
export type Sameness = 'same' | 'other' | 'not compared';

/** What a signature says of the store beside its bytes. */
export interface Claims {
  readonly manifest_sha256: string | null;
  readonly seal_root: string | null;
  readonly nodes: number | null;
  readonly edges: number | null;
  /** When it was signed, as the signer says. */
  readonly time: string | null;
  readonly note: string | null;
}

/** What the cryptography of a signature came to. */
export interface Proof {
  readonly algorithm: string;
  /** Whether a digest was signed, not the bytes themselves. */
  readonly prehashed: boolean;
  /** The key that it names, as the tools of its kind print it. */
  readonly keyId: string;
  /** Whose key that is, where the caller named somebody. */
  readonly identity?: string | undefined;
  /** Whether the bytes of the store are the signed ones. */
  readonly bytes: Sameness;
  /** What the key vouches for, whatever the bytes are; undefined where it vouches for nothing but them. */
  readonly claims?: Claims | undefined;
  /** Why it proves nothing, whatever the store is; the end of a sentence. */
  readonly refusal?: string | undefined;
}
