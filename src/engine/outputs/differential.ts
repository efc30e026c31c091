import {
  applyDifferential,
  type DifferentialFacts,
  differentialSums,
  differentialTexts,
  openDifferential,
} from '../evidence/differential/open-differential.js';
import {storedDigest} from '../evidence/packed-copy.js';
import type {StoredCopy} from '../evidence/receipt.js';
import {conditions} from '../faults/conditions.js';
import {fault, isFault} from '../faults/fault.js';
import {sameBytes} from '../format/bytes.js';
import {differentialMembers, encodeNumbers} from '../format/differential.js';
import {pageSize} from '../format/records/constants.js';
import {type PageNumber, toPageNumber} from '../format/records/integers.js';
import {digestOfPage, pagesOf, type Seal, sealDigestSize} from '../format/seal.js';
import {tarBlock, tarEnd, tarHead, tarPadding} from '../format/tar.js';
import type {Tell} from '../passes/operation.js';
import {sha256} from '../storage/checksum.js';
import type {Device} from '../storage/files/device.js';
import {compressInto} from './packing.js';
import {copyBytes} from './store-copy.js';

/** Differentials: how they are written, and read back. */

/** Numbers of the pages of a store, by their digests, that are not those of a base, by its seal. */
export function changedPages(digests: Uint8Array, base: Seal): PageNumber[] {
  const known = pagesOf(base.storeSize);
  const pages: PageNumber[] = [];
  for (let page = toPageNumber(0); page < digests.length / sealDigestSize; page++) {
    const digest = digests.subarray(page * sealDigestSize, (page + 1) * sealDigestSize);
    if (page >= known || !sameBytes(digest, digestOfPage(base, page))) pages.push(page);
  }
  return pages;
}

/** Pages of a copy, one behind the other, each as long as a page. */
class PagesOf {
  constructor(
    private readonly copy: Device,
    private readonly pages: readonly PageNumber[],
  ) {}

  size(): number {
    return this.pages.length * pageSize;
  }

  read(target: Uint8Array, offset: number): number {
    const first = offset / pageSize;
    const wanted = this.pages.slice(first, first + target.length / pageSize);
    const bytes = target.subarray(0, wanted.length * pageSize).fill(0);
    // Pages that lie one behind the other are read at once.
    for (let i = 0, end = 0; i < wanted.length; i = end) {
      const start = wanted[i] as number;
      for (end = i + 1; wanted[end] === start + end - i; end++);
      this.copy.read(bytes.subarray(i * pageSize, end * pageSize), start * pageSize);
    }
    return bytes.length;
  }
}

/** What a differential is made of: the pages of a copy, which `facts` speak of. */
export interface DifferentialSource {
  readonly copy: Device;
  readonly facts: DifferentialFacts;
  readonly numbers: readonly PageNumber[];
}

/** Writes a differential into an empty device. */
export async function writeDifferential({copy, facts, numbers}: DifferentialSource, target: Device, tell: Tell) {
  const modified = Math.floor(Date.parse(facts.created_at) / 1000);
  const digests: (readonly [name: string, digest: string])[] = [];
  let end = 0;
  const append = (name: string, bytes: Uint8Array): void => {
    for (const part of [tarHead({name, size: bytes.length, modified}), bytes, tarPadding(bytes.length)]) {
      target.write(part, end);
      end += part.length;
    }
    const digest = sha256();
    digest.update(bytes);
    digests.push([name, digest.hex()]);
  };
  const {about, readme} = differentialTexts(facts);
  append(differentialMembers.about, about);
  append(differentialMembers.readme, readme);
  append(differentialMembers.numbers, encodeNumbers(numbers));
  // How long the head is hangs on what follows it: of what is very large, it is longer.
  for (let room = tarBlock; ; ) {
    const at = end + room;
    const place = {write: (bytes: Uint8Array, offset: number) => target.write(bytes, at + offset)};
    const packed = await compressInto(new PagesOf(copy, numbers), place, tell);
    const head = tarHead({name: differentialMembers.pages, size: packed.size_bytes, modified});
    if (head.length !== room) {
      room = head.length;
      continue;
    }
    target.write(head, end);
    digests.push([differentialMembers.pages, packed.sha256]);
    end = at + packed.size_bytes;
    break;
  }
  const padding = tarPadding(end);
  target.write(padding, end);
  end += padding.length;
  append(differentialMembers.sums, Buffer.from(differentialSums(digests)));
  target.write(tarEnd, end);
}

/** Reads a differential back from the disk, and says what is stored. Raises L5011 unless it holds the pages of the copy that it is of. */
export async function requireDifferential(
  file: Device,
  name: string,
  {copy, facts, numbers}: DifferentialSource,
  tell: Tell,
): Promise<StoredCopy> {
  const unlike = (problem: string, cause?: unknown): Error =>
    fault(conditions.copyUnreadable, {path: name, problem}, {}, cause);
  try {
    const found = await openDifferential(file, name, tell);
    if (!Buffer.from(encodeNumbers(found.numbers)).equals(encodeNumbers(numbers))) throw unlike('it has other pages');
    if (JSON.stringify(found.facts.base) !== JSON.stringify(facts.base)) throw unlike('it has another base');
    const expected = Buffer.alloc(pageSize);
    await found.eachPage((page, bytes) => {
      expected.fill(0, copy.read(expected, page * pageSize));
      if (!expected.equals(bytes)) throw unlike(`its page ${page} is another than was copied`);
    }, tell);
  } catch (error) {
    if (!isFault(error, conditions.differentialUnreadable)) throw error;
    throw unlike(error.message, error);
  }
  const {base, pages} = facts;
  return {codec: 'delta', size_bytes: file.size(), sha256: await storedDigest(file, tell), base, pages};
}

/** Makes the store of a differential and its base in an empty device. Raises L0140. */
export async function rebuildInto(target: Device, file: Device, base: Device, name: string, tell: Tell): Promise<void> {
  const differential = await openDifferential(file, name, tell);
  const read = (part: Uint8Array, at: number): void => void base.read(part, at);
  await copyBytes(base.size(), read, target, tell);
  await applyDifferential(differential, target, tell);
}
