import path from 'node:path';
import {conditions} from '../../faults/conditions.js';
import {type Fault, fault} from '../../faults/fault.js';
import {decodeNumbers, differentialMembers, startsLikeDifferential} from '../../format/differential.js';
import {pageSize} from '../../format/records/constants.js';
import {type PageNumber, toFileOffset} from '../../format/records/integers.js';
import {readTar, type TarMember, tarBlock} from '../../format/tar.js';
import type {Tell} from '../../passes/operation.js';
import {sha256} from '../../storage/checksum.js';
import type {Device} from '../../storage/files/device.js';
import {LenientDevice} from '../../storage/files/lenient-device.js';
import {SectionDevice} from '../../storage/files/section-device.js';
import {DocumentProblem, documentText, judgeDocument, type OwnKind} from '../document-file.js';
import {pourDevice} from '../file-digest.js';
import {unpack} from '../packed-frames.js';
import {differentialReadme} from './readme.js';

/** A full copy that differentials are made against: told by what it holds, not by its name. */
export interface BaseFacts {
  /** Name of its file, without a directory. */
  readonly name: string;
  /** Bytes of the store in it. */
  readonly size_bytes: number;
  /** Root of its page digests, in hex. */
  readonly seal_root: string;
}

/** What a differential says of itself. */
export interface DifferentialFacts {
  readonly created_at: string;
  readonly size_bytes: number;
  /** BLAKE3 and SHA-256 of the store. */
  readonly blake3: string;
  readonly sha256: string;
  readonly page_size: typeof pageSize;
  /** How many pages it holds. */
  readonly pages: number;
  readonly base: BaseFacts;
}

const aboutKind: OwnKind = {validator: 'differential', kind: 'liel-differential', longest: 65_536};

/** The members ahead of the pages, but for their numbers: what it says of itself, to programs and to people. */
export function differentialTexts(facts: DifferentialFacts): {readonly about: Buffer; readonly readme: Buffer} {
  const {created_at: createdAt, size_bytes: sizeBytes, pages, base} = facts;
  const told = {createdAt, sizeBytes, sha256: facts.sha256, pages};
  const readme = differentialReadme({...told, baseSizeBytes: base.size_bytes, baseSealRoot: base.seal_root});
  return {about: Buffer.from(documentText(aboutKind, facts)), readme: Buffer.from(readme)};
}

/** The text of checksums as `sha256sum` has it. */
export function differentialSums(digests: readonly (readonly [name: string, sha256: string])[]): string {
  return digests.map(([name, digest]) => `${digest}  ${name}\n`).join('');
}

/** A differential that is whole: every member has the SHA-256 that it says. */
export interface Differential {
  readonly facts: DifferentialFacts;
  readonly numbers: readonly PageNumber[];
  /** Gives away the pages, in the order of their numbers. Raises L0140. */
  readonly eachPage: (take: (page: PageNumber, bytes: Uint8Array) => void, tell?: Tell) => Promise<void>;
}

/** Whether a device begins as a differential does. */
export function isDifferential(device: Device): boolean {
  const start = new Uint8Array(tarBlock);
  return startsLikeDifferential(start.subarray(0, new LenientDevice(device).read(start, 0)));
}

const mostMembers = Object.keys(differentialMembers).length;

/** Reads a differential whole, and proves that it is. Raises L0140 for any bit of it that is another. */
export async function openDifferential(device: Device, name: string, tell?: Tell): Promise<Differential> {
  const members = readTar(device, mostMembers);
  if (typeof members === 'string') throw refused(name, members);
  const wanted = Object.values(differentialMembers);
  const isComplete = members.length === wanted.length && members.every((member, i) => member.name === wanted[i]);
  if (!isComplete) throw refused(name, `its members are not ${wanted.join(', ')}`);
  const [about, readme, numbers, pages, sums] = members as [TarMember, TarMember, TarMember, TarMember, TarMember];
  const part = (member: TarMember): Device => new SectionDevice(name, device, member.offset, member.size);
  const content = (member: TarMember): Buffer => {
    const bytes = Buffer.alloc(member.size);
    return bytes.subarray(0, part(member).read(bytes, 0));
  };
  if (Math.max(about.size, readme.size, sums.size) > aboutKind.longest) throw refused(name, 'a text is too long');
  await requireSums(name, content(sums).toString(), members.slice(0, -1), part, tell);
  const facts = await judgeDocument<DifferentialFacts>(content(about), aboutKind);
  if (facts instanceof DocumentProblem) throw refused(name, `${about.name}: ${facts.text}`);
  if (facts.base.name !== path.basename(facts.base.name)) throw refused(name, 'the name of its base is no file name');
  const found = numbers.size === facts.pages * 8 ? decodeNumbers(content(numbers), facts.size_bytes) : undefined;
  if (found === undefined) throw refused(name, 'its page numbers are none');
  return {
    facts,
    numbers: found,
    eachPage: (take, tell) => givePages(part(pages), name, found, take, tell),
  };
}

/** Raises L0140 unless every member has the SHA-256 that the sums give it. */
async function requireSums(
  name: string,
  sums: string,
  members: readonly TarMember[],
  part: (member: TarMember) => Device,
  tell: Tell | undefined,
): Promise<void> {
  const digests: (readonly [string, string])[] = [];
  for (const member of members) {
    const digest = sha256();
    await pourDevice(part(member), digest, tell);
    digests.push([member.name, digest.hex()]);
  }
  if (sums === differentialSums(digests)) return;
  const lines = sums.split('\n');
  const wrong = digests.findIndex((digest, i) => `${lines[i]}\n` !== differentialSums([digest]));
  const which = digests[wrong]?.[0];
  const problem =
    which === undefined
      ? `${differentialMembers.sums} names more than its members`
      : `${which} has another SHA-256 than ${differentialMembers.sums} says`;
  throw refused(name, problem);
}

async function givePages(
  file: Device,
  name: string,
  numbers: readonly PageNumber[],
  take: (page: PageNumber, bytes: Uint8Array) => void,
  tell: Tell | undefined,
): Promise<void> {
  let next = 0;
  const takeBlock = (block: Uint8Array): void => {
    for (let at = 0; at < block.length; at += pageSize) {
      const page = numbers[next++];
      const bytes = block.subarray(at, at + pageSize);
      if (page === undefined || bytes.length < pageSize) throw refused(name, 'it holds more than its pages');
      take(page, bytes);
    }
  };
  await unpack(file, name, takeBlock, tell);
  if (next < numbers.length) throw refused(name, 'it holds fewer pages than it says');
}

/**
 * Makes the store of a differential in a device that holds its base. What that then holds is still to be proved: by the BLAKE3 in
 * the facts. Raises L0140.
 */
export async function applyDifferential({facts, eachPage}: Differential, target: Device, tell?: Tell): Promise<void> {
  const {size_bytes: size} = facts;
  if (target.size() > size) target.truncate(size);
  await eachPage((page, bytes) => {
    const at = page * pageSize;
    target.write(bytes.subarray(0, size - at), toFileOffset(at));
  }, tell);
  if (target.size() < size) target.truncate(size);
}

function refused(path: string, problem: string): Fault {
  return fault(conditions.differentialUnreadable, {path, problem});
}
