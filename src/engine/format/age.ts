/** Files of age (age-encryption.org/v1), as far as they are told from others. */

const first = 'age-encryption.org/v1\n';
const armored = '-----BEGIN AGE ENCRYPTED FILE-----';

/** How many bytes tell it. */
export const ageStart = armored.length;

/** Whether bytes begin as an encrypted file does; `armored` where it is written as text. */
export function startsLikeAge(start: Uint8Array): 'binary' | 'armored' | undefined {
  const text = Buffer.from(start.subarray(0, ageStart)).toString('latin1');
  if (text.startsWith(first)) return 'binary';
  return text.startsWith(armored) ? 'armored' : undefined;
}

/** The identities in the text of a file as `age-keygen` writes it: lines that are neither empty nor comments. */
export function identityLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}
