import {longestMemberName} from '../../format/tar.js';
import {minisignKind} from '../signature/minisign-kind.js';
import {sshKind} from '../signature/ssh-kind.js';
import {manifestNameOf} from '../signature/store-statement.js';

/** What is in the evidence of a store, and in which order: small first, so that the beginning of a download tells already. */

/** A member that evidence may have. */
interface MemberForm {
  readonly name: string;
  /** What is longer is refused, in bytes. */
  readonly longest: number;
  /** Whether there is no evidence without it. */
  readonly isNeeded: boolean;
}

/** The names of the members that are called after the store. */
export interface MemberNames {
  readonly bundle: string;
  readonly key: string;
  readonly manifest: string;
  readonly seal: string;
  readonly store: string;
}

/** The name of the checksums among the members. */
export const sumsName = 'SHA256SUMS';
/** What verify said of the store when the evidence was made. */
export const reportName = 'verify.json';

/** The names in the evidence of a store. */
export function memberNamesOf(store: string): MemberNames {
  return {
    bundle: `${store}.sigstore.json`,
    key: `keys/${store}.pub.pem`,
    manifest: manifestNameOf(store),
    seal: `${store}.seal`,
    store,
  };
}

/** Endings of signatures that lie beside a store, and are put into its evidence as they are. */
export const besideEndings = [minisignKind.ending, sshKind.ending] as const;

const smallDocument = 1_048_576;

/** Every member that the evidence of a store may have, in order. */
export function memberForms(store: string): readonly MemberForm[] {
  const {bundle, key, manifest, seal} = memberNamesOf(store);
  const small = (name: string, isNeeded: boolean): MemberForm => ({name, longest: smallDocument, isNeeded});
  return [
    small('README.txt', true),
    small(sumsName, true),
    small('tool.json', true),
    small(reportName, true),
    small('receipt.json', false),
    ...besideEndings.map((ending) => small(`${store}${ending}`, false)),
    {name: bundle, longest: 4 * smallDocument, isNeeded: false},
    small(key, false),
    small('trusted_root.json', false),
    {name: manifest, longest: Number.MAX_SAFE_INTEGER, isNeeded: false},
    {name: seal, longest: 1024 * smallDocument, isNeeded: true},
    {name: store, longest: Number.MAX_SAFE_INTEGER, isNeeded: false},
  ];
}

/** Why a store of a name cannot be called so in an archive; undefined when it can. */
export function nameProblem(store: string): string | undefined {
  const names = memberForms(store).map(({name}) => name);
  if (names.some((name) => Buffer.byteLength(name) > longestMemberName)) return 'is too long for an archive';
  if (new Set(names).size < names.length) return 'is that of another member';
  // What looks like a flag, a path or a second line is not to surprise who unpacks it.
  return /^[-.]|[/\\]|\p{C}/u.test(store) ? 'has signs that are no plain name' : undefined;
}
