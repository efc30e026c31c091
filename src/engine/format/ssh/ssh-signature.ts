import {decodeBase64, linesIn, Unreadable} from '../key-text.js';
import {SshReader, sshString, sshU32} from './ssh-wire.js';

/** Signatures of files as `ssh-keygen -Y` makes them (PROTOCOL.sshsig). */

const magic = Buffer.from('SSHSIG');
const version = 1;
const head = '-----BEGIN SSH SIGNATURE-----';
const end = '-----END SSH SIGNATURE-----';
const lineLength = 70;

/** Nothing is read of a signature file that is longer, in bytes. */
export const longestSshSignature = 65_536;

/** The digests of a file that may be signed. */
export type SshHash = 'sha256' | 'sha512';

/** A signature file. */
export interface SshSignature {
  /** The blob of the key that it says it was made with. */
  readonly blob: Uint8Array;
  readonly namespace: string;
  readonly hash: SshHash;
  /** Its algorithm and its numbers, as a blob. */
  readonly signature: Uint8Array;
}

/** Whether bytes begin as such a signature does. */
export function startsLikeSshSignature(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, head.length)).toString('latin1') === head;
}

/** The signature in a file. Throws `Unreadable`. */
export function parseSshSignature(bytes: Uint8Array): SshSignature {
  const lines = linesIn(bytes);
  if (lines[0] !== head || lines.at(-1) !== end) throw new Unreadable('it has not the frame of an SSH signature');
  const reader = new SshReader(decodeBase64(lines.slice(1, -1).join(''), 'the signature'), 'the signature');
  if (!reader.raw(magic.length).equals(magic)) throw new Unreadable('it does not begin with SSHSIG');
  const found = reader.u32();
  if (found !== version) throw new Unreadable(`its version is ${found}, and this program knows ${version}`);
  const [blob, namespace, reserved, hash, signature] = [
    reader.string(),
    reader.text(),
    reader.string(),
    reader.text(),
    reader.string(),
  ];
  reader.end();
  if (reserved.length > 0) throw new Unreadable('it has a field that this program does not know');
  if (hash !== 'sha512' && hash !== 'sha256') throw new Unreadable('it is of a digest that is not known');
  return {blob, namespace, hash, signature};
}

/** What is signed for a file of a digest. */
export function sshSignedData({namespace, hash}: Pick<SshSignature, 'namespace' | 'hash'>, digest: Uint8Array): Buffer {
  return Buffer.concat([magic, sshString(namespace), sshString(''), sshString(hash), sshString(digest)]);
}

/** The bytes of a signature file. */
export function sshSignatureText({blob, namespace, hash, signature}: SshSignature): string {
  const fields = [sshString(blob), sshString(namespace), sshString(''), sshString(hash), sshString(signature)];
  const base64 = Buffer.concat([magic, sshU32(version), ...fields]).toString('base64');
  const lines = base64.match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? [];
  return [head, ...lines, end, ''].join('\n');
}
