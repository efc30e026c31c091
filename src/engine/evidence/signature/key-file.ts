import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {counted} from '../../faults/words.js';
import {magic} from '../../format/records/constants.js';
import {stampOf} from '../../storage/files/file-system.js';
import {fileBehind, readInput} from '../../storage/files/input.js';
import {notice} from '../../storage/files/notices.js';

/** The shared key in a file: all its bytes, whatever they are, but no key of another kind. */

/** What a key is wanted for. */
export type KeyPurpose = 'sign' | 'verify';

/** All bytes of the key file. Raises L0002 and L0080, L0009 for no bytes, L0082 for a key of another kind. */
export async function readKey(file: string, purpose: KeyPurpose): Promise<Uint8Array> {
  const key = (await readInput(file)) as Uint8Array;
  if (key.length === 0) throw fault(conditions.keyEmpty, {path: file, purpose});
  const kind = otherKeyKind(key);
  if (kind !== undefined) throw fault(conditions.keyOfAnotherKind, {path: file, kind});
  for (const text of keyDoubts(file, key)) notice(text);
  return key;
}

/** Fewer bytes than this are found by trying. */
const shortestKey = 5;

/** Why a shared key may be known to others, who can sign with it as well. */
function keyDoubts(file: string, key: Uint8Array): string[] {
  const bare = key.length - lineEndOf(key);
  const doubts: string[] = [];
  if (bare === 0) doubts.push('is a line end and nothing else');
  else if (bare < shortestKey) doubts.push(`has ${counted(bare, 'byte')}, which anybody finds by trying`);
  if (Buffer.compare(key.subarray(0, magic.length), magic) === 0)
    doubts.push('is a store, and whoever has it can sign');
  const path = fileBehind(file);
  const mode = path === undefined ? 0 : (stampOf(path)?.mode ?? 0);
  if ((mode & 0o002) !== 0) doubts.push('can be written by everybody on this machine');
  return doubts.map((doubt) => `the key ${file} ${doubt}`);
}

/** Bytes of the line end that a key ends with. */
function lineEndOf(key: Uint8Array): number {
  if (key.at(-1) !== 0x0a) return 0;
  return key.at(-2) === 0x0d ? 2 : 1;
}

/** Bytes behind the base64 of a minisign key. */
const minisignLengths: ReadonlyMap<number, string> = new Map([
  [42, 'a minisign public key'],
  [158, 'a minisign secret key'],
]);

const sshName = String.raw`(?:ssh-|ecdsa-sha2-|sk-ssh-|sk-ecdsa-sha2-)[\w@.-]+`;

/** Words by which keys of other kinds are known, in the order in which they are asked for. */
const marks: readonly (readonly [mark: RegExp, kind: string])[] = [
  [/^-{4,5} ?BEGIN [\w ]*CERTIFICATE\b/m, 'a certificate'],
  [/^-{4,5} ?BEGIN OPENSSH PRIVATE KEY\b/m, 'an OpenSSH private key'],
  [/^-{4,5} ?BEGIN [\w ]*PRIVATE KEY\b/m, 'a private key in PEM'],
  [/^-{4,5} ?BEGIN [\w ]*PUBLIC KEY\b/m, 'a public key in PEM'],
  [new RegExp(`(?:^|\\s)${sshName}-cert-v\\d+@openssh\\.com AAAA`), 'an OpenSSH certificate'],
  [new RegExp(`(?:^|\\s)${sshName} AAAA`), 'an OpenSSH public key'],
];

/** What kind of key that is no shared one the bytes are; undefined when they are none that is known. */
export function otherKeyKind(key: Uint8Array): string | undefined {
  const text = Buffer.from(key.subarray(0, 65_536))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '');
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  if (lines[0]?.startsWith('untrusted comment:') === true) return minisignKind(lines[1] ?? '') ?? 'a minisign file';
  const [line] = lines.filter((each) => each !== '');
  const bare = line !== undefined && lines.filter((each) => each !== '').length === 1 ? minisignKind(line) : undefined;
  return bare ?? marks.find(([mark]) => mark.test(text))?.[1];
}

function minisignKind(line: string): string | undefined {
  if (!/^RW[A-Za-z0-9+/]+={0,2}$/.test(line)) return undefined;
  const bytes = Buffer.from(line, 'base64');
  return bytes.toString('base64') === line ? minisignLengths.get(bytes.length) : undefined;
}

/** Another spelling of a key, and what was done to it. */
interface KeySpelling {
  readonly name: string;
  readonly key: Uint8Array;
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** What a key becomes in the hands of an editor or a shell: a line end more, less or other, a byte order mark. */
export function keySpellings(given: Uint8Array): KeySpelling[] {
  const bytes = Buffer.from(given);
  const hasMark = bytes.subarray(0, 3).equals(byteOrderMark);
  const bodies = [
    {said: '', body: bytes},
    ...(hasMark ? [{said: 'without its byte order mark', body: bytes.subarray(3)}] : []),
  ];
  const all = bodies.flatMap(({said, body}) => {
    const bare = body.subarray(0, body.length - lineEndOf(body));
    return [
      {name: said, key: body},
      {name: joined(said, 'without its final line end'), key: bare},
      {name: joined(said, 'with a final line end'), key: Buffer.concat([bare, Buffer.from('\n')])},
      {name: joined(said, 'with a final line end of CR and LF'), key: Buffer.concat([bare, Buffer.from('\r\n')])},
    ];
  });
  return all.filter(({key}, i) => !key.equals(bytes) && all.findIndex((other) => other.key.equals(key)) === i);
}

function joined(first: string, second: string): string {
  return first === '' ? second : `${first} and ${second}`;
}
