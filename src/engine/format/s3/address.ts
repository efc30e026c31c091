import {isSeen} from '../../faults/unseen.js';

/** A place in a bucket: a prefix under which backups lie as in a directory, or one object there. */
export interface ObjectAddress {
  readonly bucket: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
  /** Name of the object behind the prefix; empty where the prefix itself is meant. */
  readonly name: string;
}

const scheme = 's3://';

/** Whether a word is the address of a place in a bucket, well formed or not. */
export function isAddress(word: string): boolean {
  return word.startsWith(scheme);
}

/**
 * The place that an address names; undefined for what is none. A prefix has characters that every shell, URL and file system takes as
 * they are: what is said of its image on the disk can then be said of it.
 */
export function parseAddress(word: string): ObjectAddress | undefined {
  const [, bucket = '', rest = ''] = /^s3:\/\/([^/]*)\/?(.*)$/s.exec(word) ?? [];
  if (!isAddress(word) || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || bucket.includes('..')) return undefined;
  const segments = rest.split('/');
  const name = segments.pop() as string;
  if (!segments.every((segment) => /^[\w@+=:,.-]+$/.test(segment) && !/^\.\.?$/.test(segment))) return undefined;
  if (name !== '' && !isFileName(name)) return undefined;
  return {bucket, prefix: segments.map((segment) => `${segment}/`).join(''), name};
}

/** An address that is a prefix, as `backups/` and `backups` are one directory. */
export function asPrefix({bucket, prefix, name}: ObjectAddress): ObjectAddress {
  return name === '' ? {bucket, prefix, name} : {bucket, prefix: `${prefix}${name}/`, name: ''};
}

/** The word for an address. */
export function addressText({bucket, prefix, name}: ObjectAddress): string {
  return `${scheme}${bucket}/${prefix}${name}`;
}

/** Bytes that the name of an object may have, so that names of stages fit beside it. */
const longestName = 220;

/** Whether a file may have the name of an object: nothing in it leads elsewhere, and nothing is lost of it. */
export function isFileName(name: string): boolean {
  if (name === '' || name === '.' || name === '..') return false;
  return isSeen(name) && !/[/\\<>:"|?*]/.test(name) && Buffer.byteLength(name) <= longestName;
}
