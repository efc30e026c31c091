import {linesIn, Unreadable} from '../key-text.js';
import {blobOfType} from './ssh-key.js';

/** The list of signers that `ssh-keygen -Y verify` takes (ssh-keygen(1), ALLOWED SIGNERS). */

/** Nothing is read of a list that is longer, in bytes. */
export const longestSignerList = 1_048_576;

/** A line of the list. */
export interface AllowedSigner {
  /** Who it is about, as a list of patterns. */
  readonly principals: string;
  /** Namespaces that the key may sign in, as a list of patterns; undefined for all. */
  readonly namespaces: string | undefined;
  readonly validAfter: Date | undefined;
  readonly validBefore: Date | undefined;
  /** Whether the key vouches for certificates, and signs nothing itself. */
  readonly isAuthority: boolean;
  readonly blob: Uint8Array;
}

/** The lines of a list. Throws `Unreadable` for a line that `ssh-keygen` would stop at, by its number. */
export function parseAllowedSigners(bytes: Uint8Array): AllowedSigner[] {
  return linesIn(bytes).flatMap((line, i) => {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) return [];
    try {
      return [signerIn(text)];
    } catch (error) {
      if (error instanceof Unreadable) throw new Unreadable(`line ${i + 1}: ${error.message}`);
      throw error;
    }
  });
}

const principalsPattern = /^(?:"([^"]*)"|([^\s"]+))[ \t]+/;
const keyPattern = /^((?:ssh-|ecdsa-sha2-|sk-)[\w@.-]+)[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t].*)?$/;
const optionsPattern = /^((?:[^\s"]|"[^"]*")+)[ \t]+/;

function signerIn(text: string): AllowedSigner {
  const principals = principalsPattern.exec(text);
  if (!principals) throw new Unreadable('it names nobody, or no key');
  const rest = text.slice(principals[0].length);
  const given = keyPattern.test(rest) ? undefined : optionsPattern.exec(rest);
  const key = keyPattern.exec(given ? rest.slice(given[0].length) : rest);
  if (!key) throw new Unreadable('it holds no key');
  return {
    principals: principals[1] ?? principals[2],
    ...optionsIn(given?.[1] ?? ''),
    blob: blobOfType(key[1], key[2]),
  };
}

type Options = Pick<AllowedSigner, 'namespaces' | 'validAfter' | 'validBefore' | 'isAuthority'>;

const optionPattern = /([A-Za-z-]+)(?:="([^"]*)")?(?:,|$)/y;

function optionsIn(text: string): Options {
  const found = new Map<string, string | undefined>();
  optionPattern.lastIndex = 0;
  for (let at = 0; at < text.length; at = optionPattern.lastIndex) {
    const match = optionPattern.exec(text);
    if (!match) throw new Unreadable('its options cannot be read');
    const name = match[1].toLowerCase();
    const takesValue = ['namespaces', 'valid-after', 'valid-before'].includes(name);
    if (found.has(name)) throw new Unreadable(`its option ${name} stands twice`);
    if (takesValue !== (match[2] !== undefined) || (!takesValue && name !== 'cert-authority')) {
      throw new Unreadable(`its option ${name} is not known, or not as it must be`);
    }
    found.set(name, match[2]);
  }
  const moment = (name: string): Date | undefined => {
    const value = found.get(name);
    return value === undefined ? undefined : copyMoment(value);
  };
  const [validAfter, validBefore] = [moment('valid-after'), moment('valid-before')];
  return {namespaces: found.get('namespaces'), validAfter, validBefore, isAuthority: found.has('cert-authority')};
}

const momentPattern = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(Z)?$/;

/** A time as OpenSSH writes it: local, unless it ends with Z. */
function copyMoment(text: string): Date {
  const match = momentPattern.exec(text);
  if (!match) throw new Unreadable(`${JSON.stringify(text)} is no time`);
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part = '0') => Number(part));
  const parts = [year, month - 1, day, hour, minute, second] as const;
  const moment = match[7] === undefined ? new Date(...parts) : new Date(Date.UTC(...parts));
  const isReal = month >= 1 && month <= 12 && day >= 1 && hour < 24 && minute < 60 && second < 61;
  const back = match[7] === undefined ? moment.getDate() : moment.getUTCDate();
  if (!isReal || back !== day) throw new Unreadable(`${JSON.stringify(text)} is no time`);
  return moment;
}

/** Whether a word fits a list of patterns with `*` and `?`, of which one with `!` rules it out (ssh_config(5), PATTERNS). */
export function fitsPatterns(word: string, list: string): boolean {
  const patterns = list.split(',');
  const rulesOut = patterns.some((pattern) => pattern.startsWith('!') && fits(word, pattern.slice(1)));
  return !rulesOut && patterns.some((pattern) => !pattern.startsWith('!') && fits(word, pattern));
}

/** Goes back to the last star only, so that no pattern takes long. */
function fits(word: string, pattern: string): boolean {
  let [at, i, star, behind] = [0, 0, -1, 0];
  while (at < word.length) {
    if (pattern[i] === '*') [star, behind] = [i++, at];
    else if (pattern[i] === '?' || pattern[i] === word[at]) [at, i] = [at + 1, i + 1];
    else if (star >= 0) [at, i] = [++behind, star + 1];
    else return false;
  }
  while (pattern[i] === '*') i++;
  return i === pattern.length;
}
