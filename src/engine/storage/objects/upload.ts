import {conditions} from '../../faults/conditions.js';
import {Fault, fault, isFault} from '../../faults/fault.js';
import {escapeXml, parseXml, textIn} from '../../format/s3/xml.js';
import {type Digest, md5, sha256} from '../checksum.js';
import {type Bucket, bodyOf, isYes, type Question} from './bucket.js';
import type {Answer, Body} from './exchange.js';
import {noteUnfinished} from './unfinished.js';

/** How an object is to be written. */
export interface Upload {
  /** Until when nobody may remove it; undefined where anybody may. */
  readonly lockedUntil?: Date | undefined;
  /** Whether it takes the place of one that is there. */
  readonly mayReplace?: boolean | undefined;
  /** Bytes of a part; what is longer is sent in parts. */
  readonly partBytes?: number | undefined;
  /** Told how many bytes went out. */
  readonly onSent?: ((bytes: number) => void) | undefined;
}

/** By what it is known that an object holds what was sent. */
export type UploadProof = 'checksum of the server' | 'read back';

/** An object that was sent, and is what was sent. */
export interface SentObject {
  readonly proof: UploadProof;
  /** SHA-256 of all its bytes, in hex. */
  readonly sha256: string;
  /** 1 for one that was sent at once. */
  readonly parts: number;
}

const usualPart = 64 * 1024 * 1024;
const mostParts = 10_000;

/** A piece of what is sent. */
interface Part {
  readonly source: Body;
  readonly sha256: string;
}

/** What an object must be. */
interface Wanted {
  readonly key: string;
  readonly size: number;
  readonly sha256: string;
  /** Base64, as the server gives it back: that of all its bytes, or of the digests of its parts. */
  readonly checksums: readonly string[];
  readonly lockedUntil: Date | undefined;
}

/**
 * Sends an object that must not be there yet, and believes that it is there when the server gives back the SHA-256 that was computed
 * here, or else when it was read back. Raises L5051 to L5054; what is there of it by then is taken away again.
 */
export async function sendObject(
  bucket: Bucket,
  key: string,
  source: Body,
  {lockedUntil, mayReplace = false, partBytes = usualPart, onSent}: Upload = {},
): Promise<SentObject> {
  const parts = partsOf(source, partBytes);
  const whole = parts.length === 1 ? (parts[0] as Part).sha256 : digestOf(source);
  const composite = `${base64(digestOfDigests(parts))}-${parts.length}`;
  const checksums = parts.length === 1 ? [base64(whole)] : [composite, base64(whole)];
  const wanted = {key, size: source.size, sha256: whole, checksums, lockedUntil};
  const condition: Record<string, string> = mayReplace ? {} : {'if-none-match': '*'};
  const answer =
    parts.length === 1
      ? await bucket.ask({
          method: 'PUT',
          key,
          body: source,
          sha256: whole,
          headers: {...bodyHeaders(parts[0] as Part, lockedUntil), ...condition, ...lockHeaders(lockedUntil)},
          onSent,
        })
      : await sendParts(bucket, wanted, parts, condition, onSent);
  if (isYes(answer)) return {...(await requireWritten(bucket, wanted)), sha256: whole, parts: parts.length};
  if (!isTaken(answer)) throw bucket.refusal(key, answer);
  // Of an earlier try the answer may have been lost.
  return {...(await requireOwn(bucket, wanted, answer)), sha256: whole, parts: parts.length};
}

const typeOfBody = {'content-type': 'application/octet-stream'};

/** What stands beside a body. Amazon S3 wants the MD5 of what it is to lock. */
function bodyHeaders({source, sha256: hex}: Part, lockedUntil: Date | undefined): Record<string, string> {
  const sum = lockedUntil && {'content-md5': base64(digestOf(source, md5()))};
  return {'x-amz-checksum-sha256': base64(hex), ...typeOfBody, ...sum};
}

/** Whether a no says that there is an object, or that it is being made, or that its parts were put together before. */
function isTaken({status, body}: Answer): boolean {
  return status === 412 || status === 409 || (status === 404 && /NoSuchUpload/.test(body.toString()));
}

function lockHeaders(until: Date | undefined): Record<string, string> {
  if (until === undefined) return {};
  return {
    'x-amz-object-lock-mode': 'COMPLIANCE',
    'x-amz-object-lock-retain-until-date': until.toISOString(),
  };
}

function partsOf(source: Body, partBytes: number): Part[] {
  const mebibyte = 1024 * 1024;
  const size = Math.max(partBytes, Math.ceil(source.size / mostParts / mebibyte) * mebibyte);
  const count = Math.max(1, Math.ceil(source.size / size));
  return Array.from({length: count}, (_, i) => {
    const from = i * size;
    const piece: Body = {
      size: Math.min(size, source.size - from),
      read: (target, offset) => source.read(target, from + offset),
    };
    return {source: piece, sha256: digestOf(piece)};
  });
}

function digestOf(source: Body, digest: Digest = sha256()): string {
  const buffer = Buffer.alloc(Math.min(1024 * 1024, Math.max(1, source.size)));
  for (let at = 0; at < source.size; ) {
    const count = source.read(buffer.subarray(0, Math.min(buffer.length, source.size - at)), at);
    if (count === 0) break;
    digest.update(buffer.subarray(0, count));
    at += count;
  }
  return digest.hex();
}

function digestOfDigests(parts: readonly Part[]): string {
  const digest = sha256();
  for (const {sha256: hex} of parts) digest.update(Buffer.from(hex, 'hex'));
  return digest.hex();
}

const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

/** Sends an object in parts. Returns the answer to the request that puts them together. */
async function sendParts(
  bucket: Bucket,
  {key, lockedUntil}: Wanted,
  parts: readonly Part[],
  condition: Readonly<Record<string, string>>,
  onSent: Upload['onSent'],
): Promise<Answer> {
  const begun = await bucket.demand({
    method: 'POST',
    key,
    query: {uploads: ''},
    headers: {
      ...typeOfBody,
      'x-amz-checksum-algorithm': 'SHA256',
      'x-amz-checksum-type': 'COMPOSITE',
      ...lockHeaders(lockedUntil),
    },
  });
  const uploadId = textIn(parseXml(begun.body.toString()), 'UploadId');
  if (uploadId === undefined) throw bucket.refusal(key, begun);
  let isDone = false;
  const forget = noteUnfinished(() => abandon(bucket, {key, query: {uploadId}}));
  try {
    const tags: string[] = [];
    let before = 0;
    for (const [i, {source, sha256: hex}] of parts.entries()) {
      const answer = await bucket.demand({
        method: 'PUT',
        key,
        query: {partNumber: String(i + 1), uploadId},
        headers: bodyHeaders({source, sha256: hex}, lockedUntil),
        body: source,
        sha256: hex,
        onSent: (bytes) => onSent?.(before + bytes),
      });
      before += source.size;
      tags.push(String(answer.headers['etag'] ?? ''));
    }
    const answer = await putTogether(bucket, {key, query: {uploadId}, headers: condition}, parts, tags);
    // A yes may turn into a no while the parts are put together.
    const isError = isYes(answer) && parseXml(answer.body.toString())?.name === 'Error';
    isDone = isYes(answer) && !isError;
    return isError ? {...answer, status: 500} : answer;
  } finally {
    forget();
    if (!isDone) await abandon(bucket, {key, query: {uploadId}});
  }
}

/** Asks for the parts that were sent to be one object. */
function putTogether(
  bucket: Bucket,
  {headers, ...where}: Pick<Question, 'key' | 'query' | 'headers'>,
  parts: readonly Part[],
  tags: readonly string[],
): Promise<Answer> {
  const listed = parts.map(
    ({sha256: hex}, i) =>
      `<Part><PartNumber>${i + 1}</PartNumber><ETag>${escapeXml(tags[i] as string)}</ETag>` +
      `<ChecksumSHA256>${base64(hex)}</ChecksumSHA256></Part>`,
  );
  const body = bodyOf(Buffer.from(`<CompleteMultipartUpload>${listed.join('')}</CompleteMultipartUpload>`));
  const all = {'content-type': 'application/xml', ...headers};
  return bucket.ask({...where, method: 'POST', headers: all, body, sha256: digestOf(body)});
}

/** Takes away an object, or the parts of one, that is not to be; what cannot be taken away is for the rules of the bucket. */
async function abandon(bucket: Bucket, what: Pick<Question, 'key' | 'query'>): Promise<void> {
  try {
    await bucket.ask({method: 'DELETE', ...what});
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
}

/** Asks for an object that was written just now. Raises as `requireObject`; one that is another than was sent is taken away again. */
async function requireWritten(bucket: Bucket, wanted: Wanted): Promise<{readonly proof: UploadProof}> {
  try {
    return await requireObject(bucket, wanted);
  } catch (error) {
    // A receipt with one wrong letter may still be one.
    if (isFault(error, conditions.objectDiffers)) await abandon(bucket, {key: wanted.key});
    throw error;
  }
}

/** Raises L5053 unless the object that is there is the one that was to be written. */
async function requireOwn(bucket: Bucket, wanted: Wanted, answer: Answer): Promise<{readonly proof: UploadProof}> {
  try {
    return await requireObject(bucket, wanted);
  } catch (error) {
    if (!isFault(error, conditions.objectDiffers)) throw error;
    if (answer.status === 404) throw bucket.refusal(wanted.key, answer);
    throw fault(conditions.objectTaken, {address: bucket.addressOf(wanted.key)}, {}, error);
  }
}

/** Asks what an object is, and reads it where the server does not say. Raises L5051, L5052, and L5054 unless it is what it must be. */
async function requireObject(
  bucket: Bucket,
  {key, size, sha256: whole, checksums, lockedUntil}: Wanted,
): Promise<{readonly proof: UploadProof}> {
  const differs = (problem: string): Fault =>
    fault(conditions.objectDiffers, {address: bucket.addressOf(key), problem});
  const {status, headers, body} = await bucket.ask({method: 'HEAD', key, headers: {'x-amz-checksum-mode': 'ENABLED'}});
  if (status === 404) throw differs('it was written, and is not there');
  if (!isYes({status, headers, body})) throw bucket.refusal(key, {status, headers, body});
  if (headers['content-length'] !== String(size)) {
    throw differs(`it has ${headers['content-length']} bytes, and ${size} were sent`);
  }
  if (lockedUntil !== undefined) {
    const until = Date.parse(String(headers['x-amz-object-lock-retain-until-date'] ?? ''));
    const isLocked = headers['x-amz-object-lock-mode'] === 'COMPLIANCE' && until >= lockedUntil.getTime() - 1000;
    if (!isLocked) throw differs('the server does not say that it is locked until then');
  }
  const checksum = headers['x-amz-checksum-sha256'];
  if (checksum !== undefined) {
    if (!checksums.includes(String(checksum))) throw differs('the server says another SHA-256 of it than was sent');
    return {proof: 'checksum of the server'};
  }
  let digest = sha256();
  const begin = (): ((bytes: Uint8Array) => void) => {
    digest = sha256();
    return (bytes) => digest.update(bytes);
  };
  await bucket.demand({method: 'GET', key, begin});
  if (digest.hex() !== whole) throw differs('read back, it has another SHA-256 than was sent');
  return {proof: 'read back'};
}
