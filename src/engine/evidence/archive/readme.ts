import {minisignKind} from '../signature/minisign-kind.js';
import {storePredicate} from '../signature/store-statement.js';
import type {MemberNames} from './members.js';

/** What is in the evidence beside what always is. */
interface Contents {
  readonly isSigned: boolean;
  /** Endings of the signatures that lay beside the store. */
  readonly beside: readonly string[];
  readonly withManifest: boolean;
  readonly withStore: boolean;
}

/** How to check evidence without this program; equal contents give equal texts. */
export function readmeText(names: MemberNames, contents: Contents): string {
  const parts = [
    whatItIs(names, contents),
    sums(names, contents),
    ...(contents.isSigned ? [signature(names, contents)] : []),
    ...contents.beside.map((ending) => besideSignature(names, ending, contents)),
    ours(),
  ];
  return parts.join('\n');
}

function whatItIs({store, seal, manifest}: MemberNames, {withManifest, withStore}: Contents): string {
  return `Evidence of the store ${store}

${withStore ? `${store} is the store itself.` : `The store itself, ${store}, was left out.`} ${seal} has a BLAKE3 of each of its pages.
verify.json says what was proved of it when this was made, tool.json by which program.
${withManifest ? `${manifest} is its content as canonical JSON, as "liel manifest" prints it.\n` : ''}`;
}

function sums({store}: MemberNames, {withStore}: Contents): string {
  const outside = withStore
    ? ''
    : `\nThe store is none of these files. Compare it with "sha256" in verify.json:\n\n  sha256sum ${store}\n`;
  return `Whether the files here are whole:

  sha256sum -c SHA256SUMS
${outside}`;
}

function signature({bundle, key, store, manifest, seal}: MemberNames, {withStore, withManifest}: Contents): string {
  const artifacts = [...(withStore ? [store] : []), ...(withManifest ? [manifest] : []), seal];
  return `Whose they are: ${bundle} is an in-toto statement about them, signed (DSSE, Sigstore bundle).
The key in keys/ came with it and proves nothing: take the public key from where you trust its owner, and compare
or use that one. With cosign 2 or 3, for each of ${artifacts.join(', ')}:

  cosign verify-blob-attestation --key ${key} --insecure-ignore-tlog=true --new-bundle-format \\
    --trusted-root trusted_root.json --bundle ${bundle} --type ${storePredicate} ${artifacts[0]}
`;
}

function besideSignature({store}: MemberNames, ending: string, {withStore}: Contents): string {
  const file = `${store}${ending}`;
  const way =
    ending === minisignKind.ending
      ? `minisign -Vm ${store} -x ${file} -p KEY.pub`
      : `ssh-keygen -Y verify -f ALLOWED_SIGNERS -I NAME -n liel -s ${file} < ${store}`;
  return `${file} lay beside the store${withStore ? '' : ', which you need for it,'} and is checked with the key of its signer:

  ${way}
`;
}

function ours(): string {
  return `With liel: liel verify THIS.evidence.tar --public-key KEY.pub.pem
`;
}
